"""A conversation of one client with a model of the server, and with a peer: the steps of a client transcript.

The client is the testee: after every step it is asked what it sent, so that the model server can answer. Acknowledgements
are left out, as clients ignore them.
"""

import json

import peer

APPID = "lothar.com/wormhole/text-or-file-xfer"
OWN, OTHER, STRANGER = "0123456789", "9876543210", "5555555555"
NAMEPLATE, MAILBOX = "7", "mailboxmailbo"
CODE = "7-guitarist-revenge"
WELCOME = {"your-address": {"port": 4567, "ipv4": "192.0.2.33"}}
START = 1700000000


class Server:
    """What a mailbox server does for one client."""

    def __init__(self):
        self.messages = []
        self.open = False

    def frames(self, frame):
        """The answers to a frame of the client's."""
        return getattr(self, f"on_{frame['type']}")(frame)

    def on_bind(self, _):
        return [{"type": "welcome", "welcome": WELCOME}]

    def on_list(self, _):
        return [{"type": "nameplates", "nameplates": [{"id": NAMEPLATE}, {"id": "70"}, {"id": "8"}]}]

    def on_allocate(self, _):
        return [{"type": "allocated", "nameplate": NAMEPLATE}]

    def on_claim(self, _):
        return [{"type": "claimed", "mailbox": MAILBOX}]

    def on_release(self, _):
        return [{"type": "released"}]

    def on_open(self, _):
        self.open = True
        return list(self.messages)

    def on_add(self, frame):
        return self.add(OWN, frame["phase"], frame["body"])

    def on_close(self, _):
        return [{"type": "closed"}]

    def add(self, side, phase, body):
        """Store a message; the frames that tell of it."""
        message = {"type": "message", "side": side, "phase": phase, "body": body, "id": "0a0b", "server_rx": START}
        self.messages.append(message)
        return [message] if self.open else []


class Peer:
    """The other client."""

    def __init__(self, rng, spake2, code=CODE, versions=None):
        self.rng = rng
        in_ = {"code": code, "appid": APPID, "entropy_a": spake2, "entropy_b": rng.randbytes(64).hex()}
        self.exchange = peer.ask("exchange", in_)
        self.versions = json.dumps({"app_versions": {"peer": 1}} if versions is None else versions).encode()

    def body(self, phase):
        """The body of a message of this phase."""
        if phase == "pake":
            return json.dumps({"pake_v1": self.exchange["msg_b"]}).encode().hex()
        return self.sealed(phase, self.versions if phase == "version" else f"from the peer {phase}".encode())

    def sealed(self, phase, plaintext, side=OTHER):
        """Any plaintext, sealed."""
        in_ = {"key": self.exchange["key"], "side": side, "phase": phase, "plaintext": plaintext.hex()}
        return peer.ask("encrypt", {**in_, "nonce": self.rng.randbytes(24).hex()})["body"]


