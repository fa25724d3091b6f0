"""The two can meet at the relay only: all of the file goes through it."""
from matrix import goods, plan
from matrix.proxy import TO_CLIENT, TO_SERVER
from matrix.verdict import check

TITLE = "relay only"
SHORT = "Y"
ORDER = 20
PLAYS = plan.all_through_ours_and_ours_through_all


async def play(cell):
    cell.goods = goods.File()
    relay = await cell.watched_relay()
    # who does not call needs no partner that does not listen
    alone = [program.can("force-relay") for program in (cell.receiver_program, cell.sender_program)]
    needs = [[] if other else ["no-listen"] for other in alone]
    sender = await cell.send(**cell.offer(), relay_only=True, need=needs[0])
    receiver = await cell.receive(code=await sender.code(), relay_only=True, need=needs[1])
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
    for way in (TO_SERVER, TO_CLIENT):
        check(relay.carried[way] > cell.goods.size, "only %d bytes went %s through the relay" % (relay.carried[way], way))
