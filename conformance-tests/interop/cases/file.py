"""A file of 10 MiB with a name beyond ASCII arrives, byte by byte."""
from matrix import goods, plan

TITLE = "file, 10 MiB"
SHORT = "F"
ORDER = 12
PLAYS = plan.all_through_ours_and_ours_through_all


async def play(cell):
    await cell.goes_through(goods.File(10 * 1024 * 1024))
