"""The server is restarted while the sender is asked to approve the verifier; then it approves, and it arrives."""
TITLE = "server restarted"
SHORT = "S"
ORDER = 8
PRIVATE_SERVER = True


async def play(cell):
    code = cell.fresh_code()
    sender = await cell.send(**cell.offer(), code=code, verify=True, need=["reconnect"])
    await sender.has_joined()
    receiver = await cell.receive(code=code, need=["reconnect"])
    await sender.verifier()
    await cell.restart_server()
    sender.approves()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
