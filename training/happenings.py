"""Fits by which signs two events of one page tell one happening (logistic regression, L2) to reports that were marked by reading.

    npx tsx scripts/happening-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    python3 training/happenings.py GOLD.jsonl PAIRS.jsonl... > src/compare/happening-weights.ts

GOLD.jsonl has lines {id, text, gold: [{words, type, incident}]} as those of bench/blind. A row is told by the statement whose cue
overlaps its words. Needs numpy; deterministic.
"""
import json
import sys
from collections import defaultdict

import numpy as np

L2 = 2.0
LEAST = 0.1


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
            if cue["start"] < end and start < cue["end"] and index not in taken
        ]
        if fitting:
            index = min(fitting)[1]
            taken.add(index)
            found[statement["id"]] = spans[index][2]
    return found


def fit(signs, answers):
    """Weights, the last of them the bias."""
    weights = np.zeros(signs.shape[1])
    strength = np.full(signs.shape[1], L2)
    strength[-1] = 1e-3

    def loss(at):
        sums = signs @ at
        return float(np.sum(np.logaddexp(0, sums) - answers * sums) + (strength * at * at).sum() / 2)

    last = loss(weights)
    for _ in range(100):
        odds = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (odds - answers) + strength * weights
        curve = (signs * (odds * (1 - odds))[:, None]).T @ signs + np.diag(strength)
        step = np.linalg.solve(curve, slope)
        rate = 1.0
        while rate > 1e-4 and loss(weights - rate * step) > last:
            rate /= 2
        weights = weights - rate * step
        now = loss(weights)
        if last - now < 1e-7:
            break
        last = now
    return weights


def main():
    gold, *files = sys.argv[1:]
    pages = {page["id"]: page for page in map(json.loads, open(gold, encoding="utf-8"))}
    data = []
    for file in files:
        for line in open(file, encoding="utf-8"):
            coded = json.loads(line)
            rows = rows_of(pages[coded["id"]], coded["record"])
            for earlier, later, signs in coded["pairs"]:
                if earlier in rows and later in rows:
                    incident = rows[earlier]["incident"]
                    data.append((signs, incident is not None and incident == rows[later]["incident"]))
    often = defaultdict(int)
    for signs, _ in data:
        for name in signs:
            often[name] += 1
    names = sorted(name for name, times in often.items() if times >= 8)
    matrix = np.zeros((len(data), len(names) + 1))
    matrix[:, -1] = 1
    column = {name: index for index, name in enumerate(names)}
    for row, (signs, _) in enumerate(data):
        for name, strength in signs.items():
            if name in column:
                matrix[row, column[name]] = strength
    weights = fit(matrix, np.array([float(answer) for _, answer in data]))
    print("/// By which signs two events of a page tell one happening: natural log-odds, fitted by training/happenings.py to")
    print(f"/// {len(data):,} pairs of the reports of bench/blind, {sum(answer for _, answer in data)} of them one happening. Not written by hand.")
    print("export const BIAS = " + format(weights[-1], ".2f") + ";")
    print("export const HAPPENING_WEIGHTS: Readonly<Record<string, number>> = {")
    for name in names:
        if abs(weights[column[name]]) >= LEAST:
            print(f"  {json.dumps(name)}: {weights[column[name]]:.2f},".replace('"', "'"))
    print("};")


main()
