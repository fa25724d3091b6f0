"""The group of SPAKE2's Ed25519 in a few lines, to build points that are wrong in one way. Slow and in the open."""

import hashlib
import hmac

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
ZERO = (0, 1)
S = "6f00dae87c1be1a73b5922ef431cd8f57879569c222d22b1cd71e8546ab8e6f1"


def add(a, b):
    """The sum of two points."""
    product = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + product, P - 2, P) % P
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, P - 2, P) % P
    return (x, y)


def times(point, scalar):
    """A multiple of a point."""
    result = ZERO
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def x_of(y):
    """The even x that goes with y, or None when there is none."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 else x


def encode(point):
    """32 bytes: y little-endian, the lowest bit of x on top."""
    return raw(point[1], point[0] & 1)


def raw(y, sign):
    """32 bytes of any y below 2^255 and any sign."""
    return (y | sign << 255).to_bytes(32, "little")


def decode(data):
    """The point of a good encoding."""
    value = int.from_bytes(data, "little")
    y, sign = value & (1 << 255) - 1, value >> 255
    x = x_of(y)
    return (P - x if x & 1 != sign else x, y)


BASE = decode(bytes.fromhex("58" + "66" * 31))


def torsion():
    """The eight points of small order, multiples of one of order 8."""
    y = 2
    while True:
        x = x_of(y)
        if x is not None:
            point = times((x, y), L)
            if times(point, 4) != ZERO:
                return [times(point, n) for n in range(8)]
        y += 1


def hkdf(key, info, length):
    """RFC 5869 with SHA-256 and an empty salt."""
    pseudorandom = hmac.digest(b"", key, hashlib.sha256)
    block, out = b"", b""
    while len(out) < length:
        block = hmac.digest(pseudorandom, block + info + bytes([len(out) // 32 + 1]), hashlib.sha256)
        out += block
    return out[:length]


def blinding(password):
    """What SPAKE2 adds to an element: S times the scalar of the password."""
    return times(decode(bytes.fromhex(S)), int.from_bytes(hkdf(password, b"SPAKE2 pw", 48), "big") % L)
