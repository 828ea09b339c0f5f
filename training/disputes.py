"""Fits by which signs a statement goes against an earlier one of its page (logistic regression, L2) to reports that were marked by
reading.

    npx tsx scripts/dispute-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    cat bench/blind/set-[1-8].jsonl training/links/*.jsonl > GOLD.jsonl
    python3 training/disputes.py GOLD.jsonl PAIRS.jsonl... > src/compare/dispute-weights.ts      (then prettier)

GOLD.jsonl has lines {id, text, links: [{from, to}]}: words of the text that go against other words of it. A pair is meant where its
cues overlap both; lines of one id add their links (training/links/added.jsonl: disputes that the frozen sets leave out). Needs numpy; deterministic.
"""
import sys

from coded_pages import coded_pages, overlap
from logistic import fitted, write_table


def main():
    gold, *files = sys.argv[1:]
    data = []
    for page, coded in coded_pages(gold, files):
        text = page["text"]
        spans = [[(text.index(link[end]), text.index(link[end]) + len(link[end])) for end in ("from", "to")] for link in page["links"]]
        cues = {statement["id"]: statement["cue"] for statement in coded["record"]["statements"]}
        for earlier, later, signs in coded["pairs"]:
            one, two = cues[earlier], cues[later]
            meant = any(overlap(one, a) and overlap(two, b) or overlap(one, b) and overlap(two, a) for a, b in spans)
            data.append((signs, meant))
    print("/// By which signs a statement goes against an earlier one of its page: natural log-odds, fitted by training/disputes.py to")
    print(f"/// {len(data):,} pairs of reports of our own, {sum(answer for _, answer in data)} of them so. Not written by hand.")
    write_table("DISPUTE", *fitted(data))


if __name__ == "__main__":
    main()
