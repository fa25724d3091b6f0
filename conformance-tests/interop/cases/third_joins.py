"""A third client uses the code after the two have met: it gets nothing, and the two are not disturbed."""
from matrix.verdict import check

TITLE = "third joins"
SHORT = "J"
ORDER = 11


async def play(cell):
    code = cell.fresh_code()
    sender, receiver = await cell.meet_unapproved(code)
    third = await cell.third(code=code)
    await third.has_tried()
    sender.approves()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
    check(third.child.code != 0, "the third ended with 0")
    cell.got_nothing(third)
