#!/usr/bin/env python3
"""This project's servers."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter

CANNOT = {"relay": "this version has no transit relay"}


def command(order):
    program = [str(adapter.REPOSITORY / "wormhole")]
    if order.role == "version":
        return program + ["--version"]
    place = ["--interface", order.host, "--mailbox-port", str(order.port)]
    return program + ["serve", "--store", "file:%s/mailboxes" % order.state] + place


if __name__ == "__main__":
    adapter.server(command, CANNOT)
