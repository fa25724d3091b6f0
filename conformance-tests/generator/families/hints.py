"""Connection hints: every field missing, of another type or out of range, and the order of dialling."""

SCHEMA = "hints"
LOOSE = "port, host or priority that no honest peer sends"
HOSTS = (
    "relay.example.org", "192.0.2.1", "2001:db8::1", "::1", "xn--bcher-kva.example", "bücher.example", "RELAY.EXAMPLE.ORG",
    "a.b.c.d.e.example.org", "h", "example.org.", "abcdefghijklmnop.onion", "münchen\u0308.example", "例え.テスト",
)
DOUBTFUL_HOSTS = {
    "empty": "", "space": " ", "inner-space": "a b", "newline": "a\nb", "nul": "a\0b", "brackets": "[2001:db8::1]",
    "with-port": "relay.example.org:4001", "slash": "a/b", "percent": "fe80::1%eth0", "escape": "\x1b[31mred",
    "bidi": "a\u202egro.elpmaxe", "surrogate": "\ud800", "long-label": "a" * 64 + ".example.org", "long": "a." * 150 + "b",
    "longest": "x" * 4096, "loopback": "127.0.0.1", "localhost": "localhost", "metadata": "169.254.169.254",
    "any": "0.0.0.0", "short-v4": "127.1", "digits": "2130706433", "userinfo": "user@host", "mapped": "::ffff:127.0.0.1",
}
WRONG_HOSTS = {"null": None, "number": 5, "float": 1.5, "true": True, "list": ["h"], "object": {"h": 1}}
WRONG_PORTS = {
    "null": None, "text": "4001", "float": 4001.0, "fraction": 4001.5, "list": [4001], "object": {}, "empty-text": "",
    "huge-float": 1e300,
}
LOOSE_PORTS = {
    "true": True, "false": False, "zero": 0, "minus-1": -1, "65536": 65536, "2-31": 2**31, "2-63": 2**63, "2-64": 2**64,
    "2-100": 2**100,
}
LOOSE_PRIORITIES = {
    "null": None, "text": "1", "true": True, "list": [], "object": {"a": 1}, "empty-text": "", "huge": 1e308,
}
PRIORITIES = (0, 0.0, 1, 1.0, -1, -1.5, 0.5, 2, 100.25, 1e-9)
TYPES = ("", "direct-tcp-v2", "DIRECT-TCP-V1", "direct-tcp-v1 ", "direct", "udp-v1", "websocket-v1", "relay-v1", "tor-tcp-v2")
WRONG_TYPES = {"null": None, "number": 1, "true": True, "list": ["direct-tcp-v1"], "object": {}}
NOT_OBJECTS = {"text": "direct-tcp-v1", "number": 1, "null": None, "true": True, "list": [], "list-of-hint": [{"type": "direct-tcp-v1"}]}


def cases(rng, scale):
    """All cases."""
    yield from single("parse_tcp_hint", "tcp")
    yield from single("parse_hint", "any")
    yield from relays()
    yield from lists(rng, scale)
    yield from command_line()
    yield from encoded(rng, scale)
    yield from schedules(rng, scale)


def settled(case_):
    """Skipping is a choice where Python fails; where it goes on, refusing is."""
    if case_.get("latitude") == "may-ignore" and "out" in case_:
        return {**case_, "latitude": "may-reject"}
    return case_


