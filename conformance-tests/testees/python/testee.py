"""The Python testee: answers conformance requests with the installed magic-wormhole packages.

One JSON object a line on standard input, one a line on standard output, as ../../README.md describes. What it can do
is in the modules of the directory `operations`, each with

    OPERATIONS   {operation name: function(in) -> out}
    ERROR_TEXTS  optional, {operation name: ...}: those whose errors' texts are part of the interface

An exception that the installed packages raise is the answer `error`; one that comes from the testee itself is `crash`.
A function raises `Refused` where a refusal shows in another way than by an exception.
"""

import importlib
import json
import os
import pathlib
import sys
import traceback
from importlib import metadata

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = "magic-wormhole"


class Refused(Exception):
    """The implementation refused; `name` is what it would have raised, `text` what the user sees, if anything."""

    def __init__(self, name, text=None):
        super().__init__(name, text)
        self.name = name
        self.text = text


class Testee:
    """All operations, by name."""

    def __init__(self):
        self.operations = {"testee": self.describe}
        self.error_texts = set()

    def load(self, directory):
        """Take up the operations of every module in `directory`."""
        sys.path.insert(0, str(directory.parent))
        for file in sorted(directory.glob("*.py")):
            if not file.name.startswith("_"):
                self.take(importlib.import_module(f"{directory.name}.{file.stem}"))

    def take(self, module):
        """Take up the operations of one module."""
        for name, function in module.OPERATIONS.items():
            if name in self.operations:
                raise RuntimeError(f"operation {name} is there twice")
            self.operations[name] = function
        self.error_texts.update(getattr(module, "ERROR_TEXTS", ()))

    def describe(self, _):
        """Who this is and what it can do."""
        return {
            "name": "python-magic-wormhole",
            "version": metadata.version(PACKAGE),
            "language": "python",
            "operations": sorted(self.operations),
        }

    def answer(self, request):
        """The answer to one request."""
        id_ = request.get("id")
        function = self.operations.get(request["op"])
        if function is None:
            return {"id": id_, "unsupported": f"no operation {request['op']}"}
        try:
            return {"id": id_, "out": function(request.get("in", {}))}
        except Refused as refused:
            return {"id": id_, **error(refused.name, refused.text)}
        except Exception as problem:
            return {"id": id_, **self.failure(request["op"], problem)}

    def failure(self, op, problem):
        """An exception of the implementation is an error, one of the testee a crash."""
        if not raised_by_implementation(problem):
            traceback.print_exception(problem, file=sys.stderr)
            return {"crash": f"{type(problem).__name__}: {problem}"}
        return error(type(problem).__name__, str(problem) if op in self.error_texts else None)


def error(name, text=None):
    """The member `error`, and the text when it counts."""
    return {"error": name} if text is None else {"error": name, "error_text": text}


def raised_by_implementation(problem):
    """Whether the last frame that is the testee's or a package's, and not the standard library's, is a package's."""
    for frame, _ in reversed(list(traceback.walk_tb(problem.__traceback__))):
        file = frame.f_code.co_filename
        if file.startswith(str(HERE)):
            return False
        if "site-packages" in file:
            return True
    return False


def outcome(function, *arguments, **named):
    """The result and None, or None and the exception that the implementation raised."""
    try:
        return function(*arguments, **named), None
    except Exception as problem:
        if raised_by_implementation(problem):
            return None, problem
        raise


def own_stdout():
    """The real standard output for answers only; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def serve(testee, requests, answers):
    """Answer line by line until the requests end."""
    for line in requests:
        request = None
        try:
            request = json.loads(line)
            answer = testee.answer(request)
        except Exception as problem:
            answer = {"id": request.get("id") if isinstance(request, dict) else None, "crash": repr(problem)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def main():
    """Serve standard input."""
    sys.modules["testee"] = sys.modules["__main__"]
    answers = own_stdout()
    testee = Testee()
    testee.load(HERE / "operations")
    serve(testee, open(0, encoding="utf-8", closefd=False), answers)


if __name__ == "__main__":
    main()
