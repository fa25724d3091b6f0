"""The transit relay: lines, sides, waiting, copying and usage records."""

SCHEMA = "relay_server"
SAME_SIDE = "of the waiting connections of one side one is glued and the rest are dropped; which one is not defined"
OK = "ok\n"


def cases(rng, scale):
    """All cases."""
    yield from wrong_lines(rng)
    yield from lengths(rng)
    yield from cut_lines(rng)
    yield from too_early(rng)
    yield from pairs(rng)
    yield from usage(rng)
    for i in range(12 * scale):
        yield random_crowd(rng, i)
    for size in (2, 10, 19999, 20000, 20001, 999999, 1999999, 2000000, 999000001, 1099999999, 1100000000, 10**12, 2**40):
        yield {"id": f"blur-{size}", "op": "blur_size", "in": {"size": size}}
    for i in range(6 * scale):
        yield {"id": f"blur-random-{i}", "op": "blur_size", "in": {"size": int(10 ** (rng.random() * 12))}}


def case(name, steps, fault=None, latitude=None, note=None, blur=None):
    """A case with what is said about it."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    in_ = {"blur_usage": blur, "steps": steps}
    return {"id": name, "op": "relay_transcript", "in": in_, **{k: v for k, v in more.items() if v}}


def line(token, side=None):
    """What a client begins with."""
    return b"please relay " + token + (b" for side " + side if side is not None else b"") + b"\n"


def token(rng):
    """64 digits."""
    return rng.randbytes(32).hex().encode()


def side(rng):
    """16 digits."""
    return rng.randbytes(8).hex().encode()


def opened(name, *sent):
    """Steps: a connection and what it sends."""
    return [{"open": name}, *[says(name, data) for data in sent]]


def says(name, data):
    """Step: bytes of a connection."""
    return {"conn": name, "send": data.hex()}


def pass_(seconds):
    """Step: time."""
    return {"advance": seconds}


def wrong_lines(rng):
    """One fault in the line; and a good pair afterwards shows that nothing else broke."""
    t, one, two = token(rng), side(rng), side(rng)
    good = line(t, one)
    altered = {
        "capital": b"P" + good[1:],
        "two-words": good.replace(b"please relay", b"pleaserelay"),
        "tab": good.replace(b"please ", b"please\t"),
        "leading-space": b" " + good,
        "double-space": good.replace(b"relay ", b"relay  "),
        "token-63": line(t[:-1], one),
        "token-65": line(t + b"0", one),
        "token-empty": line(b"", one),
        "token-dash": line(b"-" + t[1:], one),
        "token-space": line(b" " + t[1:], one),
        "token-high-byte": line(b"\xe9" + t[1:], one),
        "token-nul": line(b"\0" + t[1:], one),
        "for-missing": good.replace(b" for", b""),
        "side-word": good.replace(b"side", b"Side"),
        "side-15": line(t, one[:-1]),
        "side-17": line(t, one + b"0"),
        "side-empty": line(t, b""),
        "side-dash": line(t, b"-" + one[1:]),
        "side-space-behind": line(t, one + b" "),
        "more-words": line(t, one + b" now"),
        "cr-lf": good.replace(b"\n", b"\r\n"),
        "old-cr-lf": line(t).replace(b"\n", b"\r\n"),
        "old-more": line(t + b" x"),
        "empty": b"\n",
        "space": b" \n",
        "nul": b"\0\n",
        "tls": b"\x16\x03\x01\x02\x00\x01\x00\n",
        "http": b"GET / HTTP/1.1\r\n",
        "transit-line": b"transit sender " + t + b" ready\n",
        "cr-only": good.replace(b"\n", b"\r") + b"\n",
    }
    for name, wrong in altered.items():
        rest = opened("b", line(t, two)) + opened("c", good)
        yield case(f"line-{name}", opened("a", wrong) + rest, fault=f"the line: {name}")
    for name, fine in {
        "capital-digits": line(t.upper(), one), "letters": line(b"z" * 64, b"Y" * 16), "underscores": line(b"_" * 64, b"_" * 16),
    }.items():
        second = fine[:-17] + two + b"\n"
        note = "any word characters count, hexadecimal or not; refusing is allowed"
        yield case(f"line-{name}", opened("a", fine) + opened("b", second), latitude="may-differ", note=note)


def lengths(rng):
    """Lines about the limit of 1,024 bytes."""
    for size in (1023, 1024, 1025, 4096, 20000):
        fault = f"a line of {size} bytes"
        yield case(f"long-{size}", opened("a", b"x" * size + b"\n"), fault=fault)
        yield case(f"long-{size}-without-end", opened("a", b"x" * size) + [pass_(60)], fault=fault + " that does not end")
    yield case("long-in-pieces", opened("a", *[b"x" * 200] * 7), fault="a line that grows past 1,024 bytes")
    t = token(rng)
    yield case("long-after-good", opened("a", line(t, side(rng)) + b"y" * 2000), fault="2,000 bytes behind the line")


def cut_lines(rng):
    """A good line in pieces."""
    t, one = token(rng), side(rng)
    good = line(t, one)
    for at in (1, 12, 13, 14, 76, 77, 78, 87, 88, len(good) - 1):
        yield case(f"cut-{at}", opened("a", good[:at], good[at:]) + opened("b", line(t, side(rng))))
    yield case("cut-bytewise", opened("a", *[good[i : i + 1] for i in range(len(good))]) + opened("b", line(t)))
    for at in (0, 1, 13, len(good) - 1):
        steps = opened("a", good[:at]) + [pass_(3), {"close": "a"}]
        yield case(f"ends-{at}", steps, fault=f"closes after {at} bytes of the line")
    yield case("silence", opened("a") + [pass_(86400)])


def too_early(rng):
    """Bytes before ok."""
    t, one, two = token(rng), side(rng), side(rng)
    good = line(t, one)
    for name, more in {"byte": b"x", "newline": b"\n", "line-again": good, "nul": b"\0", "much": b"z" * 5000}.items():
        fault = "sends before ok"
        rest = opened("b", line(t, two)) + opened("c", good)
        yield case(f"early-{name}", opened("a", good, more) + rest, fault=fault)
        yield case(f"early-{name}-same-segment", opened("a", good + more) + rest, fault=fault)
    yield case("early-second", opened("a", good) + opened("b", line(t, two) + b"x"),
               note="the second is paired by its line: what stands behind it is relayed")
    yield case("early-then-close", opened("a", good, b"x") + [{"close": "a"}], fault="sends before ok")


def pairs(rng):
    """Two and more that belong together."""
    t, one, two, three = token(rng), side(rng), side(rng), side(rng)
    a, b, c, old = line(t, one), line(t, two), line(t, three), line(t)
    yield case("pair", opened("a", a) + opened("b", b) + [says("a", b"1"), says("b", b"2"), {"close": "b"}])
    yield case("pair-old-old", opened("a", old) + opened("b", old) + [says("b", b"x"), {"close": "a"}])
    yield case("pair-old-new", opened("a", old) + opened("b", b) + [says("b", b"x")])
    yield case("pair-new-old", opened("a", a) + opened("b", old) + [says("a", b"x")])
    yield case("third-waits", opened("a", a) + opened("b", b) + opened("c", c) + [says("a", b"1")])
    yield case("third-and-fourth", opened("a", a) + opened("b", b) + opened("c", c) + opened("d", a) + [says("c", b"1"), says("a", b"2")])
    yield case("third-says", opened("a", a) + opened("b", b) + opened("c", c, b"x") + [says("a", b"1")], fault="a third peer sends")
    yield case("same-side", opened("a", a) + opened("b", a) + [pass_(9), {"close": "a"}, {"close": "b"}])
    yield case("same-side-pair", opened("a", a) + opened("b", a) + opened("c", b), latitude="may-differ", note=SAME_SIDE)
    yield case("same-side-many", opened("a", a) + opened("b", a) + opened("c", a) + opened("d", b) + [says("d", b"x")],
               latitude="may-differ", note=SAME_SIDE)
    yield case("first-leaves", opened("a", a) + [{"close": "a"}] + opened("b", b) + opened("c", c))
    yield case("both-leave", opened("a", a) + opened("b", b) + [{"close": "a"}, {"close": "b"}])
    yield case("token-again", opened("a", a) + opened("b", b) + [{"close": "a"}] + opened("c", a) + opened("d", b))
    yield case("token-case", opened("a", a) + opened("b", line(t.upper(), two)) + [pass_(1)])
    yield case("side-case", opened("a", line(t, b"aaaaaaaaaaaaaaaa")) + opened("b", line(t, b"AAAAAAAAAAAAAAAA")) + [says("a", b"x")])
    yield case("empty-pieces", opened("a", a) + opened("b", b) + [says("a", b""), says("b", b""), says("a", b"x")])
    yield case("looks-like-a-line", opened("a", a) + opened("b", b) + [says("a", a), says("b", OK.encode())])
    yield case("much", opened("a", a) + opened("b", b) + [says("a", b"0123456789" * 900), says("b", b"z" * 3000)])
    yield case("after-close", opened("a", a) + opened("b", b) + [says("a", b"x"), {"close": "a"}, says("b", b"y")])
    wait = opened("a", a) + [pass_(86400 * 3)] + opened("b", b) + [pass_(86400), says("a", b"x"), {"close": "b"}]
    yield case("days", wait)


def usage(rng):
    """What is written down, blurred and not."""
    for blur in (None, 1, 7, 60, 3600, 86400):
        for size in (0, 1, 9999, 10001):
            t = token(rng)
            steps = [pass_(rng.randrange(5000))] + opened("a", line(t, side(rng))) + [pass_(5)]
            steps += opened("b", line(t, side(rng))) + ([says("a", b"u" * size)] if size else [])
            yield case(f"usage-{blur}-{size}", steps + [pass_(11), {"close": rng.choice("ab")}], blur=blur)
    t = token(rng)
    for name, steps in {
        "empty": opened("a") + [pass_(7), {"close": "a"}],
        "errory": opened("a") + [pass_(7), says("a", b"hello\n")],
        "lonely": opened("a", line(t, side(rng))) + [pass_(77), {"close": "a"}],
        "impatient": opened("a", line(t, side(rng))) + [pass_(77), says("a", b"x")],
        "redundant": opened("a", line(t, b"0" * 16)) + opened("b", line(t, b"0" * 16)) + [pass_(4)] + opened("c", line(t, b"1" * 16)),
    }.items():
        said = {"latitude": "may-differ", "note": SAME_SIDE} if name == "redundant" else {}
        yield case(f"usage-{name}", [pass_(61), *steps], blur=60, **said)


def random_crowd(rng, number):
    """Many connections of a few tokens; every side is there once, so that nothing is left to chance."""
    tokens, steps, names, lines = [token(rng) for _ in range(2)], [], [], {}
    for i in range(rng.randrange(4, 10)):
        name = f"c{i}"
        names.append(name)
        lines[name] = line(rng.choice(tokens), side(rng))
        steps += opened(name, lines[name] if rng.random() < 0.9 else lines[name][1:])
        for _ in range(rng.randrange(3)):
            other = rng.choice(names)
            steps.append(rng.choice((says(other, rng.randbytes(3)), pass_(rng.randrange(9)), pass_(1))))
        if rng.random() < 0.25:
            steps.append({"close": names.pop(rng.randrange(len(names)))})
    return case(f"crowd-{number}", steps + [pass_(2)] + [{"close": name} for name in names])
