"""Unpacks an archive and prints, as JSON, the names of its files, those whose SHA-256 is not as SHA256SUMS says, and what pandas
reads of its tables."""
import hashlib
import io
import json
import sys
import zipfile

import pandas

with zipfile.ZipFile(sys.argv[1]) as archive:
    broken = archive.testzip()
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
    wrong = [name for name, sum in sums.items() if hashlib.sha256(archive.read(name)).hexdigest() != sum]
    table = pandas.read_csv(io.BytesIO(archive.read("data/events.csv")))
    typed = pandas.read_parquet(io.BytesIO(archive.read("data/events.parquet")))
    json.dump(
        {
            "broken": broken,
            "names": archive.namelist(),
            "summed": sorted(sums),
            "wrong": wrong,
            "rows": [len(table), len(typed)],
            "same": bool((table["quote"].str.removeprefix("'") == typed["quote"]).all()),
        },
        sys.stdout,
    )
