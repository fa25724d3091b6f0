"""The transit relay of the installed `wormhole_transit_relay`, its TCP side, against scripted clients."""

import types
from collections import defaultdict

from twisted.internet.error import ConnectionDone
from twisted.internet.protocol import ServerFactory
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from wormhole_transit_relay import transit_server, usage

from ._wire import Wire

EPOCH = 1_700_000_000


class _InOrder(dict):
    """A set that iterates in order of insertion: which of several equal peers is taken must not depend on hashes."""

    def add(self, item):
        self[item] = None

    def remove(self, item):
        del self[item]

    def discard(self, item):
        self.pop(item, None)


class _Relay:
    def __init__(self, blur_usage):
        self.clock = Clock()
        self.clock.advance(EPOCH)
        tracker = usage.create_usage_tracker(blur_usage=blur_usage, log_file=None, usage_db=None)
        self.recorder = usage.MemoryUsageRecorder()
        tracker.add_backend(self.recorder)
        self.factory = ServerFactory()
        self.factory.protocol = transit_server.TransitConnection
        self.factory.log_requests = False
        self.factory.transit = transit_server.Transit(tracker, self.clock.seconds)
        self.factory.transit.pending_requests._requests = defaultdict(_InOrder)
        self.protocols = {}
        self.gone = set()

    def step(self, step):
        if "open" in step:
            self._open(step["open"])
        elif "send" in step:
            if step["conn"] not in self.gone:
                self.protocols[step["conn"]].dataReceived(bytes.fromhex(step["send"]))
        elif "close" in step:
            self._lose(step["close"])
        elif "advance" in step:
            self.clock.advance(step["advance"])
        return self._collect()

    def _open(self, name):
        protocol = self.factory.buildProtocol(None)
        self.protocols[name] = protocol
        protocol.makeConnection(Wire())

    def _lose(self, name):
        if name not in self.gone:
            self.gone.add(name)
            self.protocols[name].connectionLost(Failure(ConnectionDone()))

    def _collect(self):
        closed = []
        while True:
            falling = [n for n, p in self.protocols.items() if p.transport.closing and n not in self.gone]
            if not falling:
                break
            for name in falling:
                closed.append(name)
                self._lose(name)
        seen = defaultdict(dict)
        for name, protocol in self.protocols.items():
            data = protocol.transport.value()
            protocol.transport.clear()
            if data:
                seen[name]["recv"] = data.hex()
        for name in closed:
            seen[name]["closed"] = True
        return dict(seen)


def relay_transcript(in_):
    relay = _Relay(in_["blur_usage"])
    clock = types.SimpleNamespace(time=relay.clock.seconds)
    saved = transit_server.time, usage.time
    transit_server.time = usage.time = clock
    try:
        steps = [relay.step(step) for step in in_["steps"]]
    finally:
        transit_server.time, usage.time = saved
    rows = [dict(row, started=float(row["started"] - EPOCH)) for row in relay.recorder.events]
    return {"steps": steps, "usage": rows}


def blur_size(in_):
    return {"size": usage.blur_size(in_["size"])}


OPERATIONS = {"relay_transcript": relay_transcript, "blur_size": blur_size}
