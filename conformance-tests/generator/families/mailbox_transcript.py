"""Clients: reconnecting and closing after every frame, and server messages with one thing wrong."""

import json

import conversation
from conversation import CODE, MAILBOX, NAMEPLATE, OTHER, OWN, STRANGER, Conversation

SCHEMA = "mailbox_transcript"
WRONG_VALUES = (("null", None), ("number", 5), ("true", True), ("list", ["x"]), ("object", {"x": 1}), ("empty", ""))
UNINTERESTING = ("server_tx", "server_rx", "id")
MAY_REJECT = {"latitude": "may-reject"}


def cases(rng, scale):
    """All cases."""
    yield from interrupted(rng)
    yield from fields(rng)
    yield from server_says(rng)
    yield from peer_says(rng)
    yield from application(rng)
    for i in range(4 * scale):
        yield random_case(rng, i)


def interrupted(rng):
    """Something happens after every single frame."""
    for way in conversation.WAYS:
        count = conversation.played(rng, way).delivered
        for number in range(1, count + 1):
            yield after(rng, way, number, conversation.reconnect)
    for action in (conversation.close, conversation.close_offline, conversation.again):
        for number in range(1, conversation.played(rng, "code").delivered):
            yield after(rng, "code", number, action)


def after(rng, way, number, action):
    """One interruption."""
    talk = conversation.played(rng, way, {number: action})
    name = action.__name__.replace("_", "-")
    return talk.case(f"{way}-{name}-{number}", note=f"after frame {number}: {action.__doc__}")


def fields(rng):
    """Every field of every frame of the server, missing or of another type."""
    for name, steps, talk in first_frames(rng):
        frame = steps[-1]["rx"]
        for field in sorted(set(frame) - set(UNINTERESTING)):
            for fault, wrong in mistakes(frame, field):
                yield faulty(f"{name}-{fault}", talk, [*steps[:-1], {"rx": wrong}], f"{name}: {fault}")
        yield faulty(f"{name}-extra", talk, [*steps[:-1], {"rx": {**frame, "future": [1]}}], None)


def first_frames(rng):
    """The first frame of each kind, with the steps that lead to it."""
    seen = {"echo-pake", "echo-version", "echo-0", "peer-version"}
    for way in ("typing", "allocation"):
        talk = conversation.played(rng, way)
        for i, step in enumerate(talk.steps):
            name = kind(step.get("rx"))
            if name and name not in seen:
                seen.add(name)
                yield name, talk.steps[: i + 1], talk


def kind(frame):
    """What kind of frame this is."""
    if frame is None:
        return None
    if frame["type"] == "message":
        return f"{'echo' if frame['side'] == OWN else 'peer'}-{frame['phase']}"
    return frame["type"]


def mistakes(frame, field):
    """The frame without the field, and with other values; fewer where transcripts are long."""
    yield f"no-{field}", {key: value for key, value in frame.items() if key != field}
    for name, value in WRONG_VALUES[:: 2 if frame["type"] == "message" else 1]:
        yield f"{field}-{name}", {**frame, field: value}


def faulty(name, talk, steps, fault):
    """A case that ends with a frame, and a close."""
    in_ = {**conversation.trimmed(talk.in_), "steps": [*steps, {"api": "close"}]}
    case = {"id": name, "op": "client_transcript", "in": in_}
    return {**case, "fault": fault} if fault else case


def settled(case):
    """The case up to where the reference has an exception in a frame, as nothing can follow that; with its latitude."""
    steps, out = case["in"]["steps"], case["out"]["steps"]
    for i, (step, reactions) in enumerate(zip(steps, out)):
        if "rx" in step and raises(reactions):
            del steps[i + 1 :], out[i + 1 :]
            break
    return {**latitude(case), **case}


def raises(reactions):
    """Whether there was an exception."""
    return any("raise" in reaction for reaction in reactions)


UNASKED = ("allocated", "claimed", "released", "closed", "nameplates", "welcome")
EXACT_LATITUDE = {
    "may-reject": ("welcome-welcome-list", "welcome-welcome-empty", "claimed-mailbox-empty"),
    "may-ignore": ("nameplates-nameplates-list", "phase-leading-zero"),
}


def latitude(case):
    """What else is as good, or better (docs/deviations.md)."""
    name, frame = case["id"], case["in"]["steps"][-1].get("rx", {})
    for value, names in EXACT_LATITUDE.items():
        if name in names:
            return {"latitude": value}
    if name.startswith(("closed-type-", "closed-no-type")) or has_unstored(case):
        return {"latitude": "may-differ"}
    if name.endswith(("type-empty", "empty-type")):
        return MAY_REJECT
    if name.endswith("error-no-orig"):
        return {"latitude": "may-accept"}
    if "fault" not in case and (frame.get("type") in UNASKED or said_again(name, case["in"]["steps"])):
        return {"latitude": "may-ignore"}
    return {}


