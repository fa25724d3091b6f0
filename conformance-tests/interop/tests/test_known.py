import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import known

EMPTY = "no such directory arrived; there is: nothing"
WRONG = "ERROR: Key confirmation failed. Either you or your correspondent typed the code wrong"


def again(*seen):
    return known.explanation(known.Seen(*seen))


def limit(*seen):
    return known.limit(known.Seen(*seen))


class KnownTest(unittest.TestCase):
    def test_a_wrong_code_between_go_and_another_may_be_tried_again(self):
        self.assertIn("256", again("go", "java", "text", "text", WRONG))
        self.assertIn("256", again("python024", "go", "black_hole", "text", "Send error: decrypt message failed"))

    def test_two_of_go_agree_with_themselves(self):
        self.assertIsNone(again("go", "go", "text", "text", WRONG))

    def test_without_go_nothing_is_tried_again(self):
        self.assertIsNone(again("java", "python024", "text", "text", WRONG))

    def test_another_failure_of_go_is_a_failure(self):
        self.assertIsNone(again("go", "java", "text", "text", "read timed out"))
        self.assertIsNone(again("go", "java", "text", "text", ""))

    def test_where_the_code_is_wrong_on_purpose_there_is_one_try(self):
        self.assertIsNone(again("go", "java", "wrong_code", "text", WRONG))

    def test_the_race_of_gos_sender_concerns_files_only(self):
        said = "Send error: write tcp: use of closed network connection"
        self.assertIsNotNone(again("go", "python024", "crowded", "file", said))
        self.assertIsNone(again("go", "python024", "text", "text", said))
        self.assertIsNone(again("python024", "go", "crowded", "file", said))

    def test_what_a_peer_never_does_has_its_name_and_the_fault(self):
        self.assertEqual("go", limit("go", "java", "empty_inside", "file", "missing in the directory: 'inner/empty'")[0])
        self.assertEqual("python012", limit("java", "python012", "empty_directory", "file", EMPTY)[0])
        self.assertIn("./", limit("python024", "python024", "empty_directory", "file", "malicious zipfile, ./ outside of x")[1])

    def test_another_end_of_the_same_pair_is_a_failure(self):
        self.assertIsNone(limit("go", "java", "empty_inside", "file", "missing in the directory: 'a file', 'inner/empty'"))
        self.assertIsNone(limit("go", "java", "directory", "file", "missing in the directory: 'inner/empty'"))

    def test_what_others_see_of_us_is_no_excuse(self):
        self.assertIsNone(limit("java", "java", "empty_directory", "file", EMPTY))
        self.assertIsNone(limit("python012", "java", "empty_directory", "file", EMPTY))
        self.assertIsNone(limit("java", "go", "empty_directory", "file", EMPTY))


if __name__ == "__main__":
    unittest.main()
