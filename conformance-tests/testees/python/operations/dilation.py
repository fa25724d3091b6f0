"""Dilation: records, Noise, connections, the manager, subchannels and dialling of `wormhole._dilation`."""

import contextlib
import hashlib
import io
import json
from unittest import mock

from noise.connection import Keypair
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IHalfCloseableProtocol
from twisted.internet.protocol import Factory, Protocol
from twisted.internet.task import Clock, Cooperator
from twisted.internet.testing import MemoryReactorClock
from twisted.python.failure import Failure
from wormhole._dilation import connection, connector, manager, subchannel
from wormhole._dilation.roles import FOLLOWER, LEADER
from wormhole._interfaces import IDilationConnector, IDilationManager, ISend
from wormhole.eventual import EventualQueue
from wormhole.util import dict_to_bytes
from zope.interface import implementer

from ._wire import Wire
from .hints import from_json as hint_from_json
from .hints import to_json as hint_to_json

EPOCH = 1_700_000_000
ROLES = {"leader": LEADER, "follower": FOLLOWER}


def _clock():
    clock = Clock()
    clock.advance(EPOCH)
    return clock


# records -----------------------------------------------------------------------------------------------------------


def _record_from_json(record):
    kind = getattr(connection, record["kind"])
    values = {name: record[name] for name in kind._fields}
    return kind(**{n: bytes.fromhex(v) if n in ("ping_id", "data") else v for n, v in values.items()})


def _record_to_json(record):
    values = {n: v.hex() if isinstance(v, bytes) else v for n, v in record._asdict().items()}
    return {"kind": type(record).__name__, **values}


def record(in_):
    return {"plaintext": connection.encode_record(_record_from_json(in_["record"])).hex()}


def parse_record(in_):
    return {"record": _record_to_json(connection.parse_record(bytes.fromhex(in_["plaintext"])))}


# Noise -------------------------------------------------------------------------------------------------------------


def _noise(psk, private, initiator):
    noise = connector.build_noise()
    noise.set_psks(psk)
    noise.set_as_initiator() if initiator else noise.set_as_responder()
    noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, private)
    noise.start_handshake()
    return noise


def noise(in_):
    if in_["protocol"] != connector.NOISEPROTO.decode():
        raise ValueError(f"another protocol: {in_['protocol']}")
    psk = bytes.fromhex(in_["psk"])
    ends = {
        "initiator": _noise(psk, bytes.fromhex(in_["initiator_ephemeral"]), True),
        "responder": _noise(psk, bytes.fromhex(in_["responder_ephemeral"]), False),
    }
    message1 = bytes(ends["initiator"].write_message())
    ends["responder"].read_message(message1)
    message2 = bytes(ends["responder"].write_message())
    ends["initiator"].read_message(message2)
    ciphertexts = []
    for message in in_["messages"]:
        other = ends["responder" if message["from"] == "initiator" else "initiator"]
        ciphertext = ends[message["from"]].encrypt(bytes.fromhex(message["plaintext"]))
        if other.decrypt(ciphertext).hex() != message["plaintext"]:
            raise AssertionError("the other end reads something else")
        ciphertexts.append(ciphertext.hex())
    return {
        "message1": message1.hex(),
        "message2": message2.hex(),
        "handshake_hash": bytes(ends["initiator"].get_handshake_hash()).hex(),
        "ciphertexts": ciphertexts,
    }


# one connection ----------------------------------------------------------------------------------------------------


@implementer(IDilationConnector)
class _Chooser:
    """The connector above one connection: it notes candidates and leaves the choice to the harness."""

    def __init__(self, key, role, clock):
        self._dilation_key, self._role = key, role
        self._eventual_queue = EventualQueue(clock)
        self.candidates = 0

    def add_candidate(self, candidate):
        self.candidates += 1


class _Listener:
    """The manager above one connection."""

    def __init__(self):
        self.records = []

    def connector_connection_lost(self):
        pass

    def have_peer(self, connection):
        pass

    def got_record(self, record):
        self.records.append(record)


