"""A file without a byte arrives."""
from matrix import goods, plan

TITLE = "empty file"
SHORT = "E"
ORDER = 13
PLAYS = plan.all_through_ours


async def play(cell):
    await cell.goes_through(goods.File(0, "leer 空.txt"))
