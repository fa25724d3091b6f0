"""The sender gets a code from the server and shows it, the receiver is given it, and the text arrives whole."""
from matrix import goods

TITLE = "text"
SHORT = "T"
ORDER = 1


async def play(cell):
    await cell.goes_through(goods.Text())
