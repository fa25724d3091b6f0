"""Failures of other implementations that are known, and what they look like."""
import collections
import re

WRONG_CODE = r"(?i)confirmation failed|decrypt message failed|wrong (code|password)|bad password|incorrect code|WrongPassword"

# a failed cell: the clients' names, the case's, "text" or "file", and all that was said, also about the failure
Seen = collections.namedtuple("Seen", "sender receiver case payload said")


class Known:
    """A fault of a peer: what the report says about it, whom it may concern, what it looks like."""

    def __init__(self, title, concerns, evidence):
        self.title = title
        self._concerns = concerns
        self._evidence = re.compile(evidence, re.MULTILINE)

    def explains(self, seen):
        return self._concerns(seen) and bool(self._evidence.search(seen.said))


# what happens now and then, and allows one more try
NOW_AND_THEN = [
    Known(
        "Go's key exchange: 1 in 256 with any other implementation ends as a wrong code (its SPAKE2 drops a zero byte)",
        lambda seen: (seen.sender == "go") != (seen.receiver == "go") and seen.case != "wrong_code",
        WRONG_CODE,
    ),
    Known(
        "Go's sender of files closes the connection it has just chosen, now and then",
        lambda seen: seen.sender == "go" and seen.receiver != "go" and seen.payload == "file",
        r"use of closed network connection",
    ),
]


def _sender(who, fault, case, evidence):
    return who, Known(fault, lambda seen: seen.case == case and seen.sender == who, evidence)


def _receiver(who, fault, case, evidence, senders=None):
    """Whatever the sender is, unless some are named."""
    concerns = lambda seen: seen.case == case and seen.receiver == who and (senders is None or seen.sender in senders)
    return who, Known(fault, concerns, evidence)


NOT_SENT = r"missing in the directory: 'inner/empty'$"
AS_A_FILE = r"'inner/empty': an empty directory arrived as a file"
NOTHING_THERE = r"no such directory arrived; there is: nothing$"
FOR_FILES_ONLY = "its receiver makes directories for files only: of an archive without entries nothing is there"
WITHOUT_ENTRIES = ("java", "python012")

# what a peer never does: whose fault it is, and the fault
EVERY_TIME = [
    _sender("python012", "sends no empty directories", "empty_inside", NOT_SENT),
    _sender("go", "sends no empty directories", "empty_inside", NOT_SENT),
    _sender("go", "sends no directory without a file", "empty_directory", r"no files provided"),
    _receiver("go", "its receiver takes the archive's entry of a directory for one of a file", "empty_inside", AS_A_FILE),
    _receiver(
        "go",
        "its receiver takes the entry ./, by which Python 0.24 sends an empty directory, for one of a file",
        "empty_directory",
        r"is a directory",
        senders=("python024",),
    ),
    _receiver(
        "python024",
        "its receiver refuses the entry ./, by which its own sender sends an empty directory",
        "empty_directory",
        r"malicious zipfile, \./ outside",
        senders=("python024",),
    ),
    _receiver("python024", FOR_FILES_ONLY, "empty_directory", NOTHING_THERE, senders=WITHOUT_ENTRIES),
    _receiver("python012", FOR_FILES_ONLY, "empty_directory", NOTHING_THERE, senders=WITHOUT_ENTRIES),
]


def explanation(seen):
    """Why a failed cell gets one more try; None if it does not."""
    return next((known.title for known in NOW_AND_THEN if known.explains(seen)), None)


def limit(seen):
    """Which program cannot do it, and why, if the failure shows that; else None."""
    return next(((who, known.title) for who, known in EVERY_TIME if known.explains(seen)), None)
