"""Scripted randomness and sealing that can be looked into."""

import contextlib
import functools
from unittest import mock

from spake2 import SPAKE2_Symmetric
from wormhole import _key, _send


class Script:
    """Bytes in the order they are drawn."""

    def __init__(self, data):
        self.left = data

    def __call__(self, count):
        drawn, self.left = self.left[:count], self.left[count:]
        if len(drawn) != count:
            raise RuntimeError(f"the case has too little entropy: {count} more bytes wanted")
        return drawn


@contextlib.contextmanager
def pake(data):
    """SPAKE2 draws from `data`."""
    scripted = functools.partial(SPAKE2_Symmetric, entropy_f=Script(data))
    with mock.patch.object(_key, "SPAKE2_Symmetric", scripted):
        yield


@contextlib.contextmanager
def nonces(values):
    """Nonces of sealed messages, in order of use."""
    script = Script(b"".join(values))
    with mock.patch("nacl.utils.random", script):
        yield


@contextlib.contextmanager
def seen_sealing(sealed):
    """Every message that is sealed enters `sealed`, body -> plaintext."""

    def encrypt(key, plaintext, original=_key.encrypt_data):
        body = original(key, plaintext)
        sealed[body] = plaintext
        return body

    with mock.patch.object(_key, "encrypt_data", encrypt), mock.patch.object(_send, "encrypt_data", encrypt):
        yield
