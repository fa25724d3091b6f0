"""Failures of other implementations that are known, happen now and then, and allow one more try."""
import re

WRONG_CODE = r"(?i)confirmation failed|decrypt message failed|wrong (code|password)|bad password|incorrect code|WrongPassword"


class Known:
    """A fault of a peer: whom it may concern, what it looks like, and what the report says about it."""

    def __init__(self, title, concerns, evidence):
        self.title = title
        self._concerns = concerns
        self._evidence = re.compile(evidence)

    def explains(self, sender, receiver, case, payload, said):
        return self._concerns(sender, receiver, case, payload) and bool(self._evidence.search(said))


KNOWN = [
    Known(
        "Go's key exchange: 1 in 256 with any other implementation ends as a wrong code (its SPAKE2 drops a zero byte)",
        lambda sender, receiver, case, payload: (sender == "go") != (receiver == "go") and case != "wrong_code",
        WRONG_CODE,
    ),
    Known(
        "Go's sender of files closes the connection it has just chosen, now and then",
        lambda sender, receiver, case, payload: sender == "go" and receiver != "go" and payload == "file",
        r"use of closed network connection",
    ),
]


def explanation(sender, receiver, case, payload, said):
    """Why a failed cell gets one more try; None if it does not."""
    for known in KNOWN:
        if known.explains(sender, receiver, case, payload, said):
            return known.title
    return None
