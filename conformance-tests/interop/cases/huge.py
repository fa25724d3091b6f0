"""A sparse file of 4 GiB and a byte arrives. Only if it is named: --cases huge."""
import asyncio

from matrix import goods

TITLE = "file, 4 GiB + 1"
SHORT = "H"
ORDER = 23
LONG = True
TIME_LIMIT = 1800
SIZE = 4 * 1024**3 + 1


def PLAYS(sender, receiver, server):
    return server == "java" and "java" in (sender, receiver) and {sender, receiver} <= {"java", "python024", "python012"}


async def play(cell):
    cell.goods = goods.SparseFile(SIZE)
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), writes_at_most=2 * SIZE)
    await cell.both_end_well(sender, receiver)
    # reading it takes some seconds, in which others are played
    await asyncio.get_running_loop().run_in_executor(None, cell.arrived, receiver)
