"""Windows on the clocks: the days on which a zone's clock changes, and what each clock shows.

What reading makes of the same days is tried in `test_usage_clock_cases.py`.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive.plan import (
    Audience,
    CandidateSettings,
    Freeze,
    Impact,
    Launch,
    Person,
    Plan,
    UserGroup,
)
from golive.timing import find_windows, judge, local_clocks
from golive.window import Window
from tests.brute_force import BruteForce
from tests.builders import LAUNCH, a_plan, a_series, a_source
from tests.clock_cases import every_case

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def change_near(zone: str, text: str) -> datetime | None:
    """Scan by the minute for the change of offset around a clock time."""
    info = ZoneInfo(zone)
    middle = datetime.fromisoformat(text).replace(tzinfo=UTC)
    for n in range(-30 * 60, 30 * 60):
        at = middle + n * MINUTE
        if at.astimezone(info).utcoffset() != (at - MINUTE).astimezone(info).utcoffset():
            return at
    return None


def a_plan_around(zone: str, text: str, **answers: object) -> tuple[Plan, datetime]:
    """Build a plan that is searched from the day before a clock time, for three days."""
    day = datetime.fromisoformat(text).date() - DAY
    now = datetime(day.year, day.month, day.day, tzinfo=UTC) - 2 * DAY
    usual = {"launch__zone": zone, "timing__search_from": day, "timing__search_days": 3}
    return a_plan(**{**usual, **answers}), now


@every_case
def test_a_window_over_the_change_is_refused_and_one_that_touches_it_is_not(
    zone: str, text: str, jump: int
) -> None:
    plan, now = a_plan_around(zone, text)
    change = change_near(zone, text)
    assert (change is None) == (jump == 0)
    if change is None:
        assert find_windows(plan, now=now).refused.get("clock_change") is None
        return

    def refused(start: datetime) -> list[str]:
        window = Window(start=start, end=start + 2 * HOUR, zone=zone)
        return [refusal.rule for refusal in judge(plan, window, now=now).refusals]

    assert refused(change - 1 * HOUR) == ["clock_change"]
    assert refused(change - 2 * HOUR) == []
    assert refused(change) == []
    stretches = find_windows(plan, now=now).refused_stretches
    # windows of two hours on quarters of an hour: seven starts hold the moment inside
    assert [(one.window.start, one.window.end) for one in stretches] == [
        (change - 2 * HOUR + 15 * MINUTE, change)
    ]


@every_case
def test_every_window_lasts_as_long_as_it_says_and_starts_on_a_quarter(
    zone: str, text: str, jump: int
) -> None:
    accepted = CandidateSettings(accept_clock_change=True)
    plan, now = a_plan_around(zone, text, timing__settings=accepted)
    search = find_windows(plan, now=now, top=50)
    days = 3 * DAY - jump * MINUTE
    assert search.span.length == days
    assert search.starts_tried == days // (15 * MINUTE)
    for found in search.candidates:
        assert found.window.length == 2 * HOUR
        assert found.window.local_start.minute % 15 == 0


@every_case
def test_a_nightly_freeze_stands_at_the_times_that_the_clock_shows(
    zone: str, text: str, jump: int
) -> None:
    at = datetime.fromisoformat(text)
    begins = (at - 40 * DAY).replace(tzinfo=ZoneInfo(zone), minute=0)
    nightly = Freeze(starts=begins, ends=begins + HOUR, repeats="FREQ=DAILY")
    accepted = CandidateSettings(accept_clock_change=True)
    plan, now = a_plan_around(
        zone, text, timing__freezes=(nightly,), timing__settings=accepted,
        timing__length_minutes=15,
    )  # fmt: skip
    brute = BruteForce(plan, now, None)
    search = find_windows(plan, now=now)
    refused = [(one.rule, one.window.start, one.window.end) for one in search.refused_stretches]
    assert sorted(refused) == brute.stretches
    # three nights, at most: where the clock skips the hour, or the day, one less
    assert len(refused) == (2 if jump >= 60 else 3)


@every_case
def test_traffic_is_neither_lost_nor_counted_twice(zone: str, text: str, jump: int) -> None:
    at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    series = a_series([6.0] * (24 * 21), at.replace(hour=0, minute=0) - 24 * DAY)
    accepted = CandidateSettings(accept_clock_change=True)
    plan, now = a_plan_around(
        zone, text, timing__sources=(a_source(series),), timing__settings=accepted
    )
    search = find_windows(plan, now=now, top=50)
    # six requests an hour, every hour alike: two true hours bring twelve, whatever the clock shows
    expected = [found.expected for found in search.candidates]
    assert expected == pytest.approx([12.0] * len(search.candidates))
    assert search.refused == {}
    assert abs(jump) <= 24 * 60


@every_case
def test_somebodys_hours_are_those_of_their_own_clock(zone: str, text: str, jump: int) -> None:
    ada = Person(zone=zone, available_from=time(1), available_until=time(3))
    accepted = CandidateSettings(accept_clock_change=True)
    plan, now = a_plan_around(
        zone, text, timing__people=(ada,), timing__settings=accepted,
        timing__length_minutes=15, timing__support_minutes=0,
    )  # fmt: skip
    info = ZoneInfo(zone)
    brute = BruteForce(plan, now, None)
    starts = {one.start for one in brute.fits}
    # by the clock alone: a quarter of an hour fits where each of its minutes shows 1 or 2 o'clock
    assert starts == {
        start
        for start in brute.starts
        if all((start + n * MINUTE).astimezone(info).hour in (1, 2) for n in range(15))
    }
    free = len(starts) * 15 * MINUTE
    assert find_windows(plan, now=now).refused["people"] == len(brute.starts) - len(starts)
    # three nights of two hours, less what the clock skips and more by what it repeats of them
    assert 4 * HOUR <= free <= 7 * HOUR
    assert (free == 6 * HOUR) or jump


def test_each_zone_has_one_row_with_everybody_who_lives_by_it() -> None:
    plan = Plan(
        launch=Launch(zone="Europe/Amsterdam", user_zones=("America/New_York", "Asia/Kathmandu")),
        impact=Impact(groups=(UserGroup(name="Buyers", zone="America/New_York"), UserGroup())),
    )
    plan = plan.model_copy(
        update={
            "notices": plan.notices.model_copy(update={"audiences": (Audience(name="Acme"),)}),
            "timing": plan.timing.model_copy(
                update={"people": (Person(name="Ada", zone="Asia/Tokyo"), Person())}
            ),
        }
    )
    window = Window(start=LAUNCH, end=LAUNCH + 2 * HOUR, zone="UTC")
    rows = local_clocks(plan, window)
    assert [(row.who, row.zone, row.night) for row in rows] == [
        (
            "the business, a group without a name, Acme, somebody without a name",
            "Europe/Amsterdam",
            True,
        ),
        ("users, Buyers", "America/New_York", False),
        ("users", "Asia/Kathmandu", False),
        ("Ada", "Asia/Tokyo", False),
    ]
    assert [str(row.window) for row in rows] == [
        "Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)",
        "Mon 14 Dec 2026, 21:00–23:00 (America/New_York)",
        "Tue 15 Dec 2026, 07:45–09:45 (Asia/Kathmandu)",
        "Tue 15 Dec 2026, 11:00–13:00 (Asia/Tokyo)",
    ]


@pytest.mark.parametrize(
    ("begins", "minutes", "night"),
    [("22:30", 30, False), ("22:30", 31, True), ("06:59", 30, True), ("07:00", 30, False)],
)
def test_night_is_from_eleven_to_seven_on_that_clock(
    begins: str, minutes: int, *, night: bool
) -> None:
    start = datetime.fromisoformat(f"2026-06-01T{begins}Z")
    window = Window(start=start, end=start + minutes * MINUTE, zone="UTC")
    assert [row.night for row in local_clocks(Plan(), window)] == [night]
