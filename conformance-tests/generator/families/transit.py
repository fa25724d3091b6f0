"""Transit: handshake lines, records and negotiation, with every kind of wrong byte, cut and order."""

import peer

SCHEMA = "transit"
ABANDON = "closing at once is better: the length is beyond every honest record"
LAST_NONCE = 2**192 - 1


def cases(rng, scale):
    """All cases."""
    yield from handshakes(rng, scale)
    yield from encoded(rng)
    yield from decoded(rng)
    yield from cut(rng, scale)
    for role in ("sender", "receiver"):
        yield from wrong_lines(rng, role)
        yield from wrong_relays(rng, role)
        yield from times(rng, role)
        yield from spoiled_records(rng, role)
    yield from decisions(rng)
    yield from races(rng)
    for i in range(20 * scale):
        yield random_race(rng, i)


def case(name, op, in_, fault=None, latitude=None, note=None):
    """A case with what is said about it."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    return {"id": name, "op": op, "in": in_, **{k: v for k, v in more.items() if v}}


# lines and records -------------------------------------------------------------------------------------------------


def handshakes(rng, scale):
    """The lines of both sides."""
    fixed = [("00" * 32, "0" * 16), ("ff" * 32, "f" * 16), ("80" + "00" * 31, "0123456789abcdef"), ("00" * 31, "a" * 16)]
    for i, (key, side) in enumerate(fixed + [(new_key(rng), rng.randbytes(8).hex()) for _ in range(4 * scale)]):
        yield case(f"lines-{i}", "handshakes", {"transit_key": key, "side": side}, **odd_key(key))


def odd_key(key):
    """What is said about a transit key of another length than a derived one has."""
    size = len(key) // 2
    note = "a transit key is derived, and has 32 bytes"
    return {} if size == 32 else {"fault": f"a key of {size} bytes", "latitude": "may-reject", "note": note}


def new_key(rng):
    """32 random bytes."""
    return rng.randbytes(32).hex()


def encoded(rng):
    """Records at the boundaries of length and nonce."""
    for nonce in (0, 1, 255, 256, 2**32 - 1, 2**32, 2**63 - 1, 2**64 - 1, 2**128 - 1, LAST_NONCE - 1):
        in_ = {"key": new_key(rng), "first_nonce": str(nonce), "records": [rng.randbytes(3).hex(), ""]}
        yield case(f"nonce-{nonce.bit_length()}-{nonce & 255}", "record_encode", in_)
    for size in (0, 1, 15, 16, 17, 23, 24, 25, 63, 64, 65, 1023):
        in_ = {"key": new_key(rng), "first_nonce": "0", "records": [rng.randbytes(size).hex()]}
        yield case(f"size-{size}", "record_encode", in_)
    in_ = {"key": new_key(rng), "first_nonce": str(LAST_NONCE), "records": ["00", "01"]}
    yield case("nonce-used-up", "record_encode", in_, fault="more records than nonces")
    for size in (0, 1, 16383, 16385, 65535, 65536, 1 << 20):
        in_ = {"key": new_key(rng), "first_nonce": "7", "repeat_byte": rng.randbytes(1).hex(), "size": size}
        yield case(f"big-{size}", "record_encode_big", in_)


def wire_of(key, plaintexts, first=0):
    """The records as bytes, one by one."""
    wires = []
    for i, plaintext in enumerate(plaintexts):
        in_ = {"key": key, "first_nonce": str(first + i), "records": [plaintext]}
        wires.append(bytes.fromhex(peer.ask("record_encode", in_)["wire"]))
    return wires


def decode(name, key, chunks, first=0, **said):
    """A case of reading."""
    in_ = {"key": key, "first_nonce": str(first), "chunks": [chunk.hex() for chunk in chunks]}
    return case(name, "record_decode", in_, **said)


def framed(body):
    """Bytes with a length before them."""
    return len(body).to_bytes(4, "big") + body


def decoded(rng):
    """One fault a case, in otherwise good records."""
    key = new_key(rng)
    one, two, three = wire_of(key, [b"first".hex(), b"second".hex(), ""])
    for length in (0, 1, 3, 23, 24, 25, 38, 39):
        fault = f"a frame of {length} bytes holds no nonce, tag and text"
        yield decode(f"short-{length}", key, [framed(one[4:][:length])], fault=fault)
    yield decode("empty-text", key, [framed(wire_of(key, [""])[0][4:])])
    yield decode("short-second", key, [one + framed(two[4:10])], fault="the second frame is too short")
    for name, length in (("2-31", 2**31), ("2-31-minus-1", 2**31 - 1), ("max", 2**32 - 1), ("64-mebi", 2**26 + 41)):
        wire = length.to_bytes(4, "big") + one[4:]
        yield decode(f"huge-{name}", key, [wire], fault="announced length", latitude="may-differ", note=ABANDON)
    yield decode("length-plus-1", key, [(len(one) - 3).to_bytes(4, "big") + one[4:] + two], fault="length one too many")
    yield decode("length-minus-1", key, [(len(one) - 5).to_bytes(4, "big") + one[4:] + two], fault="length one too few")
    swapped = one[:4][::-1] + one[4:]
    yield decode("length-little", key, [swapped], fault="length little-endian", latitude="may-differ", note=ABANDON)
    for name, at in (("nonce-first", 4), ("nonce-last", 27), ("tag-first", 28), ("tag-last", 43), ("text-first", 44)):
        for bit in (0, 7):
            yield decode(f"flip-{name}-{bit}", key, [flipped(one, at, bit), two], fault=f"one bit of {name} is wrong")
    yield decode("flip-text-last", key, [flipped(one, len(one) - 1, 3)], fault="one bit of the text is wrong")
    yield decode("flip-then-good", key, [flipped(one, 30, 3) + two + three], fault="one bit of the first tag is wrong")
    yield decode("good-then-flip", key, [one + two + flipped(three, 30, 3)], fault="one bit of the third tag is wrong")
    for name, wires in (
        ("skipped-first", [two]), ("skipped-second", [one, three]), ("repeated", [one, one]), ("old", [one, two, one]),
        ("reversed", [three, two, one]), ("second-twice", [one, two, two]),
    ):
        yield decode(f"order-{name}", key, [b"".join(wires)], fault="a record out of order")
    for name, nonce in (("plus-2-64", 2**64), ("plus-2-32", 2**32), ("high", 2**184), ("minus-1", 2**192 - 1)):
        yield decode(f"nonce-{name}", key, wire_of(key, ["00"], nonce), fault="another nonce than the next")
    yield decode("nonce-continues", key, wire_of(key, ["00", "01"], 2**64 - 1), 2**64 - 1)
    yield decode("nonce-last", key, wire_of(key, ["00"], LAST_NONCE), LAST_NONCE)
    yield decode("other-key", new_key(rng), [one], fault="another key")
    yield decode("tag-behind", key, [one[:28] + one[44:] + one[28:44]], fault="the tag stands behind the text")
    yield decode("no-nonce", key, [framed(one[28:])], fault="no nonce before the box")
    for at in (1, 3, 4, 5, 27, 28, 43, 44, len(one) - 1):
        yield decode(f"truncated-{at}", key, [one[:at]], fault=f"the stream ends after {at} bytes")


def flipped(wire, at, bit):
    """The bytes with one bit changed."""
    return wire[:at] + bytes([wire[at] ^ 1 << bit]) + wire[at + 1 :]


def cut(rng, scale):
    """Good records in pieces."""
    key = new_key(rng)
    wires = wire_of(key, [rng.randbytes(n).hex() for n in (0, 1, 40, 0, 7)])
    wire = b"".join(wires)
    for at in (1, 2, 3, 4, 5, 27, 28, 29, 43, 44, 45, 47, 48, 49, len(wire) - 1):
        yield decode(f"cut-{at}", key, [wire[:at], wire[at:]])
    yield decode("cut-at-records", key, wires)
    yield decode("cut-empty-chunks", key, [b"", wires[0], b"", wires[1], b""])
    yield decode("cut-all-at-once", key, [wire])
    for i in range(4 * scale):
        yield decode(f"cut-random-{i}", key, pieces(rng, wire))


def pieces(rng, data, most=9):
    """The bytes cut at random."""
    cuts = sorted(rng.randrange(len(data) + 1) for _ in range(rng.randrange(most)))
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)])]


# negotiation -------------------------------------------------------------------------------------------------------


class Talk:
    """What both ends of one transit say."""

    def __init__(self, rng, role):
        self.role, self.key, self.side = role, new_key(rng), rng.randbytes(8).hex()
        lines = peer.ask("handshakes", {"transit_key": self.key, "side": self.side})
        self.line = bytes.fromhex(lines[f"{role}_expects"])
        self.own = bytes.fromhex(lines[f"{role}_sends"])
        other = "receiver" if role == "sender" else "sender"
        self.record_key = lines[f"{other}_record_key"]

    def good(self):
        """What the honest peer sends to the end of the negotiation."""
        return self.line + (b"go\n" if self.role == "receiver" else b"")

    def records(self, *plaintexts):
        """What the honest peer sends then."""
        return wire_of(self.record_key, [text.hex() for text in plaintexts])

    def case(self, name, events, **said):
        """A case of these events."""
        in_ = {"role": self.role, "transit_key": self.key, "side": self.side, "events": events}
        return case(name, "negotiate", in_, **said)


def opened(name, relay=False):
    """The event of a connection."""
    return {"open": name, "relay": True} if relay else {"open": name}


def rx(name, data):
    """The event of bytes."""
    return {"conn": name, "rx": data.hex()}


def wrong_lines(rng, role):
    """The peer's line with one fault."""
    talk, other = Talk(rng, role), Talk(rng, role)
    line, hex_at = talk.line, talk.line.index(b" ready") - 64
    altered = {
        "first-byte": b"T" + line[1:],
        "word": line.replace(b"transit", b"transIt"),
        "first-space": line.replace(b"transit ", b"transit\t"),
        "two-spaces": line.replace(b"transit ", b"transit  "),
        "role": talk.own,
        "other-key": other.line,
        "first-digit": line[:hex_at] + digit(line[hex_at]) + line[hex_at + 1 :],
        "last-digit": line[: hex_at + 63] + digit(line[hex_at + 63]) + line[hex_at + 64 :],
        "upper-case": line[:hex_at] + line[hex_at:].upper(),
        "short-id": line[:hex_at] + line[hex_at + 2 :],
        "long-id": line[:hex_at] + b"00" + line[hex_at:],
        "ready": line.replace(b"ready", b"reads"),
        "cr-lf": line.replace(b"\n\n", b"\r\n\r\n"),
        "one-newline": line[:-1] + b"go\n",
        "nul": line[:-1] + b"\0",
        "empty-line-first": b"\n" + line,
        "utf-8-mark": b"\xef\xbb\xbf" + line,
        "last-byte": line[:-1] + b" ",
    }
    for name, wrong in altered.items():
        fault = f"the peer's line: {name}"
        yield talk.case(f"{role}-line-{name}", [opened("a"), rx("a", wrong)], fault=fault)
    strangers = {
        "http": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "ssh": b"SSH-2.0-OpenSSH_9.6\r\n", "smtp": b"220 mail.example.org ESMTP\r\n", "zeros": bytes(100),
        "dilation": b"Magic-Wormhole Dilation Handshake v1 Leader\n\n", "relay-line": b"please relay " + b"0" * 64 + b"\n",
    }
    for name, bytes_ in strangers.items():
        yield talk.case(f"{role}-stranger-{name}", [opened("a"), rx("a", bytes_)], fault=f"not a wormhole: {name}")
    for at in (1, len(b"transit "), hex_at, hex_at + 63, len(line) - 1):
        events = [opened("a"), rx("a", line[:at]), {"peer_closes": "a"}]
        yield talk.case(f"{role}-line-ends-{at}", events, fault=f"the peer closes after {at} bytes of its line")
        events = [opened("a"), rx("a", line[:at]), rx("a", talk.good()[at:])]
        yield talk.case(f"{role}-line-cut-{at}", events)
    bytewise = [rx("a", talk.good()[i : i + 1]) for i in range(len(talk.good()))]
    yield talk.case(f"{role}-line-bytewise", [opened("a"), *bytewise])
    yield talk.case(f"{role}-wrong-then-right", [opened("a"), rx("a", b"x"), rx("a", talk.good())],
                    fault="a wrong byte before the line")


