#!/usr/bin/env python3
"""The reference, magic-wormhole 0.24."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import adapter, reference

if __name__ == "__main__":
    adapter.client(reference.command("python-0.24/bin/wormhole"), reference.CANNOT)
