"""The search against the brute force, and its laws."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.plan import (
    CountedSeries,
    Plan,
)
from golive.plan.edits import with_row
from golive.timing import Search, find_windows, judge
from golive.window import Window
from tests.brute_force import BruteForce
from tests.timing_strategies import freezes, plans

quick = settings(deadline=None, max_examples=16, suppress_health_check=[HealthCheck.too_slow])


def starts_of(search: Search) -> list[datetime]:
    return [candidate.window.start for candidate in search.candidates]


@quick
@given(plans())
def test_the_search_equals_brute_force(made: tuple[Plan, datetime, CountedSeries | None]) -> None:
    plan, now, series = made
    brute = BruteForce(plan, now, series)
    search = find_windows(plan, now=now)

    assert search.starts_tried == len(brute.tried)
    assert dict(search.refused) == brute.refused
    best = brute.best(brute.fits, plan.timing.settings.top)
    assert starts_of(search) == [one.start for one in best]
    for candidate, one in zip(search.candidates, best, strict=True):
        assert candidate.score == pytest.approx(one.score, abs=1e-6)
        assert candidate.expected == pytest.approx(one.expected)
        assert candidate.share_of_peak == pytest.approx(one.share, abs=2e-6)
        assert len(candidate.asleep) == brute.asleep(one)


@settings(quick, max_examples=10)
@given(plans())
def test_ties_concessions_and_stretches_equal_brute_force(
    made: tuple[Plan, datetime, CountedSeries | None],
) -> None:
    plan, now, series = made
    brute = BruteForce(plan, now, series)
    search = find_windows(plan, now=now, top=500)

    best = brute.best(brute.fits, 500)
    equal = brute.equal(sorted(best, key=lambda one: one.rank))
    assert [candidate.tied for candidate in search.candidates] == [
        len(equal) > 1 and one in equal for one in best
    ]
    freed = [(one.rule, one.frees, one.best.window.start) for one in search.concessions]
    assert freed == [(rule, frees, best.start) for rule, frees, best in brute.concessions]
    refused = [(one.rule, one.window.start, one.window.end) for one in search.refused_stretches]
    assert sorted(refused) == brute.stretches


@settings(quick, max_examples=7)
@given(plans(), st.integers(0, 30))
def test_judging_a_typed_window_agrees_with_the_search(
    made: tuple[Plan, datetime, CountedSeries | None], offset: int
) -> None:
    plan, now, series = made
    brute = BruteForce(plan, now, series)
    for one in brute.tried[offset::31]:
        end = one.start + timedelta(minutes=brute.minutes)
        judged = judge(plan, Window(start=one.start, end=end, zone=plan.zone), now=now)
        hard = {rule for rule, _ in one.refused_by} - {"no_data"}
        assert {refusal.rule for refusal in judged.refusals} == hard
        assert len(judged.refusals) == len(one.refused_by - {("no_data", "")})
        assert sum(point.points for point in judged.soft) == one.points
        assert judged.expected == pytest.approx(one.expected)
        assert all(refusal.why.endswith(".") for refusal in judged.refusals)


@settings(quick, max_examples=7)
@given(plans(), st.data())
def test_adding_a_freeze_never_adds_an_allowed_start(
    made: tuple[Plan, datetime, CountedSeries | None], data: st.DataObject
) -> None:
    plan, now, _ = made
    before = find_windows(plan, now=now, top=50)
    frozen = with_row(plan, "timing.freezes", data.draw(freezes(now)))
    after = find_windows(frozen, now=now, top=50)
    assert after.refused.get("freeze", 0) >= before.refused.get("freeze", 0)
    for candidate in after.candidates:
        assert judge(plan, candidate.window, now=now).refusals == ()


@settings(quick, max_examples=7)
@given(plans())
def test_candidates_meet_no_hard_freeze_and_do_not_overlap(
    made: tuple[Plan, datetime, CountedSeries | None],
) -> None:
    plan, now, series = made
    windows = [found.window for found in find_windows(plan, now=now, top=20).candidates]
    brute = BruteForce(plan, now, series)
    closed = [brute.frozen(freeze) for freeze in plan.timing.freezes if freeze.hard]
    for place, window in enumerate(windows):
        minutes = {window.start + n * timedelta(minutes=1) for n in range(brute.minutes)}
        assert all(minutes.isdisjoint(stretch) for stretch in closed)
        assert not any(window.overlaps(other.start, other.end) for other in windows[:place])
