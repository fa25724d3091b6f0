"""Servers as processes: a mailbox server that can be restarted, and a transit relay."""
import asyncio
import random
import socket
import sys

from matrix.process import Child
from matrix.verdict import Failed, Unsupported

START_SECONDS = 60
ATTEMPTS = 3
RELAY_PORT = 4001
UNASSIGNED = range(20000, 30000)


def free_address(role):
    """One that nothing else takes before the server does: the port is none of those the system gives to who asks for any.

    The address alone does not see to that, as whoever listens on all addresses has its port there too.
    """
    if sys.platform == "linux":
        # a client that cannot be told the relay's port looks for it at the usual one
        port = RELAY_PORT if role == "relay" else random.choice(UNASSIGNED)
        address = ("127.%d.%d.%d" % tuple(random.randrange(1, 255) for _ in range(3)), port)
    else:
        address = ("127.0.0.1", random.choice(UNASSIGNED))
    with socket.socket() as probe:
        probe.bind(address)
        return probe.getsockname()


class Service:
    """A server in one role. What it stores is kept in its directory over restarts, and the port may be another then."""

    def __init__(self, name, role, script, directory):
        self.name = name
        self.role = role
        self.address = None
        self._script = script
        self._directory = directory
        self._child = None

    async def start(self):
        state = self._directory / "state"
        state.mkdir(parents=True, exist_ok=True)
        for attempt in range(ATTEMPTS):
            try:
                self.address = free_address(self.role)
            except OSError as error:
                failure = error
                continue
            host, port = self.address
            arguments = [self.role, "--host", host, "--port", str(port), "--state", str(state)]
            self._child = await Child.start(self.role, self._script, arguments, self._directory)
            try:
                await asyncio.wait_for(self._answers(), START_SECONDS)
                return self
            except (Failed, asyncio.TimeoutError) as error:
                await self._child.kill()
                failure = error
        raise Failed("server %s does not start: %s" % (self.name, str(failure) or "no answer"))

    async def _answers(self):
        while True:
            if self._child.code == 127:
                raise Unsupported(self.name, self._child.last_words())
            if self._child.code is not None:
                raise Failed("it ended: " + self._child.last_words())
            try:
                writer = (await asyncio.open_connection(*self.address))[1]
                writer.close()
                return
            except OSError:
                await asyncio.sleep(0.05)

    @property
    def alive(self):
        return self._child is not None and self._child.code is None

    async def stop(self):
        await self._child.stop()

    async def close(self):
        if self._child:
            await self._child.kill()
