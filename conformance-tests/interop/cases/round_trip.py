"""Each side is 375 ms from the server in each direction: a round trip takes 750 ms."""
TITLE = "round trip 750 ms"
SHORT = "L"
ORDER = 10


async def play(cell):
    cell.delay = 0.375
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code())
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
