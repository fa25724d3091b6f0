"""The findings of a run as one HTML page that needs nothing else; its links lead to the cells' logs beside it."""
import html
import re
import string
import urllib.parse

from matrix import report

SYMBOLS = {"passed": "✓", "failed": "✗", "unsupported": "–"}
WORDS = {"passed": "passed", "failed": "failed", "unsupported": "unsupported"}


def write(found, out):
    (out / "index.html").write_text(render(found), encoding="utf-8")


def render(found):
    return PAGE.substitute(
        style=STYLE,
        verdict=_verdict(found),
        facts=_facts(found),
        failures=_attention(found),
        key=_key(found),
        overviews="\n".join(_overview(found, server) for server in found["servers"]),
        details="\n".join(_case(found, case) for case in found["cases"]),
        unsupported=_unsupported(found),
        programs=_programs(found),
    )


def text(value):
    return html.escape(str(value), quote=True)


def _symbol(cell):
    return "↻" if report.state(cell) == "retried" else SYMBOLS[cell["status"]]


def _told(cell):
    """What a pointer over a cell shows."""
    words = "%(case)s, %(sender)s to %(receiver)s through %(server)s: " % cell + WORDS[cell["status"]]
    if cell["retried"]:
        words += " at the second try (%s)" % cell["retried"]
    return words + (", " + cell["reason"] if cell["reason"] else "")


def _link(cell, css, content):
    href = urllib.parse.quote(cell["logs"])
    return '<a class="%s %s" href="%s" title="%s">%s</a>' % (css, report.state(cell), text(href), text(_told(cell)), content)


def _verdict(found):
    total = found["totals"]
    good = not total["failed"]
    headline = "Every cell that can be played passes" if good else "%d of %d cells failed" % (total["failed"], sum(total.values()))
    counts = "".join(
        '<span class="count %s"><b>%d</b> %s</span>' % (state, total[state], WORDS[state]) for state in report.STATES
    )
    return '<div class="verdict %s"><strong>%s %s</strong><div>%s</div></div>' % (
        "passed" if good else "failed", "✓" if good else "✗", text(headline), counts
    )


def _facts(found):
    minutes, seconds = divmod(int(found["seconds"]), 60)
    return "%d clients, %d servers, %d cases, %d cells; %s, %d min %02d s" % (
        len(found["clients"]), len(found["servers"]), len(found["cases"]), len(found["cells"]),
        text(found["began"].replace("T", " ").replace("Z", " UTC")), minutes, seconds,
    )


def _attention(found):
    """What failed, and what needed a second try; nothing if there is nothing."""
    parts = []
    for title, cells in (
        ("Failures", [cell for cell in found["cells"] if cell["status"] == "failed"]),
        ("Passed at the second try", [cell for cell in found["cells"] if report.state(cell) == "retried"]),
    ):
        if cells:
            rows = "".join(
                "<tr><td>%s</td><td>%s → %s</td><td>%s</td><td>%s</td></tr>"
                % (_link(cell, "name", _symbol(cell) + " " + text(_title(found, cell))), text(cell["sender"]),
                   text(cell["receiver"]), text(cell["server"]), text(cell["reason"] or cell["retried"]))
                for cell in cells
            )
            parts.append(
                '<section><h2>%s</h2><div class="scroll"><table class="list"><tr><th>case<th>sender → receiver<th>server'
                "<th>why</tr>%s</table></div></section>" % (title, rows)
            )
    return "".join(parts)


def _title(found, cell):
    return next(case["title"] for case in found["cases"] if case["name"] == cell["case"])


def _key(found):
    return "".join(
        '<li><a href="#case-%s"><b>%s</b> %s</a></li>' % (text(case["name"]), text(case["short"]), text(case["title"]))
        for case in found["cases"]
    )


def _grid(found, server, content):
    """A table of senders and receivers; `content` makes the inside of a cell."""
    clients = found["clients"]
    head = "".join('<th scope="col">%s</th>' % text(client["name"]) for client in clients)
    rows = "".join(
        '<tr><th scope="row">%s</th>%s</tr>'
        % (text(sender["name"]), "".join(content(sender["name"], receiver["name"]) for receiver in clients))
        for sender in clients
    )
    corner = '<th class="corner"><span>sender ↓</span> <span>receiver →</span></th>'
    return '<div class="scroll"><table class="grid"><thead><tr>%s%s</tr></thead><tbody>%s</tbody></table></div>' % (corner, head, rows)


