"""The receiver is asked and says no: nothing arrives, and the sender is told."""
import re

from matrix import goods, plan
from matrix.verdict import check

TITLE = "reject"
SHORT = "N"
ORDER = 18
PLAYS = plan.all_through_ours_and_ours_through_all


async def play(cell):
    cell.goods = goods.File()
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), ask=True)
    receiver.refuses()
    await sender.ends_badly()
    check(re.search("(?i)reject", sender.said()), "the sender is not told: " + sender.last_words())
    await receiver.ends()
    check(not any(receiver.child.home.iterdir()), "something arrived at the receiver")
