"""The primitives under a wormhole, as the installed packages reach them; for the public vectors in vectors/external."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from nacl.secret import SecretBox
from noise.backends.default.diffie_hellmans import ED25519
from noise.backends.default.keypairs import KeyPair25519
from noise.connection import Keypair, NoiseConnection
from spake2 import ed25519_basic
from testee import Refused
from wormhole._dilation.connector import NOISEPROTO
from wormhole.util import HKDF


def _bytes(in_, *names):
    return [bytes.fromhex(in_[name]) for name in names]


def x25519(in_):
    # noiseprotocol's class is called ED25519, what it computes is X25519
    private, public = _bytes(in_, "private", "public")
    ours, theirs = KeyPair25519.from_private_bytes(private), KeyPair25519.from_public_bytes(public)
    return {"shared": ED25519().dh(ours.private, theirs.public).hex()}


def chacha20poly1305_open(in_):
    key, nonce, associated, ciphertext = _bytes(in_, "key", "nonce", "associated", "ciphertext")
    try:
        return {"plaintext": ChaCha20Poly1305(key).decrypt(nonce, ciphertext, associated).hex()}
    except (InvalidTag, ValueError) as problem:  # raised by compiled code, which leaves no frame of the package
        raise Refused(type(problem).__name__) from problem


def hkdf_sha256(in_):
    key, salt, info = _bytes(in_, "key", "salt", "info")
    return {"derived": HKDF(key, in_["length"], salt or None, info).hex()}


def ed25519_point(in_):
    (point,) = _bytes(in_, "point")
    return {"point": ed25519_basic.bytes_to_element(point).to_bytes().hex()}


def secretbox_open(in_):
    key, nonce, box = _bytes(in_, "key", "nonce", "box")
    return {"plaintext": SecretBox(key).decrypt(box, nonce).hex()}


def _end(in_, role):
    noise = NoiseConnection.from_name(NOISEPROTO)
    noise.set_as_initiator() if role == "initiator" else noise.set_as_responder()
    noise.set_psks(bytes.fromhex(in_["psk"]))
    noise.set_prologue(bytes.fromhex(in_["prologue"]))
    noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, bytes.fromhex(in_[f"{role}_ephemeral"]))
    noise.start_handshake()
    return noise


def noise_nnpsk0(in_):
    """Messages in turn, the initiator's first; the first two are the handshake and carry payloads too."""
    ends = [_end(in_, "initiator"), _end(in_, "responder")]
    ciphertexts = []
    for number, payload in enumerate(in_["payloads"]):
        sender, reader = ends[number % 2], ends[1 - number % 2]
        if number < 2:
            ciphertexts.append(bytes(sender.write_message(bytes.fromhex(payload))))
            reader.read_message(ciphertexts[-1])
        else:
            ciphertexts.append(sender.encrypt(bytes.fromhex(payload)))
            reader.decrypt(ciphertexts[-1])
    return {
        "handshake_hash": bytes(ends[0].get_handshake_hash()).hex(),
        "ciphertexts": [text.hex() for text in ciphertexts],
    }


OPERATIONS = {
    "x25519": x25519,
    "chacha20poly1305_open": chacha20poly1305_open,
    "hkdf_sha256": hkdf_sha256,
    "ed25519_point": ed25519_point,
    "secretbox_open": secretbox_open,
    "noise_nnpsk0": noise_nnpsk0,
}
