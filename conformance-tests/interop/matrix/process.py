"""A program under test: a process with a group of its own, its output in files, its end certain."""
import asyncio
import os
import re
import signal
import sys

from matrix.verdict import Failed, Unsupported

POLL_SECONDS = 0.03
READ_AT_MOST = 1024 * 1024
UNSUPPORTED = 127
PEERS = "WORMHOLE_PEERS"


def environment(directory):
    """The runner's, less whatever would send a peer elsewhere or colour what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WORMHOLE_") or name == PEERS}
    return dict(kept, LC_ALL="C.UTF-8", PYTHONUNBUFFERED="1", NO_COLOR="1", TERM="dumb", HOME=str(directory))


class Child:
    """Started by start(); whoever starts it sees to kill()."""

    def __init__(self, name, process, directory):
        self.name = name
        self.directory = directory
        self.home = directory / name
        self._process = process

    @classmethod
    async def start(cls, name, script, arguments, directory):
        """Runs an adapter script; its working directory is directory/name, its output directory/name.out and .err."""
        home = directory / name
        home.mkdir(parents=True, exist_ok=True)
        line = ([sys.executable] if script.suffix == ".py" else []) + [str(script)] + arguments
        with open(directory / (name + ".out"), "ab") as out, open(directory / (name + ".err"), "ab") as err:
            process = await asyncio.create_subprocess_exec(
                *line,
                stdin=asyncio.subprocess.PIPE,
                stdout=out,
                stderr=err,
                cwd=str(home),
                env=environment(home),
                start_new_session=True,
            )
        return cls(name, process, directory)

    def out(self):
        return self._read(".out")

    def said(self):
        """All it wrote, to both streams."""
        return self.out() + self._read(".err")

    def _read(self, suffix):
        with open(self.directory / (self.name + suffix), "rb") as file:
            return file.read(READ_AT_MOST).decode("utf-8", "replace")

    @property
    def code(self):
        return self._process.returncode

    def tell(self, line):
        """Writes to its standard input; nobody may be reading."""
        if not self._process.stdin.is_closing():
            self._process.stdin.write(line.encode())

    def tell_no_more(self):
        """Ends its standard input."""
        self._process.stdin.close()

    async def says(self, pattern):
        """Waits until it wrote what matches, and gives the match."""
        compiled = re.compile(pattern)
        while True:
            ended = self.code is not None
            found = compiled.search(self.said())
            if found:
                return found
            if ended:
                self._raise_unsupported()
                raise Failed("%s ended (%d) without saying /%s/: %s" % (self.name, self.code, pattern, self.last_words()))
            await asyncio.sleep(POLL_SECONDS)

    async def ends(self):
        """Waits for its end and gives the exit code."""
        await self._process.wait()
        self._raise_unsupported()
        return self.code

    def _raise_unsupported(self):
        if self.code == UNSUPPORTED:
            raise Unsupported(self.name, self.last_words())

    def last_words(self):
        lines = [line.strip() for line in (self.out() + "\n" + self._read(".err")).splitlines() if line.strip()]
        return lines[-1][:300] if lines else "it said nothing"

    async def stop(self, patience=5):
        """Asks it to end, then kills it."""
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), patience)
        except asyncio.TimeoutError:
            pass
        await self.kill()

    async def kill(self):
        """Ends the process and all it started."""
        self._signal(signal.SIGKILL)
        self._process.stdin.close()
        await self._process.wait()

    def _signal(self, number):
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            pass  # the group is gone
