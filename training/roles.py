"""Our reports with marked deeds (training/events/reports-*.txt) as pages, and who takes part in their deeds (training/events/roles.tsv);
and the examples of the wording's frames, each a page.

    python3 training/roles.py > PAGES.jsonl      (lines {id, published, text}, which `herodotus code` reads)
"""
import json
import re
from collections import defaultdict
from pathlib import Path

EVENTS = Path(__file__).parent / "events"
WORDING = Path(__file__).parent.parent / "language" / "en" / "wording"
EXAMPLE = re.compile(r'^ +- "(.*\[[AR] .*)"$')
PARTY = re.compile(r"\[([AR]) ([^\]]+)\]")
MARK = re.compile(r"\[([A-Z]+)[!?]*:([^\]]+)\]")


def pages():
    """Of each report {id, text, deeds: [(start, end, type)]}, offsets in code points; its sentences are paragraphs."""
    for file in sorted(EVENTS.glob("reports-*.txt")):
        lines, number = [], 0
        for line in [*file.read_text(encoding="utf-8").split("\n"), "# report"]:
            if line.startswith("# report"):
                if lines:
                    yield page(f"{file.stem.removeprefix('reports-')}-{number}", lines)
                lines, number = [], number + 1
            elif line.strip() and not line.startswith("#"):
                lines.append(line)


def page(name, lines):
    text, deeds = "", []
    for line in lines:
        at = 0
        for mark in MARK.finditer(line):
            text += line[at:mark.start()]
            if mark[1] != "NONE":
                deeds.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            at = mark.end()
        text += line[at:] + "\n\n"
    return {"id": name, "published": "2020-06-15", "text": text.strip(), "deeds": deeds}


def examples():
    """Of each example {id, text, type, roles: {role: [names of each party]}}; roles that it does not mark are not told."""
    for file in sorted(WORDING.glob("*.yaml")):
        kind = file.stem.split("-")[0].upper()
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            marked = EXAMPLE.match(line)
            if marked is None:
                continue
            roles = defaultdict(list)
            for mark in PARTY.finditer(marked[1]):
                roles["actor" if mark[1] == "A" else "recipient"].append([mark[2]])
            yield {"id": f"{file.name}:{number}", "published": "2020-06-15", "text": PARTY.sub(r"\2", marked[1]).replace('\\"', '"'), "type": kind, "roles": dict(roles)}


def parties():
    """{report: {number of the deed in it, from 1: (actor, recipient)}}, each a list of names that a reader may give a party, "-" among
    them where it may be left out; a party told in another sentence has its name from there."""
    found = defaultdict(dict)
    for line in open(EVENTS / "roles.tsv", encoding="utf-8"):
        if line.startswith("#"):
            continue
        name, number, _, *roles = line.rstrip("\n").split("\t")
        found[name][int(number)] = tuple([names_of(party) for party in role.split(" & ") if party != "-"] for role in roles)
    return found


def names_of(party):
    name = party.lstrip("?^")
    return [name, "-"] if "?" in party[: len(party) - len(name)] else [name]


if __name__ == "__main__":
    for each in [*pages(), *examples()]:
        print(json.dumps({key: each[key] for key in ("id", "published", "text")}, ensure_ascii=False))
