"""Dilation: records, Noise, connections, generations, subchannels and dialling."""

import peer

SCHEMA = "dilation"
LINES = {"leader": b"Magic-Wormhole Dilation Handshake v1 Leader\n\n", "follower": b"Magic-Wormhole Dilation Handshake v1 Follower\n\n"}
NOISE = "Noise_NNpsk0_25519_ChaChaPoly_BLAKE2s"
HIGH, LOW = "bf4f40f0cbfe1f6e", "0f07804983d0d085"
TOP = 2**32 - 1
HINTS = {"type": "connection-hints", "hints": [{"type": "direct-tcp-v1", "hostname": "192.0.2.7", "port": 7, "priority": 0.0}]}
LIMIT = "a limit on frames, and closing at once, is right"
PLAIN_APPLICATION = "the application's protocol cannot half-close, so a CLOSE is answered by CLOSE"


def cases(rng, scale):
    """All cases."""
    yield from records(rng, scale)
    yield from parsed()
    yield from handshakes(rng, scale)
    for role in ("leader", "follower"):
        yield from wrong_lines(rng, role)
        yield from wrong_noise(rng, role)
        yield from wrong_frames(rng, role)
    yield from long_records(rng)
    yield from versions()
    yield from negotiation()
    yield from generations()
    yield from traffic()
    yield from keepalive()
    for i in range(15 * scale):
        yield walk(rng, i)
    yield from channels(rng, scale)
    yield from dialling(rng, scale)


def case(name, op, in_, fault=None, latitude=None, note=None):
    """A case with what is said about it."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    return {"id": name, "op": op, "in": in_, **{k: v for k, v in more.items() if v}}


# records -----------------------------------------------------------------------------------------------------------


def open_(seqnum, scid, subprotocol="p"):
    """An OPEN."""
    return {"kind": "Open", "seqnum": seqnum, "scid": scid, "subprotocol": subprotocol}


def data(seqnum, scid, text=b"x"):
    """A DATA."""
    return {"kind": "Data", "seqnum": seqnum, "scid": scid, "data": text.hex()}


def close(seqnum, scid):
    """A CLOSE."""
    return {"kind": "Close", "seqnum": seqnum, "scid": scid}


def ack(seqnum):
    """An ACK."""
    return {"kind": "Ack", "resp_seqnum": seqnum}


def ping(id_=b"ping"):
    """A PING."""
    return {"kind": "Ping", "ping_id": id_.hex()}


def records(rng, scale):
    """Records to bytes, at the boundaries."""
    numbers = (0, 1, 127, 128, 255, 256, 65535, 65536, 2**31 - 1, 2**31, TOP)
    for number in numbers:
        for name, record in (("open", open_(number, TOP - number)), ("data", data(number, number)), ("close", close(number, 1)), ("ack", ack(number))):
            yield case(f"record-{name}-{number}", "record", {"record": record})
    for i, name in enumerate(("", "a", "é", "e\u0301", "日本語", "\U0001f600", "\0", "a b", "n" * 300, "\u202e")):
        yield case(f"record-name-{i}", "record", {"record": open_(7, 8, name)})
    yield case("record-name-surrogate", "record", {"record": open_(7, 8, "\ud800")}, fault="a name that is no UTF-8")
    for field, build in (("seqnum", lambda n: data(n, 1)), ("scid", lambda n: data(1, n)), ("open-scid", lambda n: open_(1, n)), ("close-seqnum", lambda n: close(n, 1)), ("ack", ack)):
        for number in (-1, 2**32, 2**64):
            yield case(f"record-range-{field}-{number}", "record", {"record": build(number)}, fault=f"{field} is {number}")
    for i in range(4 * scale):
        yield case(f"record-random-{i}", "record", {"record": data(rng.randrange(2**32), rng.randrange(2**32), rng.randbytes(rng.randrange(50)))})


def parsed():
    """Bytes to records."""
    whole = {"open": "03000000050000000770", "data": "04000000050000000764", "close": "050000000500000007", "ack": "0600000007", "ping": "0161626364", "pong": "0261626364", "kcm": "00"}
    for name, text in whole.items():
        yield case(f"parse-{name}", "parse_record", {"plaintext": text})
        header = {"open": 9, "data": 9, "close": 9, "ack": 5, "ping": 5, "pong": 5, "kcm": 1}[name]
        for length in range(1, header):
            said = {"latitude": "may-reject"} if name in ("ping", "pong") else {}
            yield case(f"parse-{name}-{length}", "parse_record", {"plaintext": text[: 2 * length]}, fault=f"{name} of {length} bytes", **said)
    for name in ("close", "ack", "ping", "pong", "kcm"):
        yield case(f"parse-{name}-longer", "parse_record", {"plaintext": whole[name] + "00"}, fault="a byte behind the record", latitude="may-reject")
    for tag in (7, 8, 16, 127, 128, 255):
        yield case(f"parse-tag-{tag}", "parse_record", {"plaintext": f"{tag:02x}00000005000000070000"}, fault=f"the tag {tag}")
    for i, wrong in enumerate(("ff", "c0af", "eda080", "f4908080", "c3", "6180")):
        yield case(f"parse-name-{i}", "parse_record", {"plaintext": "030000000500000007" + wrong}, fault="the name is not UTF-8")
    yield case("parse-name-nul", "parse_record", {"plaintext": "03000000050000000700"})
    yield case("parse-data-empty", "parse_record", {"plaintext": "040000000500000007"})
    yield case("parse-data-top", "parse_record", {"plaintext": "04ffffffffffffffff00"})


# Noise -------------------------------------------------------------------------------------------------------------


def noise_in(psk, leader, follower, messages):
    """The input of a Noise conversation."""
    talk = [{"from": who, "plaintext": text} for who, text in messages]
    return {"protocol": NOISE, "psk": psk, "initiator_ephemeral": leader, "responder_ephemeral": follower, "messages": talk}


def handshakes(rng, scale):
    """Handshakes and messages."""
    keys = [("00" * 32, "01" * 32, "02" * 32), ("ff" * 32, "ff" * 32, "fe" * 32), ("00" * 32, "00" * 32, "00" * 31 + "01"), ("5e" * 32, "77" * 32, "77" * 32)]
    for i in range(6 * scale):
        keys.append(tuple(rng.randbytes(32).hex() for _ in range(3)))
    for i, (psk, leader, follower) in enumerate(keys):
        messages = [(rng.choice(("initiator", "responder")), rng.randbytes(rng.choice((0, 1, 15, 16, 63, 64, 65, 200))).hex()) for _ in range(rng.randrange(6))]
        yield case(f"noise-{i}", "noise", noise_in(psk, leader, follower, messages))
    many = [("initiator", f"{i:04x}") for i in range(260)] + [("responder", "00")]
    yield case("noise-many", "noise", noise_in(*[rng.randbytes(32).hex() for _ in range(3)], many))


class Link:
    """One end under test, and everything its peer writes."""

    def __init__(self, rng, role, psk=None, relay=False):
        self.role, self.psk, self.relay = role, psk or rng.randbytes(32).hex(), relay
        self.leader, self.follower = rng.randbytes(32).hex(), rng.randbytes(32).hex()
        self.side = rng.randbytes(8).hex()
        self.line = LINES["follower" if role == "leader" else "leader"]

    def frames(self, plaintexts, psk=None):
        """The peer's frames: its handshake message, its KCM, and what follows."""
        who = "responder" if self.role == "leader" else "initiator"
        talk = noise_in(psk or self.psk, self.leader, self.follower, [(who, text) for text in ("00", *plaintexts)])
        out = peer.ask("noise", talk)
        self.own = bytes.fromhex(out["message1" if self.role == "leader" else "message2"])
        return [bytes.fromhex(text) for text in (out["message2" if self.role == "leader" else "message1"], *out["ciphertexts"])]

    def case(self, name, events, **said):
        """A case of these events."""
        ephemeral = self.leader if self.role == "leader" else self.follower
        in_ = {"role": self.role, "dilation_key": self.psk, "ephemeral": ephemeral, "relay": self.relay, "side": self.side if self.relay else ""}
        return case(f"l2-{self.role}-{name}", "l2_connection", {**in_, "events": [{"open": True}, *events]}, **said)


