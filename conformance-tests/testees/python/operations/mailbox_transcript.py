"""mailbox_transcript.json: one client between the server's messages and its application."""

from operations._client import Client, entropy


def client_transcript(in_):
    """Steps in, reactions out."""
    client = Client(in_["appid"], in_["side"], in_["versions"], in_["client_version"])
    with entropy(in_["entropy"], client.sealed):
        return {"steps": [client.react(step) for step in in_["steps"]]}


OPERATIONS = {"client_transcript": client_transcript}
