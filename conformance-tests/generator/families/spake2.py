"""SPAKE2: scalars at the edges, every small point and every second spelling, one thing wrong with a good message."""

import json

import edwards
import peer

SCHEMA = "spake2"
APPID = "lothar.com/wormhole/text-or-file-xfer"
CODE = "7-guitarist-revenge"
MAY_REJECT = {"latitude": "may-reject"}
SCALARS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "order-minus-1": edwards.L - 1,
    "order": edwards.L,
    "order-plus-1": edwards.L + 1,
    "eight-orders": 8 * edwards.L,
    "field": edwards.P,
    "low-half": 2**256 - 1,
    "high-half": 2**512 - 2**256,
    "top-bit": 2**511,
}
CODES = ("0", "0-", "7-GUITARIST", "7-caf\u00e9", "7-cafe\u0301", "7-\ufb01", "7-\U0001f600", "7-a\u0000", "7- a", "1" * 300)
APPIDS = ("", "a", "\u00e9", "e\u0301", "example.com/\U0001f600", "x" * 300, APPID.upper())
TWO_CODES = (
    ("7-\u0958", "7-\u0915\u093c"),
    ("7-\uac01", "7-\u1100\u1161\u11a8"),
    ("7-q\u0307\u0323", "7-q\u0323\u0307"),
    ("7-\u1e9b\u0323", "7-\u017f\u0323\u0307"),
    ("7-\ufb01", "7-fi"),
    ("7-\u2460", "7-1"),
    ("7-a", "7-A"),
    ("7-a", "7-a "),
    ("7-a", "07-a"),
    ("7-a", "7-a-"),
    ("7-\u00df", "7-ss"),
    ("7-\u0131", "7-i"),
    ("7-a\u200b", "7-a"),
    ("7-\u2010", "7--"),
    ("7-\u0430", "7-a"),
    ("7-\U0002f874", "7-\u5f33"),
    ("7-\uff21", "7-A"),
    ("7-guitarist-revenge", "7-revenge-guitarist"),
)
# A zero at the end of an encoded element is part of it: gospake2 leaves it out, and gets another key in 1 of 256 exchanges.
ENDS_IN_ZERO = {
    "code": CODE,
    "appid": APPID,
    "entropy_a": "b5006277de3c65c40834561e63ef48fefd17c7e43e47908ccd0c023318e9c94f"
    "cd7266fa658bfa154e5daeef4aef1279102c7b04397f224aba1c7f7504299313",
    "entropy_b": "a3d0e4d125c0b18124f1d5f7adb49efef1370f73679e74fe95b8c644527e0863"
    "48e4b7356c55a3eae40112f2659c37ee0003f13524d419138f5fdb948c1a1e17",
}


def cases(rng, scale):
    """All cases."""
    yield from scalars(rng, scale)
    yield from exchanges(rng, scale)
    yield from Inbound(rng, scale).cases()
    yield from Bodies(rng).cases()
    yield {"id": "exchange-element-ends-in-zero", "op": "exchange", "in": ENDS_IN_ZERO, "note": "the shared element's last byte is 0"}


def scalars(rng, scale):
    """Bytes to scalars and elements."""
    for name, value in SCALARS.items():
        yield {"id": f"scalar-{name}", "op": "random_scalar", "in": {"entropy": value.to_bytes(64, "big").hex()}}
    for i in range(3 * scale):
        yield {"id": f"scalar-random-{i}", "op": "random_scalar", "in": {"entropy": rng.randbytes(64).hex()}}
    for length in (1, 31, 32, 33, 63, 64, 65, 128):
        password = rng.randbytes(length).hex()
        yield {"id": f"password-{length}", "op": "password_to_scalar", "in": {"password": password}}
    for seed in (b"\0", b"m", b"SS", b"Symmetric", rng.randbytes(32), rng.randbytes(64), rng.randbytes(65)):
        yield {"id": f"element-{seed[:8].hex()}", "op": "arbitrary_element", "in": {"seed": seed.hex()}}