def rx(*parts):
    """The event of bytes."""
    return {"rx": b"".join(parts).hex()}


def framed(body):
    """Bytes with a length before them."""
    return len(body).to_bytes(4, "big") + body


def plaintext(record):
    """A record as bytes, in hexadecimal."""
    return peer.ask("record", {"record": record})["plaintext"]


def flipped(wire, at, bit=0):
    """The bytes with one bit changed."""
    at %= len(wire)
    return wire[:at] + bytes([wire[at] ^ 1 << bit]) + wire[at + 1 :]


def wrong_lines(rng, role):
    """The peer's first line, and the relay's answer."""
    link = Link(rng, role)
    line, own = link.line, LINES[role]
    altered = {
        "first-byte": b"m" + line[1:], "version": line.replace(b"v1", b"v2"), "own-role": own, "capital-role": line.replace(b"er\n", b"ER\n"), "cr-lf": line.replace(b"\n\n", b"\r\n\r\n"),
        "one-newline": line[:-1] + b" ", "empty-line": b"\n" + line, "space": b" " + line, "transit": b"transit sender " + b"0" * 64 + b" ready\n\n", "ssh": b"SSH-2.0-x\r\n", "zeros": bytes(60),
        "newline-only": b"\n", "relay-line": b"please relay " + b"0" * 64 + b"\n", "word": line.replace(b"Dilation", b"dilation"),
    }
    for name, wrong in altered.items():
        yield link.case(f"line-{name}", [rx(wrong)], fault=f"the peer's line: {name}")
    good = link.frames([])
    yield link.case("line-bytewise", [rx(line[i : i + 1]) for i in range(len(line))] + [rx(framed(good[0]))])
    for at in (1, 20, len(line) - 1):
        yield link.case(f"line-cut-{at}", [rx(line[:at]), rx(line[at:], framed(good[0]))])
    late = [rx(line[:10]), rx(b"y"), rx(b"\n")]
    yield link.case("line-wrong-later", late, fault="a wrong byte in the line, found at the newline", latitude="may-differ", note="closing at the wrong byte is as good")
    through = Link(rng, role, relay=True)
    for name, said in (("okay", b"okay\n"), ("cr-lf", b"ok\r\n"), ("upper", b"OK\n"), ("impatient", b"impatient\n"), ("bad", b"bad handshake\n"), ("newline", b"\n"), ("line", through.line)):
        yield through.case(f"relay-{name}", [rx(said)], fault=f"the relay's answer is {said[:12]!r}")
    yield through.case("relay-ok", [rx(b"o"), rx(b"k\n"), rx(through.line), rx(framed(through.frames([])[0]))])
    yield through.case("relay-ok-and-line", [rx(b"ok\n" + through.line)])
    yield through.case("relay-ok-twice", [rx(b"ok\nok\n")], fault="ok twice")


