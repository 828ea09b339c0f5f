#!/usr/bin/env bash
# One would guess: the key under which an index of a web archive keeps an address puts
# together what differs in the host's letters, in "www." or the order of parameters;
# paths, in which capitals matter, stay apart.
#
# What happens: surt puts paths and parameters into small letters, and so does every
# index (CDXJ) that cdxj-indexer makes with it for pywb. t.co/AbCdEf and t.co/abcdef,
# and the videos watch?v=aB and watch?v=Ab, have one key each. "www2." is taken away
# as "www." is. The index is right in its "url", but who asks by the key gets both, and
# who takes the last of a key for the newest capture gets the wrong one.
# surt(…, path_lowercase=False, query_lowercase=False) keeps them apart; cdxj-indexer
# does not pass it on.
#
# Where it matters: links in posts are short links, whose letters are all that they
# have. Texts that are told apart by the key are dropped as copies, and a link of a
# report leads to another post.
#
# Source: RFC 3986, section 6.2.2.1, lets schemes and hosts alone be put so;
# oduwsdl/ipwb issue 368, open since 2018; webrecorder/pywb issue 943 on "www2".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  surt==0.3.1 cdxj-indexer==1.5.0 warcio==1.8.1 2>&1

cat >finding.py <<'PY'
import io
import json
from importlib.metadata import version

from surt import surt
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

print("surt", version("surt"), "cdxj-indexer", version("cdxj-indexer"))
posts = ["https://t.co/AbCdEf", "https://t.co/abcdef"]
apart = {"path_lowercase": False, "query_lowercase": False}
told = {
    "https://t.co/AbCdEf": "co,t)/abcdef",
    "https://t.co/abcdef": "co,t)/abcdef",
    "https://video.example/watch?v=aB": "example,video)/watch?v=ab",
    "https://video.example/watch?v=Ab": "example,video)/watch?v=ab",
    "https://www2.news.example/a": "example,news)/a",
    "https://www.news.example/a": "example,news)/a",
    "https://live.news.example/a": "example,news,live)/a",
}
keys = {address: surt(address) for address in told}
for address, key in keys.items():
    print(address, "->", key)
kept = [surt(address, **apart) for address in posts]
print("with path_lowercase=False:", kept)

with open("posts.warc.gz", "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for address in posts:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = io.BytesIO(f"<p>{address}</p>".encode())
        writer.write_record(writer.create_warc_record(address, "response", payload=page, http_headers=headers))
print("asked of the index in posts.cdxj:")
json.dump({"told": keys == told and kept == ["co,t)/AbCdEf", "co,t)/abcdef"]}, open("seen.json", "w"))
PY
venv/bin/python finding.py
venv/bin/cdxj-indexer posts.warc.gz >posts.cdxj

cat >asked.py <<'PY'
import json

lines = [line.split(" ", 2) for line in open("posts.cdxj")]
found = [json.loads(fields)["url"] for key, _, fields in lines if key == "co,t)/abcdef"]
print("co,t)/abcdef ->", found)
as_told = json.load(open("seen.json"))["told"] and sorted(found) == ["https://t.co/AbCdEf", "https://t.co/abcdef"]
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python asked.py
