"""The file of --dump-timing: every kind of value in it."""

SCHEMA = "timing"
START = 1700000000.0
DETAILS = (
    {},
    {"which": "top"},
    {"text": "\u2603 \U0001f600 \u0000 \" \\ / \u007f"},
    {"nested": {"a": [1, 2.5, None, True, False, [], {}]}},
    {"numbers": [0, -1, 18446744073709551616, 1e300, 5e-324, 0.1, 1.0, -0.0]},
    {"": "empty name"},
    {"_side": "0123456789", "message": {"type": "welcome", "welcome": {}, "server_tx": 1700000000.123456}},
    {"lines": "a\nb\r\tc\u2028\u2029"},
)


def event(name, start, stop, details):
    """One event."""
    return {"name": name, "start": start, "stop": stop, "details": details}


def cases(rng, scale):
    """All cases."""
    yield case("none", [])
    for i, details in enumerate(DETAILS):
        yield case(f"details-{i}", [event("import", START, None, details)])
    for i, (start, stop) in enumerate(times()):
        yield case(f"times-{i}", [event("pake1", start, stop, {"waiting": "crypto"})])
    yield case("names", [event(name, START, START, {}) for name in ("", "ws_send", "caf\u00e9", "a b", "\"")])
    for i in range(3 * scale):
        yield case(f"random-{i}", [random_event(rng) for _ in range(rng.randint(2, 8))])


def times():
    """Starts and stops: equal, reversed, whole, tiny, far away."""
    return (
        (START, START),
        (START + 2, START + 1),
        (0.0, 0.0),
        (START + 0.001, START + 1e-7),
        (1e16, None),
        (-1.5, 1e-9),
    )


def random_event(rng):
    """One event with random values."""
    start = START + rng.randrange(1 << 20) / 1024
    stop = rng.choice((None, start, start + rng.random()))
    return event(rng.choice(("import", "ws_send", "exit")), start, stop, rng.choice(DETAILS))


def case(name, events):
    """One case."""
    return {"id": name, "op": "timing_file", "in": {"events": events}}
