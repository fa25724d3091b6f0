"""A directory with an empty directory in it arrives with it."""
from matrix import goods, plan

TITLE = "empty dir. inside"
SHORT = "I"
ORDER = 16
PLAYS = plan.all_through_ours


async def play(cell):
    await cell.goes_through(goods.Directory("things", {"a file": (0o644, b"something"), "inner/empty": None}))
