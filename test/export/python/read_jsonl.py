"""Prints files of JSON lines (records, incidents) as DuckDB and polars read them when they look at all lines, as JSON."""
import json
import sys

import duckdb
import polars

records, incidents = sys.argv[1:]


def asked(file, columns):
    source = f"read_json('{file}', format = 'newline_delimited', sample_size = -1, maximum_object_size = 100000000)"
    return duckdb.sql(f"select {columns} from {source}").fetchall()


def types(file):
    return set(polars.read_ndjson(file, infer_schema_length=None).columns)


frame = polars.read_ndjson(incidents, infer_schema_length=None)
json.dump(
    {
        "duckdb": {
            "records": asked(records, "id, published, len(statements), len(text)"),
            "incidents": asked(incidents, "id, place.country, len(statements), statements[1].start"),
        },
        "polars": {
            "records": sorted(types(records)),
            "incidents": [
                [row["id"], None if row["place"] is None else row["place"]["country"], len(row["statements"]),
                 row["statements"][0]["start"]]
                for row in frame.to_dicts()
            ],
        },
    },
    sys.stdout,
    default=str,
)