def wrong_noise(rng, role):
    """The handshake message and the key confirmation."""
    link = Link(rng, role)
    hello, kcm, first = link.frames([plaintext(ping())])
    start, end = [rx(link.line)], [{"select": True}, rx(framed(first))]
    yield link.case("good", [*start, rx(framed(hello)), rx(framed(kcm)), *end])
    yield link.case("good-in-one", [rx(link.line, framed(hello), framed(kcm)), *end])
    yield link.case("good-bytewise", [*start, *[rx(bytes([b])) for b in framed(hello) + framed(kcm)], *end])
    yield link.case("record-before-select", [*start, rx(framed(hello), framed(kcm), framed(first)), {"select": True}])
    for length in (0, 1, 16, 31, 32, 33, 47):
        yield link.case(f"noise-short-{length}", [*start, rx(framed(hello[:length]))], fault=f"a handshake message of {length} bytes")
    for name, at in (("key-first", 0), ("key-middle", 15), ("tag-first", 32), ("tag-last", 47)):
        yield link.case(f"noise-flip-{name}", [*start, rx(framed(flipped(hello, at)))], fault=f"one bit of {name} is wrong")
    yield link.case("noise-longer", [*start, rx(framed(hello + b"\0"))], fault="a byte behind the handshake message")
    yield link.case("noise-huge", [*start, rx(framed(hello + bytes(5000)))], fault="5,000 bytes behind the handshake message")
    yield link.case("noise-zeros", [*start, rx(framed(bytes(48)))], fault="an ephemeral key of zeros")
    yield link.case("noise-low-order", [*start, rx(framed(bytes([1]) + bytes(31) + hello[32:]))], fault="an ephemeral key of low order")
    yield link.case("noise-reflected", [*start, rx(framed(link.own))], fault="our own handshake message")
    other = link.frames([], rng.randbytes(32).hex())
    yield link.case("noise-other-psk", [*start, rx(framed(other[0]))], fault="made with another key")
    link.frames([])
    yield link.case("noise-unframed", [*start, rx(hello)], fault="no length before the handshake message", latitude="may-differ", note=LIMIT)
    yield link.case("noise-little-endian", [*start, rx(b"\x30\0\0\0", hello)], fault="the length is little-endian", latitude="may-differ", note=LIMIT)
    for name, frame in (("flip-first", flipped(kcm, 0)), ("flip-last", flipped(kcm, -1)), ("short", kcm[:-1]), ("tag-only", kcm[1:]), ("long", kcm + b"\0"), ("empty", b"")):
        yield link.case(f"kcm-{name}", [*start, rx(framed(hello)), rx(framed(frame))], fault=f"the key confirmation: {name}")
    yield link.case("kcm-skipped", [*start, rx(framed(hello), framed(first))], fault="the first message is left out")
    for name, text in (("ping", plaintext(ping())), ("open", plaintext(open_(0, 1))), ("ack", plaintext(ack(0)))):
        frames = recoded(link, [text])
        yield link.case(f"kcm-is-{name}", [*start, rx(framed(hello), framed(frames[0]))], fault=f"{name} instead of the key confirmation")
    frames = recoded(link, ["00", "00"])
    yield link.case("kcm-twice", [*start, rx(framed(hello), framed(frames[0])), {"select": True}, rx(framed(frames[1]))], fault="a second key confirmation")
    yield link.case("kcm-twice-early", [*start, rx(framed(hello), framed(frames[0]), framed(frames[1]))], fault="a second key confirmation")
    frames = recoded(link, ["0000"])
    yield link.case("kcm-trailing", [*start, rx(framed(hello), framed(frames[0]))], fault="a byte behind the key confirmation", latitude="may-differ", note="Python ignores what trails")


def recoded(link, plaintexts):
    """The peer's messages when it says something else from the beginning."""
    who = "responder" if link.role == "leader" else "initiator"
    out = peer.ask("noise", noise_in(link.psk, link.leader, link.follower, [(who, text) for text in plaintexts]))
    return [bytes.fromhex(text) for text in out["ciphertexts"]]