class _Connection:
    def __init__(self, in_):
        self.role = ROLES[in_["role"]]
        key = bytes.fromhex(in_["dilation_key"])
        self.chooser = _Chooser(key, self.role, _clock())
        self.manager = _Listener()
        self.protocol = connector.Connector.build_protocol(self.chooser, None, "test")
        self.protocol._noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, bytes.fromhex(in_["ephemeral"]))
        if in_["relay"]:
            self.protocol.use_relay(connector.build_sided_relay_handshake(key, in_["side"]))
        self.wire = Wire()
        self.gone = False

    def step(self, event):
        if self.gone:
            return {}
        answer, candidates = {}, self.chooser.candidates
        if "open" in event:
            self.protocol.makeConnection(self.wire)
        elif "rx" in event:
            self._receive(bytes.fromhex(event["rx"]))
        else:
            try:
                self._act(event)
            except Exception as error:
                answer["raise"] = type(error).__name__
        sent = self.wire.take()
        if sent:
            answer["tx"] = sent.hex()
        if self.chooser.candidates > candidates:
            answer["candidate"] = True
        if self.manager.records:
            answer["records"] = [_record_to_json(record) for record in self.manager.records]
            self.manager.records.clear()
        if self.wire.closing:
            answer["drop"] = self.gone = True
            self.protocol.connectionLost(Failure(ConnectionDone()))
        return answer

    def _receive(self, data):
        try:
            self.protocol.dataReceived(data)
        except Exception:  # Twisted drops the connection of a protocol that raises
            self.wire.loseConnection()

    def _act(self, event):
        if "select" in event:
            self.protocol.select(self.manager)
            if self.role is LEADER:
                self.protocol.send_record(connection.KCM())
        elif "send" in event:
            self.protocol.send_record(_record_from_json(event["send"]))


def l2_connection(in_):
    subject = _Connection(in_)
    return {"steps": [subject.step(event) for event in in_["events"]]}


def long_record(in_):
    key = bytes.fromhex(in_["dilation_key"])
    leader = _noise(key, bytes.fromhex(in_["leader_ephemeral"]), True)
    follower = _noise(key, bytes.fromhex(in_["follower_ephemeral"]), False)
    follower.read_message(leader.write_message())
    leader.read_message(follower.write_message())
    wire = Wire()
    framer = connection._Framer(wire, b"", b"")
    framer._can_send_frames = True
    sender = connection._Record.__new__(connection._Record)
    sender._framer, sender._noise = framer, leader
    for kind in in_["sent_before"]:
        sender.send_record(_record_from_json({"kind": kind}))
    wire.clear()
    data = bytes.fromhex(in_["repeat_byte"]) * in_["size"]
    sender.send_record(connection.Data(in_["seqnum"], in_["scid"], data))
    frame = wire.take()
    return {
        "frame_length": len(frame),
        "frame_sha256": hashlib.sha256(frame).hexdigest(),
        "head": frame[:36].hex(),
        "tail": frame[-32:].hex(),
    }


def best_version(in_):
    return {"best": manager._find_shared_versions(in_["mine"], in_["theirs"])}


# the manager -------------------------------------------------------------------------------------------------------


@implementer(ISend)
class _Mailbox:
    def __init__(self, log):
        self.log = log

    def send(self, phase, plaintext):
        self.log({"phase": phase, "message": json.loads(plaintext)})


class _Flow:
    """The transport under the manager's connection; it never asks for a pause."""

    def registerProducer(self, producer, streaming):
        pass

    def unregisterProducer(self):
        pass


class _Link:
    """The connection the connector hands to the manager."""

    _description = "test"
    pinged = ""

    def __init__(self, log):
        self.log, self.transport = log, _Flow()

    def send_record(self, record):
        written = _record_to_json(record)
        if written["kind"] == "Ping":
            _Link.pinged, written["ping_id"] = written["ping_id"], "*"
        self.log({"record": written})

    def disconnect(self):
        self.log({"disconnect": True})

    def pauseProducing(self):
        pass

    def resumeProducing(self):
        pass


