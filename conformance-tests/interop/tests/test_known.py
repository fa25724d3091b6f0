import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import known

WRONG = "ERROR: Key confirmation failed. Either you or your correspondent typed the code wrong"


class KnownTest(unittest.TestCase):
    def test_a_wrong_code_between_go_and_another_may_be_tried_again(self):
        self.assertIn("256", known.explanation("go", "java", "text", "text", WRONG))
        self.assertIn("256", known.explanation("python024", "go", "black_hole", "text", "Send error: decrypt message failed"))

    def test_two_of_go_agree_with_themselves(self):
        self.assertIsNone(known.explanation("go", "go", "text", "text", WRONG))

    def test_without_go_nothing_is_tried_again(self):
        self.assertIsNone(known.explanation("java", "python024", "text", "text", WRONG))

    def test_another_failure_of_go_is_a_failure(self):
        self.assertIsNone(known.explanation("go", "java", "text", "text", "read timed out"))
        self.assertIsNone(known.explanation("go", "java", "text", "text", ""))

    def test_where_the_code_is_wrong_on_purpose_there_is_one_try(self):
        self.assertIsNone(known.explanation("go", "java", "wrong_code", "text", WRONG))

    def test_the_race_of_gos_sender_concerns_files_only(self):
        said = "Send error: write tcp: use of closed network connection"
        self.assertIsNotNone(known.explanation("go", "python024", "crowded", "file", said))
        self.assertIsNone(known.explanation("go", "python024", "text", "text", said))
        self.assertIsNone(known.explanation("python024", "go", "crowded", "file", said))


if __name__ == "__main__":
    unittest.main()
