"""Transit: handshake lines, records and negotiation of the installed `wormhole.transit`."""

import hashlib

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from twisted.internet.error import ConnectionDone
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from wormhole import transit
from wormhole._dilation.connector import Connector

from ._wire import Wire


class _Factory:
    """Negotiation is started by the harness, as the outbound factory leaves it to its endpoint."""

    def connectionWasMade(self, connection):
        pass


def _owner(role, key, side):
    kind = {"sender": transit.TransitSender, "receiver": transit.TransitReceiver}[role]
    owner = kind(None, no_listen=True, reactor=Clock())
    owner._side = side
    owner.set_transit_key(key)
    return owner


def handshakes(in_):
    key, side = bytes.fromhex(in_["transit_key"]), in_["side"]
    sender, receiver = _owner("sender", key, side), _owner("receiver", key, side)
    return {
        "sender_sends": sender._send_this().hex(),
        "sender_expects": sender._expect_this().hex(),
        "receiver_sends": receiver._send_this().hex(),
        "receiver_expects": receiver._expect_this().hex(),
        "relay": sender._build_relay_handshake().hex(),
        "sender_record_key": sender._sender_record_key().hex(),
        "receiver_record_key": receiver._sender_record_key().hex(),
    }


def abilities(in_):
    return {
        "transit": transit.TransitSender(None, no_listen=True, reactor=Clock()).get_connection_abilities(),
        "dilation": Connector.get_connection_abilities(),
    }


def _record_connection(in_):
    connection = transit.Connection(None, None, None, "test")
    connection.transport = Wire()
    connection.state = "records"
    connection._negotiation_d = None
    connection.send_box = connection.receive_box = SecretBox(bytes.fromhex(in_["key"]))
    connection.send_nonce = connection.next_receive_nonce = int(in_["first_nonce"])
    return connection


def record_encode(in_):
    connection = _record_connection(in_)
    for record in in_["records"]:
        connection.send_record(bytes.fromhex(record))
    return {"wire": connection.transport.value().hex()}


def record_encode_big(in_):
    connection = _record_connection(in_)
    connection.send_record(bytes.fromhex(in_["repeat_byte"]) * in_["size"])
    wire = connection.transport.value()
    return {
        "wire_length": len(wire),
        "wire_sha256": hashlib.sha256(wire).hexdigest(),
        "wire_head": wire[:64].hex(),
    }


def record_decode(in_):
    connection = _record_connection(in_)
    why = None
    for chunk in in_["chunks"]:
        try:
            connection.dataReceived(bytes.fromhex(chunk))
        except Exception as error:  # Twisted drops a connection whose protocol raises
            why = _why(error)
        if why or connection.transport.closing:
            break
    return {
        "records": [record.hex() for record in connection._inbound_records],
        "closed": connection.transport.closing,
        "left": connection.buf.hex(),
        "why": why,
    }


def _why(error):
    # PyNaCl 1.6 says TypeError, 1.5 CryptoError of a box too short for its tag; its own TypeError is both
    if isinstance(error, CryptoError) and isinstance(error, TypeError):
        return "CryptoError"
    return type(error).__name__


class _Negotiation:
    def __init__(self, in_):
        self.clock = Clock()
        self.owner = _owner(in_["role"], bytes.fromhex(in_["transit_key"]), in_["side"])
        self.connections = {}
        self.results = {}
        self.gone = set()

    def step(self, event):
        answer = {}
        if "open" in event:
            self._open(event["open"], event.get("relay", False))
        elif "rx" in event:
            self._receive(event["conn"], bytes.fromhex(event["rx"]), answer)
        elif "advance" in event:
            self.clock.advance(event["advance"])
        elif "peer_closes" in event:
            self._drop(event["peer_closes"])
        self._collect(answer)
        return answer

    def _open(self, name, relay):
        line = self.owner._build_relay_handshake() if relay else None
        connection = transit.Connection(self.owner, line, None, name)
        connection.factory = _Factory()
        connection.callLater = self.clock.callLater
        self.connections[name] = connection
        connection.makeConnection(Wire())
        done = connection.startNegotiation()
        done.addCallbacks(
            lambda _: self.results.__setitem__(name, "connected"),
            lambda failure: self.results.__setitem__(name, "failed: " + _reason(failure.value)),
        )

    def _receive(self, name, data, answer):
        if name in self.gone:
            return
        try:
            self.connections[name].dataReceived(data)
        except Exception as error:
            answer["raise"] = _why(error)

    def _drop(self, name):
        if name not in self.gone:
            self.gone.add(name)
            self.connections[name].connectionLost(Failure(ConnectionDone()))

    def _collect(self, answer):
        for name, connection in self.connections.items():
            seen = {}
            wire = connection.transport
            sent = wire.take()
            if sent:
                seen["tx"] = sent.hex()
            if wire.closing and name not in self.gone:
                seen["closes"] = True
                self._drop(name)
            if connection._inbound_records:
                seen["records"] = [record.hex() for record in connection._inbound_records]
                connection._inbound_records.clear()
            if name in self.results:
                seen["result"] = self.results.pop(name)
            if seen:
                answer[name] = seen


def _reason(error):
    text = str(error) if isinstance(error, transit.BadHandshake) else type(error).__name__
    return "bad bytes" if text.startswith("got ") else text


def negotiate(in_):
    negotiation = _Negotiation(in_)
    return {"steps": [negotiation.step(event) for event in in_["events"]]}


OPERATIONS = {
    "handshakes": handshakes,
    "abilities": abilities,
    "record_encode": record_encode,
    "record_encode_big": record_encode_big,
    "record_decode": record_decode,
    "negotiate": negotiate,
}
