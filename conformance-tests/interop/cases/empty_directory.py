"""A directory with nothing in it arrives."""
from matrix import goods, plan

TITLE = "empty directory"
SHORT = "O"
ORDER = 17
PLAYS = plan.all_through_ours


async def play(cell):
    await cell.goes_through(goods.Directory("nothing in it", {}))