def digit(byte):
    """Another hexadecimal digit."""
    return b"1" if byte == ord("0") else b"0"


def wrong_relays(rng, role):
    """What a relay says instead of ok."""
    talk = Talk(rng, role)
    for name, said in (
        ("cr-lf", b"ok\r\n"), ("upper", b"OK\n"), ("okay", b"okay\n"), ("space", b"ok \n"), ("empty", b"\n"),
        ("impatient", b"impatient\n"), ("bad", b"bad handshake\n"), ("no-ok", talk.line), ("http", b"HTTP/1.1 400 \r\n"),
    ):
        events = [opened("a", True), rx("a", said), rx("a", talk.good())]
        yield talk.case(f"{role}-relay-{name}", events, fault=f"the relay's answer is {said[:16]!r}")
    yield talk.case(f"{role}-relay-ok-twice", [opened("a", True), rx("a", b"ok\nok\n" + talk.good())], fault="ok twice")
    yield talk.case(f"{role}-relay-closes", [opened("a", True), rx("a", b"ok"), {"peer_closes": "a"}],
                    fault="the relay closes in its ok")
    yield talk.case(f"{role}-relay-cut", [opened("a", True), rx("a", b"o"), rx("a", b"k"), rx("a", b"\n" + talk.good())])


def times(rng, role):
    """The sixty seconds of a connection."""
    talk = Talk(rng, role)
    late = {"silent": b"", "half": talk.line[:20], "almost": talk.line[:-1]}
    for name, said in late.items():
        events = [opened("a"), rx("a", said), {"advance": 59}, {"advance": 1}]
        yield talk.case(f"{role}-late-{name}", events, fault="sixty seconds without the end of the line")
    yield talk.case(f"{role}-just-in-time", [opened("a"), {"advance": 59}, rx("a", talk.good()), {"advance": 60}])
    yield talk.case(f"{role}-relay-late", [opened("a", True), {"advance": 60}], fault="the relay does not answer")
    events = [opened("a", True), {"advance": 50}, rx("a", b"ok\n"), {"advance": 9}, {"advance": 1}]
    yield talk.case(f"{role}-relay-ok-then-silent", events, fault="the time runs from the connection, not from ok")
    drip = [event for i in range(12) for event in (rx("a", talk.line[i : i + 1]), {"advance": 5})]
    yield talk.case(f"{role}-drip", [opened("a"), *drip], fault="a byte every five seconds")
    events = [opened("a"), opened("b"), {"advance": 30}, opened("c"), {"advance": 30}, rx("c", talk.good())]
    yield talk.case(f"{role}-others-time-out", events)
    events = [opened("a"), {"advance": 60}, rx("a", talk.good())]
    yield talk.case(f"{role}-after-time", events, fault="the line comes after the time")


