"""A file without any code."""
from cases import zero_mode
from matrix import goods, plan

TITLE = "zero mode, file"
SHORT = "z"
ORDER = 22
PRIVATE_SERVER = True
PLAYS = plan.ours_through_ours


async def play(cell):
    cell.goods = goods.File()
    await zero_mode.play(cell)
