"""A TCP proxy in front of a mailbox server, one for each client: the network conditions of a case are made here."""
import asyncio
import re
import time

CHUNK = 65536
QUEUED_CHUNKS = 64
REMEMBERED = 256 * 1024
TO_SERVER, TO_CLIENT = "to server", "to client"


class Lane:
    """One client's way to its server. Delay, black hole and cut hold for both directions and every connection."""

    def __init__(self, target, log, delay=0.0):
        self.delay = delay
        self._target = target
        self._log = log
        self._began = time.monotonic()
        self._through = asyncio.Event()
        self._through.set()
        self._connections = set()
        self.carried = {TO_SERVER: 0, TO_CLIENT: 0}
        self._heard = b""
        self._news = asyncio.Condition()
        self._listener = None

    async def open(self, host="127.0.0.1", port=0):
        self._listener = await asyncio.start_server(self._accept, host, port)
        return self

    @property
    def address(self):
        return self._listener.sockets[0].getsockname()[:2]

    @property
    def port(self):
        return self.address[1]

    def hole(self):
        """From now on nothing comes through, and nobody is told; what is sent waits, as TCP sends it again."""
        self._note("black hole begins")
        self._through.clear()

    def unhole(self):
        self._note("black hole ends")
        self._through.set()

    def cut(self):
        """Ends every connection; the next one is let through."""
        self._note("cut")
        for task in self._connections:
            task.cancel()

    def retarget(self, target):
        """Where connections go from now on."""
        self._target = target

    async def sees(self, pattern, timeout):
        """Waits until what the server has sent matches; frames of servers are neither masked nor compressed."""
        compiled = re.compile(pattern)

        async def seen():
            async with self._news:
                await self._news.wait_for(lambda: compiled.search(self._heard))

        await asyncio.wait_for(seen(), timeout)

    async def close(self):
        self._listener.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        self._note("closed")

    async def _accept(self, reader, writer):
        task = asyncio.current_task()
        self._connections.add(task)
        try:
            await self._connect(reader, writer)
        except asyncio.CancelledError:
            pass  # cut: the end of this connection is all that was asked for
        except OSError as error:
            self._note("connection ended: %s" % error)
        finally:
            self._connections.discard(task)
            writer.transport.abort()

    async def _connect(self, reader, writer):
        await self._through.wait()
        self._note("connection to %s:%d" % self._target)
        server_reader, server_writer = await asyncio.open_connection(*self._target)
        pumps = [
            asyncio.ensure_future(self._carry(reader, server_writer, TO_SERVER)),
            asyncio.ensure_future(self._carry(server_reader, writer, TO_CLIENT, self._hear)),
        ]
        try:
            await asyncio.gather(*pumps)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            server_writer.transport.abort()

    async def _carry(self, reader, writer, direction, hear=None):
        """One direction: read at once, written when it is due. Ends with the stream, whose end takes as long as data."""
        queue = asyncio.Queue(QUEUED_CHUNKS)
        reading = asyncio.ensure_future(self._read(reader, queue))
        try:
            while True:
                due, data = await queue.get()
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                await self._through.wait()
                if not data:
                    self._note("%s: end" % direction)
                    writer.write_eof()
                    return
                self._note("%s: %d bytes" % (direction, len(data)))
                writer.write(data)
                await writer.drain()
                self.carried[direction] += len(data)
                if hear:
                    await hear(data)
        finally:
            reading.cancel()

    async def _read(self, reader, queue):
        while True:
            try:
                data = await reader.read(CHUNK)
            except OSError:
                data = b""
            await queue.put((time.monotonic() + self.delay, data))
            if not data:
                return

    async def _hear(self, data):
        async with self._news:
            self._heard = (self._heard + data)[-REMEMBERED:]
            self._news.notify_all()

    def _note(self, event):
        self._log.write("%8.3f %s\n" % (time.monotonic() - self._began, event))