class Conversation:
    """The steps so far."""

    def __init__(self, rng, word_bytes="69a9", versions=None):
        self.in_ = {
            "appid": APPID,
            "side": OWN,
            "client_version": ["python", "0.24.0"],
            "versions": versions or {"app_versions": {}},
            "entropy": {
                "spake2": rng.randbytes(64).hex(),
                "nonces": [rng.randbytes(24).hex() for _ in range(3)],
                "word_bytes": word_bytes,
            },
            "steps": [],
        }
        self.rng = rng
        self.server = Server()
        self.peer = None
        self.queue = []
        self.connected = False
        self.ended = False
        self.delivered = 0
        self.time = START
        self.interruptions = {}

    @property
    def steps(self):
        """What was done."""
        return self.in_["steps"]

    def step(self, step):
        """Do one step and let the server answer."""
        self.steps.append(step)
        reactions = peer.ask("client_transcript", self.in_)["steps"][-1]
        for reaction in reactions:
            if "tx" in reaction:
                self.queue += self.server.frames(reaction["tx"])
            self.ended |= reaction.get("ws") == "close" or "raise" in reaction and "rx" in step
        return reactions

    def rx(self, frame):
        """A frame of the server's."""
        self.time += 1
        return self.step({"rx": {**frame, "server_tx": self.time}})

    def connect(self):
        """The link is up."""
        self.connected = True
        self.step({"do": "connected"})
        self.pump()

    def lose(self):
        """The link is gone, and what was under way."""
        self.connected, self.server.open = False, False
        self.queue.clear()
        self.step({"do": "lost"})

    def api(self, name, **arguments):
        """A call of the application."""
        self.step({"api": name, **arguments})
        self.pump()

    def hear(self, *phases):
        """Messages of the peer."""
        self.peer = self.peer or Peer(self.rng, self.in_["entropy"]["spake2"])
        for phase in phases:
            self.add(OTHER, phase, self.peer.body(phase))

    def add(self, side, phase, body):
        """Somebody's message."""
        self.queue += self.server.add(side, phase, body)
        self.pump()

    def pump(self):
        """Deliver what the server sent."""
        while self.queue and self.connected and not self.ended:
            self.rx(self.queue.pop(0))
            self.delivered += 1
            self.interrupt()

    def interrupt(self):
        """What shall happen after so many frames."""
        action = self.interruptions.pop(self.delivered, None)
        if action and not self.ended:
            action(self)

    def reconnect(self):
        """Lose the link and get another."""
        self.lose()
        self.connect()

    def finish(self):
        """The server's last word is heard, the link closes."""
        if self.ended and "do" not in self.steps[-1]:
            self.step({"do": "ws_closed"})

    def case(self, name, **more):
        """The transcript as a case."""
        return {"id": name, "op": "client_transcript", "in": trimmed(self.in_), **more}


def trimmed(in_):
    """A copy of the input."""
    return json.loads(json.dumps(in_))


def with_code(talk):
    """The usual way: a known code."""
    talk.connect()
    talk.api("set_code", code=CODE)
    exchange(talk)


def exchange(talk):
    """Both come, say something, and go."""
    talk.hear("pake", "version")
    talk.api("send", body=b"first".hex())
    talk.hear("0")
    talk.api("close")
    talk.finish()


def with_allocation(talk):
    """A code from the server."""
    talk.connect()
    talk.api("allocate_code", length=2)
    exchange(talk)


def with_typing(talk):
    """A code typed with help."""
    talk.connect()
    talk.api("input_code")
    talk.api("nameplate_completions", prefix="7")
    talk.api("choose_nameplate", nameplate=NAMEPLATE)
    talk.api("word_completions", prefix="guitarist-re")
    talk.api("choose_words", words="guitarist-revenge")
    exchange(talk)


def late(talk):
    """The peer was there before."""
    talk.hear("pake", "version", "0")
    talk.connect()
    talk.api("send", body=b"early".hex())
    talk.api("set_code", code=CODE)
    talk.hear("1")
    talk.api("close")
    talk.finish()


class Done(Exception):
    """The conversation is over before its usual end."""


def reconnect(talk):
    """The link is lost and comes back."""
    talk.reconnect()


def close(talk):
    """The application closes now."""
    talk.api("close")
    end(talk)


def close_offline(talk):
    """The link is lost, the application closes, the link comes back."""
    talk.lose()
    talk.api("close")
    if not talk.ended:
        talk.connect()
    end(talk)


def again(talk):
    """The last frame comes a second time."""
    frame = talk.steps[-1]["rx"]
    talk.step({"rx": frame})


def end(talk):
    """Nothing more."""
    talk.finish()
    raise Done


def played(rng, way, interruptions=None, **named):
    """A conversation from start to end. Interruptions come after so many frames."""
    talk = Conversation(rng, **named)
    talk.interruptions = dict(interruptions or {})
    try:
        WAYS[way](talk)
    except Done:
        pass
    return talk


WAYS = {"code": with_code, "allocation": with_allocation, "typing": with_typing, "late": late}
