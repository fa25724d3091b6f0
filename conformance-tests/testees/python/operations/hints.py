"""Connection hints: parsing, printing and the order of dialling of `wormhole._hints` and `wormhole.transit`."""

import io
import json

from twisted.internet import defer
from twisted.internet.testing import MemoryReactorClock
from wormhole import _hints, transit

_KINDS = {"direct": _hints.DirectTCPV1Hint, "tor": _hints.TorTCPV1Hint}


def to_json(hint):
    """A hint object as the vectors write it; None stays None."""
    if hint is None:
        return None
    if isinstance(hint, _hints.RelayV1Hint):
        return {"relay": [to_json(inner) for inner in hint.hints]}
    kind = "direct" if isinstance(hint, _hints.DirectTCPV1Hint) else "tor"
    return {"kind": kind, "hostname": hint.hostname, "port": hint.port, "priority": hint.priority}


def from_json(hint):
    if "relay" in hint:
        return _hints.RelayV1Hint([from_json(inner) for inner in hint["relay"]])
    return _KINDS[hint["kind"]](hint["hostname"], hint["port"], hint["priority"])


def parse_tcp_hint(in_):
    return {"hint": to_json(_hints.parse_tcp_v1_hint(in_["hint"]))}


def parse_hint(in_):
    return {"hint": to_json(_hints.parse_hint(in_["hint"]))}


def parse_hint_argv(in_):
    stderr = io.StringIO()
    hint = _hints.parse_hint_argv(in_["hint"], stderr=stderr)
    return {"hint": to_json(hint), "stderr": stderr.getvalue()}


def transit_hints(in_):
    receiver = transit.TransitReceiver(None, no_listen=True, reactor=MemoryReactorClock())
    receiver.add_connection_hints(in_["hints"])
    relays = [to_json(relay) for relay in receiver._our_relay_hints]
    return {
        "direct": [to_json(hint) for hint in receiver._their_direct_hints],
        "relays": sorted(relays, key=lambda relay: json.dumps(relay, sort_keys=True)),
    }


def encode_hint(in_):
    return {"json": _hints.encode_hint(from_json(in_["hint"]))}


def describe_hint(in_):
    return {"text": _hints.describe_hint_obj(from_json(in_["hint"]), in_["relay"], in_["tor"])}


def connect_schedule(in_):
    """When each address is dialled if nothing ever answers."""
    clock = MemoryReactorClock()
    sender = transit.TransitSender(in_["our_relay"], no_listen=not in_["listening"], reactor=clock)
    sender.set_transit_key(b"k" * 32)
    attempts = []

    def start(endpoint, description, is_relay=False):
        attempts.append({"at": float(clock.seconds()), "to": description, "relay": is_relay})
        return defer.Deferred()

    sender._start_connector = start
    sender.get_connection_hints()
    sender.add_connection_hints(in_["their_hints"])
    ends = []
    sender.connect().addBoth(lambda result: ends.append((float(clock.seconds()), result)))
    if ends:
        ends[0][1].raiseException()
    while not ends:
        clock.advance(min(call.getTime() for call in clock.getDelayedCalls()) - clock.seconds())
    attempts.sort(key=lambda attempt: (attempt["at"], attempt["to"], attempt["relay"]))
    return {"attempts": attempts, "gives_up_at": ends[0][0]}


OPERATIONS = {
    "parse_tcp_hint": parse_tcp_hint,
    "parse_hint": parse_hint,
    "parse_hint_argv": parse_hint_argv,
    "transit_hints": transit_hints,
    "encode_hint": encode_hint,
    "describe_hint": describe_hint,
    "connect_schedule": connect_schedule,
}
