"""File transfer: offers, zips, the sender's and the receiver's conversation, and SSH keys, of `wormhole.cli`."""

import hashlib
import io
import json
import os
import stat
import tempfile
import time
import types
import zipfile
from contextlib import ExitStack, contextmanager
from unittest import mock

from nacl.secret import SecretBox
from twisted.internet import defer
from twisted.internet.error import ConnectionDone
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from wormhole import transit, xfer_util
from wormhole._key import derive_key
from wormhole.cli import cmd_receive, cmd_send, cmd_ssh
from wormhole.timing import DebugTiming
from wormhole.util import dict_to_bytes
from zipstream.ng import walk

from ._wire import Wire

RELAY = "tcp:relay.example.org:4001"
# every file of a sent tree was last changed then: the date stands in the zip
MODIFIED = 1_600_000_000
# what the receiver's disk has left, so that a size is not refused on one machine and taken on another
FREE_SPACE = 1 << 40
# the name of the directory a zip is unpacked to; a case tries the path `../zip-sibling-prefixx/a`
UNPACKED = "zip-sibling-prefix"


class _NeverAnswered(Exception):
    """The conversation under test asked its user again and again."""


@contextmanager
def _workplace():
    """An empty directory of a known umask and time zone."""
    umask = os.umask(0o022)
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    try:
        with tempfile.TemporaryDirectory() as place:
            place = os.path.realpath(place)
            try:
                yield place
            finally:
                _tree(place)  # an archive that was refused may leave what cannot be removed otherwise
    finally:
        os.umask(umask)
        if zone is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = zone
        time.tzset()


def _tree(top):
    """What stands under a directory, sorted by path; links are not followed."""
    found = []
    for here, directories, files in os.walk(top):
        for name in directories + files:
            path = os.path.join(here, name)
            status = os.lstat(path)
            entry = {"path": os.path.relpath(path, top)}
            if not stat.S_ISLNK(status.st_mode):  # to look into it, and to clear it away, whoever runs this
                os.chmod(path, status.st_mode | (0o700 if stat.S_ISDIR(status.st_mode) else 0o400))
            if stat.S_ISDIR(status.st_mode):
                entry["dir"] = True
            elif stat.S_ISLNK(status.st_mode):
                entry["link"] = os.readlink(path)
            else:
                entry.update(mode="%o" % stat.S_IMODE(status.st_mode), size=status.st_size)
                with open(path, "rb") as file:
                    entry["sha256"] = hashlib.sha256(file.read()).hexdigest()
            found.append(entry)
    return sorted(found, key=lambda entry: entry["path"])


def _arguments(place, **more):
    values = dict(
        relay_url="ws://mailbox.example.org/v1", appid=None, code="1-abc", code_length=2, zeromode=False, qr=False,
        verify=False, hide_progress=True, listen=False, tor=False, transit_helper=RELAY, cwd=place,
        timing=DebugTiming(), stdout=io.StringIO(), stderr=io.StringIO(), text=None, what=None,
        ignore_unsendable_files=False, debug_state=None, accept_file=True, output_file=None, allocate=False,
        only_text=False,
    )
    values.update(more)
    return types.SimpleNamespace(**values)


class _Wormhole:
    """The wormhole under the application: a mailbox with the peer's messages in it, and everything sent."""

    def __init__(self, in_, code="1-abc"):
        self.key = bytes.fromhex(in_["key"]) if "key" in in_ else None
        self.verifier = bytes.fromhex(in_["verifier"]) if "verifier" in in_ else bytes(32)
        self.code = code
        self.inbox = [
            bytes.fromhex(message["raw"]) if set(message) == {"raw"} else json.dumps(message).encode()
            for message in in_.get("inbox", [])
        ]
        self.sent = []

    def set_code(self, code):
        self.code = code

    def allocate_code(self, length=2):
        pass

    def get_welcome(self):
        return defer.succeed({})

    def get_code(self):
        return defer.succeed(self.code)

    def get_unverified_key(self):
        return defer.succeed(self.key)

    def get_verifier(self):
        return defer.succeed(self.verifier)

    def get_message(self):
        return defer.succeed(self.inbox.pop(0)) if self.inbox else defer.Deferred()

    def send_message(self, data):
        self.sent.append(json.loads(data))

    def derive_key(self, purpose, length):
        return derive_key(self.key, purpose.encode(), length)

    def close(self):
        return defer.succeed("happy")


