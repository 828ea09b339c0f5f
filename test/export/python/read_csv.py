"""Prints a CSV file as pandas, polars and DuckDB read it, by reader and column, as JSON."""
import json
import sys

import duckdb
import pandas
import polars

file = sys.argv[1]


def plain(value):
    if value is None or value != value:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def table(columns):
    return {name: [plain(value) for value in values] for name, values in columns.items()}


seen = {
    "pandas": table(pandas.read_csv(file).to_dict("list")),
    "polars": table(polars.read_csv(file, infer_schema_length=None).to_dict(as_series=False)),
}
result = duckdb.sql(f"select * from read_csv('{file}', sample_size = -1)")
rows = result.fetchall()
seen["duckdb"] = table({name: [row[at] for row in rows] for at, name in enumerate(result.columns)})
json.dump(seen, sys.stdout)
