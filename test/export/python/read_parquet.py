"""Prints a Parquet file as pyarrow, polars, DuckDB and pandas read it, by reader: the type and the values of each column, as JSON."""
import datetime
import json
import sys

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet

file = sys.argv[1]


def plain(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    return None if value is None or value != value else value


def column(kind, values):
    return {"type": str(kind), "values": [plain(value) for value in values]}


seen = {}
table = pyarrow.parquet.read_table(file)
seen["pyarrow"] = {field.name: column(field.type, table[field.name].to_pylist()) for field in table.schema}

frame = polars.read_parquet(file)
seen["polars"] = {name: column(kind, frame[name].to_list()) for name, kind in frame.schema.items()}

result = duckdb.sql(f"select * from read_parquet('{file}')")
rows = result.fetchall()
seen["duckdb"] = {
    name: column(kind, [row[at] for row in rows]) for at, (name, kind) in enumerate(zip(result.columns, result.types))
}

frame = pandas.read_parquet(file, dtype_backend="pyarrow")
seen["pandas"] = {name: column(frame[name].dtype, frame[name].array.__arrow_array__().to_pylist()) for name in frame.columns}

file = pyarrow.parquet.ParquetFile(file)
seen["groups"] = file.metadata.num_row_groups
seen["created"] = file.metadata.created_by
json.dump(seen, sys.stdout)