def has_unstored(case):
    """Whether the client is closed offline before it knows that its messages are stored."""
    if "close-offline" not in case["id"]:
        return False
    sent = {tx["phase"] for step in case["out"]["steps"] for r in step if (tx := r.get("tx", {})).get("type") == "add"}
    echoes = (step.get("rx", {}) for step in case["in"]["steps"])
    return bool(sent - {frame["phase"] for frame in echoes if frame.get("side") == OWN})


def said_again(name, steps):
    """Whether the server greets a second time, or repeats an answer."""
    if name.endswith(("-welcome", "-unwelcome")):
        return True
    frames = [step.get("rx") for step in steps]
    twice = [frame for frame, following in zip(frames, frames[1:]) if frame and frame == following]
    return any(frame["type"] in UNASKED for frame in twice)


def open_mailbox(rng):
    """A client that waits in its mailbox."""
    talk = Conversation(rng)
    talk.connect()
    talk.api("set_code", code=CODE)
    return talk


def bound(rng):
    """A client without a code."""
    talk = Conversation(rng)
    talk.connect()
    return talk


def keyed(rng):
    """A client that has the key."""
    talk = open_mailbox(rng)
    talk.hear("pake")
    return talk


def confirmed(rng):
    """A client that knows its peer has the key too."""
    talk = keyed(rng)
    talk.hear("version")
    return talk


STATES = {"bound": bound, "keyed": keyed, "confirmed": confirmed}


def closing(talk):
    """Close, and hear the end of it."""
    if not talk.ended:
        talk.api("close")
    talk.finish()


FRAMES = {
    "crowded": {"type": "error", "error": "crowded", "orig": {"type": "claim", "nameplate": NAMEPLATE}},
    "reclaimed": {"type": "error", "error": "reclaimed", "orig": {"type": "claim", "nameplate": NAMEPLATE}},
    "error": {"type": "error", "error": "something else", "orig": {}},
    "error-no-orig": {"type": "error", "error": "crowded"},
    "error-no-text": {"type": "error", "orig": {}},
    "error-orig-null": {"type": "error", "error": "x", "orig": None},
    "allocated": {"type": "allocated", "nameplate": "9"},
    "claimed-same": {"type": "claimed", "mailbox": MAILBOX},
    "claimed-other": {"type": "claimed", "mailbox": "another"},
    "released": {"type": "released"},
    "closed": {"type": "closed"},
    "nameplates": {"type": "nameplates", "nameplates": []},
    "ack": {"type": "ack", "id": "ffff"},
    "ack-no-id": {"type": "ack"},
    "pong": {"type": "pong", "pong": 1},
    "unknown": {"type": "future", "anything": {"goes": [None]}},
    "welcome": {"type": "welcome", "welcome": {"motd": "again"}},
    "unwelcome": {"type": "welcome", "welcome": {"error": "go away"}},
    "capital-type": {"type": "Claimed", "mailbox": MAILBOX},
    "empty-type": {"type": ""},
    "empty": {},
}


def server_says(rng):
    """Every frame in every state."""
    for state in ("bound", "keyed"):
        for name, frame in FRAMES.items():
            talk = STATES[state](rng)
            talk.rx(frame)
            talk.pump()
            if not talk.ended:
                closing(talk)
            yield talk.case(f"{state}-{name}")
    yield from welcomes(rng)


WELCOMES = {
    "empty": {},
    "motd": {"motd": "two\nlines \u2603"},
    "version": {"current_cli_version": "9.9.9"},
    "error": {"error": "please upgrade"},
    "error-empty": {"error": ""},
    "error-unicode": {"error": "\u4e0d\u884c"},
    "error-number": {"error": 5},
    "error-null": {"error": None},
    "motd-number": {"motd": 5},
    "permission-none": {"permission-required": {"none": {}}},
    "unknown": {"future": {"deep": [[[{}]]]}},
}


def welcomes(rng):
    """What the server may say first."""
    for name, content in WELCOMES.items():
        talk = Conversation(rng)
        talk.server.on_bind = lambda _, content=content: [{"type": "welcome", "welcome": content}]
        talk.connect()
        if not talk.ended:
            talk.api("set_code", code=CODE)
            closing(talk)
        talk.finish()
        yield talk.case(f"first-welcome-{name}")


def peer_says(rng):
    """What comes through the mailbox, each once in a good conversation."""
    yield from odd_phases(rng)
    yield from odd_versions(rng)
    yield from odd_messages(rng)
    yield from odd_pakes(rng)