def case(name, op, in_, fault=None, latitude=None, note=None):
    """A case with what is said about it."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    return {"id": name, "op": op, "in": in_, **{k: v for k, v in more.items() if v}}


def direct(host="192.0.2.9", port=4001, **more):
    """A good direct hint, or nearly so."""
    return {"type": "direct-tcp-v1", "hostname": host, "port": port, **more}


def relay(*hints, **more):
    """A relay hint."""
    return {"type": "relay-v1", "hints": list(hints), **more}


def single(op, prefix):
    """One hint, for the parser that knows relays and for the one that does not."""
    def one(name, hint, **said):
        return case(f"{prefix}-{name}", op, {"hint": hint}, **said)

    for i, host in enumerate(HOSTS):
        yield one(f"host-{i}", direct(host))
    for name, host in DOUBTFUL_HOSTS.items():
        yield one(f"host-{name}", direct(host), fault=f"host name: {name}", latitude="may-reject", note=LOOSE)
    for name, host in WRONG_HOSTS.items():
        yield one(f"host-{name}", direct(host), fault=f"hostname is {name}")
    for port in (1, 80, 1023, 1024, 32767, 32768, 65534, 65535):
        yield one(f"port-{port}", direct(port=port))
    for name, port in WRONG_PORTS.items():
        yield one(f"port-{name}", direct(port=port), fault=f"port is {name}")
    for name, port in LOOSE_PORTS.items():
        yield one(f"port-{name}", direct(port=port), fault=f"port is {name}", latitude="may-reject", note=LOOSE)
    for i, priority in enumerate(PRIORITIES):
        yield one(f"priority-{i}", direct(priority=priority))
    for name, priority in LOOSE_PRIORITIES.items():
        hint = direct(priority=priority)
        yield one(f"priority-{name}", hint, fault=f"priority is {name}", latitude="may-reject", note=LOOSE)
    for i, kind in enumerate(TYPES):
        if not (op == "parse_hint" and kind == "relay-v1"):
            yield one(f"type-{i}", {**direct(), "type": kind}, fault=f"type {kind!r}")
    for name, kind in WRONG_TYPES.items():
        yield one(f"type-{name}", {**direct(), "type": kind}, fault=f"type is {name}")
    for field in ("type", "hostname", "port"):
        yield one(f"without-{field}", {k: v for k, v in direct().items() if k != field}, fault=f"no {field}")
    for name, value in NOT_OBJECTS.items():
        yield one(f"not-object-{name}", value, fault=f"the hint is {name}", latitude="may-ignore")
    yield one("tor", {**direct("abcdefghijklmnop.onion"), "type": "tor-tcp-v1"})
    yield one("unknown-members", direct(hints=[], name="n", priority=1.0, extra={"deep": [1]}))


def relays():
    """Relay hints with one thing wrong in them."""
    def one(name, hint, **said):
        return case(f"relay-{name}", "parse_hint", {"hint": hint}, **said)

    good = direct("r.example.org", 4001, priority=0.0)
    for name, hints in (("missing", None), ("null", None), ("number", 5), ("object", {}), ("text", "x"), ("true", True)):
        hint = {"type": "relay-v1"} if name == "missing" else {"type": "relay-v1", "hints": hints}
        yield one(f"hints-{name}", hint, fault=f"hints is {name}", latitude="may-ignore")
    for name, value in NOT_OBJECTS.items():
        yield one(f"inner-{name}", relay(good, value), fault=f"an inner hint is {name}", latitude="may-ignore")
    for name, host in WRONG_HOSTS.items():
        yield one(f"inner-host-{name}", relay(direct(host), good), fault=f"an inner hostname is {name}")
    for name, port in WRONG_PORTS.items():
        yield one(f"inner-port-{name}", relay(good, direct(port=port)), fault=f"an inner port is {name}")
    for name, port in LOOSE_PORTS.items():
        hint = relay(direct(port=port))
        yield one(f"inner-port-{name}", hint, fault=f"an inner port is {name}", latitude="may-reject", note=LOOSE)
    yield one("in-relay", relay(relay(good)), fault="a relay in a relay")
    yield one("in-relay-beside", relay(good, relay(good)), fault="a relay in a relay")
    yield one("twice", relay(good, good))
    yield one("named", relay(good, name="example"))
    yield one("name-null", relay(good, name=None))
    yield one("websocket", relay({"type": "websocket", "url": "wss://relay.example.org/v1"}, good))
    yield one("go-style", {"hostname": "", "port": 0, "priority": 0, "type": "relay-v1", "hints": [good]})
    yield one("tor", relay({**good, "type": "tor-tcp-v1"}))


def lists(rng, scale):
    """Whole lists, as a transit message has them."""
    def one(name, hints, **said):
        return case(f"hints-{name}", "transit_hints", {"hints": hints}, **said)

    good, other = direct("192.0.2.1"), direct("192.0.2.2", 5)
    for name, value in NOT_OBJECTS.items():
        for place, hints in (("first", [value, good]), ("last", [good, value])):
            yield one(f"{name}-{place}", hints, fault=f"one hint is {name}", latitude="may-ignore")
    for name, port in {**WRONG_PORTS, **LOOSE_PORTS}.items():
        said = {"latitude": "may-differ", "note": "leaving the odd one out is better"} if name in LOOSE_PORTS else {}
        yield one(f"port-{name}", [good, direct(port=port), other], fault=f"one port is {name}", **said)
    for name, host in WRONG_HOSTS.items():
        yield one(f"host-{name}", [good, direct(host), other], fault=f"one hostname is {name}")
    for name, priority in LOOSE_PRIORITIES.items():
        hints = [good, relay(direct("r.example.org", priority=priority))]
        said = {"latitude": "may-differ", "note": "skipping the odd one is better"}
        yield one(f"relay-priority-{name}", hints, fault=f"a relay's priority is {name}", **said)
    yield one("twice", [good, good, relay(other), relay(other)])
    yield one("same-other-priority", [good, direct("192.0.2.1", priority=1.0)])
    yield one("relay-other-priority", [relay(direct("r", 1, priority=0.0)), relay(direct("r", 1, priority=2.0))])
    yield one("relay-order", [relay(direct("b", 2), direct("a", 1), direct("a", 0x50))])
    yield one("relay-empty", [relay(), good])
    yield one("relay-all-unknown", [relay({"type": "new"}), good])
    yield one("relay-no-hints", [{"type": "relay-v1"}, good], fault="a relay without hints")
    yield one("relay-in-relay", [relay(relay(good)), other], fault="a relay in a relay")
    yield one("tor", [{**good, "type": "tor-tcp-v1"}, relay({**other, "type": "tor-tcp-v1"})])
    many = [direct(f"192.0.2.{i}") for i in range(100)]
    note = "a limit on the number of hints is allowed: at least the first 32 count"
    yield one("hundred", many, fault="a hundred hints", latitude="may-differ", note=note)
    for i in range(10 * scale):
        yield one(f"random-{i}", [random_hint(rng) for _ in range(rng.randrange(1, 7))])


def random_hint(rng, depth=0):
    """A hint that an honest peer of today or tomorrow may send."""
    kind = rng.choice(("direct", "direct", "tor", "new", "relay") if depth == 0 else ("direct", "direct", "tor", "new"))
    if kind == "relay":
        return relay(*[random_hint(rng, 1) for _ in range(rng.randrange(4))])
    if kind == "new":
        return {"type": "new-v7", "address": rng.randrange(100)}
    host = rng.choice((f"192.0.2.{rng.randrange(256)}", f"2001:db8::{rng.randrange(1, 9999):x}", f"h{rng.randrange(99)}.example.org"))
    hint = {"type": f"{kind}-tcp-v1", "hostname": host, "port": rng.randrange(1, 65536)}
    return {**hint, "priority": rng.choice((0.0, 0.5, 1.0, 2.0, -1.5))} if rng.random() < 0.7 else hint


ARGUMENTS = (
    "tcp:relay.example.org:1", "tcp:relay.example.org:65535", "tcp:192.0.2.1:4001", "tcp:bücher.example:4001", "tcp:h:007",
    "tcp:[2001:DB8::1]:4001", "tcp:[::]:1", "tcp:h:1:", "tcp:h:1::", "tcp:h:1:x", "tcp:h:1:priority=0", "tcp:h:1:priority=-0.5",
    "tcp:h:1:priority=1e3", "tcp:h:1:priority=.5", "tcp:h:1:priority=5.", "tcp:h:1:priority=+2", "tcp:h:1:PRIORITY=2",
    "tcp:h:1:x=1:priority=2:y", "tcp:h:1:priority=1=2", "tcp:h:1:prioritys=2", "tcp:h:1: priority=3",
)
WRONG_ARGUMENTS = (
    ":h:1", "tcp-:h:1", "tcp h 1", "tcp//h:1", "tcp:h", "tcp::", "tcp:::", "tcp:h::1", "tcp:h:1x", "tcp:h: 1", "tcp:h:1 ",
    "tcp:h:+1", "tcp:h:0x50", "tcp:h:1.0", "tcp:h:1,000", "tcp:[2001:db8::1]", "tcp:[2001:db8::1]4001", 
    "tcp:[2001:db8::1:1", "tcp:2001:db8::1]:1", "tcp:[fe80::1%eth0]:1", "tcp:[1:2:3:4:5:6:7:8:9]:1",
    "tcp:[::1]:x", "tcp:[::1]:", "udp:h:1", "tor:h:1", "tcp4:h:1", "http://h:1", "tcp:h:1:priority=high", "tcp:h:1:priority=",
    "tcp:h:1:priority=1,5", "tcp:h:1:priority=0x1", "tcp:h:1:priority=1:priority=", "\ttcp:h:1", "tcp\n:h:1", "tcp:h\n:1:2\n3",
)
LOOSE_ARGUMENTS = (
    "tcp:[]:1", "tcp:[192.0.2.1]:1", "tcp:h:0", "tcp:h:65536", "tcp:h:99999999999999999999", "tcp:h:1\n", "tcp:h:１２", "tcp: :1", "tcp:a b:1", "tcp:h/x:1",
    "tcp:h:1:priority=1_0", "tcp:h:1:priority= 1 ", "tcp:h:1:priority=１", "tcp:user@h:1", "tcp:h\x1b[0m:1", "tcp:h\0:1",
)


def command_line():
    """The relay's argument."""
    for i, text in enumerate(ARGUMENTS):
        yield case(f"argument-{i}", "parse_hint_argv", {"hint": text})
    for i, text in enumerate(WRONG_ARGUMENTS):
        yield case(f"argument-wrong-{i}", "parse_hint_argv", {"hint": text}, fault=f"argument {text!r}")
    for i, text in enumerate(LOOSE_ARGUMENTS):
        said = {"fault": f"argument {text!r}", "latitude": "may-reject", "note": LOOSE}
        yield case(f"argument-loose-{i}", "parse_hint_argv", {"hint": text}, **said)


