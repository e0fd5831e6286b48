"""Reserve windows: where to go when the window is called off."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings

from golive.plan import CountedSeries, Freeze, Plan
from golive.timing import find_windows, refusals
from tests.builders import NOW, a_plan, a_series, a_source, a_taken
from tests.timing_strategies import plans

DAY = timedelta(days=1)


def a_used_plan(quiet: dict[int, float], **answers: object) -> Plan:
    """Build a plan with usage that is quiet from 02:00 to 04:00 (UTC) on these weekdays."""
    start = NOW.replace(hour=0) - timedelta(weeks=8)
    values: list[float | None] = []
    for n in range(24 * 7 * 8):
        at = start + timedelta(hours=n)
        values.append(quiet.get(at.weekday(), 90.0) if at.hour in (2, 3) else 100.0)
    usual = {"launch__zone": "UTC", "timing__sources": (a_source(a_series(values, start)),)}
    return a_plan(**{**usual, **answers})


def test_the_first_reserve_is_the_best_within_a_fortnight_of_the_first_candidate() -> None:
    search = find_windows(a_used_plan({1: 10.0, 2: 20.0}), now=NOW)
    first, second = search.reserves
    assert search.candidates[0].window.start == datetime(2026, 11, 24, 2, tzinfo=UTC)
    # 1 December is the turn of a month: ten points, still better than a Wednesday's traffic
    assert first.window.start == datetime(2026, 12, 8, 2, tzinfo=UTC)
    assert second.window.start == datetime(2026, 12, 15, 2, tzinfo=UTC)
    assert first.why[0] == (
        "13 days after the window of Tue 24 Nov 2026, 02:00–04:00 (UTC); nothing refuses it."
    )
    assert first.refusals == ()


def test_reserves_follow_the_window_that_was_taken() -> None:
    taken = a_taken(datetime(2026, 12, 3, 2, tzinfo=UTC))
    search = find_windows(a_used_plan({1: 10.0, 2: 20.0}, timing__taken=taken), now=NOW)
    assert [found.window.start for found in search.reserves] == [
        datetime(2026, 12, 8, 2, tzinfo=UTC),
        datetime(2026, 12, 15, 2, tzinfo=UTC),
    ]


def test_a_day_after_is_said_as_a_day() -> None:
    freeze = Freeze(starts=NOW + 3 * DAY, ends=NOW + 40 * DAY)
    plan = a_used_plan({1: 10.0, 2: 20.0, 3: 15.0}, timing__freezes=(freeze,))
    search = find_windows(plan, now=NOW)
    (only,) = search.reserves
    assert only.window.start == datetime(2026, 11, 26, 2, tzinfo=UTC)
    assert only.why[0].startswith("A day after the window of Tue 24 Nov 2026, 02:00–04:00 (UTC);")


def test_the_search_for_reserves_goes_on_after_the_span() -> None:
    plan = a_used_plan({1: 10.0}, timing__search_days=3)
    search = find_windows(plan, now=NOW)
    first, second = search.reserves
    assert first.window.start > search.span.end
    # weighed against the busiest two hours of the days searched
    assert first.share_of_peak == 0.1
    assert second.window.end + DAY <= first.window.start


def test_without_a_window_there_is_no_reserve() -> None:
    freeze = Freeze(starts=NOW, ends=NOW + 40 * DAY)
    search = find_windows(a_used_plan({}, timing__freezes=(freeze,)), now=NOW)
    assert (search.candidates, search.reserves) == ((), ())


def test_without_a_free_night_after_it_there_is_no_reserve() -> None:
    freeze = Freeze(starts=NOW + 1.5 * DAY, ends=NOW + 40 * DAY)
    search = find_windows(a_used_plan({}, timing__freezes=(freeze,)), now=NOW)
    assert search.candidates
    assert search.reserves == ()


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_nothing_refuses_a_reserve_and_a_day_lies_between(
    made: tuple[Plan, datetime, CountedSeries | None],
) -> None:
    plan, now, _ = made
    search = find_windows(plan, now=now)
    windows = [found.window for found in search.reserves]
    assert len(windows) <= 2
    for window in windows:
        assert refusals(plan, window, now=now) == ()
        assert window.start >= search.candidates[0].window.end + DAY
    if len(windows) == 2:
        early, late = sorted(windows, key=lambda window: window.start)
        assert late.start >= early.end + DAY
