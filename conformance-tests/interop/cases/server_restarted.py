"""The server is restarted while the sender is asked to approve the verifier; then it approves, and it arrives."""
TITLE = "server restarted"
SHORT = "S"
ORDER = 8
PRIVATE_SERVER = True


async def play(cell):
    sender, receiver = await cell.meet_unapproved(need=["reconnect"])
    await cell.restart_server()
    sender.approves()
    await cell.both_end_well(sender, receiver)
    cell.arrived(receiver)