def encoded(rng, scale):
    """Hints to JSON and to texts."""
    inner = {"kind": "direct", "hostname": "r.example.org", "port": 4001, "priority": 0.0}
    hints = [
        {**inner, "hostname": host, "port": port, "priority": priority}
        for host, port, priority in (("192.0.2.1", 1, 0.0), ("2001:db8::1", 65535, 2), ("bücher.example", 80, -1.5))
    ]
    hints += [{"relay": []}, {"relay": [inner]}, {"relay": [inner, hints[1]]}, {**inner, "kind": "tor"}]
    for i, hint in enumerate(hints):
        yield case(f"encode-{i}", "encode_hint", {"hint": hint})
    note = "Python writes a tor hint within a relay as a direct one; keeping its type is right"
    tor = {"relay": [{**inner, "kind": "tor"}]}
    yield case("encode-relay-tor", "encode_hint", {"hint": tor}, latitude="may-differ", note=note)
    for i, hint in enumerate(hint for hint in hints if "relay" not in hint):
        for on in (False, True):
            yield case(f"describe-{i}-{on}", "describe_hint", {"hint": hint, "relay": on, "tor": i % 2 == 1})


def twice(hints):
    """What is said about hints that name a direct address more than once."""
    places = [(hint["hostname"], hint["port"]) for hint in hints if hint["type"] == "direct-tcp-v1"]
    if len(set(places)) == len(places):
        return {}
    return {"latitude": "may-differ", "note": "dialling an address once is enough"}


