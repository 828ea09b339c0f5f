#!/usr/bin/env bash
# One would guess: what feedparser gives as the content or summary of an item is
# the item's text; what is said of a picture in it is given apart.
#
# What happens: it reads the caption of a picture (media:description of Media RSS)
# as it reads description. Where the picture comes behind the description, the
# caption becomes content[0].value, which code that prefers the full text to the
# summary takes. Where the picture comes first, the caption becomes the summary,
# and the text moves to content. Where it stands between the description and the
# whole text (content:encoded), content[0] is the caption and content[1] the text.
# Nothing in the entry says which is which. Only behind content:encoded the picture
# does no harm, and a media:title never does.
#
# Where it matters: captions tell of other days ("the market in 2019"), and are
# true sentences about other events. They are coded as the day's news.
#
# Source: kurtmckee/feedparser issue 53, open since 2016.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14 2>&1

cat >finding.py <<'PY'
import feedparser

print("feedparser", feedparser.__version__)
STORY, WHOLE, CAPTION = "Soldiers left Homs.", "Soldiers left Homs on Sunday, by bus.", "Rebels took a market, 2019."
parts = {
    "title": "<title>Withdrawal</title>",
    "description": f"<description>{STORY}</description>",
    "encoded": f"<content:encoded>{WHOLE}</content:encoded>",
    "picture": '<media:content url="https://news.example/p.jpg"><media:title>Market</media:title>'
    f"<media:description>{CAPTION}</media:description></media:content>",
}


def entry(*order):
    feed = feedparser.parse(
        '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        "<link>https://news.example/</link><description>News</description><item>"
        + "".join(parts[name] for name in order)
        + "</item></channel></rss>"
    )
    assert not feed.bozo
    read = feed.entries[0]
    content = [text["value"] for text in read.get("content", [])]
    print(*order, sep=", ", end=":\n")
    print("    title:", read.title, "| summary:", read.summary, "| content:", content)
    return read.title, read.summary, content


as_told = (
    entry("title", "description") == ("Withdrawal", STORY, [])
    and entry("title", "description", "picture") == ("Withdrawal", STORY, [CAPTION])
    and entry("picture", "title", "description") == ("Withdrawal", CAPTION, [STORY])
    and entry("picture", "title", "encoded") == ("Withdrawal", CAPTION, [WHOLE])
    and entry("title", "description", "picture", "encoded") == ("Withdrawal", STORY, [CAPTION, WHOLE])
    and entry("title", "description", "encoded", "picture") == ("Withdrawal", STORY, [WHOLE])
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
