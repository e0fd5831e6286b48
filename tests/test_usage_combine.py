"""Several sources on one grid."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.errors import GoliveError
from golive.plan import CountedSeries, How, Source
from golive.usage import combine
from tests.builders import NOW, a_series, a_source


def weighted(source: Source, weight: float) -> Source:
    return source.model_copy(update={"weight": weight})


def summed(*series: CountedSeries) -> CountedSeries:
    found = combine([a_source(one) for one in series])
    assert found is not None
    return found


def test_no_sources_make_no_series() -> None:
    assert combine([]) is None


def test_one_source_is_its_own_series() -> None:
    series = a_series([1, None, 3])
    assert summed(series) == series


def test_a_weight_multiplies() -> None:
    found = combine([weighted(a_source(a_series([1, None, 3])), 2)])
    assert found is not None
    assert tuple(found.values) == (2, None, 6)


def test_side_by_side_sources_add_up_and_are_unknown_where_one_is() -> None:
    found = summed(a_series([1, None, 3, 4], NOW), a_series([10, 20, None, 40], NOW))
    assert tuple(found.values) == (11, None, None, 44)
    assert found.start == NOW


def test_where_only_one_of_two_overlapping_sources_reaches_the_sum_is_unknown() -> None:
    later = a_series([10, 20, 30], NOW + timedelta(hours=1))
    assert summed(a_series([1, 2, 3], NOW), later).values == (None, 12, 23, None)
    inside = a_series([10, 20], NOW + timedelta(hours=1))
    assert summed(a_series([1, 2, 3, 4], NOW), inside).values == (None, 12, 23, None)


def test_sources_that_follow_each_other_continue() -> None:
    second = a_series([7, 8], NOW + timedelta(hours=3))
    assert summed(second, a_series([1, 2], NOW)).values == (1, 2, None, 7, 8)


def test_the_bucket_in_which_one_log_follows_another_adds_up() -> None:
    second = a_series([7, 8], NOW + timedelta(hours=1))
    assert summed(a_series([1, 2], NOW), second).values == (1, 9, 8)


def test_a_finer_step_is_merged_into_the_coarser_one() -> None:
    fine = a_series([1, 2, 3, 4, 5, 6], NOW, 1800)
    found = summed(fine, a_series([10, 20, 30], NOW))
    assert (found.step_s, found.values) == (3600, (13, 27, 41))
    gap = a_series([1, None, 3, 4, 5], NOW, 1800)
    assert summed(gap, a_series([10, 20, 30], NOW)).values == (None, 27, None)


def test_levels_of_a_finer_step_are_averaged_before_they_add_up() -> None:
    fine = a_series([1, 3, 5, 7], NOW, 1800, How.MEAN)
    found = summed(fine, a_series([10, 20], NOW, how=How.MEAN))
    assert tuple(found.values) == (12, 26)


def test_steps_that_do_not_divide_meet_in_a_common_one() -> None:
    found = summed(a_series([1] * 6, NOW, 1200), a_series([1] * 8, NOW, 900))
    assert (found.step_s, found.values) == (3600, (7, 7))


def test_a_unit_is_the_same_in_capitals() -> None:
    visits = a_series([1, 2]).model_copy(update={"unit": "Requests "})
    assert tuple(summed(a_series([1, 2]), visits).values) == (2, 4)


def test_different_units_and_kinds_are_refused_with_a_sentence() -> None:
    visits = a_series([1, 2]).model_copy(update={"unit": "visits"})
    with pytest.raises(GoliveError, match=r"count different things \(requests, visits\)"):
        summed(a_series([1, 2]), visits)
    with pytest.raises(GoliveError, match="some hold levels"):
        summed(a_series([1, 2]), a_series([1, 2], how=How.MEAN))


def test_steps_and_years_that_fit_no_grid_are_refused_with_a_sentence() -> None:
    with pytest.raises(GoliveError, match="fit no common step"):
        summed(a_series([1], NOW, 86_399), a_series([1], NOW, 3601))
    with pytest.raises(GoliveError, match="too many years apart"):
        summed(a_series([1], NOW, 60), a_series([1], NOW - timedelta(days=20_000), 60))


def test_a_source_without_buckets_adds_nothing() -> None:
    assert summed(a_series([1, 2], NOW), a_series([], NOW)).values == (1, 2)
    assert summed(a_series([], NOW), a_series([], NOW)).values == ()


def test_an_unknown_value_in_a_shared_bucket_stays_unknown() -> None:
    second = a_series([7, 8], NOW + timedelta(hours=1))
    assert summed(a_series([1, None], NOW), second).values == (1, None, 8)


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=1, max_size=12)


@given(VALUES, VALUES, st.integers(-5, 5))
def test_the_order_of_sources_does_not_matter(
    one: list[float | None], other: list[float | None], later: int
) -> None:
    first, second = a_series(one, NOW), a_series(other, NOW + timedelta(hours=later))
    assert summed(first, second) == summed(second, first)