def _overview(found, server):
    shorts = {case["name"]: case["short"] for case in found["cases"]}
    places = {}
    for cell in found["cells"]:
        if cell["server"] == server["name"]:
            places.setdefault((cell["sender"], cell["receiver"]), []).append(cell)

    def content(sender, receiver):
        chips = (_link(cell, "chip", text(shorts[cell["case"]]) + "<i>%s</i>" % _symbol(cell)) for cell in places.get((sender, receiver), []))
        return '<td><div class="chips">%s</div></td>' % "".join(chips)

    counted = report.totals(cell["status"] for cell in found["cells"] if cell["server"] == server["name"])
    return '<section><h2>Through the server <em>%s</em></h2><p class="note">%s</p>%s</section>' % (
        text(server["name"]), _sum(counted), _grid(found, server, content)
    )


def _sum(counted):
    return ", ".join("%d %s" % (counted[state], WORDS[state]) for state in report.STATES)


def _case(found, case):
    cells = [cell for cell in found["cells"] if cell["case"] == case["name"]]
    opened = " open" if any(cell["status"] == "failed" for cell in cells) else ""
    grids = "".join(_case_server(found, server, cells) for server in found["servers"])
    summary = '<b class="letter">%s</b> %s <span class="note">%s</span>' % (
        text(case["short"]), text(case["title"]), _sum(report.totals(cell["status"] for cell in cells))
    )
    return '<details id="case-%s"%s><summary>%s</summary><p>%s</p><div class="servers">%s</div></details>' % (
        text(case["name"]), opened, summary, re.sub("`(.*?)`", r"<code>\1</code>", text(case["about"])), grids
    )


def _case_server(found, server, cells):
    here = {(cell["sender"], cell["receiver"]): cell for cell in cells if cell["server"] == server["name"]}

    def content(sender, receiver):
        cell = here.get((sender, receiver))
        if not cell:
            return '<td class="note">not run</td>'
        words = "unsup." if cell["status"] == "unsupported" else "%.1f s" % cell["seconds"]
        file = " file" if cell["stands_in"] and cell["status"] != "unsupported" else ""
        return "<td>%s</td>" % _link(cell, "cell", "%s %s%s" % (_symbol(cell), words, file))

    return "<div><h3>%s</h3>%s</div>" % (text(server["name"]), _grid(found, server, content))


def _unsupported(found):
    reasons = {}
    for (case, reason), count in report.reasons(found, "unsupported"):
        reasons.setdefault(reason, []).append((case, count))
    if not reasons:
        return ""
    titles = {case["name"]: case["title"] for case in found["cases"]}
    rows = "".join(
        '<tr><td class="number">%d</td><td>%s</td><td>%s</td></tr>'
        % (sum(count for _, count in where), text(reason), text(", ".join("%s %d" % (titles[c], n) for c, n in where)))
        for reason, where in sorted(reasons.items(), key=lambda item: -sum(count for _, count in item[1]))
    )
    return (
        '<section><h2>Why unsupported</h2><div class="scroll"><table class="list"><tr><th>cells<th>reason<th>cases</tr>%s'
        "</table></div></section>" % rows
    )


def _programs(found):
    rows = "".join(
        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        % (kind, text(program["name"]), text(program["title"]), text(program["version"] or "missing: " + str(program["missing"])))
        for kind, programs in (("client", found["clients"]), ("server", found["servers"]))
        for program in programs
    )
    return '<div class="scroll"><table class="list"><tr><th>kind<th>name<th>what<th>version</tr>%s</table></div>' % rows


