"""The reference at the other end of a test: magic-wormhole's deferred API, driven by lines of JSON.

Run it with a Python that has magic-wormhole. One process holds any number of wormholes, so a test class needs one.

Each line of standard input is an object {"id": N, "wormhole": NAME, "do": COMMAND, ...}. Each gets one line of standard
output when its answer is there, which may be after those of later commands: {"id": N, "ok": VALUE} or
{"id": N, "error": CLASS, "text": TEXT}. Everything travels by these lines, never by argument, so no code shows in a
process list. Bytes are hex. End of input ends the process.

    create      appid, relay_url, versions      null
    allocate    length                          null
    set_code    code                            null
    code                                        the code
    nameplate   nameplate                       null; begins input_code() if need be
    words       words                           null
    completions prefix                          sorted word completions, once the word list is there
    welcome, versions                           objects
    unverified_key, verifier                    hex
    derive      purpose, length                 hex
    send        message (hex)                   null
    receive                                     hex, one message per command, in order
    close                                       "happy", or the error
    transit     role, relay ("" or tcp:H:P), listen   {"abilities-v1": [...], "hints-v1": [...]}
    connect     hints                           which way the pipe goes
    send_record record (hex)                    null
    receive_record                              hex
    send_bulk   count, length                   the SHA-256 of all, hex; record i is of bytes i modulo 251
    receive_bulk total                          the SHA-256 of the next bytes, whatever records they are in
    hang_up                                     null; ends the pipe
"""
import hashlib
import json
import sys

from twisted.internet import defer, reactor, stdio
from twisted.protocols.basic import LineReceiver

import wormhole
from wormhole.transit import TransitReceiver, TransitSender


class Peer:
    """One wormhole of the reference, its calls by name."""

    def __init__(self, appid, relay_url, versions):
        self._wormhole = wormhole.create(appid, relay_url, reactor, versions=versions)
        self._appid = appid
        self._typing = None
        self._transit = None
        self._pipe = None

    def allocate(self, length=2):
        self._wormhole.allocate_code(length)

    def set_code(self, code):
        self._wormhole.set_code(code)

    def code(self):
        return self._wormhole.get_code()

    def nameplate(self, nameplate):
        self._typing = self._typing or self._wormhole.input_code()
        self._typing.choose_nameplate(nameplate)

    def words(self, words):
        self._typing.choose_words(words)

    @defer.inlineCallbacks
    def completions(self, prefix):
        yield self._typing.when_wordlist_is_available()
        return sorted(self._typing.get_word_completions(prefix))

    def welcome(self):
        return self._wormhole.get_welcome()

    def versions(self):
        return self._wormhole.get_versions()

    @defer.inlineCallbacks
    def unverified_key(self):
        key = yield self._wormhole.get_unverified_key()
        return key.hex()

    @defer.inlineCallbacks
    def verifier(self):
        verifier = yield self._wormhole.get_verifier()
        return verifier.hex()

    def derive(self, purpose, length):
        return self._wormhole.derive_key(purpose, length).hex()

    def send(self, message):
        self._wormhole.send_message(bytes.fromhex(message))

    @defer.inlineCallbacks
    def receive(self):
        message = yield self._wormhole.get_message()
        return message.hex()

    def close(self):
        return self._wormhole.close()

    @defer.inlineCallbacks
    def transit(self, role, relay, listen):
        kind = TransitSender if role == "sender" else TransitReceiver
        self._transit = kind(relay or None, no_listen=not listen, reactor=reactor)
        self._transit.set_transit_key(
            self._wormhole.derive_key(self._appid + "/transit-key", kind.TRANSIT_KEY_LENGTH)
        )
        hints = yield self._transit.get_connection_hints()
        return {"abilities-v1": self._transit.get_connection_abilities(), "hints-v1": hints}

    @defer.inlineCallbacks
    def connect(self, hints):
        self._transit.add_connection_hints(hints)
        self._pipe = yield self._transit.connect()
        return self._pipe.describe()

    def send_record(self, record):
        self._pipe.send_record(bytes.fromhex(record))

    @defer.inlineCallbacks
    def receive_record(self):
        record = yield self._pipe.receive_record()
        return record.hex()

    def send_bulk(self, count, length):
        digest = hashlib.sha256()
        for number in range(count):
            record = bytes([number % 251]) * length
            digest.update(record)
            self._pipe.send_record(record)
        return digest.hexdigest()

    @defer.inlineCallbacks
    def receive_bulk(self, total):
        digest = hashlib.sha256()
        while total > 0:
            record = yield self._pipe.receive_record()
            digest.update(record)
            total -= len(record)
        return digest.hexdigest()

    def hang_up(self):
        self._pipe.close()


class Commands(LineReceiver):
    """Reads commands, writes answers."""

    delimiter = b"\n"
    MAX_LENGTH = 64 * 1024 * 1024

    def __init__(self):
        self._peers = {}

    def lineReceived(self, line):
        command = json.loads(line)
        number, name, do = (command.pop(key) for key in ("id", "wormhole", "do"))
        answer = defer.maybeDeferred(self._carry_out, name, do, command)
        answer.addCallbacks(
            lambda value: self._say({"id": number, "ok": value}),
            lambda failure: self._say(
                {"id": number, "error": failure.type.__name__, "text": str(failure.value)}
            ),
        )

    def _carry_out(self, name, do, arguments):
        if do == "create":
            self._peers[name] = Peer(**arguments)
            return None
        if do.startswith("_"):
            raise ValueError("unknown command " + do)
        return getattr(self._peers[name], do)(**arguments)

    def _say(self, answer):
        self.sendLine(json.dumps(answer).encode("ascii"))

    def connectionLost(self, reason):
        if reactor.running:
            reactor.stop()


if __name__ == "__main__":
    stdio.StandardIO(Commands())
    reactor.run()
    sys.exit(0)