def wrong_frames(rng, role):
    """Records on a chosen connection."""
    link = Link(rng, role)
    three = [plaintext(record) for record in (data(0, 1, b"one"), data(1, 1, b"two"), close(2, 1))]
    hello, kcm, one, two, last = link.frames(three)
    start = [rx(link.line, framed(hello), framed(kcm)), {"select": True}]

    def one_case(name, *frames, **said):
        return link.case(f"frame-{name}", start + [rx(*[framed(frame) for frame in frames])], **said)

    yield one_case("three", one, two, last)
    yield link.case("frame-cut", start + [rx(framed(one)[:3]), rx(framed(one)[3:], framed(two)[:-1]), rx(framed(two)[-1:]), rx(framed(last))])
    orders = {"skipped": [two], "repeated": [one, one], "swapped": [two, one], "old": [one, two, one], "kcm-again": [kcm]}
    for name, frames in orders.items():
        yield one_case(f"order-{name}", *frames, fault="a message out of order")
    for name, frame in (("first", flipped(one, 0)), ("tag", flipped(one, -16)), ("last", flipped(one, -1)), ("short", one[:-1]), ("longer", one + b"\0"), ("empty", b""), ("tag-only", one[-16:])):
        yield one_case(f"spoiled-{name}", frame, two, fault=f"the first message: {name}")
    yield one_case("joined", one + two, fault="two messages in one frame")
    yield one_case("good-then-spoiled", one, flipped(two, 3), last, fault="the second message is spoiled")
    for name, length in (("2-31", 2**31), ("max", TOP), ("64-mebi", 2**26 + 1)):
        wire = length.to_bytes(4, "big") + one
        yield link.case(f"frame-length-{name}", start + [rx(wire)], fault=f"a frame of {length} bytes", latitude="may-differ", note=LIMIT)
    wrong = {
        "empty": "", "tag-7": "07", "tag-255": "ff" * 9, "open-short": "0300000001000000", "open-name": "030000000100000000ff", "data-short": "0400000001000000", "close-short": "05000000010000", "ack-short": "060000",
    }
    for name, text in wrong.items():
        frame = recoded(link, ["00", text])[1]
        yield link.case(f"record-{name}", start + [rx(framed(frame))], fault=f"the record: {name}")
    for name, text in (("ping-short", "0161"), ("pong-long", "026162636465"), ("close-long", three[2] + "00"), ("ack-long", "060000000100")):
        frame = recoded(link, ["00", text])[1]
        yield link.case(f"record-{name}", start + [rx(framed(frame))], fault=f"the record: {name}", latitude="may-differ", note="closing is as good")
    kinds = [open_(0, 2, "é"), data(TOP, TOP, b""), close(1, 0), ack(TOP), ping(), {"kind": "Pong", "ping_id": "00000000"}]
    frames = recoded(link, ["00", *[plaintext(record) for record in kinds]])[1:]
    yield one_case("all-kinds", *frames)
    yield link.case("sends-all-kinds", start + [{"send": record} for record in kinds])
    if role == "leader":
        big = recoded_long(link, rng)
        yield link.case("frame-two-parts", start + [rx(framed(big))])


def recoded_long(link, rng):
    """A DATA of 65,519 bytes and one more, as two Noise messages in one frame."""
    whole = plaintext(data(0, 1, b"")) + "61" * (65520 - 9)
    return b"".join(recoded(link, ["00", whole[: 2 * 65519], whole[2 * 65519 :]])[1:])


def long_records(rng):
    """Frames of several Noise messages."""
    for size, before in ((0, []), (1, []), (65509, ["KCM"]), (65510, []), (65511, ["KCM"] * 3), (65512, []), (131028, ["KCM"]), (131030, []), (131031, ["KCM"]), (196548, ["KCM"]), (196549, []), (1 << 20, ["KCM"])):
        keys = {name: rng.randbytes(32).hex() for name in ("dilation_key", "leader_ephemeral", "follower_ephemeral")}
        in_ = {**keys, "sent_before": before, "scid": 3, "seqnum": 9, "repeat_byte": rng.randbytes(1).hex(), "size": size}
        yield case(f"long-{size}-{len(before)}", "long_record", in_)


# the manager -------------------------------------------------------------------------------------------------------


def versions():
    """The choice of a version."""
    lists = (
        (["ged"], ["ged", "ged"]), (["a", "b", "c"], ["c", "b"]), (["ged"], ["GED"]), (["ged"], ["ged "]), (["é"], ["e\u0301"]), ([""], [""]), (["b", "a", "b"], ["b"]), ([], []), (["a"], ["b", "c"]),
        (["new", "ged"], ["ged", "new"]), (["10", "9"], ["9", "10"]),
    )
    for i, (mine, theirs) in enumerate(lists):
        yield case(f"version-{i}", "best_version", {"mine": mine, "theirs": theirs})
    odd = "a list of other things is no list of versions; refusing or ignoring is as good"
    for name, theirs in (("number-in-list", ["ged", 5]), ("null-in-list", [None, "ged"]), ("text", "ged"), ("letters", "g"), ("object", {"ged": 1})):
        yield case(f"version-odd-{name}", "best_version", {"mine": ["ged", "g"], "theirs": theirs}, fault=f"can-dilate: {name}", latitude="may-differ", note=odd)
    for name, theirs in (("null", None), ("number", 5), ("true", True), ("nested", [["ged"]]), ("object-in-list", [{}])):
        yield case(f"version-odd-{name}", "best_version", {"mine": ["ged"], "theirs": theirs}, fault=f"can-dilate: {name}", latitude="may-differ", note=odd)


