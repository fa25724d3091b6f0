"""What the scripts in clients/ and servers/ are made of: they turn an order into a program's command line and become it.

A script that cannot carry out its order ends with 127, and the last line it wrote to standard error is the reason.
"""
import argparse
import os
import pathlib
import signal
import sys

UNSUPPORTED = 127
INTEROP = pathlib.Path(__file__).resolve().parent.parent
REPOSITORY = INTEROP.parent.parent
WRITES_AT_MOST = 256 * 1024 * 1024


class Unsupported(Exception):
    """This program cannot do what the order asks; the text says why."""


def peer(relative):
    """A program below the directory that install-peers filled."""
    peers = os.environ.get("WORMHOLE_PEERS")
    if not peers:
        raise Unsupported("not installed: WORMHOLE_PEERS does not name a directory filled by install-peers")
    path = pathlib.Path(peers).absolute() / relative
    if not os.access(path, os.X_OK):
        raise Unsupported("not installed: no %s in %s%s" % (relative, peers, _recorded(pathlib.Path(peers), relative)))
    return str(path)


def _recorded(peers, relative):
    note = peers / (relative.split("/")[0] + ".unavailable")
    return ": " + note.read_text().strip() if note.exists() else ""


def goods(order):
    """The end of a client's line, in the words that the reference and ours have in common: what is sent, or how it is received."""
    if order.role == "receive":
        return ["--accept-file"] * (not order.ask) + [order.code] * bool(order.code)
    line = ["--code", order.code] if order.code else []
    return line + (["--text", order.text] if order.text is not None else [order.file])


def client(command, cannot=None):
    """The main of a client. `command` gives the argument list for an order, `cannot` maps a need to why it is not met;
    a need with the role before it, as in "send directory", is one of that role."""
    parser = argparse.ArgumentParser()
    parser.add_argument("role", choices=["version", "send", "receive"])
    parser.add_argument("--mailbox", help="ws:// URL")
    parser.add_argument("--relay", help="transit relay, tcp:HOST:PORT")
    parser.add_argument("--code")
    parser.add_argument("--zero", action="store_true", help="no code, as -0 of the reference")
    parser.add_argument("--text")
    parser.add_argument("--file", help="a file or directory to send; a receiver gets one into its working directory")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--ask", action="store_true", help="a receiver asks before it takes a file, and is answered y or n")
    parser.add_argument("--relay-only", action="store_true", help="does not listen, and if it can be told so does not call")
    parser.add_argument("--writes-at-most", type=int, metavar="BYTES", default=WRITES_AT_MOST, help="the longest file")
    parser.add_argument("--need", action="append", default=[], help="what the order takes: text, file, verify, ...")
    _become(command, parser.parse_args(), cannot or {})


def server(command, cannot=None):
    """The main of a server: role mailbox or relay, on --host and --port, what it stores in --state."""
    parser = argparse.ArgumentParser()
    parser.add_argument("role", choices=["version", "mailbox", "relay"])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    parser.add_argument("--state", help="an existing directory that outlives a restart")
    order = parser.parse_args()
    order.need = [order.role]
    _become(command, order, cannot or {})


def _become(command, order, cannot):
    try:
        for need in order.need:
            for limit in (need, "%s %s" % (order.role, need)):
                if limit in cannot:
                    raise Unsupported(cannot[limit])
        line = command(order)
    except Unsupported as reason:
        print(reason, file=sys.stderr)
        sys.exit(UNSUPPORTED)
    _die_with_the_runner()
    _write_little(getattr(order, "writes_at_most", WRITES_AT_MOST))
    os.execv(line[0], line)


def _die_with_the_runner():
    """On Linux a runner that is killed takes its children with it, whatever it had time for."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def _write_little(at_most):
    """A program that runs wild does not fill the disk."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    if hard == resource.RLIM_INFINITY or hard > at_most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (at_most, hard))