def odd_phases(rng):
    """Well-sealed messages of unusual phases."""
    for name, phase in {
        "leading-zero": "00",
        "minus": "-1",
        "plus": "+0",
        "space": " 0",
        "empty": "",
        "dilate": "dilate-0",
        "dilate-no-number": "dilate-",
        "far": "1000",
        "capital": "Version",
        "unknown": "something",
    }.items():
        talk = confirmed(rng)
        talk.add(OTHER, phase, talk.peer.sealed(phase, b"odd"))
        finish_well(talk)
        yield talk.case(f"phase-{name}", note=f"a message of phase {phase!r}")


def finish_well(talk):
    """One more good message, and the end."""
    if not talk.ended:
        talk.hear("0")
    closing(talk)


def odd_versions(rng):
    """Version messages."""
    for name, versions, more in (
        ("empty-object", {}, {}),
        ("no-app", {"future": 1}, {}),
        ("deep", {"app_versions": {"a": {"b": [1, None, "\u2603"]}}}, {}),
        ("can-dilate", {"app_versions": {}, "can-dilate": ["ged"], "dilation-abilities": []}, {}),
        ("null", {"app_versions": None}, MAY_REJECT),
        ("list", {"app_versions": []}, MAY_REJECT),
        ("text", {"app_versions": "x"}, MAY_REJECT),
    ):
        talk = keyed(rng)
        talk.add(OTHER, "version", talk.peer.sealed("version", json.dumps(versions).encode()))
        finish_well(talk)
        yield talk.case(f"versions-{name}", **more)
    for name, plaintext, fault in (
        ("not-json", b"app_versions", "the plaintext is no JSON"),
        ("cut", b'{"app_versions": {}', "the last byte is missing"),
        ("array", b"[]", "a list for an object"),
        ("null-text", b"null", "null for an object"),
        ("nothing", b"", "the plaintext is empty"),
        ("not-utf8", b'{"app_versions": {"\xff": 1}}', "not UTF-8"),
    ):
        talk = keyed(rng)
        talk.add(OTHER, "version", talk.peer.sealed("version", plaintext))
        yield talk.case(f"versions-{name}", fault=fault)


def odd_messages(rng):
    """Messages with one thing wrong: the body, the side, the phase it was sealed for."""
    for start in ("keyed", "confirmed"):
        for name, phase, change, fault in BAD_BODIES:
            talk = STATES[start](rng)
            talk.add(OTHER, phase, change(talk, phase))
            talk.finish() if talk.ended else closing(talk)
            yield talk.case(f"{start}-{name}", fault=fault)
    for name, side in (("stranger", STRANGER), ("no-side", ""), ("own", OWN)):
        talk = confirmed(rng)
        talk.add(side, "0", talk.peer.sealed("0", b"x"))
        talk.finish() if talk.ended else closing(talk)
        yield talk.case(f"side-{name}", fault="sealed for another side")
        talk = confirmed(rng)
        talk.add(side, "0", talk.peer.sealed("0", b"x", side=side))
        talk.finish() if talk.ended else closing(talk)
        yield talk.case(f"sealed-side-{name}", note="sealed for the side it names")


def last_bit(talk, phase):
    """A body with its last bit flipped."""
    body = bytes.fromhex(talk.peer.body(phase))
    return (body[:-1] + bytes([body[-1] ^ 1])).hex()


BAD_BODIES = (
    ("flipped", "0", last_bit, "the last bit of the body is flipped"),
    ("cut-body", "0", lambda talk, phase: talk.peer.body(phase)[:-2], "one byte too few"),
    ("empty-body", "0", lambda talk, phase: "", "the body is empty"),
    ("other-phase", "0", lambda talk, phase: talk.peer.body("1"), "sealed for another phase"),
    ("other-side", "0", lambda talk, phase: talk.peer.sealed(phase, b"x", side=STRANGER), "sealed for another side"),
    ("odd-hex", "0", lambda talk, phase: talk.peer.body(phase)[:-1], "an odd number of hex digits"),
    ("no-hex", "0", lambda talk, phase: "zz" + talk.peer.body(phase)[2:], "no hex digits"),
    ("hex-space", "0", lambda talk, phase: talk.peer.body(phase)[:2] + " " + talk.peer.body(phase)[3:], "a space"),
    ("pake-again", "pake", lambda talk, phase: b"{}".hex(), "a second pake of the same side"),
    ("version-flipped", "version", last_bit, "the last bit of the version is flipped"),
)


