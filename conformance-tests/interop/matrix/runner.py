"""Plays the cells, some at a time, and keeps what came out."""
import asyncio
import json
import time
import traceback

from matrix import known, plan
from matrix.cell import Cell
from matrix.server import Service
from matrix.verdict import Failed, Unsupported

CELL_SECONDS = 180
# how often a cell is played whose failure is a peer's known one of now and then
TRIES = 3
# what a client says when the other has failed may explain it
LAST_WORDS_SECONDS = 5
PASSED, FAILED, UNSUPPORTED = "passed", "failed", "unsupported"


class Result:
    """How a cell came out."""

    def __init__(self, case, sender, receiver, server, logs):
        self.case, self.sender, self.receiver, self.server, self.logs = case, sender, receiver, server, logs
        self.status = None
        self.reason = ""
        self.retried = None
        self.payload = None
        self.stands_in = False
        self.seconds = 0.0

    def as_json(self):
        return dict(vars(self), seconds=round(self.seconds, 2))


class Matrix:
    """One run: the servers that all cells share, and the cells."""

    def __init__(self, clients, servers, cases, out, jobs, say=print, cell_seconds=CELL_SECONDS):
        self.clients, self.servers, self.cases = clients, servers, cases
        self.out = out
        self.results = []
        self.relays = {}
        self._jobs = jobs
        self._say = say
        self._cell_seconds = cell_seconds
        self._mailboxes = {}
        self._failures_to_start = {}

    async def run(self):
        await asyncio.gather(*(self._probe(client, plan.ABILITIES) for client in self.clients))
        await asyncio.gather(*(self._probe(server) for server in self.servers))
        try:
            await asyncio.gather(*(self._start(server) for server in self.servers))
            await self._play_all()
        finally:
            services = list(self._mailboxes.values()) + list(self.relays.values())
            await asyncio.gather(*(service.close() for service in services), return_exceptions=True)

    async def _probe(self, program, needs=()):
        directory = self.out / "probes" / program.script.parent.name / program.name
        directory.mkdir(parents=True)
        await program.probe(directory, needs)
        self._say("%-8s %-10s %s" % (program.script.parent.name[:-1], program.name, program.version or program.missing))

    async def _start(self, server):
        if server.missing:
            return
        directory = self.out / "servers" / server.name
        for role, running in (("mailbox", self._mailboxes), ("relay", self.relays)):
            service = Service(server.name, role, server.script, directory / role)
            try:
                running[server.name] = service
                await service.start()
            except (Unsupported, Failed) as why:
                await running.pop(server.name).close()
                self._failures_to_start[server.name, role] = why

    def relay_for(self, server):
        """The server's own relay; any other's if it has none yet."""
        names = [server.name] + sorted(self.relays)
        address = next((self.relays[name].address for name in names if name in self.relays), None)
        return "tcp:%s:%d" % address if address else None

    async def _play_all(self):
        cells = plan.cells(self.servers, self.cases, self.clients)
        self._say("%d cells, %d at a time" % (len(cells), self._jobs))
        queue = plan.shuffled(cells)
        workers = [asyncio.ensure_future(self._work(queue, len(cells))) for _ in range(self._jobs)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        places = {cell: place for place, cell in enumerate((c.name, s.name, r.name, v.name) for c, s, r, v in cells)}
        self.results.sort(key=lambda result: places[result.case, result.sender, result.receiver, result.server])

    async def _work(self, queue, total):
        while queue:
            result = await self._play(*queue.pop())
            self.results.append(result)
            place = "%s, %s to %s through %s" % (result.case, result.sender, result.receiver, result.server)
            if result.status == FAILED:
                self._say("FAILED   %s: %s" % (place, result.reason))
            elif result.retried:
                self._say("retried  %s: %s" % (place, result.retried))
            if len(self.results) % 50 == 0:
                self._say("%d of %d" % (len(self.results), total))

    async def _play(self, case, sender, receiver, server):
        logs = self.out / "cells" / server.name / case.name / ("%s-to-%s" % (sender.name, receiver.name))
        result = Result(case.name, sender.name, receiver.name, server.name, str(logs.relative_to(self.out)) + "/")
        result.payload = plan.common_payload(sender, receiver)
        began = time.monotonic()
        cell = await self._try(case, sender, receiver, server, logs, result)
        if result.status == FAILED and cell:
            cell = await self._second_thoughts(cell, case, sender, receiver, server, logs, result)
        result.seconds = time.monotonic() - began
        if result.status == PASSED:
            cell.goods.clear(logs)  # of use to nobody; what failed keeps them
        (logs / "result.json").write_text(json.dumps(result.as_json(), indent=1) + "\n")
        return result

    async def _second_thoughts(self, cell, case, sender, receiver, server, logs, result):
        """A failure may be one that is known of a peer: that of every time is unsupported, that of now and then is tried again."""
        for _ in range(1, TRIES):
            seen = known.Seen(sender.name, receiver.name, case.name, result.payload, cell.said() + "\n" + result.reason)
            who, why = known.limit(seen) or (None, None)
            if who:
                result.status, result.reason = UNSUPPORTED, "%s: %s" % (who, why)
                return cell
            explanation = known.explanation(seen)
            if not explanation:
                return cell
            result.retried, logs = explanation, logs / "again"
            cell = await self._try(case, sender, receiver, server, logs, result)
            if result.status != FAILED or not cell:
                return cell
        return cell

    async def _try(self, case, sender, receiver, server, logs, result):
        """Plays once, fills the result in, and gives the cell, if it came to that."""
        logs.mkdir(parents=True)
        mailbox, cell = None, None
        try:
            for program in (sender, receiver, server):
                if program.missing:
                    raise Unsupported(program.name, program.missing)
            mailbox = await self._mailbox(case, server, logs)
            cell = Cell(sender, receiver, mailbox, self.relay_for(server), logs, result.payload)
            await _within(cell.play(case), case.time_limit or self._cell_seconds, cell)
            result.status, result.reason = PASSED, ""
        except Unsupported as why:
            name = {"sender": sender.name, "receiver": receiver.name, "third": receiver.name}.get(why.who, why.who)
            result.status, result.reason = UNSUPPORTED, "%s: %s" % (name, why.reason)
        except Failed as why:
            result.status, result.reason = FAILED, str(why)
            if cell:
                await cell.settle(LAST_WORDS_SECONDS)
        except Exception as error:  # a bug in a case is a result, not the end of the run
            result.status, result.reason = FAILED, "the suite itself: %r" % error
            (logs / "suite-error.txt").write_text(traceback.format_exc())
        finally:
            if cell:
                await cell.close()
            if mailbox and case.private_server:
                await mailbox.close()
        if cell:
            result.payload, result.stands_in = cell.payload, cell.stands_in
        return cell

    async def _mailbox(self, case, server, logs):
        if (server.name, "mailbox") in self._failures_to_start:
            raise self._failures_to_start[server.name, "mailbox"]
        shared = self._mailboxes[server.name]
        if not case.private_server:
            if not shared.alive:
                raise Failed("the mailbox server %s has ended; see servers/%s/mailbox" % (server.name, server.name))
            return shared
        own = Service(server.name, "mailbox", server.script, logs / "server")
        try:
            return await own.start()
        except BaseException:
            await own.close()
            raise


async def _within(play, seconds, cell):
    try:
        await asyncio.wait_for(play, seconds)
    except asyncio.TimeoutError:
        raise Failed("not over after %d s; waiting for %s" % (seconds, " and ".join(cell.waits_for) or "nothing in particular"))
