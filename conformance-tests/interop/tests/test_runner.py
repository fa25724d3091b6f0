"""The runner with clients and servers of a few lines, so that it is the runner that is tested."""
import asyncio
import collections
import os
import pathlib
import sys
import tempfile
import textwrap
import time
import unittest

INTEROP = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(INTEROP))
from matrix import page, plan, report
from matrix.runner import Matrix

PREAMBLE = "import argparse, os, pathlib, socket, sys, time\n"
SERVER = PREAMBLE + """
role = sys.argv[1]
if role == "version": print("server 1"); sys.exit()
if role == "relay": print("no relay here", file=sys.stderr); sys.exit(127)
listener = socket.socket()
option = lambda name: sys.argv[sys.argv.index(name) + 1]
listener.bind((option("--host"), int(option("--port"))))
listener.listen()
while True: time.sleep(1)
"""
CLIENT = PREAMBLE + """
if sys.argv[1] == "version": print("client 1"); sys.exit()
pathlib.Path("pid").write_text(str(os.getpid()))
"""


def case(body):
    return 'from matrix.verdict import check\n"""About"""\nTITLE = "case"\nSHORT = "C"\nasync def play(cell):\n' + textwrap.indent(
        textwrap.dedent(body).strip(), "    "
    )


class RunnerTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.root = pathlib.Path(place.name)
        self.out = self.root / "out"
        for folder in ("clients", "servers", "cases", "out"):
            (self.root / folder).mkdir()
        self.file("servers/here.py", SERVER)

    def file(self, name, content):
        (self.root / name).write_text(content)

    def run_matrix(self, seconds=120):
        self.said = []
        programs = [plan.programs(folder, None, self.root) for folder in ("clients", "servers")]
        matrix = Matrix(*programs, plan.cases(None, self.root), self.out, 2, self.said.append, seconds)
        asyncio.run(matrix.run())
        return matrix

    def only(self, matrix):
        self.assertEqual(1, len(matrix.results))
        return matrix.results[0]

    def alive(self, name):
        pid = int(next(self.out.glob("cells/**/%s/pid" % name)).read_text())
        try:
            os.kill(pid, 0)
            return True
        except ProcessLookupError:
            return False

    def test_a_case_that_ends_has_passed_and_its_logs_are_there(self):
        self.file("clients/one.py", CLIENT + 'print("hello")\n')
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        result = self.only(self.run_matrix())
        self.assertEqual(("passed", ""), (result.status, result.reason))
        self.assertEqual("hello\n", (self.out / result.logs / "sender.out").read_text())
        self.assertTrue((self.out / result.logs / "sender.network").exists())

    def test_127_is_unsupported_with_the_last_line_as_the_reason(self):
        self.file("clients/one.py", CLIENT + 'print("noise\\nnot mine", file=sys.stderr); sys.exit(127)\n')
        self.file("cases/c.py", case("await (await cell.send(text='x')).says('anything')"))
        result = self.only(self.run_matrix())
        self.assertEqual(("unsupported", "one: not mine"), (result.status, result.reason))

    def test_who_refuses_ends_the_cell_while_another_is_waited_for(self):
        self.file("clients/one.py", CLIENT + 'sys.exit(127) if sys.argv[1] == "receive" else time.sleep(600)\n')
        self.file("cases/c.py", case("sender = await cell.send(text='x')\nawait cell.receive(code='x')\nawait sender.ends()"))
        self.assertEqual("unsupported", self.only(self.run_matrix()).status)

    def test_another_exit_code_is_a_failure(self):
        self.file("clients/one.py", CLIENT + 'print("broken"); sys.exit(126)\n')
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        result = self.only(self.run_matrix())
        self.assertEqual("failed", result.status)
        self.assertIn("126", result.reason)
        self.assertIn("broken", result.reason)

    def test_a_client_that_does_not_end_is_killed_and_the_failure_says_what_was_waited_for(self):
        self.file("clients/one.py", CLIENT + "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(600)\n")
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        began = time.monotonic()
        result = self.only(self.run_matrix(seconds=10))
        self.assertLess(time.monotonic() - began, 120)
        self.assertEqual(("failed", "not over after 10 s; waiting for sender to end"), (result.status, result.reason))
        self.assertFalse(self.alive("sender"))

    def test_what_a_client_started_is_killed_with_it(self):
        spawn = 'import subprocess\nchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])\n'
        self.file("clients/one.py", CLIENT + spawn + 'pathlib.Path("pid").write_text(str(child.pid)); print("up")\n')
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        self.assertEqual("passed", self.only(self.run_matrix()).status)
        deadline = time.monotonic() + 20
        while self.alive("sender") and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(self.alive("sender"))

    def test_a_known_fault_of_go_is_tried_once_more_in_a_directory_of_its_own(self):
        fails_once = 'flag = pathlib.Path("%s")\n' % (self.root / "flag") + (
            'if not flag.exists() and sys.argv[1] == "send": flag.touch(); print("decrypt message failed"); sys.exit(1)\n'
        )
        self.file("clients/go.py", CLIENT + fails_once)
        self.file("clients/one.py", CLIENT)
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()\nif 'go-to-one' not in str(cell.directory): return"))
        # only the pair of different ones may be tried again, so let it come first
        matrix = self.run_matrix_of([("go", "one")])
        result = self.only(matrix)
        self.assertEqual("passed", result.status)
        self.assertIn("256", result.retried)
        self.assertTrue((self.out / result.logs / "again" / "sender.out").exists())

    def test_a_known_fault_at_each_of_three_tries_is_a_failure(self):
        self.file("clients/go.py", CLIENT + 'print("decrypt message failed"); sys.exit(1)\n')
        self.file("clients/one.py", CLIENT)
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        result = self.only(self.run_matrix_of([("go", "one")]))
        self.assertEqual("failed", result.status)
        self.assertIsNotNone(result.retried)
        self.assertEqual(3, len(list((self.out / result.logs).rglob("sender.out"))))

    def test_what_the_other_says_after_the_first_has_failed_explains_it_too(self):
        late = 'if sys.argv[1] == "send": time.sleep(1); print("decrypt message failed")\nsys.exit(1)\n'
        self.file("clients/go.py", CLIENT + late)
        self.file("clients/one.py", CLIENT + late)
        self.file("cases/c.py", case("one, other = await cell.send(text='x'), await cell.receive(code='x')\nawait cell.both_end_well(one, other)"))
        result = self.only(self.run_matrix_of([("go", "one")]))
        self.assertIn("receiver ended with 1", result.reason)
        self.assertIsNotNone(result.retried)

    def test_what_a_peer_never_does_is_unsupported_after_one_try(self):
        self.file("clients/go.py", CLIENT + 'print("no files provided"); sys.exit(1)\n')
        self.file("cases/empty_directory.py", case("await (await cell.send(text='x')).ends_well()"))
        result = self.only(self.run_matrix())
        self.assertEqual(("unsupported", "go: sends no directory without a file"), (result.status, result.reason))
        self.assertIsNone(result.retried)

    def test_a_case_is_played_where_it_says(self):
        for name in ("java", "one", "two"):
            self.file("clients/%s.py" % name, CLIENT)
        self.file("servers/java.py", SERVER)
        played = case("await (await cell.send(text='x')).ends_well()")
        for name in ("all_through_ours", "ours_through_ours", "all_through_ours_and_ours_through_all"):
            self.file("cases/%s.py" % name, "from matrix import plan\nPLAYS = plan.%s\n" % name + played)
        cells = collections.Counter((result.case, result.server) for result in self.run_matrix().results)
        self.assertEqual(
            {
                ("all_through_ours", "java"): 9,
                ("ours_through_ours", "java"): 5,
                ("all_through_ours_and_ours_through_all", "java"): 9,
                ("all_through_ours_and_ours_through_all", "here"): 5,
            },
            cells,
        )

    def test_a_long_case_is_played_if_it_is_named(self):
        self.file("cases/c.py", case("pass"))
        self.file("cases/long.py", case("pass") + "\nLONG = True\n")
        self.assertEqual(["c"], [one.name for one in plan.cases(None, self.root)])
        self.assertEqual(["long"], [one.name for one in plan.cases(["long"], self.root)])

    def test_a_case_may_have_a_time_of_its_own(self):
        self.file("clients/one.py", CLIENT + "time.sleep(600)\n")
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()") + "\nTIME_LIMIT = 1\n")
        self.assertIn("not over after 1 s", self.only(self.run_matrix(seconds=300)).reason)

    def test_what_goods_take_is_told_to_both(self):
        self.file("clients/one.py", CLIENT + 'sys.exit("empty-file" not in sys.argv)\n')
        self.file(
            "cases/c.py",
            "from matrix import goods\n"
            + case(
                """
                cell.goods = goods.File(0)
                await (await cell.send(**cell.offer())).ends_well()
                await (await cell.receive(code='x')).ends_well()
                """
            ),
        )
        self.assertEqual("passed", self.only(self.run_matrix()).status)

    def run_matrix_of(self, names):
        whole = plan.pairs
        plan.pairs = lambda clients: [p for p in whole(clients) if (p[0].name, p[1].name) in names]
        try:
            return self.run_matrix()
        finally:
            plan.pairs = whole

    def test_a_bug_in_a_case_is_a_result(self):
        self.file("clients/one.py", CLIENT)
        self.file("cases/c.py", case("raise KeyError('oops')"))
        result = self.only(self.run_matrix())
        self.assertEqual("failed", result.status)
        self.assertIn("the suite itself", result.reason)

    def test_a_client_that_is_not_there_is_unsupported_everywhere(self):
        self.file("clients/one.py", PREAMBLE + 'print("not installed", file=sys.stderr); sys.exit(127)\n')
        self.file("cases/c.py", case("raise KeyError('not reached')"))
        self.assertEqual("one: not installed", self.only(self.run_matrix()).reason)

    def test_a_server_that_does_not_start_fails_its_cells_only(self):
        self.file("servers/broken.py", PREAMBLE + 'if sys.argv[1] != "version": print("no disk"); sys.exit(1)\nprint("b")\n')
        self.file("clients/one.py", CLIENT)
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        by_server = {result.server: result for result in self.run_matrix().results}
        self.assertEqual("passed", by_server["here"].status)
        self.assertEqual("failed", by_server["broken"].status)
        self.assertIn("no disk", by_server["broken"].reason)

    def test_the_reports_hold_every_cell(self):
        self.file("clients/one.py", CLIENT + 'sys.exit(127 if sys.argv[1] == "receive" else 0)\n')
        self.file("cases/c.py", case("await (await cell.send(text='x')).ends_well()"))
        self.file("cases/d.py", case("await (await cell.receive(code='1-x')).ends_well()"))
        matrix = self.run_matrix()
        found = report.findings(matrix, time.time())
        self.assertEqual({"passed": 1, "failed": 0, "unsupported": 1}, found["totals"])
        self.assertIn("1 passed, 0 failed, 1 unsupported", report.summary(found))
        shown = page.render(found)
        for result in matrix.results:
            self.assertIn('href="%s"' % result.logs, shown)


if __name__ == "__main__":
    unittest.main()
