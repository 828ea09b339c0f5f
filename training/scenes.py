"""Fits by which signs a deed of a report has the time or place that an earlier statement tells (logistic regression, L2) to reports
that were marked by reading.

    npx tsx scripts/scene-pairs.ts REPORTS.jsonl [accurate] > PAIRS.jsonl      (each parser, as many files as there are)
    python3 training/scenes.py GOLD.jsonl PAIRS.jsonl... > src/compare/scene-weights.ts      (then prettier)

GOLD.jsonl has lines {id, text, gold: [{words, type, place, dates}]} as those of bench/blind. Where a careful reader asks for no time
or place nothing is to be given, which counts less than what is asked for. Needs numpy; deterministic.
"""
import re
import sys

from coded_pages import coded_pages
from happenings import rows_of
from logistic import fitted, write_table

UNASKED = 3  # of pairs that nobody asks for every third counts
STOP = {"the", "a", "an", "its", "his", "her", "their", "our", "some", "about"}


def plain(words):
    kept = re.sub(r"[^\w@.$-]+", " ", re.sub(r"['’]s\b", "", words.lower())).strip(" .").split()
    while len(kept) > 1 and kept[0] in STOP:
        kept.pop(0)
    return " ".join(kept)


def within(one, two):
    return bool(one) and f" {one} " in f" {two} "


def is_time(row, told, record):
    """None where it is not asked."""
    if not row["dates"] or ["*", "*"] in row["dates"]:
        return None
    time = told["time"]
    return any([time["from"], time["to"]] == day or day[1] == "" and time["from"] == day[0] for day in row["dates"])


def is_place(row, told, record):
    names = [] if row["place"] is None else row["place"].split("|")
    if not names or "*" in names:
        return None
    place = told["place"]
    known = [entry["name"] for entry in record["places"] if entry["id"] == place["place"]]
    forms = [plain(form) for form in [record["text"][place["start"]:place["end"]], *known]]
    return any(within(plain(name), form) or within(form, plain(name)) for name in names if name not in "-*" for form in forms)


def main():
    gold, *files = sys.argv[1:]
    data = {"time": [], "place": []}
    unasked = 0
    for page, coded in coded_pages(gold, files):
        record = coded["record"]
        rows = rows_of(page, record)
        statements = {statement["id"]: statement for statement in record["statements"]}
        for setting, deed, by, signs in coded["pairs"]:
            right = None
            if deed in rows:
                right = (is_time if setting == "time" else is_place)(rows[deed], statements[by], record)
            if right is None:
                unasked += 1
                if unasked % UNASKED:
                    continue
            data[setting].append((signs, bool(right)))
    for setting in data:
        pairs = data[setting]
        print(f"/// By which signs a deed has the {setting} that an earlier statement tells: natural log-odds, fitted by training/scenes.py to")
        print(f"/// {len(pairs):,} pairs of reports of our own, {sum(right for _, right in pairs)} of them so. Not written by hand.")
        write_table(setting.upper(), *fitted(pairs))


if __name__ == "__main__":
    main()
