"""The receiver mistypes a word: both sides say so and fail, and nothing arrives."""
import asyncio

TITLE = "wrong code"
SHORT = "W"
ORDER = 3


async def play(cell):
    code = cell.fresh_code("right")
    sender = await cell.send(**cell.offer(), code=code + "-word")
    await sender.has_joined()
    receiver = await cell.receive(code=code + "-ward")
    await asyncio.gather(sender.reports_a_wrong_code(), receiver.reports_a_wrong_code())
    cell.got_nothing(receiver)