class _Manager:
    def __init__(self, in_):
        self.seen = []
        self.clock = _clock()
        log = self.seen.append
        self.manager = manager.Manager(
            _Mailbox(log), in_["my_side"], None, self.clock, EventualQueue(self.clock),
            Cooperator(scheduler=lambda call: self.clock.callLater(0, call)), in_["my_versions"], 30.0, None,
        )
        self.manager.got_dilation_key(bytes(32))
        self.manager._main_channel.when_fired().addCallbacks(
            lambda _: log({"main_channel": "open"}),
            lambda failure: log({"main_channel": failure.type.__name__}),
        )
        self.manager.when_stopped().addCallback(lambda _: log({"stopped": True}))
        self._watch_inbound()

    def _watch_inbound(self):
        subject, channels = self.manager._inbound, self.manager._inbound._open_subchannels

        def watch(name, fields):
            real = getattr(subject, "handle_" + name)

            def handle(scid, *rest):
                values = [value.hex() if isinstance(value, bytes) else value for value in rest]
                self.seen.append(
                    {"inbound": name, "scid": scid, "channel_exists": scid in channels, **dict(zip(fields, values))}
                )
                real(scid, *rest)

            setattr(subject, "handle_" + name, handle)

        watch("open", ["subprotocol"])
        watch("data", ["data"])
        watch("close", [])

    def connector(self, *arguments):
        return _Watched(self.seen.append)

    def step(self, event):
        self.seen.clear()
        try:
            self._act(event)
        except Exception as error:
            self.seen.append({"raise": type(error).__name__})
        self.clock.advance(0)
        return list(self.seen)

    def _act(self, event):
        subject = self.manager
        if "versions" in event:
            subject.got_wormhole_versions(event["versions"])
        elif "rx" in event:
            subject.received_dilation_message(dict_to_bytes(event["rx"]))
        elif event.get("connection") == "made":
            subject.connector_connection_made(_Link(self.seen.append))
        elif event.get("connection") == "lost":
            subject.connector_connection_lost()
        elif "stop" in event:
            subject.stop()
        elif "record" in event:
            record = dict(event["record"])
            if record.get("ping_id") == "*":  # the answer to the last ping, whose id the implementation drew
                record["ping_id"] = _Link.pinged
            subject.got_record(_record_from_json(record))
        elif "open" in event:
            self._open(event["open"])
        elif "data" in event:
            subject.send_data(event["scid"], bytes.fromhex(event["data"]))
        elif "advance" in event:
            self.clock.advance(event["advance"])

    def _open(self, name):
        # what SubchannelConnectorEndpoint does once the main channel is open; here also before that
        scid = self.manager.allocate_subchannel_id()
        self.manager.send_open(scid, name)
        address = subchannel.SubchannelAddress(name)
        channel = subchannel.SubChannel(scid, self.manager, self.manager._host_addr, address)
        self.manager.subchannel_local_open(scid, channel)
        channel._set_protocol(Protocol())


class _Watched:
    def __init__(self, log):
        self.log = log
        log({"connector": "new"})

    def start(self):
        self.log({"connector": "start"})

    def stop(self):
        self.log({"connector": "stop"})

    def got_hints(self, hints):
        self.log({"connector": "hints", "hints": [hint_to_json(hint) for hint in hints]})


