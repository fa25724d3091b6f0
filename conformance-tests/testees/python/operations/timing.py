"""timing.json: the file that --dump-timing writes."""

import io
import pathlib
import tempfile

from wormhole.timing import DebugTiming

SHOWN_NAME = "FILE.json"


def timing_file(in_):
    """The file, and the line on standard error."""
    timing = DebugTiming()
    for event in in_["events"]:
        add(timing, event)
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / SHOWN_NAME
        stderr = io.StringIO()
        timing.write(str(path), stderr)
        return {"file": path.read_text(), "stderr": stderr.getvalue().replace(f"{directory}/", "")}


def add(timing, event):
    """Record one event."""
    added = timing.add(event["name"], when=event["start"], **event["details"])
    if event["stop"] is not None:
        added.finish(when=event["stop"])


OPERATIONS = {"timing_file": timing_file}
