"""The sender gets a code from the server and shows it, the receiver is given it, and the text arrives whole."""
TITLE = "text"
SHORT = "T"
ORDER = 1


async def play(cell):
    cell.payload = "text"
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), need=["text"])
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
