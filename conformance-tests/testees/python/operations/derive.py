"""derive.json: the key schedule."""

import hashlib

from wormhole._key import derive_key, derive_phase_key
from wormhole.wormhole import _DeferredWormhole

FILE_TRANSFER_TRANSIT = "lothar.com/wormhole/text-or-file-xfer/transit-key"
LONGEST_IN_FULL = 1024


def shown(derived):
    """A derived key; a long one as its length and hash."""
    if len(derived) <= LONGEST_IN_FULL:
        return {"derived": derived.hex()}
    return {"derived_length": len(derived), "derived_sha256": hashlib.sha256(derived).hexdigest()}


def derive(in_):
    """The bare HKDF."""
    return shown(derive_key(bytes.fromhex(in_["key"]), bytes.fromhex(in_["purpose"]), in_["length"]))


def wormhole_derive(in_):
    """What an application calls."""
    return shown(keyed_wormhole(in_["key"]).derive_key(in_["purpose"], in_["length"]))


def keyed_wormhole(key):
    """A wormhole that has agreed on `key`."""
    wormhole = _DeferredWormhole(None, None)
    wormhole.got_key(bytes.fromhex(key))
    return wormhole


def phase_key(in_):
    """The key of one message."""
    return shown(derive_phase_key(bytes.fromhex(in_["key"]), in_["side"], in_["phase"]))


def subkeys(in_):
    """Verifier, transit key of the file transfer, dilation key."""
    key = bytes.fromhex(in_["key"])
    return {
        "verifier": derive_key(key, b"wormhole:verifier").hex(),
        "transit_key": keyed_wormhole(in_["key"]).derive_key(FILE_TRANSFER_TRANSIT, 32).hex(),
        "dilation_key": derive_key(key, b"dilation-v1").hex(),
    }


OPERATIONS = {
    "derive_key": derive,
    "wormhole_derive_key": wormhole_derive,
    "derive_phase_key": phase_key,
    "subkeys": subkeys,
}
