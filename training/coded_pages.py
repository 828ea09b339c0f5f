"""Reads marked reports beside what the program made of them: lines of JSON, those of the gold by `id`, where lines of one id add their links."""
import json


def coded_pages(gold, files):
    """Of each line of the files (page of the gold, {id, record, pairs})."""
    pages = {}
    for page in map(json.loads, open(gold, encoding="utf-8")):
        before = pages.get(page["id"], {})
        pages[page["id"]] = {**before, **page, "links": before.get("links", []) + page["links"]}
    for file in files:
        for line in open(file, encoding="utf-8"):
            coded = json.loads(line)
            yield pages[coded["id"]], coded


def overlap(cue, span):
    """Whether a cue of a record and words of the text, as (start, end), share a letter."""
    return cue["start"] < span[1] and span[0] < cue["end"]