def _split(wire, key):
    """The plaintexts of a run of records."""
    box, plaintexts = SecretBox(key), []
    while wire:
        length = int.from_bytes(wire[:4], "big")
        plaintexts.append(box.decrypt(wire[4 : 4 + length]))
        wire = wire[4 + length :]
    return plaintexts


def _join(records, key):
    connection = transit.Connection(None, None, None, "peer")
    connection.transport, connection.send_box, connection.send_nonce = Wire(), SecretBox(key), 0
    for record in records:
        connection.send_record(record)
    return connection.transport.value()


@contextmanager
def _connected(cls):
    """Lets `connect()` of a transit give a record connection that is already negotiated."""
    made = []

    def connect(owner):
        connection = transit.Connection(owner, None, None, "->tcp:192.0.2.3:1234")
        connection.transport = Wire()
        connection._negotiation_d = defer.Deferred()
        connection._negotiationSuccessful()
        made.append(connection)
        waiting = defer.Deferred()
        connection.harness_answers = waiting
        return waiting

    with mock.patch.object(cls, "connect", connect):
        yield made


class _Outcome:
    def __init__(self, deferred):
        self.result = "waiting"
        deferred.addCallbacks(self._ok, self._failed)

    def _ok(self, value):
        self.result, self.value = "ok", value

    def _failed(self, failure):
        self.failure = failure  # kept: its frames hold open files, whose buffers must not be flushed yet
        if failure.check(_NeverAnswered):
            failure.raiseException()
        self.result = {"raise": type(failure.value).__name__, "text": _text(failure.value)}

    def said(self, place):
        if isinstance(self.result, dict):
            return dict(self.result, text=self.result["text"].replace(place, "$DIRECTORY"))
        return self.result


def _text(error):
    # the position is one in a path of this machine
    return error.reason if isinstance(error, UnicodeError) else str(error)


def _asker(answer, asked, most=3):
    def ask(prompt=""):
        asked.append(prompt)
        if len(asked) > most:
            raise _NeverAnswered(prompt)
        return answer

    return ask


# offers ------------------------------------------------------------------------------------------------------------


def offer(in_):
    with _workplace() as place:
        if "text" in in_:
            built, _ = cmd_send.Sender(_arguments(place, text=in_["text"]), Clock())._build_offer()
            return {"offer": built, "json": dict_to_bytes({"offer": built}).hex()}
        with open(os.path.join(place, in_["file"]), "wb") as file:
            file.truncate(in_["size"])
        built, opened = cmd_send.Sender(_arguments(place, what=in_["file"]), Clock())._build_offer()
        opened.close()
        return {"offer": built}


