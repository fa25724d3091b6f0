"""The mailbox server: every command with a field missing or of another type, in the wrong order, and twice."""

SCHEMA = "mailbox_server"
APP = "example.com/app"
MAY_REJECT = {"latitude": "may-reject"}
WRONG_VALUES = (("null", None), ("number", 5), ("true", True), ("list", ["x"]), ("object", {"x": 1}), ("empty", ""))
NAMEPLATES = {
    "letter": "a",
    "space": "4 ",
    "space-before": " 4",
    "sign": "+4",
    "minus": "-4",
    "point": "4.0",
    "hex": "0x4",
    "41-digits": "4" * 41,
    "hyphen": "4-",
    "superscript": "\u00b2",
    "quote": "4'",
}
GOOD_NAMEPLATES = {"zero": "0", "leading-zero": "04", "40-digits": "4" * 40, "one": "1", "large": "999999999"}
IDLE = 660


class Scene:
    """Steps of one case. Every frame gets an id."""

    def __init__(self, options=None):
        self.options = options or {}
        self.steps = []
        self.count = 0

    def do(self, **step):
        """A step that is no frame."""
        self.steps.append(step)
        return self

    def connect(self, name, side=None, app=APP):
        """A connection that is bound."""
        self.do(connect=name)
        return self.send(name, "bind", appid=app, side=side or f"side-{name}")

    def send(self, conn, type_, **more):
        """A frame."""
        self.count += 1
        return self.raw(conn, {"type": type_, "id": f"{self.count:04x}", **more})

    def raw(self, conn, frame):
        """A frame as it is."""
        return self.do(conn=conn, send=frame)

    def case(self, name, **more):
        """The case."""
        in_ = {"options": self.options, "steps": self.steps}
        return {"id": name, "op": "server_transcript", "in": in_, **more}


def cases(rng, scale):
    """All cases."""
    for make in (fields, nameplates, orders, crowds, closings, storage, ages, settings):
        yield from make()
    for i in range(8 * scale):
        yield random_case(rng, i)


def bound():
    """One client."""
    return Scene().connect("a")


def claimed():
    """One client with a nameplate."""
    return bound().send("a", "claim", nameplate="4")


def opened():
    """One client with a mailbox."""
    return bound().send("a", "open", mailbox="box")


COMMANDS = {
    "bind": (lambda: Scene().do(connect="a"), {"appid": APP, "side": "s", "client_version": ["x", "1"]}),
    "list": (bound, {}),
    "allocate": (bound, {}),
    "claim": (bound, {"nameplate": "4"}),
    "release": (claimed, {"nameplate": "4"}),
    "open": (bound, {"mailbox": "box"}),
    "add": (opened, {"phase": "0", "body": "00"}),
    "close": (opened, {"mailbox": "box", "mood": "happy"}),
    "ping": (bound, {"ping": 1}),
}


def fields():
    """Every field of every command, missing, of another type, or unknown."""
    for command, (start, content) in COMMANDS.items():
        for field in content:
            missing = {key: value for key, value in content.items() if key != field}
            yield after(start().send("a", command, **missing), f"{command}-no-{field}", f"{command}: no {field}")
            for name, value in WRONG_VALUES:
                scene = start().send("a", command, **{**content, field: value})
                yield after(scene, f"{command}-{field}-{name}", f"{command}: {field} is {name}")
        yield after(start().send("a", command, **content, future={"x": [None]}), f"{command}-extra", None)
        yield from identifiers(command, start, content)
    frames = {"no-members": {}, "missing": {"id": "1"}, **{n: {"type": v, "id": "1"} for n, v in WRONG_VALUES}}
    for name, frame in frames.items():
        yield after(bound().raw("a", frame), f"type-{name}", f"the type is {name}")
    for name, value in (("list", []), ("text", "x"), ("number", 1), ("null", None), ("true", True)):
        yield bound().raw("a", value).case(f"not-an-object-{name}", fault="a frame that is no object")


