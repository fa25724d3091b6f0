"""codes.json: codes, word list, completion and the input helper."""

import hashlib
from unittest import mock

from operations._entropy import Script
from testee import outcome
from wormhole import _interfaces, _rlcompleter, _wordlist
from wormhole._code import validate_code
from wormhole._input import Input
from wormhole._nameplate import validate_nameplate
from wormhole._wordlist import PGPWordList
from wormhole.timing import DebugTiming
from wormhole.util import to_bytes
from zope.interface import implementer

LONGEST_LIST = 30
SHOWN_OF_A_LONG_LIST = 3


def sha256(text):
    """Hash of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def wordlist(_):
    """The whole table."""
    rows = [_wordlist.raw_words[f"{byte:02X}"] for byte in range(256)]
    table = "".join(f"{byte:02x} {even} {odd}\n" for byte, (even, odd) in enumerate(rows))
    return {
        "sha256": sha256(table),
        "sha256_lowercase": sha256(table.lower()),
        "even": [even for even, _ in rows],
        "odd": [odd for _, odd in rows],
    }


def choose_words(in_):
    """Words from the bytes drawn."""
    with mock.patch("os.urandom", Script(bytes.fromhex(in_["bytes"]))):
        return {"words": PGPWordList().choose_words(in_["length"])}


def code(in_):
    """The nameplate and the password of a code."""
    validate_code(in_["code"])
    return {"nameplate": in_["code"].split("-", 2)[0], "pake_password": to_bytes(in_["code"]).hex()}


def nameplate(in_):
    """Whether this may be a nameplate."""
    validate_nameplate(in_["nameplate"])
    return {"ok": True}


def completions(in_):
    """Completions of the word list."""
    found = sorted(PGPWordList().get_completions(in_["prefix"], in_["num_words"]))
    return {"completions": found} if len(found) <= LONGEST_LIST else summary(found)


def summary(found):
    """A long list of completions in short."""
    return {
        "count": len(found),
        "first": found[:SHOWN_OF_A_LONG_LIST],
        "last": found[-SHOWN_OF_A_LONG_LIST:],
        "sha256_of_lf_joined": sha256("\n".join(found)),
    }


@implementer(_interfaces.ICode, _interfaces.ILister)
class Layers:
    """What lies below the input helper: says what it is asked for."""

    def __init__(self):
        self.calls = []

    def refresh(self):
        self.calls.append({"list": True})

    def got_nameplate(self, chosen):
        self.calls.append({"claim": chosen})

    def finished_input(self, whole):
        self.calls.append({"code": whole})

    def taken(self):
        """The calls since the last time."""
        calls, self.calls = self.calls, []
        return calls


class InputSession:
    """One input helper between a script and what lies below."""

    def __init__(self):
        self.layers = Layers()
        self.input = Input(DebugTiming())
        self.input.wire(self.layers, self.layers)
        self.helper = None

    def start(self):
        self.helper = self.input.start()

    def got_nameplates(self, nameplates):
        self.input.got_nameplates(set(nameplates))

    def got_wordlist(self):
        self.input.got_wordlist(PGPWordList())

    def refresh_nameplates(self):
        self.helper.refresh_nameplates()

    def nameplate_completions(self, prefix):
        return self.helper.get_nameplate_completions(prefix)

    def word_completions(self, prefix):
        return self.helper.get_word_completions(prefix)

    def choose_nameplate(self, nameplate):
        self.helper.choose_nameplate(nameplate)

    def choose_words(self, words):
        self.helper.choose_words(words)

    def reaction(self, step):
        """What one step leads to."""
        arguments = {name: value for name, value in step.items() if name != "do"}
        result, refused = outcome(getattr(self, step["do"]), **arguments)
        if refused:
            return {"raise": type(refused).__name__, **self.called()}
        return {**self.called(), **listed(result)}

    def called(self):
        """The member `calls`, if there were any."""
        calls = self.layers.taken()
        return {"calls": calls} if calls else {}


def listed(result):
    """The members `result` and `count`, if there is a result."""
    return {} if result is None else {"result": sorted(result)[:5], "count": len(result)}


def input_session(in_):
    """Steps on the input helper."""
    session = InputSession()
    return {"steps": [session.reaction(step) for step in in_["steps"]]}


class CalledHelper:
    """An input helper that says what is called."""

    def __init__(self, helper):
        self.helper = helper
        self.calls = []

    def choose_nameplate(self, nameplate):
        self.helper.choose_nameplate(nameplate)
        self.calls.append({"choose_nameplate": nameplate})

    def choose_words(self, words):
        self.helper.choose_words(words)
        self.calls.append({"choose_words": words})


def finish_typed_code(in_):
    """A line typed at the prompt."""
    session = InputSession()
    session.start()
    helper = CalledHelper(session.helper)
    inputter = _rlcompleter.CodeInputter(helper, None)
    inputter.bcft = lambda function, *arguments: function(*arguments)
    inputter.finish(in_["text"])
    return {"calls": helper.calls}


OPERATIONS = {
    "wordlist": wordlist,
    "choose_words": choose_words,
    "validate_code": code,
    "validate_nameplate": nameplate,
    "word_completions": completions,
    "input_session": input_session,
    "finish_typed_code": finish_typed_code,
}
ERROR_TEXTS = {"validate_code", "validate_nameplate", "finish_typed_code"}