VERSIONS = {"versions": {"can-dilate": ["ged"], "app_versions": {}}}


def please(side, **more):
    """The peer's please."""
    return {"rx": {"type": "please", "side": side, "use-version": "ged", **more}}


def told(kind, **more):
    """A dilation message."""
    return {"rx": {"type": kind, **more}}


def manager(name, events, side=HIGH, mine=("ged",), **said):
    """A case of the manager."""
    return case(f"manager-{name}", "manager", {"my_side": side, "my_versions": list(mine), "events": events}, **said)


MADE, LOST, STOP = {"connection": "made"}, {"connection": "lost"}, {"stop": True}
OURS = {"leader": HIGH, "follower": LOW}
THEIRS = {"leader": LOW, "follower": HIGH}


def begun(role):
    """The events to the first connector."""
    return [VERSIONS, please(THEIRS[role])]


def negotiation():
    """The please of both sides, with one thing wrong."""
    for name, value in (("missing", None), ("null", None), ("text", "ged"), ("number", 5), ("empty", []), ("other", ["earlier", "later"]), ("among-others", ["later", "ged"]), ("twice", ["ged", "ged"]), ("upper", ["GED"])):
        content = {"app_versions": {}} if name == "missing" else {"can-dilate": value}
        fault = None if name in ("among-others", "twice") else f"can-dilate is {name}"
        said = {"latitude": "may-differ", "note": "a value of another type may count as none"} if name in ("null", "number") else {}
        yield manager(f"versions-{name}", [{"versions": content}], fault=fault, **said)
    yield manager("versions-second-best", [{"versions": {"can-dilate": ["old"]}}, please(LOW)], mine=("new", "old"))
    yield manager("versions-our-order", [{"versions": {"can-dilate": ["old", "new"]}}], mine=("new", "old"))
    odd = "a side that is not 16 hexadecimal digits may be refused"
    for name, side in (("empty", ""), ("short", "f"), ("upper", HIGH.upper()), ("long", "f" * 64), ("not-hex", "z" * 16), ("space", " " + LOW[1:]), ("unicode", "é" * 16), ("prefix", HIGH[:8]), ("longer-than-ours", HIGH + "0")):
        yield manager(f"please-side-{name}", [VERSIONS, please(side)], fault=f"the side: {name}", latitude="may-differ", note=odd)
    for name, side in (("null", None), ("number", 5), ("list", []), ("true", True)):
        yield manager(f"please-side-{name}", [VERSIONS, please(side)], fault=f"the side is {name}")
    yield manager("please-no-side", [VERSIONS, told("please", **{"use-version": "ged"})], fault="no side")
    for name, side in (("reflected", HIGH),):
        yield manager(f"please-{name}", [VERSIONS, please(side)], side=HIGH, fault="our own please")
    yield manager("please-one-above", [VERSIONS, please("bf4f40f0cbfe1f6f")])
    yield manager("please-one-below", [VERSIONS, please("bf4f40f0cbfe1f6d")])
    yield manager("please-early", [please(LOW)], fault="please before the versions")
    for role in OURS:
        yield manager(f"please-twice-{role}", [*begun(role), please(THEIRS[role])], OURS[role], fault="a second please")
        yield manager(f"please-connected-{role}", [*begun(role), MADE, please(THEIRS[role])], OURS[role], fault="a please when connected")
        yield manager(f"please-lost-{role}", [*begun(role), MADE, LOST, please(THEIRS[role])], OURS[role], fault="a please when the connection is lost")
        yield manager(f"reconnecting-early-{role}", [*begun(role), told("reconnecting")], OURS[role], fault="reconnecting without a reason")
        yield manager(f"reconnecting-connected-{role}", [*begun(role), MADE, told("reconnecting")], OURS[role], fault="reconnecting without a reason")
    for name, use in (("null", None), ("number", 1), ("other", "earthsea"), ("list", ["ged"])):
        yield manager(f"please-use-{name}", [VERSIONS, please(LOW, **{"use-version": use})], fault=f"use-version is {name}", latitude="may-differ", note="Python does not look at it; refusing is allowed")
    for name, kind in (("missing", KeyError), ("null", None), ("number", 1), ("upper", "PLEASE"), ("space", "please "), ("spec", "please-dilate"), ("hints-spec", "connection-hint")):
        message = {"side": LOW} if kind is KeyError else {"type": kind, "side": LOW}
        yield manager(f"type-{name}", [VERSIONS, {"rx": message}], fault=f"the type: {name}")
    for name, hints in (("missing", KeyError), ("null", None), ("number", 5), ("text", "x"), ("text-in-list", ["x"]), ("null-in-list", [None]), ("relay-without-hints", [{"type": "relay-v1"}])):
        message = {"type": "connection-hints"} if hints is KeyError else {"type": "connection-hints", "hints": hints}
        yield manager(f"hints-{name}", [*begun("leader"), {"rx": message}], fault=f"hints: {name}", latitude="may-differ", note="skipping what is no hint is better")
    for name, hint in (("no-port", {"type": "direct-tcp-v1", "hostname": "h"}), ("port-text", {"type": "direct-tcp-v1", "hostname": "h", "port": "1"}), ("no-host", {"type": "direct-tcp-v1", "port": 1}), ("unknown", {"type": "new"}), ("no-type", {"hostname": "h", "port": 1})):
        yield manager(f"hint-{name}", [*begun("leader"), told("connection-hints", hints=[hint, *HINTS["hints"]])], fault=f"one hint: {name}")
    yield manager("hints-empty", [*begun("leader"), told("connection-hints", hints=[])])
    yield manager("hints-twice", [*begun("follower"), {"rx": HINTS}, {"rx": HINTS}], LOW)
    yield manager("hints-before-versions", [{"rx": HINTS}], fault="hints before the versions")


