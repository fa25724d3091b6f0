"""spake2.json: the group, the exchange, and what is refused."""

from operations._entropy import Script, nonces, pake
from spake2 import SPAKE2_Symmetric, ed25519_basic
from spake2.parameters.ed25519 import ParamsEd25519
from wormhole import _interfaces
from wormhole._key import Key
from wormhole.timing import DebugTiming
from wormhole.util import to_bytes
from zope.interface import implementer

GROUP = ParamsEd25519.group
OWN_SIDE = "0123456789"


def params(_):
    """The constants of the group."""
    return {
        "S": ParamsEd25519.S.to_bytes().hex(),
        "M": ParamsEd25519.M.to_bytes().hex(),
        "N": ParamsEd25519.N.to_bytes().hex(),
        "base": GROUP.Base.to_bytes().hex(),
        "identity": GROUP.Zero.to_bytes().hex(),
        "order": str(GROUP.order()),
        "field": str(ed25519_basic.Q),
        "hash_params_symmetric": SPAKE2_Symmetric(b"").hash_params(),
    }


def arbitrary_element(in_):
    """The element made from a seed."""
    return {"element": GROUP.arbitrary_element(bytes.fromhex(in_["seed"])).to_bytes().hex()}


def password_to_scalar(in_):
    """The scalar made from a password."""
    return scalar(GROUP.password_to_scalar(bytes.fromhex(in_["password"])))


def random_scalar(in_):
    """The scalar made from 64 random bytes."""
    return scalar(GROUP.random_scalar(Script(bytes.fromhex(in_["entropy"]))))


def scalar(value):
    """A scalar as the files have it."""
    return {"scalar_le": GROUP.scalar_to_bytes(value).hex()}


def side(in_, code="code", entropy="entropy"):
    """One side of an exchange."""
    return SPAKE2_Symmetric(
        to_bytes(in_[code]),
        idSymmetric=to_bytes(in_["appid"]),
        entropy_f=Script(bytes.fromhex(in_[entropy])),
    )


def exchange(in_):
    """Both sides with the same code."""
    a, b = side(in_, entropy="entropy_a"), side(in_, entropy="entropy_b")
    message_a, message_b = a.start(), b.start()
    key = a.finish(message_b)
    if b.finish(message_a) != key:
        raise RuntimeError("the sides differ")
    return {
        "password": to_bytes(in_["code"]).hex(),
        "id": to_bytes(in_["appid"]).hex(),
        "msg_a": message_a.hex(),
        "msg_b": message_b.hex(),
        "key": key.hex(),
    }


def exchange_two_codes(in_):
    """Both sides, each with its own code."""
    a, b = side(in_, "code_a", "entropy_a"), side(in_, "code_b", "entropy_b")
    message_a, message_b = a.start(), b.start()
    key_a, key_b = a.finish(message_b), b.finish(message_a)
    return {
        "msg_a": message_a.hex(),
        "msg_b": message_b.hex(),
        "key_a": key_a.hex(),
        "key_b": key_b.hex(),
        "same": key_a == key_b,
    }


def finish(in_):
    """One side and what it receives."""
    own = side(in_)
    own.start()
    return {"key": own.finish(bytes.fromhex(in_["inbound"])).hex()}


@implementer(_interfaces.IBoss, _interfaces.IMailbox, _interfaces.IReceive)
class Surroundings:
    """What the key machine talks to."""

    def __init__(self):
        self.out = {}

    def got_key(self, key):
        self.out = {"result": "key", "key": key.hex()}

    def scared(self):
        self.out = {"result": "scared"}

    def add_message(self, phase, body):
        """Nobody listens."""


def pake_body(in_):
    """The body of a message of phase `pake`."""
    surroundings = Surroundings()
    key = Key(in_["appid"], {}, OWN_SIDE, DebugTiming())
    key.wire(surroundings, surroundings, surroundings)
    with pake(bytes.fromhex(in_["entropy"])), nonces([bytes(24)]):
        key.got_code(in_["code"])
        key.got_pake(bytes.fromhex(in_["body"]))
    return surroundings.out


OPERATIONS = {
    "params": params,
    "arbitrary_element": arbitrary_element,
    "password_to_scalar": password_to_scalar,
    "random_scalar": random_scalar,
    "exchange": exchange,
    "exchange_two_codes": exchange_two_codes,
    "finish": finish,
    "pake_body": pake_body,
}
