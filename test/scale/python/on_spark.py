"""Writes pages (JSON lines) as Parquet, runs the job of examples/spark over them with two cores, and prints what it wrote as JSON."""

import json
import os
import subprocess
import sys

import pyarrow.json
import pyarrow.parquet

os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
job, pages, folder, herodotus = sys.argv[1:]
pyarrow.parquet.write_table(pyarrow.json.read_json(pages), f"{folder}/pages.parquet")
given = ["--input", f"{folder}/pages.parquet", "--fields", "text=body,id=id,date=day"]
common = ["--master", "local[2]", "--herodotus", herodotus]
subprocess.run([sys.executable, job, *given, *common, "--partitions", "2", "--output", f"{folder}/coded"], check=True)
with open(f"{folder}/archives.txt", "w") as listing:
    listing.write(f"{folder}/a.warc\n")
archives = ["--warc-list", f"{folder}/archives.txt"]
subprocess.run([sys.executable, job, *archives, *common, "--output", f"{folder}/archived"], check=True)


def rows(name):
    return pyarrow.parquet.read_table(f"{folder}/{name}").to_pylist()


written = {name: rows(name) for name in ("coded/statements", "coded/errors", "archived/statements")}
print(json.dumps(written, default=lambda day: day.isoformat()))
