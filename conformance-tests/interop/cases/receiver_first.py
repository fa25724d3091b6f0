"""Both know the code beforehand, and the receiver is there first."""
TITLE = "receiver first"
SHORT = "R"
ORDER = 5


async def play(cell):
    code = cell.fresh_code()
    receiver = await cell.receive(code=code, need=["receiver-first"])
    await receiver.has_joined()
    sender = await cell.send(**cell.offer(), code=code)
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
