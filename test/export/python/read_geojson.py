"""Prints a GeoJSON file as geopandas reads it, as JSON: its reference system, types of columns, points, and some values."""
import json
import sys

import geopandas

frame = geopandas.read_file(sys.argv[1])
json.dump(
    {
        "crs": frame.crs.to_epsg(),
        "types": {name: str(kind) for name, kind in frame.dtypes.items()},
        "points": [[point.x, point.y] for point in frame.geometry],
        "from": [None if value != value else value.isoformat() for value in frame["from"]],
        "to": [None if value != value else value.isoformat() for value in frame["to"]],
        "precision": frame["precision"].tolist(),
        "quote": frame["quote"].tolist(),
        "recipient_codes": [None if value != value else value for value in frame["recipient_codes"]],
        "statement": frame["statement"].tolist(),
    },
    sys.stdout,
)
