"""A third client uses the code while both sides hold it: it is told that it is crowded, the two are not disturbed."""

from matrix.verdict import check

TITLE = "crowded"
SHORT = "C"
ORDER = 4


async def play(cell):
    code = cell.fresh_code()
    sender = await cell.send(**cell.offer(), code=code)
    await sender.has_joined()
    # it does not hear of the receiver, so it keeps the nameplate
    sender.lane.hole()
    receiver = await cell.receive(code=code)
    await receiver.has_joined()
    third = await cell.third(code=code, need=["report-crowded"])
    ended = await third.ends()
    check(ended != 0, "the third ended with 0")
    check("crowded" in third.said().lower(), "the third does not speak of a crowd: " + third.last_words())
    sender.lane.unhole()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
    cell.got_nothing(third)
