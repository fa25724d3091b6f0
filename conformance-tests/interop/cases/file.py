"""A file of 10 MiB with a name beyond ASCII arrives, byte by byte."""
from matrix import goods

TITLE = "file, 10 MiB"
SHORT = "F"
ORDER = 12


async def play(cell):
    await cell.goes_through(goods.File(10 * 1024 * 1024))
