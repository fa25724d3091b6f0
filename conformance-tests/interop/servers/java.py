#!/usr/bin/env python3
"""This project's servers."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter


def command(order):
    program = [str(adapter.REPOSITORY / "wormhole")]
    if order.role == "version":
        return program + ["--version"]
    serve = program + ["serve", "--interface", order.host]
    # One command runs both: the one that is not asked for takes any port and nothing else.
    if order.role == "relay":
        return serve + ["--relay-port", str(order.port), "--mailbox-port", "0"]
    ports = ["--mailbox-port", str(order.port), "--relay-port", "0"]
    return serve + ["--store", "file:%s/mailboxes" % order.state] + ports


if __name__ == "__main__":
    adapter.server(command)
