"""Nothing comes through for 10 s after the key exchange, and the sender approves the verifier in the meantime."""
import asyncio

TITLE = "black hole, 10 s"
SHORT = "B"
ORDER = 9
SECONDS = 10


async def play(cell):
    sender, receiver = await cell.meet_unapproved()
    hole = asyncio.ensure_future(cell.black_hole(SECONDS))
    try:
        sender.approves()
        await asyncio.sleep(SECONDS / 2)
        cell.got_nothing(receiver)
        await hole
    finally:
        hole.cancel()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
