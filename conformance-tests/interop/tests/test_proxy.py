import asyncio
import io
import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix.proxy import TO_CLIENT, TO_SERVER, Lane

PATIENCE = 20


class Echo:
    """A server that sends back what comes."""

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = self._server.sockets[0].getsockname()
        return self

    async def _serve(self, reader, writer):
        while True:
            data = await reader.read(1000)
            if not data:
                writer.close()
                return
            writer.write(data)

    async def __aexit__(self, *_):
        self._server.close()


async def ask(lane, said):
    reader, writer = await asyncio.open_connection("127.0.0.1", lane.port)
    writer.write(said)
    heard = await asyncio.wait_for(reader.read(100), PATIENCE)
    writer.close()
    return heard


class ProxyTest(unittest.TestCase):
    def play(self, scene, **lane):
        async def stage():
            async with Echo() as echo:
                self.log = io.StringIO()
                way = await Lane(echo.address, self.log, **lane).open()
                try:
                    await asyncio.wait_for(scene(way, echo), 3 * PATIENCE)
                finally:
                    await way.close()

        asyncio.run(stage())

    def test_what_is_sent_arrives_and_the_answer_comes_back(self):
        async def scene(lane, echo):
            self.assertEqual(b"hello", await ask(lane, b"hello"))

        self.play(scene)
        self.assertIn("to server: 5 bytes", self.log.getvalue())

    def test_what_went_through_is_counted_each_way(self):
        async def scene(lane, echo):
            await ask(lane, b"hello")
            await ask(lane, b"you")
            self.assertEqual({TO_SERVER: 8, TO_CLIENT: 8}, lane.carried)

        self.play(scene)
        self.assertIn("to client: 5 bytes", self.log.getvalue())

    def test_a_delay_holds_for_each_direction(self):
        async def scene(lane, echo):
            began = time.monotonic()
            self.assertEqual(b"hello", await ask(lane, b"hello"))
            self.assertGreaterEqual(time.monotonic() - began, 0.4)

        self.play(scene, delay=0.2)

    def test_nothing_comes_through_a_black_hole_and_nothing_is_lost(self):
        async def scene(lane, echo):
            reader, writer = await asyncio.open_connection("127.0.0.1", lane.port)
            writer.write(b"before")
            self.assertEqual(b"before", await asyncio.wait_for(reader.read(100), PATIENCE))
            lane.hole()
            writer.write(b"within")
            late = asyncio.ensure_future(reader.read(100))
            done, _ = await asyncio.wait([late], timeout=0.5)
            self.assertFalse(done)
            lane.unhole()
            self.assertEqual(b"within", await asyncio.wait_for(late, PATIENCE))
            writer.close()

        self.play(scene)

    def test_a_connection_made_during_a_black_hole_is_served_after_it(self):
        async def scene(lane, echo):
            lane.hole()
            late = asyncio.ensure_future(ask(lane, b"hello"))
            done, _ = await asyncio.wait([late], timeout=0.3)
            self.assertFalse(done)
            lane.unhole()
            self.assertEqual(b"hello", await late)

        self.play(scene)

    def test_a_cut_ends_the_connection_and_the_next_one_is_let_through(self):
        async def scene(lane, echo):
            reader, writer = await asyncio.open_connection("127.0.0.1", lane.port)
            writer.write(b"hello")
            await asyncio.wait_for(reader.read(100), PATIENCE)
            lane.cut()
            try:
                self.assertEqual(b"", await asyncio.wait_for(reader.read(100), PATIENCE))
            except ConnectionResetError:
                pass  # just as good an end
            writer.close()
            self.assertEqual(b"again", await ask(lane, b"again"))

        self.play(scene)

    def test_after_a_restart_connections_go_to_the_new_server(self):
        async def scene(lane, echo):
            async with Echo() as other:
                lane.retarget(other.address)
                echo._server.close()
                self.assertEqual(b"hello", await ask(lane, b"hello"))

        self.play(scene)

    def test_a_connection_to_a_server_that_is_down_ends(self):
        async def scene(lane, echo):
            echo._server.close()
            try:
                self.assertEqual(b"", await ask(lane, b"hello"))
            except ConnectionError:
                pass

        self.play(scene)

    def test_what_the_server_says_is_seen_even_in_pieces(self):
        async def scene(lane, echo):
            reader, writer = await asyncio.open_connection("127.0.0.1", lane.port)
            seen = asyncio.ensure_future(lane.sees(rb'"phase":\s*"pake"', PATIENCE))
            writer.write(b'{"phase": "pa')
            await asyncio.wait_for(reader.read(100), PATIENCE)
            self.assertFalse(seen.done())
            writer.write(b'ke"}')
            await seen
            writer.close()

        self.play(scene)


if __name__ == "__main__":
    unittest.main()
