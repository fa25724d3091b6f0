import html.parser
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matrix import page, report

EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "th"}


def cell(status, sender="a", receiver="b", **more):
    plain = {"case": "c", "server": "s", "logs": "cells/s/c/a-to-b/", "reason": "", "retried": None, "payload": "text", "stands_in": False, "seconds": 1.25}
    return dict(plain, sender=sender, receiver=receiver, status=status, **more)


def findings(*cells):
    named = lambda name: {"name": name, "title": name, "version": "1", "missing": None, "relay": None}
    return {
        "began": "2026-01-01T00:00:00Z",
        "seconds": 61.0,
        "clients": [named("a"), named("b")],
        "servers": [named("s")],
        "cases": [{"name": "c", "title": "the case", "short": "C", "about": "what it is about"}],
        "cells": list(cells),
        "totals": report.totals(one["status"] for one in cells),
    }


class Reader(html.parser.HTMLParser):
    """Notes links and classes, and that what is opened is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.outside = [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "href" in attributes:
            self.links.append((attributes.get("class"), attributes["href"]))
        self.outside += [attributes[name] for name in ("src", "href") if "//" in attributes.get(name, "")]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in EMPTY and self.open.pop() != tag:
            raise AssertionError("misplaced </%s>" % tag)


def read(found):
    reader = Reader()
    reader.feed(page.render(found))
    return reader


class PageTest(unittest.TestCase):
    def test_it_is_well_formed_and_needs_nothing_else(self):
        reader = read(findings(cell("passed"), cell("failed", "b", reason="<b>&"), cell("unsupported", "b", "a", reason="no")))
        self.assertEqual([], reader.open)
        self.assertEqual([], reader.outside)

    def test_each_cell_leads_to_its_logs_from_the_overview_and_from_the_details(self):
        reader = read(findings(cell("passed")))
        self.assertIn(("chip passed", "cells/s/c/a-to-b/"), reader.links)
        self.assertIn(("cell passed", "cells/s/c/a-to-b/"), reader.links)

    def test_a_failure_is_told_first_with_its_reason(self):
        shown = page.render(findings(cell("passed"), cell("failed", "b", reason="it <broke>")))
        self.assertIn("1 of 2 cells failed", shown)
        self.assertLess(shown.index("it &lt;broke&gt;"), shown.index("How to read it"))
        self.assertNotIn("it <broke>", shown)

    def test_without_failures_the_headline_is_good(self):
        shown = page.render(findings(cell("passed"), cell("unsupported", reason="a: cannot")))
        self.assertIn("Every cell that can be played passes", shown)
        self.assertIn("a: cannot", shown)

    def test_a_second_try_is_shown_as_such(self):
        shown = page.render(findings(cell("passed", retried="known fault")))
        self.assertIn("Passed at the second try", shown)
        self.assertIn("chip retried", shown)

    def test_what_is_not_played_is_said_to_be_so(self):
        self.assertIn("not run", page.render(findings(cell("passed"))))
        self.assertNotIn("not run", page.render(findings(*(cell("passed", a, b) for a in "ab" for b in "ab"))))

    def test_states_differ_by_symbol_too(self):
        self.assertEqual(3, len(set(page.SYMBOLS.values())))


class SummaryTest(unittest.TestCase):
    def test_each_pair_has_its_place_in_the_table(self):
        found = findings(cell("passed"), cell("failed", "b", "a"), cell("unsupported", "b", "b", reason="b: cannot"))
        lines = report.summary(found).splitlines()
        self.assertEqual("through s; to 1 a, 2 b", lines[1])
        self.assertEqual("from      a   b", lines[2])
        self.assertEqual("to        1 2 1 2", lines[3])
        self.assertEqual("the case  . P F u", lines[4])

    def test_what_is_not_run_through_a_server_is_named(self):
        found = findings(cell("passed"))
        found["cases"].append(dict(found["cases"][0], name="d", title="the other"))
        self.assertIn("not run through s: the other", report.summary(found).splitlines())

    def test_a_second_try_has_a_sign_of_its_own(self):
        self.assertIn("the case  . r . .", report.summary(findings(cell("passed", retried="known fault"))))

    def test_reasons_are_told_with_the_cases(self):
        self.assertIn("unsupported: a: cannot (c 1)", report.summary(findings(cell("unsupported", reason="a: cannot"))))


if __name__ == "__main__":
    unittest.main()
