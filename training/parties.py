"""Fits who takes part in a deed, by where a phrase stands to its word and what it is (logistic regression, L1), to reports of our own
that were marked by reading: the rows of bench/blind, training/events/roles.tsv and the examples of language/en/wording.

    python3 training/roles.py > PAGES.jsonl
    npx tsx scripts/party-pairs.ts FILE.jsonl [accurate] > PAIRS.jsonl      (of the pages and of each set, with each parser)
    python3 training/parties.py --gold SET.jsonl... --pairs PAIRS.jsonl... > language/en/parties.yaml      (then prettier)

Needs scikit-learn; deterministic.
"""
import argparse
import json
import re
from collections import Counter, defaultdict

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from coded_pages import overlap
from roles import examples, pages, parties

ROLES = ("actor", "recipient")
OFTEN = 8
STRENGTH = 0.4
LEAST = 0.03
# A row of a set tells more than a marked word: it was written with its report.
OF_SETS = 1.5
# An example says what a frame is for.
OF_EXAMPLES = 3.0
STOP = {"the", "a", "an", "its", "his", "her", "their", "our", "some", "about"}


def plain(text):
    """The words of a phrase without the articles before them."""
    words = re.sub(r"[^\w$-]+", " ", re.sub(r"['’]s\b", "", text.lower())).split()
    while len(words) > 1 and words[0] in STOP:
        words.pop(0)
    return f" {' '.join(words)} "


def is_of(forms, names):
    """Whether a phrase, by its words or by whom it means, is the party of one of the names."""
    return any(form in name or name in form for form in forms for name in names if form.strip() and name.strip())


def deeds(gold):
    """{id: [((start, end), types, {role: names of its parties})]}, and what a deed of the page weighs."""
    found = {}
    told = parties()
    for page in pages():
        of = told.get(page["id"], {})
        found[page["id"]] = 1.0, [((start, end), [kind], dict(zip(ROLES, of[number]))) for number, (start, end, kind) in enumerate(page["deeds"], 1) if number in of]
    for page in examples():
        found[page["id"]] = OF_EXAMPLES, [((0, len(page["text"])), [page["type"]], page["roles"])]
    for file in gold:
        for page in map(json.loads, open(file, encoding="utf-8")):
            rows = []
            for row in page["gold"]:
                start = page["text"].index(row["words"])
                roles = {role: [party.split("|") for party in row[role]] for role in ROLES if "*" not in row[role]}
                rows.append(((start, start + len(row["words"])), row["type"].split("|"), roles))
            found[page["id"]] = OF_SETS, rows
    return found


def answers(gold, files):
    """{role: [(signs, whether it is a party, weight)]}"""
    wanted = deeds(gold)
    found = {role: [] for role in ROLES}
    for file in files:
        for line in open(file, encoding="utf-8"):
            coded = json.loads(line)
            weight, rows = wanted[coded["id"]]
            for word, kind, role, phrase, name, signs in coded["parties"]:
                row = next((row for row in rows if overlap({"start": word[0], "end": word[1]}, row[0]) and kind in row[1]), None)
                if row is None or role not in row[2]:
                    continue
                forms = [plain(coded["record"]["text"][phrase[0] : phrase[1]]), plain(name or "")]
                names = [plain(each) for party in row[2][role] for each in party if each not in "-*"]
                found[role].append(([tuple(sign) for sign in signs], is_of(forms, names), weight))
    return found


def fitted(data):
    """(bias, {question: {answer: weight}}) of (signs, answer, weight)."""
    often = Counter(sign for signs, _, _ in data for sign in signs)
    column = {sign: at for at, sign in enumerate(sorted(sign for sign, times in often.items() if times >= OFTEN))}
    rows, columns = [], []
    for row, (signs, _, _) in enumerate(data):
        for sign in signs:
            if sign in column:
                rows.append(row)
                columns.append(column[sign])
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(data), len(column)))
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", max_iter=400, random_state=0)
    model.fit(matrix, [answer for _, answer, _ in data], sample_weight=[weight for _, _, weight in data])
    table = defaultdict(dict)
    for (question, answer), at in column.items():
        if abs(model.coef_[0][at]) >= LEAST:
            table[question][answer] = round(float(model.coef_[0][at]), 2)
    return float(model.intercept_[0]), table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", nargs="+", default=[])
    parser.add_argument("--pairs", nargs="+", required=True)
    args = parser.parse_args()
    found = answers(args.gold, args.pairs)
    print("# Who takes part in a deed: for each phrase of its sentence the weights of its answers are added up (natural log-odds). Fitted by")
    print(f"# training/parties.py to {sum(map(len, found.values())):,} phrases of reports of our own. Not written by hand.")
    print("format: herodotus/parties/1")
    print("origin: Learned from our own sentences (training/events/roles.tsv, bench/blind), see training/parties.py.")
    for role in ROLES:
        bias, table = fitted(found[role])
        print(f"{role}:\n  bias: {bias:.2f}\n  answers:")
        for question, weights in table.items():
            print(f"    {question}: {{{', '.join(f'{json.dumps(answer)}: {weight:g}' for answer, weight in weights.items())}}}")


main()
