"""Every rule against a count, minute by minute, that shares no code with it."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.forecast.clock import floor_s
from golive.plan import CountedSeries, Person, Plan
from golive.timing import Booking
from golive.timing.night import asleep, sleepers
from golive.timing.rules import rules
from golive.window import Window
from tests.brute_force import BruteForce
from tests.builders import NOW, a_plan
from tests.rule_strategies import bookings
from tests.timing_strategies import plans

_slow = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def cases(
    draw: st.DrawFn,
) -> tuple[Plan, datetime, CountedSeries | None, tuple[Booking, ...]]:
    plan, now, series = draw(plans(every_rule=True))
    others = draw(st.lists(bookings(now), max_size=3, unique_by=lambda one: one.subject))
    return plan, now, series, tuple(others)


@_slow
@given(cases())
def test_every_rule_stands_where_a_count_minute_by_minute_says(
    case: tuple[Plan, datetime, CountedSeries | None, tuple[Booking, ...]],
) -> None:
    plan, now, series, others = case
    brute = BruteForce(plan, now, series)
    brute.bookings = others
    length = timedelta(minutes=brute.minutes)
    forecast = brute.traffic.forecast if brute.traffic else None
    found = rules(plan, now, brute.starts[0], brute.starts[-1] + length, others, forecast)
    starts = np.array([floor_s(start) for start in brute.starts], dtype=np.int64)
    stands = [rule.stands(starts, 60 * brute.minutes) for rule in found]

    for place, start in enumerate(brute.starts):
        met = [rule for rule, against in zip(found, stands, strict=True) if against[place]]
        hard = Counter(rule.name for rule in met if rule.hard)
        assert hard == Counter(rule for rule, _ in brute.refusals(start)), start
        soft = {(rule.name, rule.subject, rule.points) for rule in met if not rule.hard}
        assert soft >= set(brute.more.costs(start)), start
        assert sum(points for _, _, points in soft) == brute.points(start), start
        window = Window(start=start, end=start + length, zone=plan.zone)
        for rule in met[:: 1 + place % 5]:
            assert rule.why(window).endswith("."), rule.name


@_slow
@given(plans(every_rule=True))
def test_who_is_asleep_is_counted_as_it_is_named(
    made: tuple[Plan, datetime, CountedSeries | None],
) -> None:
    plan, now, series = made
    brute = BruteForce(plan, now, series)
    starts = np.array([floor_s(start) for start in brute.starts], dtype=np.int64)
    counts = sleepers(plan, starts, 60 * brute.minutes)
    for start, count in list(zip(brute.starts, counts, strict=True))[::7]:
        window = Window(start=start, end=start + timedelta(minutes=brute.minutes), zone=plan.zone)
        moments = [brute.around[number] for number in brute.window(start)]
        up = [
            person
            for person in plan.timing.people
            if any(not 7 <= brute.local(at, person.zone).hour < 23 for at in moments)
        ]
        assert len(asleep(plan, window)) == count == len(up)


@settings(_slow, max_examples=60)
@given(
    st.integers(0, 27),
    st.integers(9 * 60, 17 * 60 - 1),
    st.integers(1, 480),
    st.sampled_from(("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu")),
    st.sampled_from((8.0, 11.0, 24.0)),
)
def test_a_window_inside_somebodys_working_day_costs_them_no_rest(
    day: int, minute: int, minutes: int, zone: str, rest: float
) -> None:
    start = datetime(2027, 3, 8, tzinfo=ZoneInfo(zone)) + timedelta(days=day)
    start += timedelta(minutes=minute)  # on the clock, over two clock changes
    end = min(start + timedelta(minutes=minutes), start.replace(hour=17, minute=0))
    plan = a_plan(timing__people=(Person(zone=zone),), timing__rest_hours=rest)
    found = {rule.name: rule for rule in rules(plan, NOW, start, end)}
    inside = found["rest"].refuses(Window(start=start, end=end, zone=zone))
    assert inside is None or start.weekday() > 4
