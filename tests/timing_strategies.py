"""Hypothesis strategies for plans that a search has trouble with."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from golive.plan import (
    Audience,
    CandidateSettings,
    CountedSeries,
    DaySpan,
    Freeze,
    How,
    LeadUnit,
    NoticeAction,
    NoticeImpact,
    Person,
    Plan,
)
from golive.plan.edits import with_value
from tests.builders import a_plan, a_series, a_source
from tests.rule_strategies import ZONES, more_answers, some_time

#: Zones with the day before the one searched from: clock changes of every kind lie ahead.
CLOCKS = (
    ("Europe/Berlin", date(2026, 3, 28)),
    ("Europe/Berlin", date(2026, 10, 24)),
    ("America/New_York", date(2026, 3, 7)),
    ("America/New_York", date(2026, 10, 31)),
    ("Europe/Dublin", date(2026, 10, 24)),
    ("Africa/Cairo", date(2026, 4, 23)),
    ("Asia/Beirut", date(2026, 3, 28)),
    ("America/Havana", date(2026, 3, 7)),
    ("America/Havana", date(2026, 10, 31)),
    ("America/Sao_Paulo", date(2018, 11, 3)),
    ("Africa/Casablanca", date(2026, 2, 14)),
    ("Australia/Lord_Howe", date(2026, 10, 3)),
    ("Australia/Lord_Howe", date(2026, 4, 4)),
    ("Antarctica/Troll", date(2026, 3, 28)),
    ("Pacific/Apia", date(2011, 12, 28)),
    ("Asia/Kathmandu", date(2026, 6, 1)),
    ("UTC", date(2026, 12, 23)),
)
RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=FR,SU",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
    "FREQ=MONTHLY;BYDAY=1SU",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
)


@st.composite
def freezes(draw: st.DrawFn, near: datetime) -> Freeze:
    starts = near + timedelta(minutes=15 * draw(st.integers(-400, 400)))
    return Freeze(
        id=f"freeze{draw(st.integers(0, 10**9))}",
        hard=draw(st.sampled_from((True, True, False))),
        starts=starts,
        ends=starts + timedelta(minutes=draw(st.integers(1, 900))),
        repeats=draw(st.none() | st.sampled_from(RULES)),
        zone=draw(st.sampled_from((None, None, *ZONES))),
        buffer_before_minutes=draw(st.sampled_from((0, 0, 30, 200))),
        buffer_after_minutes=draw(st.sampled_from((0, 0, 45))),
    )


@st.composite
def people(draw: st.DrawFn, near: date) -> Person:
    leave = near + timedelta(days=draw(st.integers(-1, 5)))
    return Person(
        id=f"person{draw(st.integers(0, 10**9))}",
        zone=draw(st.sampled_from(ZONES)),
        available_from=draw(some_time),
        available_until=draw(some_time),
        weekends=draw(st.booleans()),
        leave=draw(st.sampled_from(((), (), (DaySpan(first=leave, last=leave),)))),
        required=draw(st.booleans()),
    )


@st.composite
def audiences(draw: st.DrawFn, near: date) -> Audience:
    return Audience(
        id=f"audience{draw(st.integers(0, 10**9))}",
        zone=draw(st.sampled_from(ZONES)),
        action=draw(st.sampled_from(NoticeAction)),
        impact=draw(st.sampled_from(NoticeImpact)),
        contract_lead_days=draw(st.none() | st.integers(0, 6)),
        contract_lead_unit=draw(st.sampled_from(LeadUnit)),
        lead_days=draw(st.none() | st.integers(0, 5)),
        sent_on=draw(st.none() | st.integers(-3, 1).map(lambda n: near + timedelta(days=n))),
    )


@st.composite
def usages(draw: st.DrawFn, now: datetime) -> CountedSeries:
    """Make some weeks of whole numbers, with holes, that end about now."""
    step = draw(st.sampled_from((3600, 1800, 900, 600)))
    count = draw(st.sampled_from((0.5, 5, 15, 30, 70))) * 86_400 / step
    dice = random.Random(draw(st.integers(0, 99)))
    highest = draw(st.sampled_from((0, 3, 1000)))
    values = [float(dice.randint(0, highest)) for _ in range(int(count))]
    holes = draw(st.lists(st.integers(0, 200), max_size=3))
    known = [None if n % 168 in holes else value for n, value in enumerate(values)]
    ends = now.replace(minute=0, second=0) + timedelta(hours=draw(st.integers(-30, 2)))
    start = ends - timedelta(seconds=step * len(values))
    return a_series(list(known), start, step, draw(st.sampled_from(How)))


@st.composite
def plans(
    draw: st.DrawFn, *, every_rule: bool = False
) -> tuple[Plan, datetime, CountedSeries | None]:
    """Make a plan, a moment and its usage; one in three has answers that more rules ask for."""
    zone, day = draw(st.sampled_from(CLOCKS))
    now = datetime(day.year, day.month, day.day, 9, 20, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    series = draw(st.none() | usages(now))
    wishes = CandidateSettings(
        earliest=draw(some_time),
        latest=draw(some_time),
        weekdays=tuple(draw(st.sampled_from(((), (), (0, 1, 6))))),
        accept_clock_change=draw(st.booleans()),
    )
    plan = a_plan(
        launch__zone=zone,
        launch__country=draw(st.sampled_from((None, "NL"))),
        timing__length_minutes=draw(st.sampled_from((45, 120, 120, 250, 1500))),
        timing__search_from=draw(st.sampled_from((None, day))),
        timing__search_days=draw(st.integers(1, 2)),
        timing__freezes=draw(st.lists(freezes(now), max_size=3, unique_by=lambda row: row.id)),
        timing__people=draw(st.lists(people(day), max_size=2, unique_by=lambda row: row.id)),
        notices__audiences=draw(st.lists(audiences(day), max_size=2, unique_by=lambda row: row.id)),
        timing__settings=draw(st.sampled_from((CandidateSettings(), wishes))),
        timing__sources=(a_source(series),) if series else (),
    )
    if every_rule or draw(st.sampled_from((False, False, True))):
        for path, value in draw(more_answers(plan, now)).items():
            plan = with_value(plan, path, value)
    return plan, now, series