def spoiled_records(rng, role):
    """Records that go wrong once the connection is chosen."""
    talk = Talk(rng, role)
    one, two = talk.records(b"one", b"two")
    start = [opened("a"), rx("a", talk.good())]
    yield talk.case(f"{role}-records", [*start, rx("a", one), rx("a", two)])
    yield talk.case(f"{role}-records-same-segment", [opened("a"), rx("a", talk.good() + one + two)])
    yield talk.case(f"{role}-record-order", [*start, rx("a", two)], fault="the second record first")
    yield talk.case(f"{role}-record-twice", [*start, rx("a", one + one)], fault="a record twice")
    yield talk.case(f"{role}-record-flip", [*start, rx("a", flipped(one, 40, 1))], fault="one bit wrong")
    own = wire_of(peer.ask("handshakes", {"transit_key": talk.key, "side": talk.side})[f"{role}_record_key"], ["6f"])
    yield talk.case(f"{role}-record-reflected", [*start, rx("a", own[0])], fault="our own record comes back")
    yield talk.case(f"{role}-record-cut-off", [*start, rx("a", one[:30]), {"peer_closes": "a"}], fault="half a record")
    yield talk.case(f"{role}-record-then-late", [*start, {"advance": 3600}, rx("a", one)])


def decisions(rng):
    """What comes instead of go, for a receiver."""
    talk = Talk(rng, "receiver")
    for name, said in (
        ("nevermind", b"nevermind\n"), ("upper", b"Go\n"), ("cr", b"go\r\n"), ("space", b" go\n"), ("newline", b"\n"),
        ("gone", b"gone\n"), ("record", talk.records(b"x")[0]), ("line-again", talk.line),
    ):
        fault = f"instead of go: {name}"
        yield talk.case(f"decision-{name}", [opened("a"), rx("a", talk.line), rx("a", said)], fault=fault)
        yield talk.case(f"decision-{name}-same-segment", [opened("a"), rx("a", talk.line + said)], fault=fault)
    yield talk.case("decision-late", [opened("a"), rx("a", talk.line), {"advance": 60}], fault="no go for sixty seconds")
    yield talk.case("decision-in-pieces", [opened("a"), rx("a", talk.line + b"g"), rx("a", b"o"), rx("a", b"\n")])
    yield talk.case("decision-half", [opened("a"), rx("a", talk.line + b"go"), {"peer_closes": "a"}], fault="half a go")
    again = "a second go is the start of a record, of a length that never comes; closing is as good"
    events = [opened("a"), rx("a", talk.line + b"go\n"), rx("a", b"go\n" + bytes(60))]
    yield talk.case("decision-twice", events, fault="go twice", latitude="may-differ", note=again)
    both = "a sender that chooses twice lies; closing the second is as good"
    events = [opened("a"), opened("b"), rx("a", talk.good()), rx("b", talk.good())]
    yield talk.case("decision-two-connections", events, fault="go on two connections", latitude="may-differ", note=both)
    never = [opened("a"), rx("a", talk.good()), rx("a", b"nevermind\n")]
    yield talk.case("decision-go-nevermind", never, fault="nevermind after go", latitude="may-differ", note=again)
    talk = Talk(rng, "sender")
    yield talk.case("decision-from-receiver", [opened("a"), rx("a", talk.line + b"go\n")], fault="a receiver says go",
                    latitude="may-differ", note="go is the start of a record here; closing is as good")


