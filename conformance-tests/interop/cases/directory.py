"""A directory arrives: its name and its files', in every language and in both forms of an accent; modes; an empty file; all nested."""
import sys

from matrix import goods, plan

TITLE = "directory"
SHORT = "D"
ORDER = 15
PLAYS = plan.all_through_ours_and_ours_through_all
COMPOSED, DECOMPOSED = "caf\u00e9.txt", "cafe\u0301.txt"


async def play(cell):
    entries = {
        "plain.txt": (0o644, b"plain"),
        "run me.sh": (0o755, b"#!/bin/sh\n"),
        "secret 🔑": (0o600, b"for its owner"),
        "read only": (0o400, bytes(range(256)) * 300),
        "nothing": (0o644, b""),
        "虫洞/größe/deep/inside.txt": (0o644, b"deep"),
        "虫洞/" + COMPOSED: (0o644, b"one code point"),
    }
    if sys.platform != "darwin":  # where the two are one name
        entries["虫洞/" + DECOMPOSED] = (0o644, b"two code points")
    await cell.goes_through(goods.Directory("Bücher und 虫洞", entries))
