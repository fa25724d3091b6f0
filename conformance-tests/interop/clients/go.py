#!/usr/bin/env python3
"""wormhole-william, in Go."""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter

CANNOT = {
    "reconnect": "does not connect to the mailbox server again once the connection is lost",
    "force-relay": "has no option against listening or calling; its receiver never listens, its sender never calls",
    "send no-listen": "its sender always listens, and this receiver calls whoever listens",
    "report-crowded": "does not listen to the mailbox server's errors, so it waits for ever",
}

PUBLIC_RELAY = "transit.magic-wormhole.io"
PUBLIC_PORT = "4001"
IN_ITS_OWN_HOSTS = 'mount --bind "$1" /etc/hosts && shift && exec "$@"'


def command(order):
    program = [adapter.peer("go/bin/wormhole-william")]
    if order.role == "version":
        return program + ["--version"]
    if order.role == "receive" and "empty-file" in order.need:
        takes_empty_files(program)
    line = program + ["--relay-url", order.mailbox, order.role, "--hide-progress"] + ["--verify"] * order.verify
    code = "0-" if order.zero else order.code
    if order.role == "receive":
        return line + [code]
    if code:
        line += ["--code", code]
    if order.text is not None:
        return line + ["--text", order.text]
    return meets_our_relay(order.relay) + line + [order.file]


def takes_empty_files(program):
    """Before 1.0.7 it waits for a record, and for a file without bytes there is none."""
    said = subprocess.run(program + ["--version"], stdout=subprocess.PIPE, timeout=120).stdout.decode("utf-8", "replace")
    version = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    if version and tuple(map(int, version.groups())) < (1, 0, 7):
        raise adapter.Unsupported("before 1.0.7 its receiver waits for ever for the first bytes of an empty file")


def meets_our_relay(relay):
    """A sender of a file must reach a relay, and only has the public one's name: here it means ours, for this process."""
    host, port = relay.split(":")[1:]
    if port != PUBLIC_PORT or not shutil.which("unshare"):
        raise adapter.Unsupported("sends files by the public relay only, and that needs Linux to be redirected")
    hosts = pathlib.Path("hosts").absolute()
    hosts.write_text("127.0.0.1 localhost\n%s %s\n" % (host, PUBLIC_RELAY))
    line = [shutil.which("unshare"), "--map-root-user", "--mount", "sh", "-c", IN_ITS_OWN_HOSTS, "sh", str(hosts)]
    if subprocess.run(line + ["true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120).returncode:
        raise adapter.Unsupported("sends files by the public relay only, and this system has no private mounts")
    return line


if __name__ == "__main__":
    adapter.client(command, CANNOT)
