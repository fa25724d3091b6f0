"""A testee as a process: one request, one answer."""

import json
import pathlib
import subprocess

TESTEE = pathlib.Path(__file__).resolve().parent.parent / "testees" / "python" / "testee.py"


class Peer:
    """The Python testee, run by the interpreter `python`."""

    def __init__(self, python):
        self.process = subprocess.Popen(
            [python, str(TESTEE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, case):
        """The answer to a case, without its id."""
        request = {"id": case["id"], "op": case["op"], "in": case["in"]}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer.pop("id") != case["id"]:
            raise RuntimeError("answers out of order")
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
