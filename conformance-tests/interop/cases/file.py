"""A file of 300,000 bytes with a name beyond ASCII arrives, byte by byte."""
TITLE = "file"
SHORT = "F"
ORDER = 12


async def play(cell):
    cell.payload = "file"
    sender = await cell.send(**cell.offer())
    receiver = await cell.receive(code=await sender.code(), need=["file"])
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
