"""What a case plays with: two clients (a third if it wants), each behind a lane of its own, and a server."""
import asyncio
import itertools
import re

from matrix import goods
from matrix.known import WRONG_CODE
from matrix.process import Child
from matrix.proxy import Lane
from matrix.server import free_address
from matrix.verdict import Failed, Unsupported, check

CODE = r"code is: (\d+-\S+)"
VERIFIER = r"(?i)verifier:? ([0-9a-f]{64})"
APPROVED = "yes\n"
TAKE_IT, LEAVE_IT = "y\n", "n\n"

# no server gives out such long ones by itself, so none is used twice
_nameplates = itertools.count(100001)


class Peer:
    """A running client and its lane."""

    def __init__(self, child, lane, cell):
        self.child = child
        self.lane = lane
        self._cell = cell

    async def says(self, pattern, what=None):
        with self._cell.waiting("%s to say %s" % (self.child.name, what or "/%s/" % pattern)):
            return await self.child.says(pattern)

    async def code(self):
        """The code that it shows."""
        return (await self.says(CODE, "its code")).group(1)

    async def verifier(self):
        return (await self.says(VERIFIER, "the verifier")).group(1).lower()

    async def has_joined(self):
        """Waits until its part of the key exchange is in the mailbox, by its echo."""
        await self._sees(rb'"phase"\s*:\s*"pake"', "its key exchange at the server")

    async def has_tried(self):
        """Waits until it has joined, or was not let in."""
        try:
            await self.has_joined()
        except Failed:
            pass  # it ended: what it said is the case's to judge

    async def _sees(self, pattern, what):
        with self._cell.waiting("%s to see %s" % (self.child.name, what)):
            seen = asyncio.ensure_future(self.lane.sees(pattern, timeout=None))
            ended = asyncio.ensure_future(self.child.ends())
            try:
                await asyncio.wait([seen, ended], return_when=asyncio.FIRST_COMPLETED)
                if not seen.done():
                    raise Failed("%s ended (%d) before %s: %s" % (self.child.name, ended.result(), what, self.last_words()))
            finally:
                seen.cancel()
                ended.cancel()
                await asyncio.gather(seen, ended, return_exceptions=True)

    def approves(self):
        self.child.tell(APPROVED)

    def takes(self):
        """Answers its question whether to take what is offered."""
        self.child.tell(TAKE_IT)

    def refuses(self):
        self.child.tell(LEAVE_IT)

    def answers_no_more(self):
        self.child.tell_no_more()

    async def ends(self):
        with self._cell.waiting("%s to end" % self.child.name):
            return await self.child.ends()

    async def ends_well(self):
        code = await self.ends()
        check(code == 0, "%s ended with %d: %s" % (self.child.name, code, self.last_words()))

    async def ends_badly(self):
        check(await self.ends() != 0, "%s ended with 0: %s" % (self.child.name, self.last_words()))

    async def reports_a_wrong_code(self):
        await self.ends_badly()
        check(re.search(WRONG_CODE, self.said()), "%s does not speak of a wrong code: %s" % (self.child.name, self.last_words()))

    def said(self):
        return self.child.said()

    def out(self):
        return self.child.out()

    def last_words(self):
        return self.child.last_words()


class _Waiting:
    def __init__(self, cell, what):
        self._cell, self._what = cell, what

    def __enter__(self):
        self._cell.waits_for.append(self._what)

    def __exit__(self, kind, value, trace):
        if kind is not asyncio.CancelledError:
            self._cell.waits_for.remove(self._what)


