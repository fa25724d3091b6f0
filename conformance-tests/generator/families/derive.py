"""The key schedule: HKDF lengths, purposes in Unicode, sides and phases."""

SCHEMA = "derive"
LONGEST = 255 * 32
KEY_LENGTHS = (0, 1, 31, 32, 33, 63, 64, 65, 128)
LENGTHS = (1, 2, 16, 24, 31, 32, 33, 63, 64, 65, 96, 127, 128, 1024, LONGEST - 1, LONGEST)
PURPOSE_LENGTHS = (0, 1, 31, 32, 55, 56, 63, 64, 65, 119, 120, 256)
PURPOSES = (
    "",
    "a",
    "wormhole:verifier",
    "lothar.com/wormhole/text-or-file-xfer/transit-key",
    "transit_record_sender_key",
    "dilation-v1",
    "\u00e9",
    "e\u0301",
    "\u1e9b\u0323",
    "\u017f\u0323\u0307",
    "\ufb01",
    "\u2460",
    "\u212b",
    "\u2126",
    "\u0958",
    "\u0915\u093c",
    "\u1100\u1161\u11a8",
    "\uac01",
    "q\u0307\u0323",
    "q\u0323\u0307",
    "a\u0315\u0300\u05ae\u0062",
    "\U0002f874",
    "\U0001d15e",
    "\U0001f469\u200d\U0001f4bb",
    "\ufeffx",
    "a\u0000b",
    " leading and trailing ",
    "line\nfeed",
    "\u202e rtl \u05d0",
    "\u0344",
    "\u0387",
    "\uf900",
)
SIDES = ("", "0", "0000000000", "ffffffffff", "FFFFFFFFFF", "abcdef", "a" * 64, "a b", "~", "\x7f", "\x00", "side")
PHASES = ("0", "00", "1", "9", "10", "pake", "version", "dilate-0", "dilate-10", "", "-1", "18446744073709551616", " ")
NOT_ASCII = ("\u0080", "\u00e9", "e\u0301", "\u0663", "\uff11", "\U0001f600", "0\u200b")


def key(rng, length=32):
    """A random key."""
    return rng.randbytes(length).hex()


def cases(rng, scale):
    """All cases."""
    yield from lengths(rng)
    yield from purposes(rng)
    yield from phases(rng)
    for i in range(5 * scale):
        yield {"id": f"subkeys-{i}", "op": "subkeys", "in": {"key": key(rng)}}
    for name, value in (("zeros", "00" * 32), ("ones", "ff" * 32)):
        yield {"id": f"subkeys-{name}", "op": "subkeys", "in": {"key": value}}


def lengths(rng):
    """The bare HKDF at its boundaries."""
    for length in LENGTHS:
        yield derive(f"length-{length}", key(rng), b"length", length)
    for length in KEY_LENGTHS:
        yield derive(f"key-{length}", key(rng, length), b"key", 32)
    for length in PURPOSE_LENGTHS:
        yield derive(f"purpose-{length}", key(rng), rng.randbytes(length), 32)
    for length in (LONGEST + 1, LONGEST + 32, 65536):
        yield {**derive(f"too-long-{length}", key(rng), b"length", length), "fault": "length above 255 times 32"}


def derive(name, key_, purpose, length):
    """One case of the bare HKDF."""
    return {"id": name, "op": "derive_key", "in": {"key": key_, "purpose": purpose.hex(), "length": length}}


def purposes(rng):
    """What applications ask for, in Unicode."""
    for i, purpose in enumerate(PURPOSES):
        yield purpose_case(f"text-{i}", key(rng), purpose, 32)
    shared = key(rng)
    for name, purpose in (("nfc", "caf\u00e9"), ("nfd", "cafe\u0301")):
        yield purpose_case(f"same-{name}", shared, purpose, 32)
    for length in (1, 64, LONGEST):
        yield purpose_case(f"text-length-{length}", key(rng), "purpose", length)
    too_long = purpose_case("text-too-long", key(rng), "purpose", LONGEST + 1)
    yield {**too_long, "fault": "length above 255 times 32"}


def purpose_case(name, key_, purpose, length):
    """One case of the application's call."""
    in_ = {"key": key_, "purpose": purpose, "length": length}
    return {"id": name, "op": "wormhole_derive_key", "in": in_}


def phases(rng):
    """Keys of single messages."""
    for i, side in enumerate(SIDES):
        yield phase_case(f"side-{i}", key(rng), side, "0")
    for i, phase in enumerate(PHASES):
        yield phase_case(f"phase-name-{i}", key(rng), "0123456789", phase)
    for i, text in enumerate(NOT_ASCII):
        yield {**phase_case(f"not-ascii-side-{i}", key(rng), text, "0"), "fault": "the side is not ASCII"}
        yield {**phase_case(f"not-ascii-phase-{i}", key(rng), "side", text), "fault": "the phase is not ASCII"}
    swapped = key(rng)
    yield phase_case("swap-1", swapped, "0", "1")
    yield phase_case("swap-2", swapped, "1", "0")


def phase_case(name, key_, side, phase):
    """One case of a message's key."""
    return {"id": name, "op": "derive_phase_key", "in": {"key": key_, "side": side, "phase": phase}}