def _plant(top, tree):
    os.makedirs(top)
    for entry in tree:
        path = os.path.join(top, entry["path"])
        if entry["kind"] == "dir":
            os.makedirs(path, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(bytes.fromhex(entry["data"]))
        os.chmod(path, entry["mode"])
    for here, _, files in os.walk(top, topdown=False):
        for name in [*files, "."]:
            os.utime(os.path.join(here, name), (MODIFIED, MODIFIED))


def _walk_in_order(*arguments, **options):
    # the order of a zip's entries is that of the file system; the vectors have them sorted
    return sorted(walk(*arguments, **options))


def offer_directory(in_):
    with _workplace() as place:
        _plant(os.path.join(place, in_["name"]), in_["tree"])
        with mock.patch.object(cmd_send, "walk", _walk_in_order):
            built, stream = cmd_send.Sender(_arguments(place, what=in_["name"]), Clock())._build_offer()
        wire = b"".join(stream)
    with zipfile.ZipFile(io.BytesIO(wire)) as opened:
        entries = [
            {
                "name": info.filename, "method": info.compress_type, "flags": info.flag_bits,
                "external_attr": info.external_attr, "made_by": info.create_system, "size": info.file_size,
            }
            for info in opened.infolist()
        ]
    return {"offer": built, "zip": wire.hex(), "entries": entries}


def unpack(in_):
    with _workplace() as place:
        receiver = cmd_receive.Receiver(_arguments(place), Clock())
        receiver.abs_destname = os.path.join(place, UNPACKED)
        receiver._write_directory(io.BytesIO(bytes.fromhex(in_["zip"])))
        return {"tree": _tree(receiver.abs_destname)}


# conversations -----------------------------------------------------------------------------------------------------


def receiver(in_):
    with _workplace() as place, ExitStack() as stack:
        for name in in_["existing"]:
            path = os.path.join(place, name)
            if name.endswith("/"):
                os.makedirs(path)
            else:
                with open(path, "wb") as file:
                    file.write(b"old")
        asked = []
        stack.enter_context(mock.patch.object(cmd_receive, "input", _asker(in_["answer"], asked), create=True))
        stack.enter_context(mock.patch.object(cmd_receive, "estimate_free_space", lambda target: FREE_SPACE))
        made = stack.enter_context(_connected(transit.TransitReceiver))
        wormhole = _Wormhole(in_)
        arguments = _arguments(place, **in_["options"])
        outcome = _Outcome(cmd_receive.Receiver(arguments, Clock())._go(wormhole))
        wire = _receive_records(in_, made)
        out = {
            "sent": wormhole.sent,
            "result": outcome.said(place),
            "stdout": arguments.stdout.getvalue(),
            "asked": len(asked),
            "files": _tree(place),
        }
    if wire:
        out["ack_wire"] = wire.hex()
        out["ack"] = [json.loads(text) for text in _split(wire, made[0].owner._sender_record_key())]
    return out


def _receive_records(in_, made):
    if not made:
        return b""
    connection = made[0]
    connection.harness_answers.callback(connection)
    try:
        connection.dataReceived(bytes.fromhex(in_.get("records_wire", "")))
    except Exception:  # Twisted drops the connection of a protocol that raises
        connection.connectionLost(Failure(ConnectionDone()))
    if in_.get("connection_lost_after"):
        connection.connectionLost(Failure(ConnectionDone()))
    return connection.transport.value()


class _StandIn:
    """A hash of a file whose content the case does not hold, only its hash: zeros stand for the content."""

    def __init__(self, file):
        self.size, self.named, self.seen = file["size"], bytes.fromhex(file["sha256"]), hashlib.sha256()

    def update(self, data):
        self.seen.update(data)

    def digest(self):
        whole = hashlib.sha256(bytes(self.size)).digest()
        return self.named if self.seen.digest() == whole else self.seen.digest()


def sender(in_):
    file = in_["file"]
    with _workplace() as place, ExitStack() as stack:
        hasher = hashlib.sha256
        if file:
            if "data" not in file:
                hasher = lambda: _StandIn(file)
                stack.enter_context(mock.patch.object(cmd_send, "hashlib", types.SimpleNamespace(sha256=hasher)))
            with open(os.path.join(place, file["name"]), "wb") as out:
                out.write(bytes.fromhex(file["data"]) if "data" in file else bytes(file["size"]))
        asked, clock, wormhole = [], Clock(), _Wormhole(in_)
        stack.enter_context(mock.patch.object(cmd_send, "input", _asker(in_["verify_answer"], asked), create=True))
        stack.enter_context(mock.patch.object(cmd_send, "reactor", clock))
        made = stack.enter_context(_connected(transit.TransitSender))
        arguments = _arguments(place, text=in_["text"], what=file and file["name"], **in_["options"])
        subject = cmd_send.Sender(arguments, clock)
        outcome = _Outcome(subject._go(wormhole))
        clock.advance(0.01)
        wire = _send_records(in_, made)
        result = outcome.said(place)
        if subject._fd_to_send:
            subject._fd_to_send.close()
    plaintexts = _split(wire, made[0].owner._sender_record_key()) if made else []
    joined = hasher()
    for plaintext in plaintexts:
        joined.update(plaintext)
    out = {
        "sent": wormhole.sent,
        "result": result,
        "record_sizes": [len(plaintext) for plaintext in plaintexts],
        "records_sha256": joined.digest().hex(),
    }
    if wire and "data" in file:
        out["records_wire"] = wire.hex()
    return out


def _send_records(in_, made):
    if not made:
        return b""
    connection = made[0]
    connection.harness_answers.callback(connection)
    while connection.transport.producer:
        connection.transport.producer.resumeProducing()
    wire = connection.transport.value()
    if in_["ack"] is not None:
        ack = in_["ack"]
        text = bytes.fromhex(ack["raw"]) if set(ack) == {"raw"} else dict_to_bytes(ack)
        connection.dataReceived(_join([text], connection.owner._receiver_record_key()))
    return wire


def send_console(in_):
    codes = []
    pictures = lambda border: types.SimpleNamespace(add_data=codes.append, print_ascii=lambda **options: None)
    with _workplace() as place, ExitStack() as stack:
        clock = Clock()
        arguments = _arguments(
            place, text="x" * in_["text_length"], code=in_["code"], verify=in_["verify"], qr=True
        )

        def ask(prompt=""):
            print("[prompt] " + prompt, file=arguments.stderr)
            return "yes"

        stack.enter_context(mock.patch.object(cmd_send, "QRCode", pictures))
        stack.enter_context(mock.patch.object(cmd_send, "input", ask, create=True))
        stack.enter_context(mock.patch.object(cmd_send, "reactor", clock))
        wormhole = _Wormhole(
            {"verifier": in_["verifier"], "inbox": [{"answer": {"message_ack": "ok"}}]}, in_["code"]
        )
        outcome = _Outcome(cmd_send.Sender(arguments, clock)._go(wormhole))
        clock.advance(0.01)
        if outcome.result != "ok":
            raise RuntimeError(f"the sender did not finish: {outcome.result}")
        return {"qr": codes[0], "stderr": arguments.stderr.getvalue()}


# SSH keys ----------------------------------------------------------------------------------------------------------


def _ssh(in_, run):
    wormhole = _Wormhole(in_)
    with mock.patch.object(xfer_util.wormhole, "create", lambda *a, **k: wormhole):
        outcome = _Outcome(run())
    result = {"value": outcome.value} if outcome.result == "ok" else outcome.result
    return {"sent": wormhole.sent, "result": result}


def ssh_send(in_):
    return _ssh(in_, lambda: xfer_util.send(Clock(), "appid", "ws://mailbox.example.org/v1", in_["data"], "1-abc"))


def ssh_receive(in_):
    return _ssh(in_, lambda: xfer_util.receive(Clock(), "appid", "ws://mailbox.example.org/v1", None))


def ssh_public_key(in_):
    with _workplace() as place:
        with open(os.path.join(place, "key.pub"), "w", encoding="utf-8", newline="") as file:
            file.write(in_["line"])
        kind, keyid, sent = cmd_ssh.find_public_key(place)
    return {"kind": kind, "keyid": keyid, "sent": sent}


OPERATIONS = {
    "offer": offer,
    "offer_directory": offer_directory,
    "unpack": unpack,
    "receiver": receiver,
    "sender": sender,
    "send_console": send_console,
    "ssh_send": ssh_send,
    "ssh_receive": ssh_receive,
    "ssh_public_key": ssh_public_key,
}
