#!/usr/bin/env bash
# One would guess: a day of Nepal's calendar, Bikram Sambat, is one day of the
# Gregorian calendar, whichever library is asked.
#
# What happens: the lengths of its months follow no rule but a published table,
# and every library has a copy of it. In that of bikram, Baisakh of 2082 has 30
# days and Asar 31, where they had 31 and 32. All days of Jestha (15 May to 14
# June 2025) and of Shrawan (17 July to 16 August 2025) come out a day early, the
# first days of the other ten months rightly. So 14 May is said to be 1 Jestha, and
# 14 June "32 Jestha", a day that was none. In 2000, the first year that it knows,
# all is off by months: 1 Baisakh is to be 2 January 1944, and was 14 April 1943.
#
# Where it matters: Nepal's papers and police give days in it. Events of two months
# are dated to the day before, which may be the day before their cause.
#
# Source: Republic Day is 15 Jestha, and in 2082 was kept on 29 May 2025. Seen by
# running bikram and, beside it, nepali-datetime, which is right in these months.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  bikram==2.1.4 nepali-datetime==1.0.8.5 2>&1

cat >finding.py <<'PY'
from datetime import date
from importlib.metadata import version

from bikram import samwat
from nepali_datetime import date as nepali

print("bikram", version("bikram"), "nepali-datetime", version("nepali-datetime"))


def asked(year, month, day):
    one = samwat(year, month, day).ad
    other = nepali(year, month, day).to_datetime_date()
    print(f"{year}-{month:02}-{day:02}: bikram {one}, nepali-datetime {other}")
    return one.isoformat(), other.isoformat()


print("Republic Day, 15 Jestha 2082, was 29 May 2025")
republic = asked(2082, 2, 15)
print("the first days of the months of 2082")
late = {}
for month in range(1, 13):
    one, other = asked(2082, month, 1)
    late[month] = (date.fromisoformat(other) - date.fromisoformat(one)).days
print("days too early:", late)
back = [str(samwat.from_ad(day)) for day in (date(2025, 5, 14), date(2025, 6, 14))]
print("14 May and 14 June 2025 by bikram:", back)
first = asked(2000, 1, 1)
as_told = (
    republic == ("2025-05-28", "2025-05-29")
    and late == {month: int(month in (2, 4)) for month in range(1, 13)}
    and back == ["2082-2-1", "2082-2-32"]
    and first == ("1944-01-02", "1943-04-14")
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