def exchanges(rng, scale):
    """Both sides."""
    for name, value in SCALARS.items():
        case = exchange(f"exchange-scalar-{name}", rng)
        case["in"]["entropy_a"] = value.to_bytes(64, "big").hex()
        yield {**case, **(MAY_REJECT if value % edwards.L == 0 else {})}
    for i, code in enumerate(CODES):
        yield exchange(f"exchange-code-{i}", rng, code=code)
    for i, appid in enumerate(APPIDS):
        yield exchange(f"exchange-appid-{i}", rng, appid=appid)
    for i in range(3 * scale):
        yield exchange(f"exchange-random-{i}", rng, code=f"{rng.randint(1, 999)}-{rng.randbytes(6).hex()}")
    for i, (code_a, code_b) in enumerate(TWO_CODES):
        in_ = {"code_a": code_a, "code_b": code_b, "appid": APPID, **entropies(rng)}
        yield {"id": f"two-codes-{i}", "op": "exchange_two_codes", "in": in_}


def exchange(name, rng, code=CODE, appid=APPID):
    """One exchange."""
    return {"id": name, "op": "exchange", "in": {"code": code, "appid": appid, **entropies(rng)}}


def entropies(rng):
    """Randomness of both sides."""
    return {"entropy_a": rng.randbytes(64).hex(), "entropy_b": rng.randbytes(64).hex()}


class Setting:
    """One side that waits for the other's message."""

    def __init__(self, rng):
        self.rng = rng
        self.own = {"code": CODE, "appid": APPID, "entropy": rng.randbytes(64).hex()}
        in_ = {"code": CODE, "appid": APPID, "entropy_a": self.own["entropy"], "entropy_b": rng.randbytes(64).hex()}
        out = peer.ask("exchange", in_)
        self.sent, self.good = bytes.fromhex(out["msg_a"]), bytes.fromhex(out["msg_b"])
        self.element = self.good[1:]


