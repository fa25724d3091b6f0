"""mailbox_server.json: a real server against scripted clients."""

import json
from unittest import mock

from testee import outcome
from wormhole_mailbox_server import server, server_websocket
from wormhole_mailbox_server.database import create_channel_db, create_usage_db

START = 1700000000.0
EXPIRATION = 660
FIRST_PORT, FIRST_HOST = 40000, 10
ABNORMAL = 1006
USAGE = {
    "nameplates": ("app_id", "started", "waiting_time", "total_time", "result"),
    "mailboxes": ("app_id", "for_nameplate", "started", "waiting_time", "total_time", "result"),
    "client_versions": ("app_id", "side", "implementation", "version"),
}


class Names:
    """Values the server invents and their placeholders."""

    def __init__(self):
        self.placeholders = {}
        self.count = {"nameplate": 0, "mailbox": 0}

    def learn(self, kind, value):
        """A value of the server's, perhaps seen for the first time."""
        if value not in self.placeholders:
            self.count[kind] += 1
            self.placeholders[value] = f"${kind}{self.count[kind]}"

    def hidden(self, frame):
        """A frame of the server's with placeholders."""
        for kind, type_ in (("nameplate", "allocated"), ("mailbox", "claimed")):
            if frame["type"] == type_:
                self.learn(kind, frame[kind])
        return replaced(frame, self.placeholders)

    def revealed(self, frame):
        """A frame of the script with values."""
        return replaced(frame, {placeholder: value for value, placeholder in self.placeholders.items()})


def replaced(value, names):
    """`value` with every string that is in `names` replaced."""
    if isinstance(value, dict):
        return {key: replaced(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


class Scene:
    """One server, its clients, its clock."""

    def __init__(self, in_):
        self.now = START
        self.names = Names()
        self.reactions = []
        self.live = {}
        self.literals = set(strings(in_["steps"]))
        self.allocated = set()
        self.channel = create_channel_db(":memory:")
        self.usage = create_usage_db(":memory:")
        self.server = server.make_server(self.channel, usage_db=self.usage, **in_["options"])
        self.factory = server_websocket.WebSocketServerFactory(None, self.server)

    def choose(self, available):
        """In place of random.choice: a nameplate that nothing in the case is named by."""
        fresh = [name for name in available if name not in self.literals | self.allocated]
        chosen = max(fresh or available, key=int)
        self.allocated.add(chosen)
        return chosen

    def react(self, step):
        """What one step leads to."""
        with mock.patch("time.time", lambda: self.now), mock.patch.object(server.random, "choice", self.choose):
            self.act(step)
        reactions, self.reactions = self.reactions, []
        return reactions

    def act(self, step):
        """Do one step."""
        if "advance" in step:
            self.now += step["advance"]
        elif "connect" in step:
            self.connect(step["connect"])
        elif "disconnect" in step:
            self.live.pop(step["disconnect"]).onClose(False, ABNORMAL, "lost")
        elif "prune" in step:
            self.server.prune_all_apps(self.now, self.now - EXPIRATION)
        else:
            self.send(step["conn"], step["send"])

    def connect(self, name):
        """A new connection, from an address of its own."""
        number = len(self.live)
        protocol = self.factory.buildProtocol(None)
        protocol.sendMessage = lambda payload, binary: self.receive(name, payload)
        peer = f"tcp4:192.0.2.{FIRST_HOST + number}:{FIRST_PORT + number}"
        protocol.onConnect(mock.Mock(headers={}, peer=peer))
        self.live[name] = protocol
        protocol.onOpen()

    def send(self, name, frame):
        """A frame to the server; a handler that fails costs the connection."""
        protocol = self.live[name]
        _, problem = outcome(protocol.onMessage, json.dumps(self.names.revealed(frame)).encode(), False)
        if problem:
            self.reactions.append({"conn": name, "dropped": True})
            self.live.pop(name).onClose(False, ABNORMAL, "handler failed")

    def receive(self, name, payload):
        """A frame of the server's."""
        frame = self.names.hidden(json.loads(payload))
        kept = {key: value for key, value in frame.items() if key not in ("server_tx", "server_rx")}
        self.reactions.append({"conn": name, "recv": kept})

    def logged(self):
        """Rows of the usage database, relative to the start."""
        return {table: [self.row(row, columns) for row in rows(self.usage, table)] for table, columns in USAGE.items()}

    def row(self, row, columns):
        """One row."""
        kept = {column: row[column] for column in columns}
        if "started" in kept:
            kept["started"] -= START
        return kept

    def left(self):
        """How much is left in the database."""
        return {table: len(rows(self.channel, table)) for table in ("nameplates", "mailboxes", "messages")}


def rows(database, table):
    """All rows of a table."""
    return database.execute(f"SELECT * FROM `{table}` ORDER BY rowid").fetchall()


def strings(value):
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def server_transcript(in_):
    """Steps in; reactions, usage and what is left out."""
    scene = Scene(in_)
    steps = [scene.react(step) for step in in_["steps"]]
    return {"steps": steps, "usage": scene.logged(), "left": scene.left()}


OPERATIONS = {"server_transcript": server_transcript}
