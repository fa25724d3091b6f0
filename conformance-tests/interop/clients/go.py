#!/usr/bin/env python3
"""wormhole-william, in Go."""
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter

CANNOT = {
    "reconnect": "does not connect to the mailbox server again once the connection is lost",
    "report-crowded": "does not listen to the mailbox server's errors, so it waits for ever",
}

PUBLIC_RELAY = "transit.magic-wormhole.io"
PUBLIC_PORT = "4001"
IN_ITS_OWN_HOSTS = 'mount --bind "$1" /etc/hosts && shift && exec "$@"'


def command(order):
    program = [adapter.peer("go/bin/wormhole-william")]
    if order.role == "version":
        return program + ["--version"]
    line = program + ["--relay-url", order.mailbox, order.role, "--hide-progress"] + ["--verify"] * order.verify
    code = "0-" if order.zero else order.code
    if order.role == "receive":
        return line + [code]
    if code:
        line += ["--code", code]
    if order.text is not None:
        return line + ["--text", order.text]
    return meets_our_relay(order.relay) + line + [order.file]


def meets_our_relay(relay):
    """A sender of a file must reach a relay, and only has the public one's name: here it means ours, for this process."""
    host, port = relay.split(":")[1:]
    if port != PUBLIC_PORT or not shutil.which("unshare"):
        raise adapter.Unsupported("sends files by the public relay only, and that needs Linux to be redirected")
    hosts = pathlib.Path("hosts").absolute()
    hosts.write_text("127.0.0.1 localhost\n%s %s\n" % (host, PUBLIC_RELAY))
    line = [shutil.which("unshare"), "--map-root-user", "--mount", "sh", "-c", IN_ITS_OWN_HOSTS, "sh", str(hosts)]
    if subprocess.run(line + ["true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20).returncode:
        raise adapter.Unsupported("sends files by the public relay only, and this system has no private mounts")
    return line


if __name__ == "__main__":
    adapter.client(command, CANNOT)