def after(scene, name, fault):
    """A case that ends with a command, and perhaps a fault in it."""
    return scene.case(name, **({"fault": fault} if fault else {}))


def identifiers(command, start, content):
    """Frames without an id, and with odd ones."""
    if command in ("claim", "add"):
        for name, value in (("null", None), ("number", 7), ("object", {"a": 1}), ("list", [1])):
            scene = start().raw("a", {"type": command, **content, "id": value})
            yield scene.case(f"{command}-id-{name}", fault=f"the id is {name}")
        yield start().raw("a", {"type": command, **content}).case(f"{command}-no-id")


def nameplates():
    """What may be a nameplate."""
    for name, value in NAMEPLATES.items():
        scene = bound().send("a", "claim", nameplate=value)
        yield scene.case(f"plate-{name}", fault="a nameplate that is no number of at most 40 digits")
        yield bound().send("a", "release", nameplate=value).case(f"plate-release-{name}")
    for name, value in GOOD_NAMEPLATES.items():
        scene = bound().send("a", "claim", nameplate=value).send("a", "list").send("a", "release", nameplate=value)
        yield scene.send("a", "list").case(f"plate-good-{name}")
    for name, value in (("arabic", "\u0664"), ("wide", "\uff14"), ("line-feed", "4\n")):
        yield bound().send("a", "claim", nameplate=value).case(f"plate-lax-{name}", **MAY_REJECT)


def orders():
    """Commands in the wrong order."""
    for command, (_, content) in COMMANDS.items():
        if command not in ("bind", "ping"):
            scene = Scene().do(connect="a").send("a", command, **content)
            yield scene.case(f"unbound-{command}", fault="the connection is not bound")
            again = COMMANDS[command][0]().send("a", command, **content).send("a", command, **content)
            yield again.case(f"twice-{command}", **twice(command))
    for app, side in ((APP, "side-a"), (APP, "other"), ("other", "side-a")):
        scene = bound().send("a", "bind", appid=app, side=side).send("a", "list")
        yield scene.case(f"bind-again-{len(app)}-{len(side)}", fault="a second bind")
    yield bound().send("a", "add", phase="0", body="00").case("add-unopened", fault="no mailbox is open")
    yield bound().send("a", "release").case("release-unclaimed", fault="nothing is claimed and none is named")
    yield bound().send("a", "close").case("close-unopened", fault="nothing is open and none is named")
    yield claimed().send("a", "release", nameplate="5").case("release-other", fault="another nameplate")
    yield opened().send("a", "close", mailbox="other").case("close-other", fault="another mailbox")
    yield claimed().send("a", "claim", nameplate="5").case("claim-other", fault="a second claim")
    yield opened().send("a", "open", mailbox="other").case("open-other", fault="a second open")
    yield claimed().send("a", "add", phase="0", body="00").case("add-claimed", fault="claimed, but not open")
    yield opened().send("a", "close").send("a", "add", phase="0", body="00").case("add-closed", fault="closed before")
    yield opened().send("a", "close").send("a", "open", mailbox="box").case("open-closed")
    yield claimed().send("a", "release").send("a", "claim", nameplate="4").case("claim-released", fault="claimed before")
    yield bound().send("a", "close", mailbox="never").case("close-unknown-mailbox")
    yield bound().send("a", "release", nameplate="77").case("release-unknown-nameplate")


def twice(command):
    """What is wrong when a command comes a second time, if anything."""
    return {} if command in ("list", "add") else {"fault": f"a second {command}"}


