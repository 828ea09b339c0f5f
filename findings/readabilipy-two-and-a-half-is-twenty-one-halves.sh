#!/usr/bin/env bash
# One would guess: an extractor of articles leaves the characters of the text as
# they are, or changes nothing but blanks.
#
# What happens: ReadabiliPy puts all text into Unicode's form NFKC, in which a
# fraction is three signs and a raised digit a plain one, without a blank before
# it. "2½ million" becomes "21⁄2 million", twenty-one halves; "12³", twelve with
# the note 3, becomes "123", and "10⁵" 105. Its "plain_text" and its
# "plain_content" have it alike. SentencePiece's default rule, nmt_nfkc, does it
# to whatever a model made with it is given.
#
# Where it matters: reports of aid and of refugees count in halves and quarters of
# millions, and a note behind a number of dead multiplies them by ten. The text
# does not show it, as nothing was left out.
#
# Source: Unicode Standard Annex 15, section 1.2, says that the forms K lose
# distinctions of meaning, with 2⁵ as its example; ReadabiliPy's
# text_manipulation.py calls it a step of simplification. Seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  readabilipy==0.3.0 sentencepiece==0.2.3 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

from readabilipy import simple_json_from_html_string
from sentencepiece import SentencePieceNormalizer

print("readabilipy", version("readabilipy"), "sentencepiece", version("sentencepiece"))


def article(text):
    page = f"<html><body><p>{text}</p></body></html>"
    told = simple_json_from_html_string(page, use_readability=False)
    assert told["plain_content"] == f"<div><p>{told['plain_text'][0]['text']}</p></div>"
    return told["plain_text"][0]["text"]


told = {
    "Some 2\u00bd million people fled.": "Some 21\u20442 million people fled.",
    "The blast killed 12\u00b3 in all.": "The blast killed 123 in all.",
    "Some 2 \u00bd million people fled.": "Some 2 1\u20442 million people fled.",
    "Some 2.5 million people fled.": "Some 2.5 million people fled.",
    "The blast killed 12 [3] in all.": "The blast killed 12 [3] in all.",
}
seen = {text: article(text) for text in told}
for text, result in seen.items():
    print("readabilipy:", text, "->", result)
piece = SentencePieceNormalizer(rule_name="nmt_nfkc").normalize("2\u00bd million, 12\u00b3")
plain = piece.replace("\u2581", " ").strip()
print("sentencepiece, nmt_nfkc:", "2\u00bd million, 12\u00b3", "->", plain)
as_told = seen == told and plain == "21\u20442 million, 123"
raise SystemExit(0 if as_told else "no longer as told")
PY
PYTHONIOENCODING=utf-8 venv/bin/python -W ignore finding.py