class Inbound(Setting):
    """What one side may receive."""

    def __init__(self, rng, scale):
        super().__init__(rng)
        self.scale = scale
        self.torsion = edwards.torsion()

    def cases(self):
        yield self.case("good", self.good)
        yield self.case("reflection", self.sent, fault="our own message comes back")
        for make in (self.sides, self.lengths, self.small, self.spellings, self.mixed, self.bits, self.anything):
            yield from make()
        yield from self.edges()

    def case(self, name, inbound, **more):
        """One case."""
        return {"id": f"in-{name}", "op": "finish", "in": {**self.own, "inbound": inbound.hex()}, **more}

    def sides(self):
        """Another byte in front."""
        for byte in (*b"ABCNMTRs01", 0, 1, 0xD3, 0xFF):
            yield self.case(f"side-{byte:02x}", bytes([byte]) + self.element, fault=f"side byte {byte:#04x}")

    def lengths(self):
        """More and less than 33 bytes."""
        for length in range(33):
            yield self.case(f"length-{length}", self.good[:length], fault=f"only {length} bytes")
        for extra in (b"\0", b"\xff", self.element, bytes(31)):
            fault = f"{len(extra)} bytes too many, {extra[:2].hex()}"
            yield self.case(f"longer-{len(extra)}-{extra[0]}", self.good + extra, fault=fault, **MAY_REJECT)
        yield self.case("twice", self.good + self.good, fault="the message is there twice", **MAY_REJECT)
        yield self.case("no-side", self.element, fault="no side byte")
        yield self.case("two-sides", b"S" + self.good, fault="two side bytes")

    def small(self):
        """The eight points of small order."""
        for order, point in enumerate(self.torsion):
            fault = "the identity" if order == 0 else f"a point of small order, {order} times one of order 8"
            yield self.case(f"small-{order}", b"S" + edwards.encode(point), fault=fault)

    def spellings(self):
        """Every encoding with y not below the field's prime, and signs of x = 0."""
        for y in range(19):
            for sign in (0, 1):
                data = edwards.raw(y + edwards.P, sign)
                fault = f"y is the prime plus {y}, sign {sign}"
                yield self.case(f"large-y-{y}-{sign}", b"S" + data, fault=fault, **self.lenient(y))
        for name, y in (("identity", 1), ("order-2", edwards.P - 1)):
            fault = f"the sign of x = 0 is set, {name}"
            yield self.case(f"negative-zero-{name}", b"S" + edwards.raw(y, 1), fault=fault, **self.lenient(y))

    def lenient(self, y):
        """The reference knows the identity only by its usual spelling."""
        return MAY_REJECT if y == 1 else {}

    def mixed(self):
        """Good points moved out of the subgroup."""
        good = edwards.decode(self.element)
        for order, point in enumerate(self.torsion[1:], 1):
            data = edwards.encode(edwards.add(good, point))
            fault = f"plus {order} times a point of order 8"
            yield self.case(f"mixed-{order}", b"S" + data, fault=fault)
        for n in (2, 4, 8):
            point = edwards.add(edwards.times(edwards.BASE, n), self.torsion[8 // n])
            fault = f"a small multiple of the base, plus a point of order {n}"
            yield self.case(f"mixed-base-{n}", b"S" + edwards.encode(point), fault=fault)

    def bits(self):
        """One bit of the element flipped."""
        for bit in (*range(0, 256, 13), 7, 8, 254, 255):
            element = bytearray(self.element)
            element[bit // 8] ^= 1 << bit % 8
            yield self.case(f"bit-{bit}", b"S" + bytes(element), fault=f"bit {bit} of the element is flipped")
        reverse = self.element[::-1]
        yield self.case("reversed", b"S" + reverse, fault="the element is big-endian")

    def anything(self):
        """Random bytes, most of which are no element."""
        for i in range(8 * self.scale):
            yield self.case(f"random-{i}", b"S" + self.rng.randbytes(32), fault="32 random bytes")
        for byte in (0x7F, 0x80, 0xAA, 0xFF):
            yield self.case(f"all-{byte:02x}", b"S" + bytes([byte]) * 32, fault=f"32 times {byte:#04x}")

    def edges(self):
        """Elements that a peer with a chosen scalar would send."""
        hidden = edwards.blinding(CODE.encode())
        for name, scalar in (("one", 1), ("minus-one", edwards.L - 1), ("eight", 8)):
            element = edwards.add(edwards.times(edwards.BASE, scalar), hidden)
            yield self.case(f"peer-scalar-{name}", b"S" + edwards.encode(element))
        note = "the shared element is the identity"
        yield self.case("peer-scalar-zero", b"S" + edwards.encode(hidden), note=note, **MAY_REJECT)
        for name, element in (("base", edwards.BASE), ("S", edwards.decode(bytes.fromhex(edwards.S)))):
            yield self.case(f"element-{name}", b"S" + edwards.encode(element))
        negated = edwards.decode(self.element)
        yield self.case("negated", b"S" + edwards.encode((edwards.P - negated[0], negated[1])))


class Bodies(Setting):
    """The JSON around the message."""

    def cases(self):
        value = self.good.hex()
        for name, text in self.texts(value):
            yield self.case(name, text.encode() if isinstance(text, str) else text)
        for name, text, fault in self.faulty(value):
            yield {**self.case(name, text.encode() if isinstance(text, str) else text), "fault": fault}
        for name, text in self.lenient(value):
            yield {**self.case(name, text), "latitude": "may-reject"}

    def case(self, name, body):
        """One case."""
        return {"id": f"body-of-{name}", "op": "pake_body", "in": {**self.own, "body": body.hex()}}

    def texts(self, value):
        """Bodies that are fine."""
        yield "good", json.dumps({"pake_v1": value})
        yield "spaces", f' {{\n\t"pake_v1" :\r\n "{value}" }} '
        yield "mixed-case", json.dumps({"pake_v1": value[:33].upper() + value[33:]})
        yield "escapes", f'{{"p\\u0061ke\\u005fv1":"{value}"}}'
        yield "more-members", json.dumps({"a": None, "pake_v1": value, "pake_v2": {"x": [1, 2.5, True]}})
        yield "unicode-member", json.dumps({"\u2603": "\U0001f600", "pake_v1": value}, ensure_ascii=False)

    def lenient(self, value):
        """Bodies that only the reference's reader likes."""
        yield "nan", f'{{"x": NaN, "pake_v1": "{value}"}}'.encode()
        yield "infinity", f'{{"x": -Infinity, "pake_v1": "{value}"}}'.encode()
        yield "same-twice", f'{{"pake_v1": "{value}", "pake_v1": "{value}"}}'.encode()
        yield "long-number", f'{{"x": {"9" * 400}, "pake_v1": "{value}"}}'.encode()
        yield "lone-surrogate", f'{{"x": "\\ud800", "pake_v1": "{value}"}}'.encode()
        # Found by fuzzing: the parser of ours threw what nobody expected.
        yield "huge-exponent", f'{{"x": 1e99999999999, "pake_v1": "{value}"}}'.encode()
        for depth in (30, 31, 32, 33):
            yield f"nested-{depth}", f'{{"x": {"[" * depth}{"]" * depth}, "pake_v1": "{value}"}}'.encode()

    def faulty(self, value):
        """A good body with one thing wrong."""
        yield "no-member", json.dumps({}), "no pake_v1"
        yield "other-name", json.dumps({"pake_v2": value}), "the member has another name"
        yield "capital-name", json.dumps({"PAKE_V1": value}), "the member's name is in capitals"
        yield "name-space", json.dumps({"pake_v1 ": value}), "a space in the member's name"
        for name, wrong in (("null", None), ("true", True), ("number", 53), ("list", [value]), ("object", {"x": value})):
            yield f"is-{name}", json.dumps({"pake_v1": wrong}), f"pake_v1 is {name}"
        yield "empty-text", json.dumps({"pake_v1": ""}), "pake_v1 is empty"
        yield "odd", json.dumps({"pake_v1": value[:-1]}), "an odd number of hex digits"
        yield "short", json.dumps({"pake_v1": value[:-2]}), "one byte too few"
        yield "prefix-0x", json.dumps({"pake_v1": "0x" + value}), "0x in front of the hex digits"
        yield "space-in-hex", json.dumps({"pake_v1": value[:2] + " " + value[2:]}), "a space between the hex digits"
        yield "no-hex-digit", json.dumps({"pake_v1": value[:-1] + "g"}), "g for a hex digit"
        yield "wide-digit", json.dumps({"pake_v1": value[:-1] + "\uff11"}), "a wide digit for a hex digit"
        yield "base64", json.dumps({"pake_v1": "U/8A/w=="}), "base64 for hex"
        good = json.dumps({"pake_v1": value})
        yield "cut", good[:-1], "the last byte is missing"
        yield "after", good + "x", "a letter after the end"
        yield "two", good + good, "two objects"
        yield "in-list", f"[{good}]", "a list around it"
        yield "text", json.dumps(good), "a text around it"
        yield "null", "null", "null for an object"
        yield "empty", "", "nothing at all"
        yield "nul", good + "\0", "NUL after the end"
        yield "quotes", good.replace('"', "'"), "other quotation marks"
        yield "comma", good[:-1] + ",}", "a comma before the end"
        yield "comment", good + "/**/", "a comment after the end"
        yield "line-feed", good.replace(value, "\n" + value), "a raw line feed in the text"
        yield "not-utf8", good.encode() + b"\xff", "a byte that is not UTF-8"
        yield "overlong", b"\xc0\xa0" + good.encode(), "an overlong space"
        yield "utf16", good.encode("utf-16-le"), "UTF-16"
        yield "bom", b"\xef\xbb\xbf" + good.encode(), "a byte order mark"
        yield "reflected", json.dumps({"pake_v1": self.sent.hex()}), "our own message"
        yield "other-side", json.dumps({"pake_v1": "41" + value[2:]}), "side byte A"
        yield "identity", json.dumps({"pake_v1": "5301" + "00" * 31}), "the identity"


def settled(case):
    """What is no fault after all, because the result is a proper element; and what is short and yet read."""
    if case["op"] != "finish" or "fault" not in case or "out" not in case or "latitude" in case:
        return case
    if case["id"].startswith("in-length"):
        return {**case, "latitude": "may-reject"}
    fault = case.pop("fault")
    return {**case, "note": f"{fault}, which gives another proper element"}
