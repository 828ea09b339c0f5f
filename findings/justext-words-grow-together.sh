#!/usr/bin/env bash
# One would guess: text that is taken out of a page has the spaces that a reader
# of the page sees.
#
# What happens: jusText drops each piece of text that is nothing but white space
# before it puts a paragraph together. That is harmless between paragraphs, but
# a single space between two elements within one is such a piece too: a link
# beside a link, bold beside italics, a figure beside its correction. The words
# on both sides become one, "<b>12</b> <i>soldiers</i>" is "12soldiers", and of
# two figures, "<del>12</del> <ins>14</ins>", comes a third: 1214. A space that
# stands within an element, or beside plain text, stays.
#
# Where it matters: jusText cleans the pages of many web corpora. News pages link
# names side by side, and live pages strike out a count and write the new one
# behind it: names are not found, and "1214 were killed" is coded. lxml's text of
# the same paragraph has all spaces.
#
# Source: the library's README and its page on the algorithm say nothing of it;
# seen by running it (characters() in justext/core.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps justext==3.0.2 lxml==6.1.3 lxml_html_clean==0.4.6 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

import justext
from lxml import html

print("justext", version("justext"))
told = {
    'The <a href="/m">Ministry</a> <a href="/d">of Defence</a> spoke.': "The Ministryof Defence spoke.",
    "The army said that <b>12</b> <i>soldiers</i> fell.": "The army said that 12soldiers fell.",
    "Police said <del>12</del> <ins>14</ins> were killed.": "Police said 1214 were killed.",
    "<b>Moscow</b>\n<b>Kyiv</b> were silent.": "MoscowKyiv were silent.",
    "The army said that <b>12 </b><i>soldiers</i> fell.": "The army said that 12 soldiers fell.",
    "Police said <del>12</del>, <ins>14</ins> were killed.": "Police said 12, 14 were killed.",
}
stoplist = justext.get_stoplist("English")
seen, plain = {}, {}
for markup in told:
    page = f"<html><body><p>{markup}</p></body></html>"
    seen[markup] = " / ".join(paragraph.text for paragraph in justext.justext(page.encode(), stoplist))
    plain[markup] = " ".join(html.fromstring(page).text_content().split())
    print(markup.replace("\n", "\\n"), "->", seen[markup], "" if seen[markup] == plain[markup] else f"(lxml: {plain[markup]})")
as_told = seen == told and [seen[markup] == plain[markup] for markup in told] == [False] * 4 + [True] * 2
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
