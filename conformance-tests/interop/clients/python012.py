#!/usr/bin/env python3
"""magic-wormhole 0.12 of 2020, which Debian 12 has."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter, reference

if __name__ == "__main__":
    adapter.client(reference.command("python-0.12/bin/wormhole"), reference.CANNOT)
