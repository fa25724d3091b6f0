#!/usr/bin/env python3
"""Run vector files through the Python testee and report what differs.

    check.py --python ENV/bin/python FILE.json...

Everything must be the same: there is no latitude here, as the files say what this very implementation does. Exit code 1
when something differs.
"""

import argparse
import json
import sys

import peer

SHOWN = 1500


def expected(case):
    """What the file says about the result."""
    return {name: case[name] for name in ("out", "error", "error_text") if name in case}


def check(path, testee, verbose):
    """The number of cases and of differences in one file."""
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    differing = [case for case in cases if differs(case, testee.ask(case), verbose)]
    return len(cases), len(differing)


def differs(case, answer, verbose):
    """Whether the answer is another than the file's; says so."""
    if answer == expected(case):
        return False
    if verbose and "unsupported" not in answer:
        print(f"  {case['id']} ({case['op']})\n    in       {short(case['in'])}")
        print(f"    expected {short(expected(case))}\n    got      {short(answer)}")
    return True


def short(value):
    """A value for a reader."""
    text = json.dumps(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + " ..."


def main():
    """Check the files of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    bad = 0
    with peer.opened(options.python) as testee:
        for path in options.files:
            cases, differing = check(path, testee, not options.quiet)
            print(f"{path}: {cases} cases, {differing} differ")
            bad += differing
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