def generations():
    """Reconnecting and stopping in every state."""
    for role, side in OURS.items():
        again = [told("reconnecting")] if role == "leader" else [told("reconnect")]
        states = {
            "new": [], "wanting": [VERSIONS], "connecting": begun(role), "connected": [*begun(role), MADE], "lost": [*begun(role), MADE, LOST], "again": [*begun(role), MADE, LOST, *again],
            "connected-again": [*begun(role), MADE, LOST, *again, MADE],
        }
        for name, events in states.items():
            ends = [LOST] if name.startswith("connected") else []
            yield manager(f"stop-{role}-{name}", [*events, STOP, *ends], side)
            yield manager(f"hints-{role}-{name}", [*events, {"rx": HINTS}], side, **({"fault": "hints before the versions"} if name == "new" else {}))
        yield manager(f"stop-{role}-hints-after", [*begun(role), MADE, STOP, {"rx": HINTS}, LOST], side)
        yield manager(f"stop-{role}-twice", [*begun(role), STOP, STOP], side, fault="stopped twice")
        many = [event for _ in range(6) for event in (MADE, LOST, *again)]
        yield manager(f"many-{role}", [*begun(role), *many, MADE], side)
    yield manager("reconnect-to-leader-connecting", [*begun("leader"), told("reconnect")], fault="a follower says reconnect", latitude="may-differ", note="Python obeys; refusing is as good")
    yield manager("reconnect-to-leader-flushing", [*begun("leader"), MADE, LOST, told("reconnect")], fault="a follower says reconnect")
    yield manager("reconnect-thrice", [*begun("follower"), told("reconnect"), told("reconnect"), told("reconnect"), MADE], LOW)
    yield manager("reconnect-abandoning-twice", [*begun("follower"), MADE, told("reconnect"), told("reconnect")], LOW, fault="reconnect twice")
    yield manager("reconnect-before-please", [VERSIONS, told("reconnect")], LOW, fault="reconnect before please")
    yield manager("abandoning-hints", [*begun("follower"), MADE, told("reconnect"), {"rx": HINTS}, LOST, {"rx": HINTS}], LOW)