class Cell:
    """One play of a case. Whoever makes it closes it."""

    def __init__(self, sender, receiver, server, relay, directory, payload="text"):
        """Sender and receiver are programs; what they have in common is the payload, until a case decides."""
        self.goods = self._usual = goods.Text() if payload == "text" else goods.File()
        self.sender_program = sender
        self.receiver_program = receiver
        self.server = server
        self.relay = relay
        self.directory = directory
        self.delay = 0.0
        self.waits_for = []
        self._peers = []
        self._lanes = []
        self._logs = []
        self._watches = []
        self._refused = asyncio.get_running_loop().create_future()

    async def play(self, case):
        """Ends with the case, or as soon as a program says that it cannot take part."""
        playing = asyncio.ensure_future(case.play(self))
        try:
            await asyncio.wait([playing, self._refused], return_when=asyncio.FIRST_COMPLETED)
            await (self._refused if self._refused.done() else playing)
        finally:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)

    async def _watch(self, child):
        try:
            await child.ends()
        except Unsupported as why:
            if not self._refused.done():
                self._refused.set_exception(why)

    def fresh_code(self, words="paper-boat"):
        return "%d-%s" % (next(_nameplates), words)

    def waiting(self, what):
        return _Waiting(self, what)

    @property
    def payload(self):
        return self.goods.kind

    @property
    def stands_in(self):
        """Whether a file is sent because the two have no text in common."""
        return self.goods is self._usual and self.payload == "file"

    def offer(self):
        """The goods, as an order to a sender."""
        return self.goods.order(self.directory)

    def home(self, name):
        """A client's working directory, before the client is there."""
        directory = self.directory / name
        directory.mkdir()
        return directory

    def arrived(self, receiver):
        """It is there, whole, and nothing was printed after a text."""
        self.goods.arrived(receiver)

    def got_nothing(self, peer):
        self.goods.kept_from(peer)

    async def goes_through(self, sent, **order):
        """The plain way: the sender gets a code from the server and shows it, the receiver is given it, and both end well."""
        self.goods = sent
        sender = await self.send(**self.offer(), **order)
        receiver = await self.receive(code=await sender.code(), **order)
        await self.both_end_well(sender, receiver)
        self.arrived(receiver)

    async def meet_unapproved(self, code=None, **order):
        """Both are there, and the sender is asked to approve the verifier."""
        code = code or self.fresh_code()
        sender = await self.send(**self.offer(), code=code, verify=True, **order)
        await sender.has_joined()
        receiver = await self.receive(code=code, **order)
        await sender.verifier()
        return sender, receiver

    async def send(self, **order):
        return await self._begin("sender", self.sender_program.script, "send", order)

    async def receive(self, **order):
        return await self._begin("receiver", self.receiver_program.script, "receive", order)

    async def third(self, **order):
        """One more receiver, the same program as the receiver."""
        return await self._begin("third", self.receiver_program.script, "receive", order)

    async def _begin(self, name, script, role, order):
        lane = await self._lane(name)
        arguments = [role, "--mailbox", "ws://127.0.0.1:%d/v1" % lane.port]
        if self.relay:
            arguments += ["--relay", self.relay]
        for option, value in order.items():
            arguments += _option(option, value)
        arguments += _option("need", self.goods.needs)
        peer = Peer(await Child.start(name, script, arguments, self.directory), lane, self)
        self._peers.append(peer)
        self._watches.append(asyncio.ensure_future(self._watch(peer.child)))
        if role == "receive" and self.payload == "file" and "ask" not in order:
            peer.takes()  # for who asks before it takes a file
        return peer

    async def _lane(self, name):
        log = open(self.directory / (name + ".network"), "a", buffering=1)
        self._logs.append(log)
        lane = await Lane(self.server.address, log, self.delay).open()
        self._lanes.append(lane)
        return lane

    async def watched_relay(self):
        """From now on the clients' relay is behind a lane, which tells what went through it."""
        check(self.relay, "there is no relay")
        host, port = self.relay.split(":")[1:]
        log = open(self.directory / "relay.network", "a", buffering=1)
        self._logs.append(log)
        lane = await Lane((host, int(port)), log).open(*free_address("relay"))
        self._lanes.append(lane)
        self.relay = "tcp:%s:%d" % lane.address
        return lane

    async def restart_server(self):
        """Only a server of the cell's own may be restarted."""
        with self.waiting("the server's restart"):
            await self.server.stop()
            await self.server.start()
            for peer in self._peers:
                peer.lane.retarget(self.server.address)

    async def black_hole(self, seconds):
        for lane in self._lanes:
            lane.hole()
        with self.waiting("the end of the black hole"):
            await asyncio.sleep(seconds)
        for lane in self._lanes:
            lane.unhole()

    async def both_end_well(self, sender, receiver):
        await asyncio.gather(sender.ends_well(), receiver.ends_well())

    def said(self):
        """All that all of them said."""
        return "\n".join(peer.said() for peer in self._peers)

    async def settle(self, seconds):
        """Lets whoever is about to end do so, and say why."""
        endings = [asyncio.ensure_future(peer.child.ends()) for peer in self._peers]
        if endings:
            await asyncio.wait(endings, timeout=seconds)
        for ending in endings:
            ending.cancel()
        await asyncio.gather(*endings, return_exceptions=True)

    async def close(self):
        await asyncio.gather(*(peer.child.kill() for peer in self._peers), return_exceptions=True)
        await asyncio.gather(*self._watches, return_exceptions=True)
        if not self._refused.done():
            self._refused.cancel()
        await asyncio.gather(*(lane.close() for lane in self._lanes), return_exceptions=True)
        for log in self._logs:
            log.close()


def _option(name, value):
    name = name.replace("_", "-")
    if value is True:
        return ["--" + name, "--need", name]
    if name == "need":
        return [word for need in value for word in ("--need", need)]
    return ["--" + name, str(value)]