def races(rng):
    """Several connections of a sender, in every order."""
    orders = ("abc", "acb", "bac", "bca", "cab", "cba")
    for order in orders:
        talk = Talk(rng, "sender")
        events = [opened("a"), opened("b", True), opened("c"), rx("b", b"ok\n")]
        yield talk.case(f"race-{order}", events + [rx(name, talk.line) for name in order])
    talk = Talk(rng, "sender")
    events = [opened("a"), rx("a", talk.line), opened("b"), rx("b", talk.line)]
    yield talk.case("race-late-comer", events)
    events = [opened("a"), opened("b"), rx("a", talk.line), {"peer_closes": "a"}, rx("b", talk.line)]
    yield talk.case("race-winner-lost", events)
    events = [opened("a"), opened("b"), rx("a", talk.own), rx("b", talk.line)]
    yield talk.case("race-one-lies", events, fault="one of two connections reflects our line")
    events = [opened("a"), opened("b", True), rx("b", b"impatient\n"), rx("a", talk.line)]
    yield talk.case("race-relay-fails", events, fault="the relay is impatient")
    names = [f"c{i}" for i in range(12)]
    events = [opened(name) for name in names] + [rx(name, talk.line) for name in reversed(names)]
    yield talk.case("race-twelve", events)
    talk = Talk(rng, "receiver")
    events = [opened("a"), opened("b"), rx("a", talk.line + b"nevermind\n"), rx("b", talk.good())]
    yield talk.case("race-receiver-nevermind", events)
    events = [opened("a"), opened("b"), rx("a", talk.line), rx("b", talk.line), rx("b", b"go\n"), {"advance": 60}]
    yield talk.case("race-receiver-waits", events)


def random_race(rng, number):
    """A few connections, cut and mixed at random, some with a wrong byte."""
    talk = Talk(rng, rng.choice(("sender", "receiver")))
    chosen, events, streams = False, [], []
    for name in "abcd"[: rng.randrange(1, 5)]:
        relay = rng.random() < 0.3
        events.append(opened(name, relay))
        wrong, wins = rng.random() < 0.3, not chosen
        data = (b"ok\n" if relay else b"") + talk.line
        if talk.role == "receiver":
            data += b"go\n" if wins and not wrong else b"nevermind\n"
        if wrong:
            data = flipped(data, rng.randrange(len(data)), rng.randrange(7))
        elif wins:
            chosen, data = True, data + (talk.records(b"data")[0] if talk.role == "receiver" else b"")
        streams.append([rx(name, piece) for piece in pieces(rng, data, 4)])
    while any(streams):
        events.append(rng.choice([stream for stream in streams if stream]).pop(0))
        if rng.random() < 0.1:
            events.append({"advance": rng.randrange(1, 25)})
    return talk.case(f"race-random-{number}", events)
