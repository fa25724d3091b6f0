#!/usr/bin/env python3
"""The reference's mailbox server and transit relay."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter


def command(order):
    if order.role == "version":
        package = "magic-wormhole-mailbox-server"
        show = "import importlib.metadata as m; print('%s', m.version('%s'))" % (package, package)
        return [adapter.peer("python-0.24/bin/python"), "-c", show]
    where = "--port=tcp:%d:interface=%s" % (order.port, order.host)
    twist = [adapter.peer("python-0.24/bin/twist")]
    if order.role == "relay":
        return twist + ["transitrelay", where]
    return twist + ["wormhole-mailbox", where, "--channel-db=%s/channels.sqlite" % order.state]


if __name__ == "__main__":
    adapter.server(command)
