"""How long golive takes to find windows, beside a search that tries minute by minute.

Run: `python benchmarks/search_speed.py [--weeks 26] [--freezes 500] [--pairs 3]`. Both search the
same made-up plan, a new one for each pair: half a year in steps of five minutes, hundreds of
freezes, some of which recur, people on four clocks, notices, and a usage by five minutes. The
plain search is the one that golive's tests hold golive's against (`tests/brute_force.py`); both
must find the same windows and refuse the same starts. Figures are processor time. The aim: a
hundredth of the plain search's time.
"""

import argparse
import random
import statistics
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from golive.plan import (
    Audience,
    CandidateSettings,
    CountedSeries,
    DaySpan,
    Freeze,
    How,
    Launch,
    Notices,
    Person,
    Plan,
    Reading,
    Source,
    Timing,
)
from golive.timing import Search, find_windows
from tests.brute_force import BruteForce

NOW = datetime(2026, 9, 14, 9, 20, tzinfo=UTC)
STEP_S = 300
ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
RULES = ("FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=1SU", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=9")
RECURS = 10
AIM = 100


def made_up_freezes(dice: random.Random, count: int, weeks: int) -> tuple[Freeze, ...]:
    """Make up freezes of a quarter of an hour to eight hours, one in ten of them recurring."""
    made = []
    for n in range(count):
        starts = NOW + timedelta(minutes=5 * dice.randrange(weeks * 7 * 288))
        ends = starts + timedelta(minutes=15 * dice.randint(1, 32))
        repeats = dice.choice(RULES) if n % RECURS == 0 else None
        hard = dice.random() < 0.8
        made.append(Freeze(id=f"f{n}", hard=hard, starts=starts, ends=ends, repeats=repeats))
    return tuple(made)


def made_up_people(dice: random.Random) -> tuple[Person, ...]:
    """Make up four people on four clocks, two of them needed, each with a week of leave."""
    made = []
    for n, zone in enumerate(ZONES):
        away = NOW.date() + timedelta(days=dice.randint(0, 150))
        made.append(
            Person(
                id=f"p{n}",
                zone=zone,
                available_from=time(dice.randint(0, 10)),
                available_until=time(dice.randint(18, 23)),
                leave=(DaySpan(first=away, last=away + timedelta(days=7)),),
                required=n < 2,
            )
        )
    return tuple(made)


def made_up_usage(dice: random.Random) -> CountedSeries:
    """Make up eight weeks of counts by five minutes, quiet at night and on some days."""
    start = NOW.replace(hour=0, minute=0) - timedelta(weeks=8)
    by_day = [dice.randint(50, 100) for _ in range(7)]
    values = [
        float(dice.randint(1, 5) + by_day[n // 288 % 7] * (n % 288 > 72))
        for n in range(8 * 7 * 288)
    ]
    return CountedSeries(
        start=start, step_s=STEP_S, values=tuple(values), how=How.SUM, unit="requests"
    )


def made_up_plan(seed: int, freezes: int, weeks: int) -> tuple[Plan, CountedSeries]:
    """Make up a plan with everything a search has to weigh."""
    dice = random.Random(seed)
    series = made_up_usage(dice)
    source = Source(
        file_name="made-up.csv",
        sha256="0" * 64,
        kind="CSV",
        read_as=Reading(zone="UTC", how=How.SUM),
        rows=len(series.values),
        series=series,
    )
    plan = Plan(
        launch=Launch(zone=ZONES[0], country="NL"),
        timing=Timing(
            sources=(source,),
            search_from=date(2026, 9, 15),
            search_days=weeks * 7,
            freezes=made_up_freezes(dice, freezes, weeks),
            people=made_up_people(dice),
            settings=CandidateSettings(top=10),
        ),
        notices=Notices(
            audiences=(
                Audience(id="a0", zone=ZONES[1], contract_lead_days=14),
                Audience(id="a1", zone=ZONES[0]),
            )
        ),
    )
    return plan, series


def same(search: Search, plain: BruteForce) -> int:
    """Hold golive's answer against the plain search's; give the number of starts tried."""
    assert search.grid_minutes == STEP_S / 60
    assert search.starts_tried == len(plain.tried)
    assert dict(search.refused) == dict(plain.refused)
    best = plain.best(plain.fits, 10)
    assert [one.window.start for one in search.candidates] == [one.start for one in best]
    for found, one in zip(search.candidates, best, strict=True):
        assert abs(found.score - one.score) < 1e-6
    return search.starts_tried


def measured(seed: int, freezes: int, weeks: int) -> float:
    """Search one plan both ways, print the seconds each took, and give their ratio."""
    plan, series = made_up_plan(seed, freezes, weeks)
    begun = process_time()
    search = find_windows(plan, now=NOW)
    ours = process_time() - begun
    begun = process_time()
    plain = BruteForce(plan, NOW, series)
    starts = same(search, plain)
    theirs = process_time() - begun
    print(
        f"plan {seed}: {starts:,} starts, {len(search.refused_stretches):,} stretches refused; "
        f"golive {ours:.2f} s, plain search {theirs:.1f} s: {theirs / ours:.0f} times"
    )
    return theirs / ours


def main() -> None:
    """Measure every pair and print the lowest, the middle and the highest ratio."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--weeks", type=int, default=26)
    asked.add_argument("--freezes", type=int, default=500)
    asked.add_argument("--pairs", type=int, default=3)
    options = asked.parse_args()
    measured(99, 5, 1)  # load everything that is loaded once
    ratios = [measured(n, options.freezes, options.weeks) for n in range(options.pairs)]
    print(
        f"ratio {min(ratios):.0f} at least, {statistics.median(ratios):.0f} in the middle, "
        f"{max(ratios):.0f} at most; the same windows each time  (aim: at least {AIM})"
    )


if __name__ == "__main__":
    main()
