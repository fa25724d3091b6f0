"""The command line of magic-wormhole, whose options have been the same since 0.12."""
from matrix import adapter


CANNOT = {
    "force-relay": "has no option against calling the other side, only one against listening",
}


def command(program):
    """The command lines for orders to the program at that place among the peers."""

    def line_for(order):
        wormhole = [adapter.peer(program)]
        if order.role == "version":
            return wormhole + ["--version"]
        return wormhole + _servers(order) + _what(order)

    return line_for


def _servers(order):
    relay = ["--transit-helper", order.relay] if order.relay else ["--transit-helper", ""]
    return ["--relay-url", order.mailbox] + relay


def _what(order):
    line = [order.role, "--hide-progress"] + ["-0"] * order.zero + ["--verify"] * order.verify
    return line + ["--no-listen"] * order.relay_only + adapter.goods(order)
