#!/usr/bin/env python3
"""wormhole-rs, of the crate magic-wormhole-cli."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter

CANNOT = {
    "text": "its command line has no texts",
    "zero": "takes no code without words: it wants at least 4 bytes after the hyphen",
    "verify": "its command line does not show the verifier",
    "send directory": "sends a directory as a file, a tar archive",
    "receive directory": "keeps a directory's zip archive as a file",
    "reconnect": "does not connect to the mailbox server again once the connection is lost",
}


def command(order):
    program = [adapter.peer("rust/bin/wormhole-rs")]
    if order.role == "version":
        return program + ["--version"]
    line = program + [order.role, "--no-color", "--rendezvous-server", order.mailbox]
    if order.relay:
        line += ["--relay-server", order.relay.replace("tcp:", "tcp://")]
    line += ["--force-relay"] * order.relay_only
    if order.role == "receive":
        return line + ["--noconfirm"] * (not order.ask) + [order.code]
    return line + ["--no-qr"] + (["--code", order.code] if order.code else []) + [order.file]


if __name__ == "__main__":
    adapter.client(command, CANNOT)
