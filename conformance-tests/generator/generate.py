#!/usr/bin/env python3
"""Make vector files: choose inputs, and write down what the Python testee answers.

    generate.py --python ENV/bin/python --seed NAME --out DIR [--scale N] [--families A,B]

Every module in the directory `families` makes one file:

    SCHEMA               its name, and what follows "wormhole-vectors/1/"
    cases(rng, scale)    yields {"id", "op", "in"} with optional "latitude", "note" and "fault"
    settled(case)        optional: the case with its answer, as it shall be written

`rng` is random.Random(seed + family). The same seed gives the same bytes. A family may ask the testee for what it needs
to build an input (`peer.ask`). Cases of the reference set are left out, and counted on standard error.
"""

import argparse
import importlib
import json
import pathlib
import random
import sys

import peer

HERE = pathlib.Path(__file__).resolve().parent
REFERENCE = HERE.parent / "vectors" / "reference"
RESULT = ("out", "error", "error_text")


def main():
    """Make the files of the command line."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    with peer.opened(options.python) as testee:
        source = about(testee)
        for name in options.families or known():
            family = importlib.import_module(f"families.{name}")
            write(options.out, family.SCHEMA, source, generated(family, testee, options))


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="interpreter with magic-wormhole")
    parser.add_argument("--seed", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--scale", type=int, default=1, help="how many random cases, times this")
    parser.add_argument("--families", type=lambda text: text.split(","))
    return parser.parse_args()


def known():
    """The names of all families."""
    return sorted(file.stem for file in (HERE / "families").glob("*.py") if not file.stem.startswith("_"))


def about(testee):
    """What the file says about its origin."""
    out = testee.ask({"id": 0, "op": "testee", "in": {}})["out"]
    return f"magic-wormhole {out['version']}"


def generated(family, testee, options):
    """The cases of one family, with their answers."""
    seen = inputs_of(REFERENCE / f"{family.SCHEMA}.json")
    rng = random.Random(options.seed + family.SCHEMA)
    settled = getattr(family, "settled", lambda case: case)
    kept, ids, left_out = [], set(), 0
    for case in family.cases(rng, options.scale):
        case = json.loads(json.dumps(case, sort_keys=True))
        if identity(case) in seen:
            left_out += 1
            continue
        seen.add(identity(case))
        if case["id"] in ids:
            raise ValueError(f"{family.SCHEMA}: two cases are called {case['id']}")
        ids.add(case["id"])
        kept.append(settled(answered(case, testee)))
    report(family.SCHEMA, kept, left_out)
    return kept


def report(schema, kept, left_out):
    """One line about a family."""
    faults = sum("fault" in case for case in kept)
    print(f"{schema}: {len(kept)} cases, {faults} one-fault, {left_out} known already", file=sys.stderr)


def answered(case, testee):
    """The case with the testee's answer."""
    answer = testee.ask(case)
    if not set(answer) <= set(RESULT):
        raise RuntimeError(f"case {case['id']}: {json.dumps(case)[:2000]}: {answer}")
    return {**case, **answer}


def inputs_of(path):
    """Operations and inputs that a file has."""
    if not path.exists():
        return set()
    return {identity(case) for case in json.loads(path.read_text(encoding="utf-8"))["cases"]}


def identity(case):
    """What makes two cases the same."""
    return json.dumps([case["op"], case["in"]], sort_keys=True)


def write(directory, schema, source, cases):
    """Write one file."""
    content = {"schema": f"wormhole-vectors/1/{schema}", "source": source, "cases": cases}
    text = json.dumps(content, sort_keys=True, indent=1) + "\n"
    (directory / f"{schema}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
