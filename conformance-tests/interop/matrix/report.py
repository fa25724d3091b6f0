"""The findings of a run, for programs (JSON) and for a terminal."""
import collections
import json
import time

STATES = ("passed", "failed", "unsupported")
SIGNS = {"passed": "P", "failed": "F", "unsupported": "u", "retried": "r", None: "."}
LEGEND = "P passed, F failed, u unsupported, r passed at the second try, . not run"


def findings(matrix, began):
    return {
        "schema": "wormhole-interop-matrix/1",
        "began": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began)),
        "seconds": round(time.time() - began, 1),
        "clients": [_program(client) for client in matrix.clients],
        "servers": [dict(_program(server), relay=matrix.relay_for(server)) for server in matrix.servers],
        "cases": [{"name": c.name, "title": c.title, "short": c.short, "about": c.about} for c in matrix.cases],
        "cells": [result.as_json() for result in matrix.results],
        "totals": totals(result.status for result in matrix.results),
    }


def _program(program):
    return {"name": program.name, "title": program.title, "version": program.version, "missing": program.missing}


def totals(states):
    counted = collections.Counter(states)
    return {state: counted[state] for state in STATES}


def write(found, out):
    (out / "matrix.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def reasons(found, status):
    """Why cells have that status, each reason with how many cells; the most frequent first."""
    return collections.Counter(
        (cell["case"], cell["reason"]) for cell in found["cells"] if cell["status"] == status
    ).most_common()


def summary(found):
    """A table for each server that took part; then what failed, what was tried twice, what is not supported."""
    played = {cell["server"] for cell in found["cells"]}
    servers = [server for server in found["servers"] if server["name"] in played]
    lines = [line for server in servers for line in _table(found, server)] + ["", LEGEND]
    for cell in found["cells"]:
        if cell["status"] == "failed":
            lines.append("FAILED %s: %s" % (_place(cell), cell["reason"]))
        if cell["retried"]:
            lines.append("tried twice %s: %s" % (_place(cell), cell["retried"]))
    by_reason = collections.defaultdict(list)
    for (case, reason), count in reasons(found, "unsupported"):
        by_reason[reason].append("%s %d" % (case, count))
    for reason, where in by_reason.items():
        lines.append("unsupported: %s (%s)" % (reason, ", ".join(where)))
    total = found["totals"]
    lines.append("%(passed)d passed, %(failed)d failed, %(unsupported)d unsupported" % total + ", in %.0f s" % found["seconds"])
    return "\n".join(lines)


def state(cell):
    """The status, with a word of its own for what passed at the second try."""
    return "retried" if cell["status"] == "passed" and cell["retried"] else cell["status"]


def _table(found, server):
    """Cases down; senders across, and below each the receivers, by their places among the clients."""
    names = [client["name"] for client in found["clients"]]
    width = max([2 * len(names)] + [len(name) + 1 for name in names])
    title = max([len(case["title"]) for case in found["cases"]] + [4]) + 2
    numbers = " ".join(str(place) for place in range(1, len(names) + 1))
    yield ""
    yield "through " + server["name"] + "; to " + ", ".join("%d %s" % (place, name) for place, name in enumerate(names, 1))
    yield "from".ljust(title) + "".join(name.ljust(width) for name in names).rstrip()
    yield "to".ljust(title) + "".join(numbers.ljust(width) for _ in names).rstrip()
    states = {(c["case"], c["sender"], c["receiver"]): state(c) for c in found["cells"] if c["server"] == server["name"]}
    played = {case for case, _, _ in states}
    for case in found["cases"]:
        if case["name"] in played:
            groups = (" ".join(SIGNS[states.get((case["name"], one, other))] for other in names) for one in names)
            yield case["title"].ljust(title) + "".join(group.ljust(width) for group in groups).rstrip()
    others = [case["title"] for case in found["cases"] if case["name"] not in played]
    if others:
        yield "not run through %s: %s" % (server["name"], "; ".join(others))


def _place(cell):
    return "%(case)s, %(sender)s to %(receiver)s through %(server)s" % cell
