#!/usr/bin/env bash
# One would guess: in a GeoJSON property that holds times, a time without a
# zone is read as one without a zone, whatever stands in other features.
#
# What happens: one zoned time is enough for the whole column. Bare times, and
# even plain days, take a zone that nobody wrote, and which one depends on the
# order of the features: the last zone met before them, or UTC where they come
# first. "2024-05-02T10:00:00" after "...+05:30" is 10:00+05:30; after a
# further "...-04:00" it is 14:00 UTC; put first, it is 10:00 UTC. The day
# "2024-05-02" becomes the moment of midnight in that zone.
# mixed_offsets_as_utc=False changes nothing; datetime_as_string=True keeps the
# zones apart but makes a midnight of the day; GDAL's open option
# DATE_AS_STRING=YES gives the words of the file.
#
# Where it matters: maps of events mix sources; one gives a moment with its
# zone, the next only a day, which has become a moment: shown in another zone,
# it falls on the day before or after.
#
# Source: pyogrio pull request 486 (bare times, still open) and issue 123;
# GDAL's GeoJSON driver, open option DATE_AS_STRING.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  pyogrio==0.13.0 geopandas==1.2.0 pandas==2.3.3 2>&1

cat >finding.py <<'PY'
import json

import geopandas
import pyogrio

print("pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)


def read(times, **options):
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [0, 0]},
            "properties": {"when": time},
        }
        for time in times
    ]
    with open("events.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    seen = [str(time) for time in geopandas.read_file("events.geojson", **options).when]
    print(times, options or "", "->", seen)
    return seen


bare, day = "2024-05-02T10:00:00", "2024-05-02"
east, west = "2024-05-01T10:00:00+05:30", "2024-05-01T10:00:00-04:00"
as_told = (
    read([bare, day]) == ["2024-05-02 10:00:00", "2024-05-02 00:00:00"]
    and read([east, bare])[1] == "2024-05-02 10:00:00+05:30"
    and read([east, west, bare])[2] == "2024-05-02 14:00:00+00:00"
    and read([bare, east])[0] == "2024-05-02 10:00:00+00:00"
    and read([east, day])[1] == "2024-05-02 00:00:00+05:30"
    and read([east, bare], mixed_offsets_as_utc=False)[1] == "2024-05-02 10:00:00+05:30"
    and read([east, day], datetime_as_string=True) == [east, "2024-05-02T00:00:00"]
    and read([east, day], DATE_AS_STRING="YES") == [east, day]
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python -W ignore finding.py