def schedules(rng, scale):
    """Who is dialled when."""
    def one(name, ours, theirs, **said):
        in_ = {"our_relay": ours, "their_hints": theirs, "listening": False}
        return case(f"schedule-{name}", "connect_schedule", in_, **(said or twice(theirs)))

    ours, good = "tcp:our.example.org:4001", direct("192.0.2.1", 1)
    yield one("nobody", None, [], fault="no address at all")
    yield one("only-unknown", None, [{"type": "new"}], fault="no address that is known")
    yield one("only-tor", None, [{**direct("x.onion"), "type": "tor-tcp-v1"}], fault="no address but through Tor")
    yield one("only-tor-relay", None, [relay({**direct("x.onion"), "type": "tor-tcp-v1"})], fault="no address but through Tor")
    yield one("empty-relay", None, [relay()], fault="a relay without addresses")
    yield one("direct-only", None, [good, direct("2001:db8::2", 2), direct("h.example.org", 3)])
    yield one("direct-priorities", None, [direct("192.0.2.1", priority=p) for p in (0.0, 5.0, -5.0)])
    yield one("direct-twice", None, [good, good])
    yield one("relay-same", ours, [relay(direct("our.example.org", 4001, priority=0.0))])
    yield one("relay-same-integer", ours, [relay(direct("our.example.org", 4001, priority=0))])
    yield one("relay-other-priority", ours, [relay(direct("our.example.org", 4001, priority=2.0))])
    yield one("relay-other-port", ours, [relay(direct("our.example.org", 4002))])
    yield one("tor-delays-nothing", ours, [{**direct("x.onion"), "type": "tor-tcp-v1"}])
    levels = [relay(direct(f"r{i}.example.org", 1, priority=p)) for i, p in enumerate((3.0, 1.0, 2.0, 1.0, -1.0))]
    yield one("levels", ours, levels)
    yield one("levels-and-direct", ours, [*levels, good])
    yield one("levels-in-one", None, [relay(*[direct(f"r{i}", 1, priority=p) for i, p in enumerate((0.0, 2.0, 1.0))])])
    many = [relay(direct(f"r{i}.example.org", 1, priority=float(i))) for i in range(70)]
    note = "sixty levels are not all tried before the end; a limit is allowed"
    yield one("seventy-levels", None, many, fault="seventy priorities", latitude="may-differ", note=note)
    for name, priority in (("null", None), ("text", "1"), ("list", [1])):
        hints = [relay(direct("r.example.org", 1, priority=priority))]
        said = {"latitude": "may-differ", "note": "skipping the odd hint is better than to fail"}
        yield one(f"priority-{name}", ours, hints, fault=f"a relay's priority is {name}", **said)
    for name, host, port in (("loopback", "127.0.0.1", 22), ("metadata", "169.254.169.254", 80), ("port-0", "192.0.2.1", 0)):
        said = {"latitude": "may-differ", "note": "not dialling it is better"}
        yield one(f"refused-{name}", ours, [direct(host, port), direct("192.0.2.2", 2)], fault=f"dials {name}", **said)
    for i in range(12 * scale):
        relay_ = rng.choice((None, ours, ours + ":priority=2.0", "tcp:[2001:db8::99]:4001:priority=-1"))
        yield one(f"random-{i}", relay_, [good, *[random_hint(rng) for _ in range(rng.randrange(6))]])
