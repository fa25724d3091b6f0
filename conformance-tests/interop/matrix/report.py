"""The findings of a run, for programs (JSON) and for a terminal."""
import collections
import json
import time

STATES = ("passed", "failed", "unsupported")


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
    """A table: cases down, servers across; then what failed, what was tried twice, what is not supported."""
    servers = [server["name"] for server in found["servers"]]
    lines = ["", "%-18s" % "passed/failed/uns." + "".join("%16s" % server for server in servers)]
    for case in found["cases"]:
        lines.append("%-18s" % case["title"] + "".join("%16s" % _counts(found, case["name"], s) for s in servers))
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


def _counts(found, case, server):
    here = totals(c["status"] for c in found["cells"] if c["case"] == case and c["server"] == server)
    return "%(passed)d/%(failed)d/%(unsupported)d" % here


def _place(cell):
    return "%(case)s, %(sender)s to %(receiver)s through %(server)s" % cell
