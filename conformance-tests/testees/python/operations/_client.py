"""A real Boss between a script and an application, on a connection that is not there."""

import contextlib
import json
import re
from unittest import mock

from operations._entropy import nonces, pake, seen_sealing
from testee import outcome
from twisted.internet import defer, task
from twisted.python.failure import Failure
from wormhole import _rendezvous
from wormhole._boss import Boss
from wormhole.eventual import EventualQueue
from wormhole.journal import ImmediateJournal
from wormhole.timing import DebugTiming
from wormhole.wormhole import _DelegatedWormhole

URL = "ws://mailbox.example:4000/v1"
APPID = "lothar.com/wormhole/text-or-file-xfer"
SIDE = "0123456789"
VERSION = ("python", "0.24.0")
CLEAN, ABNORMAL = 1000, 1006
ADDRESS = re.compile("at 0x[0-9a-f]+")


class Service:
    """In place of Twisted's ClientService: connects when the script says so."""

    def __init__(self, factory, reactions):
        self.factory = factory
        self.reactions = reactions
        self.connected = defer.Deferred()
        self.stopped = []

    def startService(self):
        """The script connects."""

    def whenConnected(self, failAfterFailures=None):
        return self.connected

    def stopService(self):
        self.reactions.append({"ws": "close"})
        stopped = defer.Deferred()
        self.stopped.append(stopped)
        return stopped

    def fire_stopped(self):
        """The connection is closed, or there was none."""
        waiting, self.stopped = self.stopped, []
        for stopped in waiting:
            stopped.callback(None)


class Delegate:
    """The application: writes down what it hears."""

    def __init__(self, reactions):
        self.reactions = reactions

    def hear(self, name, value, **more):
        self.reactions.append({"event": name, "value": value, **more})

    def wormhole_got_welcome(self, welcome):
        self.hear("welcome", welcome)

    def wormhole_got_code(self, code):
        self.hear("code", code)

    def wormhole_got_unverified_key(self, key):
        self.hear("unverified_key", key.hex())

    def wormhole_got_verifier(self, verifier):
        self.hear("verifier", verifier.hex())

    def wormhole_got_versions(self, versions):
        self.hear("versions", versions)

    def wormhole_got_message(self, plaintext):
        self.hear("message", plaintext.hex())

    def wormhole_closed(self, result):
        if isinstance(result, Exception):
            text = ADDRESS.sub("at ...", str(result))
            self.hear("closed", type(result).__name__, **({"text": text} if text else {}))
        else:
            self.hear("closed", result)


class Client:
    """One client. Steps go in, reactions come out."""

    def __init__(self, appid=APPID, side=SIDE, versions=None, client_version=VERSION):
        self.reactions = []
        self.sealed = {}
        self.protocol = None
        self.helper = None
        self.clock = task.Clock()
        self.wormhole = _DelegatedWormhole(Delegate(self.reactions))
        with self.offline():
            self.boss = self.create(appid, side, versions or {"app_versions": {}}, client_version)
        self.wormhole._set_boss(self.boss)
        self.boss.start()

    @contextlib.contextmanager
    def offline(self):
        """Nothing reaches the network."""

        def service(_, factory):
            self.service = Service(factory, self.reactions)
            return self.service

        with (
            mock.patch.object(_rendezvous.internet, "ClientService", service),
            mock.patch.object(_rendezvous.RendezvousConnector, "_make_endpoint", lambda *_: mock.Mock()),
        ):
            yield

    def create(self, appid, side, versions, client_version):
        """As wormhole.create() does, but with the side given."""
        queue = EventualQueue(self.clock)
        cooperator = task.Cooperator(scheduler=queue.eventually)
        return Boss(
            self.wormhole,
            side,
            URL,
            appid,
            versions,
            tuple(client_version),
            self.clock,
            queue,
            cooperator,
            ImmediateJournal(),
            None,
            DebugTiming(),
        )

    def taken(self):
        """The reactions since the last time."""
        self.clock.advance(0)
        taken = list(self.reactions)
        self.reactions.clear()
        return taken

    def react(self, step):
        """What one step leads to."""
        result, problem = outcome(self.act, step)
        if problem:
            self.reactions.append({"raise": type(problem).__name__})
        elif result is not None:
            self.reactions.append({"result": result})
        return self.taken()

    def act(self, step):
        """Do one step."""
        if "rx" in step:
            return self.protocol.onMessage(json.dumps(step["rx"]).encode(), False)
        arguments = {name: value for name, value in step.items() if name not in ("do", "api")}
        if "do" in step:
            return getattr(self, f"link_{step['do']}")(**arguments)
        return getattr(self, f"api_{step['api']}")(**arguments)

    def link_connected(self):
        self.protocol = self.service.factory.buildProtocol(None)
        self.protocol.sendMessage = self.send_frame
        if not self.service.connected.called:
            self.service.connected.callback(self.protocol)
        self.protocol.onOpen()

    def link_lost(self):
        self.protocol, lost = None, self.protocol
        lost.onClose(False, ABNORMAL, "lost")

    def link_ws_closed(self):
        if self.protocol:
            self.protocol, closed = None, self.protocol
            closed.onClose(True, CLEAN, "")
        self.service.fire_stopped()

    def link_stopped(self):
        self.service.fire_stopped()

    def link_connect_failed(self, reason):
        self.service.connected.errback(Failure(ConnectionError(reason)))

    def link_handshake_failed(self, reason):
        self.service.factory.buildProtocol(None).onClose(False, ABNORMAL, reason)

    def send_frame(self, payload, binary):
        """What goes to the server, without the id."""
        frame = json.loads(payload)
        del frame["id"]
        if frame["type"] == "add":
            body = bytes.fromhex(frame["body"])
            frame["plaintext"] = self.sealed.get(body, body).hex()
        self.reactions.append({"tx": frame})

    def api_allocate_code(self, length):
        self.wormhole.allocate_code(length)

    def api_set_code(self, code):
        self.wormhole.set_code(code)

    def api_input_code(self):
        self.helper = self.wormhole.input_code()

    def api_refresh_nameplates(self):
        self.helper.refresh_nameplates()

    def api_nameplate_completions(self, prefix):
        return sorted(self.helper.get_nameplate_completions(prefix))

    def api_choose_nameplate(self, nameplate):
        self.helper.choose_nameplate(nameplate)

    def api_word_completions(self, prefix):
        return sorted(self.helper.get_word_completions(prefix))

    def api_choose_words(self, words):
        self.helper.choose_words(words)

    def api_send(self, body):
        self.wormhole.send_message(bytes.fromhex(body))

    def api_close(self):
        self.wormhole.close()


class Drawn:
    """os.urandom: one byte is a word, two are the id of a frame."""

    def __init__(self, words):
        self.words = list(words)

    def __call__(self, count):
        return bytes([self.words.pop(0)]) if count == 1 else bytes(count)


@contextlib.contextmanager
def entropy(script, sealed):
    """All the randomness of a client."""
    with (
        pake(bytes.fromhex(script["spake2"] or "")),
        nonces([bytes.fromhex(nonce) for nonce in script["nonces"]]),
        mock.patch("os.urandom", Drawn(bytes.fromhex(script["word_bytes"]))),
        seen_sealing(sealed),
    ):
        yield
