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


def _case(name, sender=None, receiver=None):
    """Concerns a case, if sender and receiver are among those."""
    return lambda seen: (
        seen.case == name and (not sender or seen.sender in sender) and (not receiver or seen.receiver in receiver)
    )


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

NOTHING_THERE = r"no such directory arrived; there is: nothing$"
NOT_SENT = r"missing in the directory: 'inner/empty'$"

# what a peer never does: whose fault it is, and the fault; it concerns whoever is at the other end, or those who are named
EVERY_TIME = [
    ("python012", Known("sends no empty directories", _case("empty_inside", sender=["python012"]), NOT_SENT)),
    ("go", Known("sends no empty directories", _case("empty_inside", sender=["go"]), NOT_SENT)),
    ("go", Known("sends no directory without a file", _case("empty_directory", sender=["go"]), r"no files provided")),
    (
        "go",
        Known(
            "its receiver takes the archive's entry of a directory for one of a file",
            _case("empty_inside", receiver=["go"]),
            r"'inner/empty': an empty directory arrived as a file",
        ),
    ),
    (
        "go",
        Known(
            "its receiver takes the entry ./, by which Python 0.24 sends an empty directory, for one of a file",
            _case("empty_directory", sender=["python024"], receiver=["go"]),
            r"is a directory",
        ),
    ),
    (
        "python024",
        Known(
            "its receiver refuses the entry ./, by which its own sender sends an empty directory",
            _case("empty_directory", sender=["python024"], receiver=["python024"]),
            r"malicious zipfile, \./ outside",
        ),
    ),
    *(
        (
            name,
            Known(
                "its receiver makes directories for files only: of an archive without entries nothing is there",
                _case("empty_directory", sender=["java", "python012"], receiver=[name]),
                NOTHING_THERE,
            ),
        )
        for name in ("python024", "python012")
    ),
]


def explanation(seen):
    """Why a failed cell gets one more try; None if it does not."""
    return next((known.title for known in NOW_AND_THEN if known.explains(seen)), None)


def limit(seen):
    """Which program cannot do it, and why, if the failure shows that; else None."""
    return next(((who, known.title) for who, known in EVERY_TIME if known.explains(seen)), None)
