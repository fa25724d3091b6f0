"""What the benchmarks share: our program, the reference's programs, and what a process takes."""

import collections
import os
import pathlib
import socket
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAUNCHER = str(ROOT / "wormhole")
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes
TICKS = os.sysconf("SC_CLK_TCK")

Usage = collections.namedtuple("Usage", "cpu mib")


def require_image():
    """The launcher builds the image if there is none."""
    subprocess.run([LAUNCHER, "--version"], stdout=subprocess.DEVNULL, check=True)


def reference_program(name, peers=None):
    """A program of the reference: in a directory as interop/install-peers fills it, or in a virtual environment. Else None."""
    home = peers or os.environ.get("WORMHOLE_PEERS")
    places = [pathlib.Path(home) / place / name for place in ("python-0.24/bin", "bin", "")] if home else []
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def ended(process, options=0):
    """Waits for it, or with os.WNOHANG looks whether it has ended; its processor seconds and peak memory, or None."""
    pid, status, usage = os.wait4(process.pid, options)
    if not pid:
        return None
    process.returncode = os.waitstatus_to_exitcode(status)
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT / (1 << 20))


def cpu_seconds(process):
    """Of a process that runs, on Linux."""
    fields = pathlib.Path("/proc/%d/stat" % process.pid).read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_bytes(process):
    """Of a process that runs, on Linux."""
    lines = pathlib.Path("/proc/%d/status" % process.pid).read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
