"""Fits by which signs two events of one page tell one happening (logistic regression, L2) to reports that were marked by reading.

    npx tsx scripts/link-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    cat bench/blind/set-*.jsonl training/links/*.jsonl > GOLD.jsonl      (sets 1 to 15)
    python3 training/happenings.py GOLD.jsonl PAIRS.jsonl... > src/compare/happening-weights.ts      (then prettier)

GOLD.jsonl has lines {id, text, gold: [{words, type, incident}]} as those of bench/blind. A row is told by the statement whose cue
overlaps its words. Needs numpy; deterministic.
"""
import sys

from coded_pages import coded_pages, overlap
from logistic import fitted, write_table


def rows_of(page, record):
    """The gold row of each statement, by its id."""
    text = page["text"]
    spans = [(text.index(row["words"]), text.index(row["words"]) + len(row["words"]), row) for row in page["gold"]]
    found = {}
    taken = set()
    for statement in record["statements"]:
        if statement["event"] is None:
            continue
        cue = statement["cue"]
        fitting = [
            (statement["event"]["type"] not in row["type"].split("|"), index)
            for index, (start, end, row) in enumerate(spans)
            if overlap(cue, (start, end)) and index not in taken
        ]
        if fitting:
            index = min(fitting)[1]
            taken.add(index)
            found[statement["id"]] = spans[index][2]
    return found


def pairs_of(page, coded):
    """(earlier, later, signs, whether they are one happening) of each two events that the gold has."""
    rows = rows_of(page, coded["record"])
    for earlier, later, signs in coded["happenings"]:
        if earlier in rows and later in rows:
            incident = rows[earlier]["incident"]
            yield earlier, later, signs, incident is not None and incident == rows[later]["incident"]


def main():
    gold, *files = sys.argv[1:]
    data = [(signs, one) for page, coded in coded_pages(gold, files) for _, _, signs, one in pairs_of(page, coded)]
    print("/// By which signs two events of a page tell one happening: natural log-odds, fitted by training/happenings.py to")
    print(f"/// {len(data):,} pairs of reports of our own, {sum(answer for _, answer in data)} of them one happening. Not written by hand.")
    write_table("HAPPENING", *fitted(data))


if __name__ == "__main__":
    main()