def odd_pakes(rng):
    """The first message of the peer."""
    for name, make, fault in (
        ("not-json", lambda talk: b"pake", "no JSON"),
        ("no-member", lambda talk: b"{}", "no pake_v1"),
        ("number", lambda talk: b'{"pake_v1": 5}', "pake_v1 is a number"),
        ("odd", lambda talk: b'{"pake_v1": "530"}', "an odd number of hex digits"),
        ("side-a", lambda talk: element(talk, b"A"), "side byte A"),
        ("identity", lambda talk: b'{"pake_v1": "5301%s"}' % (b"0" * 62), "the identity"),
        ("order-2", lambda talk: b'{"pake_v1": "53ec%s7f"}' % (b"f" * 60), "a point of order 2"),
        ("reflected", reflected, "our own message under another side"),
        ("array", lambda talk: b"[]", "a list for an object"),
        ("nothing", lambda talk: b"", "the body is empty"),
    ):
        talk = open_mailbox(rng)
        talk.peer = conversation.Peer(talk.rng, talk.in_["entropy"]["spake2"])
        talk.add(OTHER, "pake", make(talk).hex())
        if not talk.ended:
            talk.hear("version")
        talk.finish() if talk.ended else closing(talk)
        yield talk.case(f"pake-{name}", fault=fault)


def element(talk, side):
    """The peer's element behind another side byte."""
    return json.dumps({"pake_v1": side.hex() + talk.peer.exchange["msg_b"][2:]}).encode()


def reflected(talk):
    """Our own body."""
    return json.dumps({"pake_v1": talk.peer.exchange["msg_a"]}).encode()


def application(rng):
    """What the application may do at the wrong time."""
    for name, calls in CALLS.items():
        talk = bound(rng)
        for call in calls:
            talk.api(call["api"], **{key: value for key, value in call.items() if key != "api"})
        talk.finish() if talk.ended else closing(talk)
        yield talk.case(f"calls-{name}")
    yield from connections(rng)


SET = {"api": "set_code", "code": CODE}
ALLOCATE = {"api": "allocate_code", "length": 2}
INPUT = {"api": "input_code"}
CHOOSE = {"api": "choose_nameplate", "nameplate": NAMEPLATE}
WORDS = {"api": "choose_words", "words": "guitarist-revenge"}
SEND = {"api": "send", "body": b"x".hex()}
CLOSE = {"api": "close"}
CALLS = {
    "set-set": [SET, SET],
    "set-allocate": [SET, ALLOCATE],
    "set-input": [SET, INPUT],
    "allocate-set": [ALLOCATE, SET],
    "input-set": [INPUT, SET],
    "input-input": [INPUT, INPUT],
    "bad-good": [{"api": "set_code", "code": "seven"}, {"api": "set_code", "code": "7 -x"}, SET],
    "words-first": [INPUT, WORDS],
    "choose-twice": [INPUT, CHOOSE, CHOOSE],
    "choose-bad": [INPUT, {"api": "choose_nameplate", "nameplate": "x"}, CHOOSE],
    "words-twice": [INPUT, CHOOSE, WORDS, WORDS],
    "refresh-late": [INPUT, CHOOSE, {"api": "refresh_nameplates"}],
    "refresh-often": [INPUT, *[{"api": "refresh_nameplates"}] * 3],
    "complete-late": [INPUT, CHOOSE, WORDS, {"api": "word_completions", "prefix": "g"}],
    "nameplates-late": [INPUT, CHOOSE, {"api": "nameplate_completions", "prefix": ""}],
    "send-first": [SEND, SEND, SET],
    "send-empty": [SET, {"api": "send", "body": ""}],
    "close-at-once": [CLOSE],
    "close-typing": [INPUT, CLOSE],
    "close-nameplate": [INPUT, CHOOSE, CLOSE],
    "lengths-1": [{"api": "allocate_code", "length": 1}],
    "words-empty": [INPUT, CHOOSE, {"api": "choose_words", "words": ""}],
}


def connections(rng):
    """Links that fail or are lost several times."""
    for reason in ("connection refused", "\u2603", ""):
        for how in ("connect_failed", "handshake_failed"):
            talk = Conversation(rng)
            for step in ({"do": how, "reason": reason}, {"do": "stopped"}):
                talk.step(step)
            yield talk.case(f"{how}-{len(reason)}")
    for count in (2, 5):
        talk = bound(rng)
        for _ in range(count):
            talk.reconnect()
        talk.api("set_code", code=CODE)
        for _ in range(count):
            talk.reconnect()
        closing(talk)
        yield talk.case(f"reconnect-{count}-times")
    talk = Conversation(rng)
    talk.step({"api": "set_code", "code": CODE})
    talk.step({"api": "send", "body": b"early".hex()})
    talk.step({"api": "close"})
    talk.step({"do": "ws_closed"})
    yield talk.case("never-connected")


def random_case(rng, number):
    """Several interruptions."""
    way = rng.choice(sorted(conversation.WAYS))
    actions = (conversation.reconnect, conversation.again)
    interruptions = {rng.randint(1, 25): rng.choice(actions) for _ in range(4)}
    return conversation.played(rng, way, interruptions).case(f"random-{number}")
