"""What there is to play, and with whom: every file in clients/, servers/ and cases/ takes part by being there."""
import asyncio
import importlib.util
import pathlib
import random

from matrix.process import Child
from matrix.verdict import Unsupported

INTEROP = pathlib.Path(__file__).resolve().parent.parent
PROBE_SECONDS = 300
PAYLOADS = ("text", "file")
# what clients are asked before the run, because it decides how a case is played
ABILITIES = PAYLOADS + ("force-relay",)
OURS = "java"


class Program:
    """A client or server: its script, and what it said when it was asked."""

    def __init__(self, name, script):
        self.name = name
        self.script = script
        self.title = _first_line(script)
        self.version = None
        self.missing = None
        self.abilities = []

    async def probe(self, directory, needs=()):
        """Asks for the version, and then for each need whether it could."""
        try:
            self.version = await self._ask(directory, "version", [])
        except Unsupported as why:
            self.missing = why.reason
            return
        for need in needs:
            try:
                await self._ask(directory, "can-" + need, ["--need", need])
                self.abilities.append(need)
            except Unsupported:
                pass

    def can(self, ability):
        return ability in self.abilities

    async def _ask(self, directory, name, needs):
        child = await Child.start(name, self.script, ["version"] + needs, directory)
        try:
            code = await asyncio.wait_for(child.ends(), PROBE_SECONDS)
            if code != 0:
                raise Unsupported(self.name, "does not start: " + child.last_words())
            lines = child.out().strip() or child.said().strip()
            return lines.splitlines()[0][:100] if lines else "?"
        except asyncio.TimeoutError:
            raise Unsupported(self.name, "does not say its version within %d s" % PROBE_SECONDS)
        finally:
            await child.kill()


class Case:
    """A case as its file has it."""

    def __init__(self, name, path):
        spec = importlib.util.spec_from_file_location("cases." + name, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        self.name = name
        self.title = module.TITLE
        self.short = module.SHORT
        self.about = (module.__doc__ or "").strip()
        self.order = getattr(module, "ORDER", 100)
        self.private_server = getattr(module, "PRIVATE_SERVER", False)
        self.time_limit = getattr(module, "TIME_LIMIT", None)
        self.long = getattr(module, "LONG", False)
        self.plays = getattr(module, "PLAYS", everywhere)
        self.play = module.play


def everywhere(sender, receiver, server):
    """What a case plays, by names, unless it has a PLAYS of its own."""
    return True


# No mailbox server sees how a transfer goes, so cases about that need not be played with everybody through all of them.


def all_through_ours_and_ours_through_all(sender, receiver, server):
    return server == OURS or OURS in (sender, receiver)


def all_through_ours(sender, receiver, server):
    return server == OURS


def ours_through_ours(sender, receiver, server):
    return server == OURS and OURS in (sender, receiver)


def _first_line(script):
    for line in script.read_text().splitlines():
        if line.startswith('"""'):
            return line.strip('"').strip()
    return script.stem


def programs(folder, chosen, root=INTEROP):
    """Those of the names, or all; ours first."""
    found = {path.stem: path for path in sorted((root / folder).iterdir()) if path.is_file() and path.name[0] not in "_."}
    names = _chosen(folder, chosen, sorted(found, key=lambda name: (name != OURS, "python" not in name, name)))
    return [Program(name, found[name]) for name in names]


def cases(chosen, root=INTEROP):
    found = {path.stem: Case(path.stem, path) for path in (root / "cases").glob("*.py")}
    names = _chosen("cases", chosen, sorted(found, key=lambda name: (found[name].order, name)))
    names = names if chosen else [name for name in names if not found[name].long]
    return [found[name] for name in names]


def _chosen(what, chosen, names):
    if not chosen:
        return names
    unknown = [name for name in chosen if name not in names]
    if unknown:
        raise SystemExit("run: no such %s: %s; there are: %s" % (what, ", ".join(unknown), ", ".join(names)))
    return [name for name in names if name in chosen]


def cells(servers, cases, clients):
    return [
        (case, sender, receiver, server)
        for server in servers
        for case in cases
        for sender, receiver in pairs(clients)
        if case.plays(sender.name, receiver.name, server.name)
    ]


def pairs(clients):
    return [(sender, receiver) for sender in clients for receiver in clients]


def shuffled(cells):
    """Long waits and hard work mixed, the same way every time."""
    mixed = list(cells)
    random.Random(1).shuffle(mixed)
    return mixed


def common_payload(sender, receiver):
    both = [payload for payload in PAYLOADS if sender.can(payload) and receiver.can(payload)]
    return both[0] if both else PAYLOADS[0]