def traffic():
    """Numbered records in both directions."""
    def one(name, events, role="leader", **said):
        return manager(f"traffic-{name}", [*begun(role), MADE, *events], OURS[role], **said)

    def got(record):
        return {"record": record}

    yield one("in-order", [got(open_(0, 2)), got(data(1, 2)), got(data(2, 2)), got(close(3, 2))])
    yield one("resent", [got(open_(0, 2)), got(data(1, 2)), LOST, told("reconnecting"), MADE, got(open_(0, 2)), got(data(1, 2)), got(data(2, 2))])
    yield one("old", [got(open_(5, 2)), got(data(4, 2))], fault="a lower number than the last")
    yield one("gap", [got(open_(0, 2)), got(data(7, 2))], fault="numbers left out", latitude="may-differ", note="Python does not notice; closing is as good")
    yield one("first-not-zero", [got(open_(3, 2))], fault="the first number is three", latitude="may-differ", note="Python does not notice; closing is as good")
    yield one("top", [got(open_(TOP, 2)), got(data(0, 2))], fault="a number after the last one", latitude="may-differ", note="closing is as good")
    yield one("open-twice", [got(open_(0, 2)), got(open_(1, 2))], fault="a channel opened twice")
    yield one("open-after-close", [got(open_(0, 2)), got(close(1, 2)), got(open_(2, 2))])
    yield one("open-our-number", [got(open_(0, 1))], fault="the peer takes a number of ours", latitude="may-differ", note="Python does not look; refusing is right")
    yield one("open-zero", [got(open_(0, 0))], fault="the reserved number", latitude="may-differ", note="refusing is as good")
    yield one("open-name-empty", [got(open_(0, 2, ""))], fault="an empty name", latitude="may-differ", note="refusing is as good")
    yield one("open-clash", [{"open": "p"}, got(open_(0, 1))], fault="the peer opens a channel that we opened")
    yield one("data-unknown", [got(data(0, 8)), got(data(1, 8))], fault="data for no channel")
    yield one("close-unknown", [got(close(0, 8))], fault="the end of no channel")
    yield one("data-after-close", [got(open_(0, 2)), got(close(1, 2)), got(data(2, 2))], fault="data after the end", latitude="may-differ", note="the channel has no listener yet, and holds what comes")
    yield one("close-twice", [got(open_(0, 2)), got(close(1, 2)), got(close(2, 2))], fault="the end twice", latitude="may-differ", note="the channel has no listener yet, and holds what comes")
    yield one("ack-nothing", [got(ack(0))], fault="what was never sent is acknowledged")
    yield one("ack-future", [{"open": "p"}, got(ack(100)), {"data": "61", "scid": 1}, LOST, told("reconnecting"), MADE], fault="what is not sent yet is acknowledged")
    yield one("ack-twice", [{"open": "p"}, got(ack(0)), got(ack(0)), LOST, told("reconnecting"), MADE])
    yield one("ack-backwards", [{"open": "p"}, {"data": "61", "scid": 1}, got(ack(1)), got(ack(0)), LOST, told("reconnecting"), MADE])
    yield one("ack-partly", [{"open": "p"}, *[{"data": f"{i:02x}", "scid": 1} for i in range(5)], got(ack(2)), LOST, told("reconnecting"), MADE])
    yield one("ack-none", [{"open": "p"}, {"data": "61", "scid": 1}, LOST, told("reconnecting"), MADE, LOST, told("reconnecting"), MADE])
    yield one("kcm", [got({"kind": "KCM"})], fault="a key confirmation on a chosen connection")
    for length in (0, 1, 3, 4):
        yield one(f"ping-{length}", [got(ping(b"\0" * length))], "follower", **({} if length == 4 else {"fault": "a short ping", "latitude": "may-differ", "note": "closing is as good"}))
    yield one("ping-to-leader", [got(ping())], fault="a follower pings", latitude="may-differ", note="answering it, as Python does, or not")
    yield one("pong-unasked", [got({"kind": "Pong", "ping_id": "00000000"})], "follower", fault="a pong without a ping")
    yield one("offline", [LOST, {"open": "p"}, {"data": "61", "scid": 1}, told("reconnecting"), MADE])
    yield one("own-closed-by-peer", [{"open": "p"}, got(close(0, 1)), got(data(1, 1))], note=PLAIN_APPLICATION)
    yield one("own-data-from-peer", [{"open": "p"}, got(data(0, 1)), got(data(1, 1, b""))], note=PLAIN_APPLICATION)
    yield one("own-closed-and-used", [{"open": "p"}, got(close(0, 1)), got(close(1, 1))], note=PLAIN_APPLICATION)
    numbers = [event for i in range(4) for event in ({"open": f"p{i}"}, got(open_(i, 2 * i + (1 if i > 9 else 2))))]
    yield one("both-open", numbers)
    yield one("both-open-follower", [event for i in range(4) for event in ({"open": f"p{i}"}, got(open_(i, 2 * i + 1)))], "follower")


def keepalive():
    """Pings, and silence."""
    def one(name, events, **said):
        return manager(f"alive-{name}", [*begun("leader"), MADE, *events], HIGH, **said)

    def wait(*seconds):
        return [{"advance": s} for s in seconds]

    pong = {"record": {"kind": "Pong", "ping_id": "*"}}
    note = "* is the id of the last ping that was sent"
    yield one("answered", [*wait(30), pong, *wait(29, 1), pong, *wait(30)], note=note)
    yield one("answered-late", [*wait(30, 29), pong, *wait(1, 29, 1)], note=note)
    yield one("answered-twice", [*wait(30), pong, pong, *wait(30, 30)], note=note)
    yield one("silence", wait(10, 10, 10, 10, 10, 10), fault="no answer to a ping")
    yield one("other-id", [*wait(30), {"record": {"kind": "Pong", "ping_id": "ffffffff"}}, *wait(30)], fault="a pong of another id")
    yield one("data-is-no-sign", [*wait(30), {"record": open_(0, 2)}, {"record": data(1, 2)}, *wait(30)], note="only a pong counts as life in Python", latitude="may-differ")
    yield one("lost-stops", [*wait(20), LOST, *wait(100), told("reconnecting"), MADE, *wait(29, 1)])
    yield one("stop-stops", [*wait(20), STOP, *wait(100), LOST])
    yield one("not-connected", [LOST, *wait(1000)])


