"""The receiver has another file of that name: it is not touched, and the sender ends well only if its file arrived beside it."""
from matrix import goods, plan
from matrix.verdict import Failed, check

TITLE = "name taken"
SHORT = "X"
ORDER = 19
PLAYS = plan.all_through_ours
OLD = b"was here before"


async def play(cell):
    cell.goods = goods.File()
    home = cell.home("receiver")
    (home / cell.goods.name).write_bytes(OLD)
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), ask=True)
    receiver.takes()
    await who_asks_once_more(receiver)
    sent = await sender.ends() == 0
    await receiver.ends()
    check((home / cell.goods.name).read_bytes() == OLD, "the file that was there is another now")
    arrived = any(cell.goods.same(path) for path in home.iterdir() if path.is_file())
    check(sent == arrived, "the sender ended %s, but the file %s" % ("well" if sent else "badly", "is there" if arrived else "is not there"))


async def who_asks_once_more(receiver):
    """Rust's asks whether to write over it, and hears no second answer, but takes the end of its input as a no."""
    try:
        await receiver.says("Override existing file")
        receiver.answers_no_more()
    except Failed:
        pass  # the others end by themselves
