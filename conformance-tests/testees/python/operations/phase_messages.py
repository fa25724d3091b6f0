"""phase_messages.json: sealing, opening, and the order of delivery."""

from operations._client import Client
from operations._entropy import nonces
from testee import Refused
from wormhole import _interfaces
from wormhole._key import derive_phase_key, encrypt_data
from wormhole._receive import Receive
from wormhole.errors import WrongPasswordError
from wormhole.timing import DebugTiming
from zope.interface import implementer

OWN_SIDE = "0123456789"


def encrypt(in_):
    """Seal one message."""
    key = derive_phase_key(bytes.fromhex(in_["key"]), in_["side"], in_["phase"])
    with nonces([bytes.fromhex(in_["nonce"])]):
        return {"body": encrypt_data(key, bytes.fromhex(in_["plaintext"])).hex()}


@implementer(_interfaces.IBoss, _interfaces.ISend)
class Surroundings:
    """What the receive machine talks to."""

    def __init__(self):
        self.plaintext = None

    def got_message(self, phase, plaintext):
        self.plaintext = plaintext

    def scared(self):
        raise Refused(WrongPasswordError.__name__)

    def happy(self):
        """Of no interest here."""

    def got_verifier(self, verifier):
        """Of no interest here."""

    def got_verified_key(self, key):
        """Of no interest here."""


def decrypt(in_):
    """Open one message."""
    surroundings = Surroundings()
    receive = Receive(OWN_SIDE, DebugTiming())
    receive.wire(surroundings, surroundings)
    receive.got_key(bytes.fromhex(in_["key"]))
    receive.got_message(in_["side"], in_["phase"], bytes.fromhex(in_["body"]))
    return {"plaintext": surroundings.plaintext.hex()}


def deliver_order(in_):
    """Messages in the order of the mailbox: what the application gets after each."""
    client = Client()
    client.wormhole.set_code("1-a")
    client.boss.happy()
    client.taken()
    return {"delivered": [delivered(client, message) for message in in_["messages"]]}


def delivered(client, message):
    """What one message leads to."""
    client.boss.got_message(message["phase"], bytes.fromhex(message["plaintext"]))
    return [shown(event) for event in client.taken() if event.get("event") in ("versions", "message")]


def shown(event):
    """An event as the file has it."""
    return {"versions": event["value"]} if event["event"] == "versions" else event["value"]


OPERATIONS = {"encrypt": encrypt, "decrypt": decrypt, "deliver_order": deliver_order}
