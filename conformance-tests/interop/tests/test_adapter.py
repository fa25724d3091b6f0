import pathlib
import subprocess
import sys
import unittest

INTEROP = pathlib.Path(__file__).resolve().parent.parent
ADAPTER = """
import sys
sys.path.insert(0, %r)
from matrix import adapter
adapter.client(lambda order: ["/bin/echo", order.role], {"walk": "has no legs", "send fly": "has no wings"})
""" % str(INTEROP)


def asked(*arguments):
    return subprocess.run([sys.executable, "-c", ADAPTER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


class AdapterTest(unittest.TestCase):
    def test_it_becomes_the_program(self):
        done = asked("send", "--need", "swim")
        self.assertEqual((0, b"send\n"), (done.returncode, done.stdout))

    def test_what_it_cannot_is_refused_with_the_reason(self):
        done = asked("receive", "--need", "walk")
        self.assertEqual((127, b"has no legs\n"), (done.returncode, done.stderr))

    def test_a_limit_of_one_role_is_none_of_the_other(self):
        self.assertEqual(127, asked("send", "--need", "fly").returncode)
        self.assertEqual(0, asked("receive", "--need", "fly").returncode)


if __name__ == "__main__":
    unittest.main()
