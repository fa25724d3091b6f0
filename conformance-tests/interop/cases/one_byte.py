"""A file of one byte arrives."""
from matrix import goods, plan

TITLE = "file, 1 byte"
SHORT = "1"
ORDER = 14
PLAYS = plan.all_through_ours


async def play(cell):
    await cell.goes_through(goods.File(1))
