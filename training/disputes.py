"""Fits by which signs a statement goes against an earlier one of its page (logistic regression, L2) to reports that were marked by
reading.

    npx tsx scripts/link-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    cat bench/blind/set-*.jsonl training/links/*.jsonl > GOLD.jsonl      (sets 1 to 21)
    python3 training/disputes.py GOLD.jsonl PAIRS.jsonl... > src/compare/dispute-weights.ts      (then prettier)

GOLD.jsonl has lines {id, text, gold, links: [{from, to}]}: words of the text that go against other words of it. A pair is meant where
its cues overlap both; lines of one id add their links (training/links/added.jsonl: disputes that the frozen sets leave out). Needs numpy; deterministic.
"""
import sys

from coded_pages import coded_pages, overlap
from logistic import fitted, write_table


def meant_pairs(page, coded):
    """(earlier, later, signs, whether one goes against the other)."""
    text = page["text"]
    spans = [[(text.index(link[end]), text.index(link[end]) + len(link[end])) for end in ("from", "to")] for link in page["links"]]
    cues = {statement["id"]: statement["cue"] for statement in coded["record"]["statements"]}
    for earlier, later, signs in coded["disputes"]:
        one, two = cues[earlier], cues[later]
        yield earlier, later, signs, any(overlap(one, a) and overlap(two, b) or overlap(one, b) and overlap(two, a) for a, b in spans)


def is_denial(signs):
    """Whether one denies what the other tells, or the later rejects something; else it may tell a thing otherwise ("only six died")."""
    return "opposed" in signs or "type REJECT" in signs


def main():
    gold, *files = sys.argv[1:]
    data = [(signs, meant) for page, coded in coded_pages(gold, files) for _, _, signs, meant in meant_pairs(page, coded)]
    print("/// By which signs a statement goes against an earlier one of its page: natural log-odds, fitted by training/disputes.py to")
    print(f"/// {len(data):,} pairs of reports of our own, {sum(answer for _, answer in data)} of them so: DENIAL where one denies what the other tells")
    print("/// or rejects something, COUNTER where both tell what was done. Not written by hand.")
    for prefix, denial in (("DENIAL", True), ("COUNTER", False)):
        write_table(prefix, *fitted([pair for pair in data if is_denial(pair[0]) == denial], l2=4.0))


if __name__ == "__main__":
    main()