def walk(rng, number):
    """A random life of one end, as an honest peer may bring it about."""
    role = rng.choice(("leader", "follower"))
    events, state, ours, theirs, seqnum = begun(role), "connecting", 0, 0, 0
    first, peers = (1, 2) if role == "leader" else (2, 1)
    for _ in range(rng.randrange(10, 30)):
        choice = rng.random()
        if choice < 0.15 and state == "connecting":
            events.append(MADE)
            state = "connected"
        elif choice < 0.1 and state == "connected":
            events.append(LOST)
            state = "waiting"
        elif choice < 0.3 and state == "waiting":
            events.append(told("reconnecting" if role == "leader" else "reconnect"))
            state = "connecting"
        elif choice < 0.4:
            events.append({"rx": HINTS})
        elif choice < 0.55:
            events.append({"open": f"n{ours}"})
            ours += 1
        elif choice < 0.7 and ours:
            events.append({"data": rng.randbytes(2).hex(), "scid": first + 2 * rng.randrange(ours)})
        elif state == "connected":
            scid = peers + 2 * rng.randrange(max(theirs, 1))
            kind = rng.choice(("open", "data", "ack", "again"))
            if kind == "open":
                events.append({"record": open_(seqnum, peers + 2 * theirs)})
                theirs, seqnum = theirs + 1, seqnum + 1
            elif kind == "data":
                events.append({"record": data(seqnum, scid)})
                seqnum += 1
            elif kind == "again" and seqnum:
                events.append({"record": data(seqnum - 1, scid)})
            elif ours:
                events.append({"record": ack(rng.randrange(ours))})
    return manager(f"walk-{number}", events, OURS[role])


# subchannels and dialling ------------------------------------------------------------------------------------------


def channels(rng, scale):
    """Calls on one subchannel."""
    seen = set()

    def one(name, half, events):
        return case(f"channel-{name}", "subchannel", {"half_closeable": half, "events": events})

    calls = {False: ("write", "close", "close_write", "rx_data", "rx_close"), True: ("write", "close_write", "close", "rx_data", "rx_close")}
    for half in (False, True):
        for first in calls[half]:
            for second in calls[half]:
                yield one(f"{half}-{first}-{second}", half, ["attach", first, second])
        for i in range(15 * scale):
            events = ["attach", *[rng.choice(calls[half][:2] + calls[half][3:]) for _ in range(rng.randrange(3, 9))]]
            if (half, tuple(events)) not in seen:
                seen.add((half, tuple(events)))
                yield one(f"{half}-random-{i}", half, events)
        for i, before in enumerate((["rx_data"], ["rx_close"], ["rx_data", "rx_close"], ["rx_data"] * 5, ["rx_close", "rx_data"], ["rx_close", "rx_close"])):
            yield one(f"{half}-before-{i}", half, [*before, "attach", "rx_data"])


def dialling(rng, scale):
    """Who is dialled when."""
    direct = {"kind": "direct", "hostname": "192.0.2.1", "port": 1, "priority": 0.0}
    tor = {**direct, "kind": "tor", "hostname": "x.onion"}
    ours = "tcp:our.example.org:4001"

    def one(name, messages, relay=ours, no_listen=False, seconds=1):
        in_ = {"our_relay": relay, "no_listen": no_listen, "hint_messages": messages, "seconds_between": seconds}
        return case(f"dial-{name}", "dilation_schedule", in_)

    relay = {"relay": [{**direct, "hostname": "r.example.org"}]}
    for listen in (False, True):
        yield one(f"nothing-{listen}", [], no_listen=not listen)
        yield one(f"direct-{listen}", [[direct]], no_listen=not listen)
        yield one(f"relay-{listen}", [[relay]], no_listen=not listen)
        yield one(f"both-{listen}", [[direct, relay]], no_listen=not listen)
        yield one(f"both-apart-{listen}", [[direct], [relay]], no_listen=not listen)
        yield one(f"tor-and-relay-{listen}", [[tor, relay]], no_listen=not listen)
    yield one("no-relay", [[direct, relay]], relay=None)
    yield one("relay-first", [[relay, direct]])
    yield one("same-twice", [[direct, direct], [direct]])
    yield one("own-relay-named", [[{"relay": [{**direct, "hostname": "our.example.org", "port": 4001}]}]])
    yield one("priorities", [[{**direct, "port": i + 1, "priority": p} for i, p in enumerate((0.0, 5.0, -1.0))]])
    yield one("relay-priorities", [[{"relay": [{**direct, "hostname": f"r{p}", "priority": float(p)} for p in range(3)]}]])
    yield one("relay-empty", [[{"relay": []}], [direct]])
    yield one("ipv6", [[{**direct, "hostname": "2001:db8::1"}]])
    yield one("slow", [[direct, relay], [direct], [relay, direct]], seconds=5)
    yield one("at-once", [[direct], [relay], [direct, relay]], seconds=0)
    for i in range(8 * scale):
        messages = [[rng.choice((direct, tor, relay, {**direct, "port": rng.randrange(1, 65536)}, {"relay": [{**direct, "port": rng.randrange(1, 65536)}]})) for _ in range(rng.randrange(4))] for _ in range(rng.randrange(4))]
        yield one(f"random-{i}", messages, rng.choice((ours, None, "tcp:[2001:db8::2]:4001:priority=3")), rng.random() < 0.5, rng.randrange(1, 4))
