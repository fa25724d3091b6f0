"""What arrives is looked at closely: each way to be another thing than what was sent is noticed."""
import pathlib
import sys
import tempfile
import types
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import goods
from matrix.verdict import Failed

TREE = {"top": (0o644, b"1"), "in/run": (0o755, b"2"), "in/empty": None}


class GoodsTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.root = pathlib.Path(place.name)
        self.home = self.root / "receiver"
        self.home.mkdir()

    def printed(self, text):
        return types.SimpleNamespace(out=lambda: text, said=lambda: text, child=types.SimpleNamespace(home=self.home, name="receiver"))

    def fails(self, sent, complaint):
        with self.assertRaisesRegex(Failed, complaint):
            sent.arrived(self.printed(""))

    def put(self, sent):
        sent.put(self.home / sent.name)
        return self.home / sent.name

    def test_a_text_is_the_last_thing_printed(self):
        goods.Text().arrived(self.printed("Note\n%s\n" % goods.WORDS))
        with self.assertRaisesRegex(Failed, "did not arrive"):
            goods.Text().arrived(self.printed(goods.WORDS + "\nand more"))
        with self.assertRaisesRegex(Failed, "got the text"):
            goods.Text().kept_from(self.printed("it was " + goods.WORDS))

    def test_a_file_arrives_as_it_was(self):
        for size in (0, 1, 300):
            sent = goods.File(size, "file %d" % size)
            self.put(sent)
            sent.arrived(self.printed(""))

    def test_a_file_that_is_another_one_is_noticed(self):
        sent = goods.File(300)
        self.fails(sent, "no such file")
        path = self.put(sent)
        path.write_bytes(path.read_bytes()[:-1])
        self.fails(sent, "299 bytes of 300")
        path.write_bytes(bytes(300))
        self.fails(sent, "another content")
        with self.assertRaisesRegex(Failed, "got the file"):
            sent.kept_from(self.printed(""))

    def test_an_empty_file_takes_who_can(self):
        self.assertIn("empty-file", goods.File(0).needs)
        self.assertNotIn("empty-file", goods.File(1).needs)

    def test_a_sparse_file_is_told_from_plain_zeros_and_from_one_that_is_shifted(self):
        sent = goods.SparseFile(3 * goods.CHUNK + 1)
        path = self.put(sent)
        sent.arrived(self.printed(""))
        whole = path.read_bytes()
        for other in (bytes(sent.size), whole[1:] + whole[:1], whole[:-1] + b"\0"):
            path.write_bytes(other)
            self.fails(sent, "another content")

    def test_a_directory_arrives_with_modes_and_empty_directories(self):
        sent = goods.Directory("dir", TREE)
        self.put(sent)
        sent.arrived(self.printed(""))

    def test_a_directory_that_is_another_one_is_noticed(self):
        sent = goods.Directory("dir", TREE)
        self.fails(sent, "no such directory arrived; there is: nothing")
        top = self.put(sent)
        (top / "top").chmod(0o600)
        self.fails(sent, "'top': mode 644 arrived as 600")
        (top / "top").write_bytes(b"x")
        (top / "top").chmod(0o644)
        self.fails(sent, "'top' arrived with another content")
        (top / "top").unlink()
        self.fails(sent, "missing in the directory: 'top'")
        (top / "top").write_bytes(b"1")
        (top / "in/empty/file").touch()
        self.fails(sent, "missing in the directory: 'in/empty'")
        (top / "in/empty/file").unlink()
        (top / "in/empty").rmdir()
        (top / "in/empty").touch()
        self.fails(sent, "'in/empty': an empty directory arrived as a file")

    def test_what_arrived_beside_is_too_much(self):
        sent = goods.Directory("dir", {})
        top = self.put(sent)
        sent.arrived(self.printed(""))
        (top / "more").mkdir()
        self.fails(sent, "too much in the directory: 'more'")

    def test_copies_are_removed_wherever_they_are(self):
        for sent in (goods.File(3), goods.Directory("dir", TREE)):
            self.put(sent)
            again = self.root / "again"
            again.mkdir(exist_ok=True)
            sent.put(again / sent.name)
            sent.clear(self.root)
            self.assertEqual([], list(self.root.rglob(sent.name)))


if __name__ == "__main__":
    unittest.main()