STYLE = """
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1c2127; --soft: #5b6570; --line: #d9dee4;
  --good: #12693a; --good-back: #dcf3e4; --bad: #fff; --bad-back: #b3261e; --odd: #7a4b00; --odd-back: #ffecc7;
  --none: #5b6570; --none-back: transparent; --link: #1553b0; }
@media (prefers-color-scheme: dark) { :root { --page: #14171b; --card: #1d2126; --ink: #e6e9ec; --soft: #a2acb6;
  --line: #353c44; --good: #8fe0ae; --good-back: #173a26; --bad: #fff; --bad-back: #c8372d; --odd: #ffd58a;
  --odd-back: #4a3510; --none: #a2acb6; --link: #8fb8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
main { max-width: 74rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.15rem; margin: 0 0 .3rem; } h3 { font-size: .95rem; margin: .6rem 0 .3rem; }
h2 em { font-style: normal; font-family: ui-monospace, monospace; }
a { color: var(--link); } p { margin: .3rem 0 .6rem; } .note { color: var(--soft); font-size: .88rem; font-weight: 400; }
section, details, .verdict { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem; margin: 1rem 0; }
.verdict { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; justify-content: space-between; align-items: center; border-left-width: 8px; }
.verdict.passed { border-left-color: var(--good); } .verdict.failed { border-left-color: var(--bad-back); }
.verdict strong { font-size: 1.1rem; }
.count { display: inline-block; margin: .1rem 0 .1rem .5rem; padding: .05rem .6rem; border-radius: 1rem; border: 1px solid transparent; }
.passed.count, .chip.passed, .cell.passed { color: var(--good); background: var(--good-back); }
.failed.count, .chip.failed, .cell.failed { color: var(--bad); background: var(--bad-back); }
.chip.retried, .cell.retried { color: var(--odd); background: var(--odd-back); }
.unsupported.count, .chip.unsupported, .cell.unsupported { color: var(--none); background: var(--none-back); border: 1px dashed var(--line); }
ul.key { list-style: none; margin: .5rem 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr)); gap: .15rem .8rem; }
ul.key a { text-decoration: none; color: var(--ink); } ul.key b, .letter { display: inline-block; width: 1.6em; text-align: center; font-family: ui-monospace, monospace;
  background: var(--page); border: 1px solid var(--line); border-radius: 4px; }
.legend span { display: inline-block; margin: 0 1rem .2rem 0; } .legend .chip { display: inline-block; margin: 0 .3rem 0 0; width: 2.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; } table.grid { width: 100%; }
.grid th, .grid td { border: 1px solid var(--line); padding: .35rem; text-align: center; }
.grid th { font: 600 .85rem ui-monospace, monospace; background: var(--page); white-space: nowrap; }
.grid th[scope=row] { text-align: left; position: sticky; left: 0; z-index: 1; }
.grid .corner { font: 400 .75rem system-ui, sans-serif; color: var(--soft); text-align: left; position: sticky; left: 0; z-index: 1; } .corner span { display: block; }
.chips { display: grid; grid-template-columns: repeat(4, 2.5rem); gap: 3px; justify-content: center; }
.chip { font: 600 .8rem/1.5rem ui-monospace, monospace; text-align: center; text-decoration: none; border: 1px solid transparent; border-radius: 4px; height: 1.6rem; }
.chip i { font-style: normal; font-weight: 400; margin-left: .2em; }
.cell { display: block; padding: .15rem .4rem; border-radius: 4px; text-decoration: none; white-space: nowrap; font-size: .85rem; border: 1px solid transparent; }
.chip:hover, .cell:hover, .chip:focus-visible, .cell:focus-visible { outline: 2px solid var(--link); }
details { padding: .5rem 1rem; margin: .5rem 0; } summary { cursor: pointer; font-weight: 600; padding: .2rem 0; } summary .note { margin-left: .5rem; }
.servers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; margin-bottom: .6rem; }
.servers > div { min-width: 0; } .servers .grid th, .servers .grid td { padding: .2rem; font-size: .8rem; }
.servers .cell { padding: .1rem .15rem; font-size: .8rem; }
.list th, .list td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); font-size: .9rem; }
.list th { color: var(--soft); font-weight: 400; } .list .number { text-align: right; }
.list .name { white-space: nowrap; }
.name.failed { color: var(--bad-back); font-weight: 600; } .name.retried { color: var(--odd); }
@media (prefers-color-scheme: dark) { .name.failed { color: #ff8f86; } }
@media (max-width: 40rem) { main { padding: 1rem .6rem 3rem; } .chips { grid-template-columns: repeat(3, 2.3rem); } }
"""

PAGE = string.Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Magic Wormhole: interoperation matrix</title>
<style>$style</style>
</head>
<body>
<main>
<h1>Magic Wormhole: interoperation matrix</h1>
<p class="note">$facts. <a href="matrix.json">The same as JSON</a></p>
$verdict
$failures
<section>
<h2>How to read it</h2>
<p>Each square is a case, played by the row's client as sender and the column's as receiver. It leads to the logs.</p>
<p class="legend"><span><b class="chip passed">T<i>✓</i></b>passed</span> <span><b class="chip failed">T<i>✗</i></b>failed</span>
<span><b class="chip retried">T<i>↻</i></b>passed at the second try, after a known fault of a peer</span>
<span><b class="chip unsupported">T<i>–</i></b>a program cannot do it</span></p>
<ul class="key">$key</ul>
</section>
$overviews
<h2>Case by case</h2>
<p class="note">Times are from the start of the programs to the end of the last. "file": the two had no text in common.</p>
$details
$unsupported
<section><h2>Who took part</h2>$programs</section>
</main>
</body>
</html>
""")
