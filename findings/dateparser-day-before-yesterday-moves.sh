#!/usr/bin/env bash
# One would guess: search_dates finds a phrase in a sentence and gives the day
# that parse gives for the phrase.
#
# What happens: dateparser.parse reads "the day before yesterday" rightly.
# search_dates, with the same settings, finds the whole phrase and gives
# yesterday; followed by "in", as in "the day before yesterday in Aleppo", it
# gives tomorrow. "The day after tomorrow" becomes tomorrow. The text that is
# returned with the day is the right one (with an "in" at its end), so nothing
# shows it. "Two days ago in Aleppo" is right, and so are the Spanish, French
# and German words for the day, and strategy="ngram", the other way to search.
#
# Where it matters: agencies tell what happened by days before the day of the
# report. An attack is put on the day after the report, and can be no report of
# what had happened; or on a day on which nothing did.
#
# Source: the README warns that "support for date searching is limited", not of
# this; seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 2>&1

cat >finding.py <<'PY'
from datetime import datetime
from importlib.metadata import version

from dateparser import parse
from dateparser.search import search_dates

print("dateparser", version("dateparser"))
settings = {"RELATIVE_BASE": datetime(2024, 5, 15, 12)}
print("the report is of 15 May 2024")


def alone(phrase):
    return parse(phrase, languages=["en"], settings=settings).day


def found(text, language="en"):
    return [(words, day.day) for words, day in search_dates(text, languages=[language], settings=settings)]


phrases = {phrase: alone(phrase) for phrase in ("the day before yesterday", "the day after tomorrow", "two days ago")}
for phrase, day in phrases.items():
    print("parse:", repr(phrase), "->", day, "May")
told = {
    ("en", "Men were shot the day before yesterday."): [("the day before yesterday", 14)],
    ("en", "Men were shot the day before yesterday in Aleppo."): [("the day before yesterday in", 16)],
    ("en", "Troops will leave the day after tomorrow."): [("the day after tomorrow", 16)],
    ("en", "Men were shot two days ago in Aleppo."): [("two days ago in", 13)],
    ("es", "Anteayer en Alepo murieron dos hombres."): [("Anteayer en", 13)],
    ("fr", "Avant-hier à Alep deux hommes sont morts."): [("Avant-hier à", 13)],
    ("de", "Vorgestern in Aleppo starben zwei Männer."): [("Vorgestern in", 13)],
}
seen = {(language, text): found(text, language) for language, text in told}
for (language, text), days in seen.items():
    print("search_dates:", language, repr(text), "->", *(f"{words!r} {day} May" for words, day in days))
words, day = search_dates(
    "Men were shot the day before yesterday in Aleppo.", languages=["en"], settings=settings, strategy="ngram"
)[0]
print("search_dates, ngram:", repr(words), "->", day.day, "May")
as_told = seen == told and day.day == 13 and list(phrases.values()) == [13, 17, 13]
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python -W ignore finding.py
