"""The words of the code are German, Chinese and an emoji."""
TITLE = "unicode code"
SHORT = "U"
ORDER = 6


async def play(cell):
    code = cell.fresh_code("grüße-虫洞-🕳")
    sender = await cell.send(**cell.offer(), code=code)
    await sender.has_joined()
    receiver = await cell.receive(code=code)
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
