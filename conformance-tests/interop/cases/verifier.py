"""Both sides show the same verifier; it arrives after approval."""
from matrix.verdict import check

TITLE = "verifier"
SHORT = "V"
ORDER = 2


async def play(cell):
    code = cell.fresh_code()
    sender = await cell.send(**cell.offer(), code=code, verify=True)
    await sender.has_joined()
    receiver = await cell.receive(code=code, verify=True)
    seen = [await sender.verifier(), await receiver.verifier()]
    check(seen[0] == seen[1], "the verifiers differ: %s and %s" % tuple(seen))
    sender.approves()
    receiver.approves()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
