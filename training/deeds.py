"""Fits by which signs a word tells a deed though the conditions of all its frames fail (logistic regression, L2) to reports that were
marked by reading.

    npx tsx scripts/deed-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    python3 training/deeds.py GOLD.jsonl PAIRS.jsonl... > src/code/frame/doubt-weights.ts      (then prettier)
    python3 training/deeds.py --folds 8 GOLD.jsonl PAIRS.jsonl...      (how many are right on reports that the weights have not seen)

GOLD.jsonl has lines {id, text, gold: [{words, type}]} as those of bench/blind. Right is a type of a row that no statement tells yet.
The pairs must be written with an empty table (DOUBT_BIAS = -99). Needs numpy; deterministic.
"""
import math
import sys
from collections import defaultdict

from coded_pages import coded_pages, overlap
from logistic import fitted, write_table


def answers(page, coded):
    """(signs, whether a careful reader takes the word for a deed of the type that is not told yet)."""
    text, statements = page["text"], [s for s in coded["record"]["statements"] if s["kind"] != "claim"]
    rows = [(row, (text.index(row["words"]), text.index(row["words"]) + len(row["words"]))) for row in page["gold"]]
    untold = []
    for row, span in rows:
        types = row["type"].split("|")
        told = any(overlap(s["cue"], span) and (s["event"] or {}).get("type") in types for s in statements)
        if not told:
            untold.append((types, span))
    for start, end, kind, signs in coded["pairs"]:
        yield {name: 1 for name in signs}, any(kind in types and start < span[1] and span[0] < end for types, span in untold)


def odds(table, signs):
    bias, weights = table
    return 1 / (1 + math.exp(-(bias + sum(weights.get(name, 0) for name in signs))))


def main():
    args = sys.argv[1:]
    folds = int(args.pop(args.index("--folds") + 1)) if "--folds" in args else 0
    gold, *files = [arg for arg in args if arg != "--folds"]
    pages = defaultdict(list)
    for page, coded in coded_pages(gold, files):
        pages[page["id"]].extend(answers(page, coded))
    if not folds:
        data = [pair for pairs in pages.values() for pair in pairs]
        bias, weights = fitted(data)
        right = sum(answer for _, answer in data)
        print("/// By which signs a word tells a deed though the conditions of all its frames fail: natural log-odds, fitted by")
        print(f"/// training/deeds.py to {len(data):,} words of reports of our own, {right:,} of them so. Not written by hand.")
        write_table("DOUBT", bias, weights)
        return
    judged = []
    for fold in range(folds):
        seen = [pair for at, pairs in enumerate(pages.values()) if at % folds != fold for pair in pairs]
        table = fitted(seen)
        judged += [(odds(table, signs), answer) for at, pairs in enumerate(pages.values()) if at % folds == fold for signs, answer in pairs]
    total = sum(answer for _, answer in judged)
    for least in (0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2):
        taken = [answer for chance, answer in judged if chance >= least]
        print(f"from {least}: {len(taken)} told, {sum(taken)} right ({sum(taken) / max(1, len(taken)):.2f}) of {total}")


main()
