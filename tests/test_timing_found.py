"""What a search finds, and what it says when it finds nothing."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive.errors import GoliveError
from golive.plan import (
    CountedSeries,
    Freeze,
    How,
    Person,
    Plan,
)
from golive.plan.edits import with_value
from golive.timing import find_windows
from tests.builders import NOW, a_plan, a_series, a_source


def a_rhythm(weeks: int = 8) -> CountedSeries:
    """Make weeks that are quiet on Mondays to Wednesdays from 02:00 to 04:00 in Amsterdam."""
    count = weeks * 7 * 24
    start = NOW.replace(hour=0) - timedelta(hours=count)
    values: list[float | None] = []
    for n in range(count):
        at = (start + timedelta(hours=n)).astimezone(ZoneInfo("Europe/Amsterdam"))
        night = 20.0 if at.weekday() < 3 and at.hour in (2, 3) else 60.0
        values.append(night if at.hour < 6 else 1000.0)
    return a_series(values, start)


def a_quiet_plan(**answers: object) -> Plan:
    """Build a plan with that rhythm, searched for a week from Tuesday 24 November 2026."""
    return a_plan(
        **{"timing__sources": (a_source(a_rhythm()),), "timing__search_days": 7, **answers}
    )


def test_the_quiet_nights_are_found_with_their_share_of_the_peak() -> None:
    search = find_windows(a_quiet_plan(), now=NOW)
    first, second = search.candidates[:2]
    # two hours at 20 against two hours at 1,000
    assert (first.expected, first.busy_case, search.peak) == pytest.approx((40.0, 40.0, 2000.0))
    assert first.share_of_peak == 0.02
    assert first.score == 98.0
    assert str(first.window) == "Tue 24 Nov 2026, 02:00–04:00 (Europe/Amsterdam)"
    assert str(second.window) == "Wed 25 Nov 2026, 02:00–04:00 (Europe/Amsterdam)"
    assert first.tied
    assert first.why == (
        "2 % of the busiest 2 h ahead: about 40 requests, 40 when it is busy.",
        "Another time is exactly as good.",
    )
    assert search.confidence == "high"


def test_a_gauge_is_searched_by_its_average() -> None:
    gauge = a_rhythm().model_copy(update={"how": How.MEAN})
    search = find_windows(a_quiet_plan(timing__sources=(a_source(gauge),)), now=NOW)
    best = search.candidates[0]
    # an average of 20 against one of 1,000
    assert (best.expected, search.peak, best.share_of_peak) == pytest.approx((20.0, 1000.0, 0.02))
    assert best.window.local_start.hour == 2
    assert search.concessions == ()
    assert search.candidates[0].score == 98.0


def test_points_are_weighed_against_a_gauges_share_of_the_peak() -> None:
    gauge = a_rhythm().model_copy(update={"how": How.MEAN})
    batch = Freeze(
        hard=False,
        starts=datetime(2026, 11, 24, 1, tzinfo=UTC),
        ends=datetime(2026, 11, 24, 3, tzinfo=UTC),
        repeats="FREQ=DAILY",
    )
    plan = a_quiet_plan(timing__sources=(a_source(gauge),), timing__freezes=(batch,))
    best = find_windows(plan, now=NOW).candidates[0]
    # six in a hundred beside the batch beat two in a hundred and twenty points
    assert (best.score, best.soft) == (94.0, ())


def test_five_choices_are_five_different_nights() -> None:
    search = find_windows(a_quiet_plan(), now=NOW)
    assert len({found.window.local_start.date() for found in search.candidates}) == 5


def test_a_short_span_is_filled_with_windows_of_one_night() -> None:
    plan = a_quiet_plan(timing__search_from=date(2026, 11, 25))
    until = datetime(2026, 11, 25, 5, tzinfo=UTC)
    search = find_windows(plan, now=NOW, until=until, top=3)
    hours = [found.window.local_start.hour for found in search.candidates]
    assert hours == [2, 0, 4]


def test_a_freeze_beats_a_quiet_hour() -> None:
    nights = Freeze(
        name="Batch",
        starts=datetime(2026, 11, 1, 1, tzinfo=UTC),
        ends=datetime(2026, 11, 1, 3, tzinfo=UTC),
        repeats="FREQ=DAILY",
    )
    search = find_windows(a_quiet_plan(timing__freezes=(nights,)), now=NOW)
    assert all(found.window.local_start.hour not in (1, 2, 3) for found in search.candidates)
    freed = search.concessions[0]
    assert (freed.rule, freed.subject) == ("freeze", nights.id)
    assert freed.best.expected == pytest.approx(40)
    assert freed.gives_way == (
        "If the freeze “Batch” gave way, Tue 24 Nov 2026, 02:00–04:00 (Europe/Amsterdam) would "
        "carry about 40 requests instead of 120."
    )
    # windows of two hours that meet 02:00 to 04:00 start after 00:00 and before 04:00
    assert freed.frees == 7 * 15


def test_when_nothing_fits_the_binding_rule_and_the_nearest_window_are_named() -> None:
    ada = Person(name="Ada", available_from=time(9), available_until=time(10))
    search = find_windows(a_quiet_plan(timing__people=(ada,)), now=NOW)
    assert search.candidates == ()
    # nobody else is there afterwards: but for windows that end from 09:00 to 09:30
    assert search.refused == {"people": 672, "support": 672 - 7 * 3}
    assert search.notes[0] == (
        "None of 672 starts fits: people who are needed refuse 672, support after the window "
        "refuse 651."
    )
    assert search.notes[1] == (
        "Nearest: If Ada could work then, Tue 24 Nov 2026, 02:00–04:00 (Europe/Amsterdam) would "
        "carry about 40 requests."
    )


def test_when_two_things_must_give_way_the_search_says_so() -> None:
    away = [Person(name=name, available_from=time(9), available_until=time(10)) for name in "AB"]
    search = find_windows(a_quiet_plan(timing__people=tuple(away)), now=NOW)
    assert search.concessions == ()
    assert search.notes[1] == "No start is refused by one thing alone; two or more must give way."


def test_without_usage_the_rules_decide_alone() -> None:
    search = find_windows(a_plan(timing__search_days=1), now=NOW)
    assert (search.forecast, search.peak, search.confidence) == (None, None, None)
    best = search.candidates[0]
    assert (best.expected, best.busy_case, best.share_of_peak, best.score) == (
        None,
        None,
        None,
        100,
    )
    assert best.why[0] == "Judged by the rules alone: no usage tells how quiet it is."
    assert search.notes == ("No people are entered; everybody counts as available at any hour.",)


def test_too_short_a_usage_leaves_the_rules_alone_and_says_why() -> None:
    plan = a_plan(timing__sources=(a_source(a_series([1.0] * 12)),), timing__search_days=1)
    search = find_windows(plan, now=NOW)
    assert search.candidates
    assert search.notes[0].startswith("No forecast, the rules decide alone: The usage covers 12 h")


def test_hours_without_data_are_not_offered() -> None:
    values = [None if n % 24 in (2, 3) else 5.0 for n in range(24 * 28)]
    plan = a_plan(launch__zone="UTC", timing__sources=(a_source(a_series(list(values))),))
    search = find_windows(plan, now=NOW, top=50)
    assert search.refused == {"no_data": 28 * (4 + 11)}
    assert not any(
        found.window.overlaps(
            found.window.start.replace(hour=2), found.window.start.replace(hour=4)
        )
        for found in search.candidates
    )


def test_no_data_at_any_hour_ahead_offers_nothing() -> None:
    # only Mondays and Tuesdays are known, and a Wednesday is asked for
    values = [5.0 if (n // 24) % 7 < 2 else None for n in range(24 * 7 * 20)]
    plan = a_plan(
        launch__zone="UTC",
        timing__sources=(a_source(a_series(list(values))),),
        timing__search_days=1,
    )
    search = find_windows(plan, now=NOW + timedelta(days=1))
    assert (search.candidates, search.concessions, search.peak) == ((), (), None)
    assert search.notes[0] == "None of 96 starts fits: hours without data refuse 96."


def test_a_service_without_any_traffic_ties_everywhere() -> None:
    nothing = list[float | None]([0.0] * 24 * 28)
    plan = a_plan(timing__sources=(a_source(a_series(nothing)),), timing__search_days=2)
    best = find_windows(plan, now=NOW).candidates[0]
    assert (best.share_of_peak, best.score, best.tied) == (0.0, 100.0, True)


def test_a_finer_usage_is_searched_more_finely() -> None:
    def grid(step_s: int) -> int:
        series = a_series([1.0] * (86_400 // step_s), step_s=step_s)
        plan = a_plan(timing__sources=(a_source(series),), timing__search_days=1)
        return find_windows(plan, now=NOW).grid_minutes

    assert [grid(step) for step in (3600, 900, 600, 300, 60)] == [15, 15, 10, 5, 5]


def test_a_span_given_by_hand_starts_on_the_next_quarter_of_the_clock() -> None:
    start = datetime(2026, 11, 24, 9, 7, tzinfo=UTC)
    search = find_windows(
        a_plan(), now=NOW, length=timedelta(hours=1), start=start, until=start + timedelta(hours=1)
    )
    assert search.candidates[0].window.start == start.replace(minute=15)
    assert search.candidates[0].window.minutes == 60
    assert search.starts_tried == 4


def test_a_span_too_short_for_a_start_says_so() -> None:
    start = datetime(2026, 11, 24, 9, 7, tzinfo=UTC)
    plan = a_quiet_plan()
    search = find_windows(plan, now=NOW, start=start, until=start + timedelta(minutes=5))
    assert search.starts_tried == 0
    assert search.notes[0] == "The span holds no start to try; choose a longer one."


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "The search must end after it starts; choose a later end."),
        (400, "The search covers more than 366 days; choose an earlier end."),
    ],
)
def test_an_impossible_span_is_refused(days: int, sentence: str) -> None:
    with pytest.raises(GoliveError) as caught:
        find_windows(a_plan(), now=NOW, start=NOW, until=NOW + timedelta(days=days))
    assert caught.value.sentence == sentence


def test_a_window_without_length_is_refused() -> None:
    with pytest.raises(GoliveError, match="has no length"):
        find_windows(a_plan(timing__length_minutes=0), now=NOW)


def test_what_is_assumed_is_said() -> None:
    plan = Plan(id="plan")
    unfinished = (Freeze(name="Peak"), Freeze(starts=NOW, ends=NOW))
    plan = with_value(plan, "timing.freezes", unfinished)
    assert find_windows(plan, now=NOW).notes == (
        "No business zone is named, so everything is on UTC; name the zone of the launch.",
        "No people are entered; everybody counts as available at any hour.",
        "The freeze “Peak” has no start with an end after it and was not counted.",
        "The freeze without a name has no start with an end after it and was not counted.",
    )


def test_a_year_of_five_minute_starts_with_hundreds_of_freezes_stays_quick() -> None:
    series = a_series([1.0] * (288 * 14), step_s=300)
    freezes = tuple(
        Freeze(starts=NOW + timedelta(hours=17 * n), ends=NOW + timedelta(hours=17 * n + 1))
        for n in range(200)
    )
    plan = a_plan(
        timing__sources=(a_source(series),), timing__freezes=freezes, timing__search_days=182
    )
    search = find_windows(plan, now=NOW)
    assert search.starts_tried > 52_000
    assert len(search.candidates) == 5
