"""A testee as a process: one request, one answer."""

import contextlib
import json
import pathlib
import subprocess

TESTEE = pathlib.Path(__file__).resolve().parent.parent / "testees" / "python" / "testee.py"
_current = []


class Peer:
    """The Python testee, run by the interpreter `python`."""

    def __init__(self, python):
        self.process = subprocess.Popen(
            [python, str(TESTEE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def ask(self, case):
        """The answer to a case, without its id."""
        request = {"id": case["id"], "op": case["op"], "in": case["in"]}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the testee ended at case {case['id']}")
        answer = json.loads(line)
        if answer.pop("id") != case["id"]:
            raise RuntimeError("answers out of order")
        return answer

    def close(self):
        """End of the requests, and of the testee."""
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@contextlib.contextmanager
def opened(python):
    """A testee, which `ask` asks too."""
    peer = Peer(python)
    _current.append(peer)
    try:
        yield peer
    finally:
        _current.remove(peer)
        peer.close()


def ask(op, in_):
    """The testee's result, for a family that needs it to build an input."""
    return _current[-1].ask({"id": 0, "op": op, "in": in_})["out"]