def run_manager(in_):
    subject = _Manager(in_)
    drawn = iter(range(1 << 32))
    with (
        mock.patch.object(manager, "Connector", subject.connector),
        mock.patch.object(manager.os, "urandom", lambda size: next(drawn).to_bytes(size, "big")),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        steps = [subject.step(event) for event in in_["events"]]
    role = {LEADER: "leader", FOLLOWER: "follower", None: None}[subject.manager._my_role]
    return {"steps": steps, "role": role}


# subchannels -------------------------------------------------------------------------------------------------------


class _Application(Protocol):
    log = None

    def dataReceived(self, data):
        self.log({"app": "data", "bytes": data.hex()})

    def connectionLost(self, reason=None):
        self.log({"app": "lost"})


@implementer(IHalfCloseableProtocol)
class _HalfApplication(_Application):
    def readConnectionLost(self):
        self.log({"app": "read_lost"})

    def writeConnectionLost(self):
        self.log({"app": "write_lost"})


@implementer(IDilationManager)
class _Sink:
    def __init__(self, log):
        self.log = log

    def send_data(self, scid, data):
        self.log({"send": "data", "bytes": data.hex()})

    def send_close(self, scid):
        self.log({"send": "close"})

    def subchannel_closed(self, scid, channel):
        self.log({"freed": True})


def run_subchannel(in_):
    seen = []
    address = subchannel.SubchannelAddress("proto")
    channel = subchannel.SubChannel(1, _Sink(seen.append), subchannel._WormholeAddress(), address)

    def attach():
        factory = Factory()
        factory.protocol = _HalfApplication if in_["half_closeable"] else _Application
        build = factory.buildProtocol

        def logged(to):
            protocol = build(to)
            protocol.log = seen.append
            return protocol

        factory.buildProtocol = logged
        subchannel.SubchannelDemultiplex()._connect(factory, channel, address)

    calls = {
        "attach": attach,
        "write": lambda: channel.write(b"w"),
        "close": channel.loseConnection,
        "close_write": channel.loseWriteConnection,
        "rx_data": lambda: channel.remote_data(b"r"),
        "rx_close": channel.remote_close,
    }
    steps = []
    for call in in_["events"]:
        seen.clear()
        try:
            calls[call]()
        except Exception as error:
            seen.append({"raise": type(error).__name__})
        steps.append(list(seen))
    return {"steps": steps}


# dialling ----------------------------------------------------------------------------------------------------------


@implementer(IDilationManager)
class _Publisher:
    def __init__(self):
        self.published = []

    def send_hints(self, hints):
        self.published.append(hints)

    def _hint_status(self, hints):
        pass


def _pass(clock, until):
    """Let time pass from one delayed call to the next: `advance` gives all it runs the time of its end."""
    while clock.getDelayedCalls():
        due = min(call.getTime() for call in clock.getDelayedCalls())
        if due > until:
            break
        clock.advance(due - clock.seconds())
    if until != float("inf"):
        clock.advance(until - clock.seconds())


def dilation_schedule(in_):
    clock, publisher = MemoryReactorClock(), _Publisher()
    subject = connector.Connector(
        bytes(32), in_["our_relay"], publisher, clock, EventualQueue(clock), in_["no_listen"], None, None,
        "abababababababab", LEADER,
    )
    attempts = []

    def connect(endpoint, description, is_relay=False):
        endpoint.connect  # a tor hint has no endpoint without Tor, and fails here in the real code too
        attempts.append({"at": float(clock.seconds()), "to": description, "relay": is_relay})
        return Deferred()

    subject._connect = connect
    subject._start_listener = lambda addresses: None
    subject.start()
    for hints in in_["hint_messages"]:
        subject.got_hints([hint_from_json(hint) for hint in hints])
        _pass(clock, clock.seconds() + in_["seconds_between"])
    _pass(clock, float("inf"))
    attempts.sort(key=lambda attempt: (attempt["at"], attempt["to"], attempt["relay"]))
    return {"attempts": attempts, "published": publisher.published}


OPERATIONS = {
    "record": record,
    "parse_record": parse_record,
    "noise": noise,
    "l2_connection": l2_connection,
    "long_record": long_record,
    "best_version": best_version,
    "manager": run_manager,
    "subchannel": run_subchannel,
    "dilation_schedule": dilation_schedule,
}
