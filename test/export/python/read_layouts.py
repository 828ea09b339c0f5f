"""Prints files in the layouts of POLECAT, ICEWS, GDELT and ACLED as those who use these read them, as JSON: columns and rows."""
import csv
import json
import sys

import pandas

polecat, icews, gdelt, acled = sys.argv[1:]


def table(frame):
    rows = [[None if value != value else value for value in row] for row in frame.itertuples(index=False, name=None)]
    plain = [[value.item() if hasattr(value, "item") else value for value in row] for row in rows]
    return {"columns": [str(name) for name in frame.columns], "rows": plain}


with open(polecat, encoding="utf-8") as file:
    rows = list(csv.reader(file, delimiter="\t"))
seen = {
    "polecat": {"columns": rows[0], "rows": rows[1:]},
    "icews": table(pandas.read_csv(icews, sep="\t", dtype={"CAMEO Code": str})),
    "gdelt": table(pandas.read_csv(gdelt, sep="\t", header=None, dtype={26: str, 27: str, 28: str})),
    "acled": table(pandas.read_csv(acled, parse_dates=["event_date"]).assign(event_date=lambda each: each.event_date.astype(str))),
}
json.dump(seen, sys.stdout)
