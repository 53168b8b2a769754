#!/usr/bin/env python3
"""Writes cases.csv.gz: 10,000 deadlines, worked out apart from Vigil.

Holidays stand here as lists worked out year by year by other means (Easter from the Julian day of
the paschal full moon after Gauss, weekdays by looking through the month), working days are counted
on a list of all days, and clocks change as Python's own time zone files say.

    python3 cases.py > cases.csv.gz
"""

import calendar
import datetime as dt
import gzip
import random
import sys
import zoneinfo

DAY = dt.timedelta(days=1)


def easter(year):
    """Gauss, with the two exceptions."""
    k = year // 100
    m = (15 + k - (8 * k + 13) // 25 - k // 4) % 30
    n = (4 + k - k // 4) % 7
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return dt.date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return dt.date(year, 4, 18)
    return dt.date(year, 3, 22) + (d + e) * DAY


def weekdays(year, month, weekday):
    return [
        dt.date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if calendar.weekday(year, month, day) == weekday
    ]


def moved(day):
    return {5: day - DAY, 6: day + DAY}.get(day.weekday(), day)


def us(year):
    days = {
        moved(dt.date(year, 1, 1)),
        weekdays(year, 1, 0)[2],
        weekdays(year, 2, 0)[2],
        weekdays(year, 5, 0)[-1],
        moved(dt.date(year, 7, 4)),
        weekdays(year, 9, 0)[0],
        weekdays(year, 10, 0)[1],
        moved(dt.date(year, 11, 11)),
        weekdays(year, 11, 3)[3],
        moved(dt.date(year, 12, 25)),
    }
    if year >= 2021:
        days.add(moved(dt.date(year, 6, 19)))
    return days


def target(year):
    e = easter(year)
    fixed = [(1, 1), (5, 1), (12, 25), (12, 26)]
    return {dt.date(year, m, d) for m, d in fixed} | {e - 2 * DAY, e + DAY}


def germany(year):
    e = easter(year)
    fixed = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)] + ([(10, 31)] if year == 2017 else [])
    moving = {e - 2 * DAY, e + DAY, e + 39 * DAY, e + 50 * DAY}
    return {dt.date(year, m, d) for m, d in fixed} | moving


def france(year):
    e = easter(year)
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    return {dt.date(year, m, d) for m, d in fixed} | {e + DAY, e + 39 * DAY, e + 50 * DAY}


YEARS = range(1995, 2102)
RESTS = {
    name: set().union(*(of(year) for year in YEARS))
    for name, of in [("US", us), ("TARGET", target), ("DE", germany), ("FR", france)]
}
WORKED = {
    name: [
        day
        for day in (dt.date(1995, 1, 1) + i * DAY for i in range(39_000))
        if day.weekday() < 5 and day not in rests
    ]
    for name, rests in RESTS.items()
}

RULES = [
    ("US", "SUSPICIOUS_ACTIVITY", 30, "days", "US", "America/New_York", 1996),
    ("US", "SUSPICIOUS_ACTIVITY_WITHOUT_SUBJECT", 60, "days", "US", "America/New_York", 1996),
    ("US", "CONTINUING_ACTIVITY", 120, "days", "US", "America/New_York", 1996),
    ("US", "CURRENCY_TRANSACTION", 15, "days", "US", "America/New_York", 1996),
    ("EU", "AUTHORITY_REQUEST", 5, "worked", "TARGET", "Europe/Brussels", 2027),
    ("EU", "URGENT_AUTHORITY_REQUEST", 24, "hours", "TARGET", "Europe/Brussels", 2027),
    ("DE", "AUTHORITY_REQUEST", 5, "worked", "DE", "Europe/Berlin", 2027),
    ("DE", "URGENT_AUTHORITY_REQUEST", 24, "hours", "DE", "Europe/Berlin", 2027),
    ("FR", "AUTHORITY_REQUEST", 5, "worked", "FR", "Europe/Paris", 2027),
    ("FR", "URGENT_AUTHORITY_REQUEST", 24, "hours", "FR", "Europe/Paris", 2027),
]
IN_FORCE = dt.date(2027, 7, 10)


def utc(moment):
    return moment.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def expected(rule, began):
    jurisdiction, _, count, unit, rests, zone, _ = rule
    local = began.astimezone(zoneinfo.ZoneInfo(zone))
    day = local.date()
    if jurisdiction != "US" and day < IN_FORCE:
        return "none"
    if unit == "hours":
        return utc(began + dt.timedelta(hours=count))
    if unit == "days":
        last = dt.date.fromordinal(day.toordinal() + count)
    else:
        last = [d for d in WORKED[rests] if d > day][:count][-1]
    end = last + DAY
    return utc(dt.datetime(end.year, end.month, end.day, tzinfo=zoneinfo.ZoneInfo(zone)))


def moments(chance):
    """Half of them anywhere, half near what is easily got wrong."""
    while True:
        year = chance.randrange(1996, 2100)
        if chance.random() < 0.5:
            base = dt.datetime(year, 1, 1) + chance.random() * 365 * DAY
        else:
            base = chance.choice(
                [
                    dt.datetime(year, 1, 1),
                    dt.datetime(year, 2, 28),
                    dt.datetime(year, 3, 8),
                    dt.datetime(year, 3, 28),
                    dt.datetime(year, 10, 28),
                    dt.datetime(year, 11, 4),
                    dt.datetime(year, 12, 24),
                    dt.datetime.combine(easter(year), dt.time()),
                    dt.datetime.combine(easter(year), dt.time()) + 38 * DAY,
                ]
            ) + chance.randrange(-6 * 24, 6 * 24) * dt.timedelta(hours=1)
        yield base.replace(microsecond=0, tzinfo=dt.timezone.utc)


def main():
    chance = random.Random(7)
    source = moments(chance)
    lines = []
    while len(lines) < 10_000:
        rule = RULES[len(lines) % len(RULES)]
        began = next(source)
        if began.year < rule[6] or began.year > 2099:
            continue
        lines.append(f"{rule[0]},{rule[1]},{utc(began)},{expected(rule, began)}")
    text = ("\n".join(lines) + "\n").encode()
    sys.stdout.buffer.write(gzip.compress(text, 9, mtime=0))


main()
