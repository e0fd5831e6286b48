"""The days on which libraries go wrong about clocks, by zone.

Times that don't exist, times that come twice, half an hour, two hours, a day that is missing; and
two days without a change of that clock, on one of which users' clocks change.
"""

import pytest

#: Zone, clock time, and how many minutes the clock jumps (below nought: goes back).
CASES = {
    "berlin-skips": ("Europe/Berlin", "2026-03-29 02:30", 60),
    "new-york-skips": ("America/New_York", "2026-03-08 02:30", 60),
    "beirut-skips-midnight": ("Asia/Beirut", "2026-03-29 00:30", 60),
    "cairo-skips-midnight": ("Africa/Cairo", "2026-04-24 00:30", 60),
    "havana-skips-midnight": ("America/Havana", "2026-03-08 00:30", 60),
    "sao-paulo-has-no-midnight": ("America/Sao_Paulo", "2018-11-04 00:00", 60),
    "berlin-twice": ("Europe/Berlin", "2026-10-25 02:30", -60),
    "new-york-twice": ("America/New_York", "2026-11-01 01:30", -60),
    "dublin-twice": ("Europe/Dublin", "2026-10-25 01:30", -60),
    "casablanca-twice-at-ramadan": ("Africa/Casablanca", "2026-02-15 02:30", -60),
    "lord-howe-skips-half-an-hour": ("Australia/Lord_Howe", "2026-10-04 02:15", 30),
    "lord-howe-repeats-half-an-hour": ("Australia/Lord_Howe", "2026-04-05 01:45", -30),
    "troll-skips-two-hours": ("Antarctica/Troll", "2026-03-29 02:00", 120),
    "apia-has-no-such-day": ("Pacific/Apia", "2011-12-30 12:00", 24 * 60),
    "kathmandu-does-not-change": ("Asia/Kathmandu", "2026-03-29 02:30", 0),
    "new-york-changes-for-users-only": ("Europe/Berlin", "2026-03-08 07:30", 0),
}
every_case = pytest.mark.parametrize(("zone", "text", "jump"), CASES.values(), ids=list(CASES))
