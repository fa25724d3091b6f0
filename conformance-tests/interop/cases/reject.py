"""The receiver is asked and says no: nothing arrives, and the sender is told."""
import re

from matrix import goods, plan
from matrix.verdict import check

TITLE = "reject"
SHORT = "N"
ORDER = 18
PLAYS = plan.as_files_go


async def play(cell):
    cell.goods = goods.File()
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), ask=True)
    receiver.refuses()
    await sender.ends_badly()
    check(re.search("(?i)reject", sender.said()), "the sender is not told: " + sender.last_words())
    await receiver.ends()
    cell.got_nothing(receiver)