def crowds():
    """Third sides, other apps, other connections of one side."""
    for command, content in (("claim", {"nameplate": "4"}), ("open", {"mailbox": "box"})):
        scene = Scene()
        for name in "abc":
            scene.connect(name).send(name, command, **content)
        scene.send("a", "list").send("c", "close", mailbox="box")
        yield scene.case(f"third-{command}", fault="a third side")
        scene = Scene()
        for name, side in (("a", "one"), ("b", "two"), ("c", "one")):
            scene.connect(name, side).send(name, command, **content)
        yield scene.case(f"same-side-again-{command}")
        scene = Scene().connect("a").send("a", command, **content).connect("b", app="other")
        yield scene.send("b", "list").send("b", "claim", nameplate="5").case(f"other-app-{command}")
    scene = claimed().send("a", "release").connect("b").send("b", "claim", nameplate="4").send("b", "list")
    yield scene.case("claim-after-release")
    scene = claimed().connect("b").send("b", "claim", nameplate="4").send("a", "release").connect("c", "side-a")
    yield scene.send("c", "claim", nameplate="4").case("reclaim-by-another-connection", fault="released before")
    scene = claimed().connect("b").send("b", "claim", nameplate="4").send("a", "release").send("b", "release")
    yield scene.connect("c").send("c", "claim", nameplate="4").case("third-after-both-released")
    scene = Scene().connect("a").send("a", "allocate").connect("b").send("b", "claim", nameplate="$nameplate1")
    yield scene.send("a", "claim", nameplate="$nameplate1").send("b", "list").case("claimed-by-the-other-first")
    scene = Scene().connect("a").send("a", "allocate").send("a", "release", nameplate="$nameplate1")
    yield scene.send("a", "claim", nameplate="$nameplate1").case("allocated-released-claimed")


MOODS = ("happy", "lonely", "scary", "errory", "unwelcome", "other", "")


def closings():
    """Moods, one and two sides, with and without a nameplate."""
    for mood in MOODS:
        scene = claimed().send("a", "open", mailbox="$mailbox1").do(advance=3)
        yield scene.send("a", "close", mood=mood).case(f"mood-alone-{mood}")
        for other in MOODS[:4]:
            scene = opened().do(advance=2).connect("b").send("b", "open", mailbox="box").do(advance=3)
            scene.send("a", "close", mood=mood).do(advance=1).send("b", "close", mood=other)
            yield scene.case(f"mood-{mood}-{other}")
    yield opened().send("a", "close").case("no-mood")
    scene = opened().do(disconnect="a").connect("b", "side-a").send("b", "close", mailbox="box", mood="happy")
    yield scene.case("close-from-another-connection")
    scene = claimed().send("a", "open", mailbox="box").send("a", "close", mood="happy").send("a", "list")
    note = "the last close deletes every claim of that side"
    yield scene.case("close-deletes-other-claims", latitude="may-differ", note=note)
    scene = opened().send("a", "add", phase="0", body="00").send("a", "close").connect("b").send("b", "open", mailbox="box")
    yield scene.case("gone-after-close")


BODIES = {"empty": "", "hex": "00ff", "no-hex": "zz", "unicode": "\u2603\U0001f600", "nul": "\u0000", "long": "ab" * 5000}


def storage():
    """What is added comes back, whatever it is."""
    for name, body in BODIES.items():
        scene = opened().send("a", "add", phase="p", body=body).connect("b").send("b", "open", mailbox="box")
        yield scene.case(f"body-{name}")
    for name, phase in (("empty", ""), ("unicode", "\u2603"), ("number", "18446744073709551616"), ("long", "p" * 300)):
        scene = opened().send("a", "add", phase=phase, body="00").connect("b").send("b", "open", mailbox="box")
        yield scene.case(f"phase-{name}")
    for count in (2, 20):
        scene = opened()
        for number in range(count):
            scene.send("a", "add", phase=str(number), body=f"{number:02x}").do(advance=1)
        yield scene.connect("b").send("b", "open", mailbox="box").case(f"replay-{count}")
    scene = opened().send("a", "add", phase="0", body="00").do(disconnect="a").connect("b", "side-a")
    yield scene.send("b", "open", mailbox="box").send("b", "add", phase="0", body="01").case("same-phase-twice")
    scene = opened().connect("b").send("b", "open", mailbox="box").do(disconnect="b")
    yield scene.send("a", "add", phase="0", body="00").case("listener-gone")
    for name, mailbox in (("empty", ""), ("unicode", "\u2603"), ("long", "m" * 300), ("dollar", "a'; --")):
        scene = bound().send("a", "open", mailbox=mailbox).send("a", "add", phase="0", body="00")
        yield scene.send("a", "close", mood="happy").case(f"mailbox-{name}")


