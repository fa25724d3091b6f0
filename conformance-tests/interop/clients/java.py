#!/usr/bin/env python3
"""This project's command line."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter

CANNOT = {}


def command(order):
    program = [str(adapter.REPOSITORY / "wormhole")]
    if order.role == "version":
        return program + ["--version"]
    line = program + ["--relay-url", order.mailbox]
    if order.relay:
        line += ["--transit-helper", order.relay]
    line += [order.role] + ["-0"] * order.zero + ["--verify"] * order.verify
    return line + ["--force-relay"] * order.relay_only + adapter.goods(order)


if __name__ == "__main__":
    adapter.client(command, CANNOT)
