"""Sealed messages: lengths at block boundaries, one thing wrong at a time, and delivery in every order."""

import itertools
import json

import peer

SCHEMA = "phase_messages"
LENGTHS = (0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 127, 128, 129, 255, 256, 4096)
NAMES = (("", ""), ("0", "0"), ("0123456789", "pake"), ("ffffffffff", "dilate-0"), ("side", "00"), ("a b", "-1"))
NONCES = ("00" * 24, "ff" * 24, "00" * 23 + "01", "01" + "00" * 23)


def cases(rng, scale):
    """All cases."""
    sealed = list(sealing(rng, scale))
    yield from sealed
    yield from opening(sealed)
    yield from faults(rng, scale)
    yield from orders(rng, scale)
    yield from odd_orders()


def sealing(rng, scale):
    """Messages to seal."""
    for length in LENGTHS:
        yield seal(f"seal-length-{length}", rng, plaintext=rng.randbytes(length))
    for i, (side, phase) in enumerate(NAMES):
        yield seal(f"seal-name-{i}", rng, side=side, phase=phase)
    for i, nonce in enumerate(NONCES):
        yield seal(f"seal-nonce-{i}", rng, nonce=nonce)
    for name, text in (("not-ascii-side", {"side": "\u00e9"}), ("not-ascii-phase", {"phase": "\u0660"})):
        yield {**seal(f"seal-{name}", rng, **text), "fault": f"{name[10:]} is not ASCII"}
    for i in range(4 * scale):
        yield seal(f"seal-random-{i}", rng, plaintext=rng.randbytes(rng.randrange(600)))


def seal(name, rng, side="0123456789", phase="0", nonce=None, plaintext=b"attack at dawn"):
    """One message to seal."""
    in_ = {
        "key": rng.randbytes(32).hex(),
        "side": side,
        "phase": phase,
        "nonce": nonce or rng.randbytes(24).hex(),
        "plaintext": plaintext.hex(),
    }
    return {"id": name, "op": "encrypt", "in": in_}


def opening(sealed):
    """The same messages to open."""
    for case in sealed:
        if "fault" not in case:
            yield {"id": case["id"].replace("seal", "open"), "op": "decrypt", "in": opened(case)}


def opened(case):
    """A sealed message as it arrives."""
    in_ = case["in"]
    body = peer.ask("encrypt", in_)["body"]
    return {"key": in_["key"], "side": in_["side"], "phase": in_["phase"], "body": body}


def faults(rng, scale):
    """A good message with exactly one thing wrong."""
    for round_ in range(scale):
        good = opened(seal("good", rng, phase="1"))
        for name, change, fault in (*bodies(rng, bytes.fromhex(good["body"])), *names()):
            yield {"id": f"bad-{round_}-{name}", "op": "decrypt", "in": {**good, **change}, "fault": fault}
        yield wrong_key(rng, good, round_)


def wrong_key(rng, good, round_):
    """Another key, by one bit."""
    changed = flipped(bytes.fromhex(good["key"]), rng.randrange(256))
    case = {"id": f"bad-{round_}-key", "op": "decrypt", "in": {**good, "key": changed.hex()}}
    return {**case, "fault": "one bit of the key"}


def bodies(rng, body):
    """Bodies with one thing wrong."""
    for bit in sorted({0, 7, 191, 192, 199, 200, 319, 320, 8 * len(body) - 1}):
        yield f"bit-{bit}", {"body": flipped(body, bit).hex()}, f"bit {bit} of the body is flipped"
    for length in (0, 1, 15, 16, 23, 24, 25, 39, 40, len(body) - 1):
        yield f"cut-{length}", {"body": body[:length].hex()}, f"only the first {length} bytes of the body"
    yield "first-gone", {"body": body[1:].hex()}, "the first byte is missing"
    yield "one-more", {"body": (body + b"\0").hex()}, "one byte too many"
    yield "one-before", {"body": (b"\0" + body).hex()}, "one byte too many in front"
    yield "twice", {"body": (body + body).hex()}, "the body is there twice"
    yield "tag-last", {"body": (body[:24] + body[40:] + body[24:40]).hex()}, "the tag is at the end"
    yield "no-nonce", {"body": body[24:].hex()}, "the nonce is missing"
    yield "nonce-zero", {"body": (bytes(24) + body[24:]).hex()}, "another nonce"
    yield "tag-zero", {"body": (body[:24] + bytes(16) + body[40:]).hex()}, "the tag is zero"
    yield "random", {"body": rng.randbytes(len(body)).hex()}, "the body is random"


def flipped(data, bit):
    """`data` with one bit changed."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


def names():
    """Sides and phases that are not those of the sealer."""
    for side in ("", "012345678", "01234567890", "0123456780", "0123456789 ", "1"):
        yield f"side-{side}", {"side": side}, "another side"
    for phase in ("", "0", "2", "01", "1 ", "+1", "1.0", "version", "pake", "dilate-1"):
        yield f"phase-{phase}", {"phase": phase}, "another phase"
    yield "swapped", {"side": "1", "phase": "0123456789"}, "side and phase are exchanged"
    yield "side-not-ascii", {"side": "\u0660"}, "the side is not ASCII"
    yield "phase-not-ascii", {"phase": "\u0661"}, "the phase is not ASCII"


VERSION = json.dumps({"app_versions": {"n": 1}}).encode()


def message(phase, plaintext=None):
    """One message of the mailbox."""
    return {"phase": phase, "plaintext": (plaintext or f"message {phase}".encode()).hex()}


def order(name, messages, **more):
    """One case of delivery."""
    return {"id": name, "op": "deliver_order", "in": {"messages": messages}, **more}


def orders(rng, scale):
    """Four messages in every order, and longer random ones."""
    four = [message("version", VERSION), message("0"), message("1"), message("2")]
    for i, permutation in enumerate(itertools.permutations(four)):
        yield order(f"order-of-4-{i}", list(permutation))
    for i in range(3 * scale):
        many = [message("version", VERSION), *(message(str(n)) for n in range(15))]
        rng.shuffle(many)
        yield order(f"order-random-{i}", many)


def odd_orders():
    """Gaps, and phases that look like numbers."""
    version = message("version", VERSION)
    yield order("gap", [version, message("1"), message("2"), message("4")])
    yield order("far-ahead", [version, message("4294967296"), message("0")])
    yield order("past-64-bits", [version, message("18446744073709551616"), message("0")])
    yield order("empty-message", [version, {"phase": "0", "plaintext": ""}, message("1")])
    for i, name in enumerate(("-0", "+0", " 0", "0 ", "0x0", "0.0", "", "Version", "versions", "dilate", "dilate-", "x")):
        yield order(f"no-number-{i}", [version, message(name), message("0")], fault=f"a phase called {name!r}")
    for versions in ({}, {"app_versions": {}}, {"app_versions": {"a": [1, {"b": None}]}, "future": 1}):
        yield order(f"versions-{len(versions)}", [message("version", json.dumps(versions).encode()), message("0")])