def ages():
    """What is pruned, and what is spared."""
    for age in (0, 1, IDLE - 1, IDLE, IDLE + 1, 10 * IDLE):
        scene = claimed().do(disconnect="a").do(advance=age).do(prune=True)
        yield scene.connect("b").send("b", "list").case(f"prune-nameplate-{age}")
        scene = opened().send("a", "add", phase="0", body="00").do(disconnect="a").do(advance=age).do(prune=True)
        yield scene.connect("b").send("b", "open", mailbox="box").case(f"prune-mailbox-{age}")
        yield opened().do(advance=age).do(prune=True).send("a", "add", phase="0", body="00").case(f"prune-listened-{age}")
    scene = opened().do(disconnect="a").do(advance=IDLE - 1).connect("b").send("b", "open", mailbox="box")
    yield scene.do(disconnect="b").do(advance=2).do(prune=True).case("prune-touched")
    scene = claimed().connect("b").send("b", "claim", nameplate="4").do(disconnect="a").do(disconnect="b")
    yield scene.do(advance=IDLE + 1).do(prune=True).do(prune=True).case("prune-two-sides")


def settings():
    """Options of the server."""
    for name, options in {
        "motd": {"welcome_motd": "two\nlines \u2603"},
        "motd-empty": {"welcome_motd": ""},
        "version": {"advertise_version": "9.9.9"},
        "error": {"signal_error": "\u4e0d\u884c"},
        "motd-and-error": {"welcome_motd": "a", "signal_error": "b"},
    }.items():
        yield Scene(options).connect("a").send("a", "list").case(f"option-{name}")
    scene = Scene({"allow_list": False}).connect("a").send("a", "claim", nameplate="4").send("a", "list")
    yield scene.connect("b").send("b", "list").case("option-no-list")
    for blur in (1, 60, 3600):
        scene = Scene({"blur_usage": blur}).do(advance=100).connect("a").send("a", "claim", nameplate="4").do(advance=50)
        yield scene.send("a", "release").case(f"option-blur-{blur}")


def random_case(rng, number):
    """Two clients, any command about nameplates, or any about mailboxes. Nothing is allocated: everybody chooses otherwise."""
    scene = Scene().connect("a").connect("b")
    commands = ("list", "claim", "release", "ping") if number % 2 else ("list", "open", "add", "add", "close", "ping")
    for _ in range(25):
        conn = rng.choice("ab")
        command = rng.choice(commands)
        content = dict(COMMANDS[command][1])
        if content and rng.random() < 0.2:
            content.pop(rng.choice(sorted(content)))
        scene.send(conn, command, **content)
        if rng.random() < 0.2:
            scene.do(advance=rng.randint(1, 100))
    return scene.case(f"random-commands-{number}")


def settled(case):
    """What the reference answers in the ordinary way is no fault: the field is optional, or may be anything."""
    if "fault" not in case or any(refused(reaction) for step in case["out"]["steps"] for reaction in step):
        return case
    fault = case.pop("fault")
    return {**case, "note": f"{fault}, which the reference does not mind", **lenient(case["id"])}


def refused(reaction):
    """Whether the server minded."""
    return "dropped" in reaction or reaction["recv"]["type"] == "error"


def lenient(name):
    """A careful server may refuse what is not a text."""
    is_text_field = name.startswith(("bind-side", "add-phase", "add-body", "close-mood"))
    return MAY_REJECT if is_text_field and not name.endswith("-empty") else {}
