"""Both sides show the same verifier; a file arrives after approval."""
from cases import verifier
from matrix import goods, plan

TITLE = "verifier, file"
SHORT = "v"
ORDER = 21
PLAYS = plan.ours_through_ours


async def play(cell):
    cell.goods = goods.File()
    await verifier.play(cell)
