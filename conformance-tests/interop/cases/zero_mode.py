"""No code at all (-0, the code is `0-`): whoever is there gets it."""
TITLE = "zero mode"
SHORT = "Z"
ORDER = 7
# all such senders of a server meet at one nameplate
PRIVATE_SERVER = True


async def play(cell):
    sender = await cell.send(**cell.offer(), zero=True)
    await sender.has_joined()
    receiver = await cell.receive(zero=True)
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
