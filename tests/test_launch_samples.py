"""How many requests a stage needs: held against statsmodels, scipy, and drawn samples."""

from math import ceil

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

from golive import launch
from golive.launch import Counted
from golive.plan import Plan, Stage
from tests.builders import a_plan


def _by_statsmodels(usual: float, risen: float, share: float) -> int:
    ratio = (1 - share) / share
    exact: float = samplesize_proportions_2indep_onetail(
        risen - usual, usual, 0.8, ratio=ratio, alpha=0.05, alternative="larger"
    )
    return ceil(exact)


@pytest.mark.parametrize(
    ("usual", "risen", "count"), [(0.01, 0.02, 850), (0.005, 0.01, 1_711), (0.001, 0.002, 8_603)]
)
def test_a_twentieth_needs_the_published_number_of_requests_to_see_failures_double(
    usual: float, risen: float, count: int
) -> None:
    assert launch.to_see_a_rise(usual, risen, 0.05) == count
    assert _by_statsmodels(usual, risen, 0.05) == count


@settings(deadline=None)
@given(
    usual=st.floats(0.0001, 0.4),
    rise=st.floats(1.1, 2.4),
    share=st.floats(0.001, 0.99),
)
def test_the_sample_is_that_of_statsmodels(usual: float, rise: float, share: float) -> None:
    ours, theirs = (
        count(usual, usual * rise, share) for count in (launch.to_see_a_rise, _by_statsmodels)
    )
    assert abs(ours - theirs) <= 1e-9 * theirs  # the same but for the last digits of a quantile


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5])
def test_the_sample_sees_the_rise_four_times_in_five_and_a_false_one_once_in_twenty(
    share: float,
) -> None:
    count = launch.to_see_a_rise(0.01, 0.02, share)
    others = round(count * (1 - share) / share)
    draw = np.random.default_rng(7)

    def called(rate: float) -> float:
        new = draw.binomial(count, rate, 20_000) / count
        old = draw.binomial(others, 0.01, 20_000) / others
        pooled = (new * count + old * others) / (count + others)
        noise = np.sqrt(pooled * (1 - pooled) * (1 / count + 1 / others))
        return float((new - old > 1.6449 * noise).mean())

    assert called(0.02) == pytest.approx(0.8, abs=0.03)
    assert called(0.01) == pytest.approx(0.05, abs=0.015)


def test_with_everybody_on_the_new_version_it_is_held_against_the_known_rate() -> None:
    count = launch.to_see_a_rise(0.01, 0.02, 1)
    limit = count * 0.01 + 1.6449 * (count * 0.01 * 0.99) ** 0.5
    assert binom.sf(limit, count, 0.02) == pytest.approx(0.8, abs=0.05)
    assert count < launch.to_see_a_rise(0.01, 0.02, 0.5)


@pytest.mark.parametrize(("rate", "count"), [(0.01, 299), (0.001, 2_995), (1.0, 1)])
def test_nothing_failing_rules_out_a_rate_after_the_published_number(
    rate: float, count: int
) -> None:
    assert launch.without_failure(rate) == count


@settings(deadline=None)
@given(st.floats(1e-6, 0.999))
def test_as_many_as_needed_and_not_one_less_rule_a_rate_out(rate: float) -> None:
    count = launch.without_failure(rate)
    assert binom.pmf(0, count, rate) <= 0.05 * (1 + 1e-9)
    assert count == 1 or binom.pmf(0, count - 1, rate) > 0.05 * (1 - 1e-9)


def _needed(plan: Plan, **stage: object) -> launch.Needed | None:
    return launch.needed(plan, Stage.model_validate({"share_percent": 5.0, **stage}))


def test_a_stage_sees_todays_failures_double_unless_another_rate_is_asked_for() -> None:
    double = _needed(a_plan(strategy__baseline_error_percent=1.0))
    assert double == launch.Needed(850, Counted.RISE, 1.0, 2.0)
    threefold = a_plan(strategy__baseline_error_percent=1.0, strategy__seen_error_percent=3.0)
    found = _needed(threefold)
    assert found is not None
    assert found.count == launch.to_see_a_rise(0.01, 0.03, 0.05) < 850


def test_without_todays_rate_it_is_what_the_objective_allows() -> None:
    found = _needed(a_plan(launch__slo_percent=99.0))
    assert found == launch.Needed(850, Counted.RISE, 1.0, 2.0)


def test_where_nothing_fails_today_nothing_may_fail() -> None:
    found = _needed(a_plan(strategy__baseline_error_percent=0.0, launch__slo_percent=99.0))
    assert found == launch.Needed(299, Counted.NO_FAILURE, 0.0, 1.0)


def test_a_number_that_the_team_typed_counts() -> None:
    found = _needed(a_plan(strategy__baseline_error_percent=1.0), minimum_requests=500)
    assert found == launch.Needed(500, Counted.TYPED, 1.0, 2.0)


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({}, {"share_percent": None}),
        ({}, {"share_percent": 0.0}),
        ({}, {"share_percent": 5e-324}),
        ({"strategy__seen_error_percent": 0.1, "strategy__baseline_error_percent": 0.1}, {}),
        ({"strategy__baseline_error_percent": 100.0}, {}),
        ({"launch__slo_percent": 100.0}, {}),
    ],
)
def test_nothing_tells_without_a_share_or_without_a_rise(
    answers: dict[str, object], stage: dict[str, object]
) -> None:
    assert _needed(a_plan(**answers), **stage) is None


@settings(deadline=None)
@given(
    slo=st.floats(0, 100),
    usual=st.none() | st.floats(0, 100),
    seen=st.none() | st.floats(0, 100),
    share=st.none() | st.floats(0, 100),
)
@example(slo=99.0, usual=50.0, seen=None, share=100.0)
@example(slo=99.0, usual=5e-324, seen=100.0, share=99.99999999999999)
def test_whatever_was_answered_a_sample_is_at_least_one_request(
    slo: float, usual: float | None, seen: float | None, share: float | None
) -> None:
    plan = a_plan(
        launch__slo_percent=slo,
        strategy__baseline_error_percent=usual,
        strategy__seen_error_percent=seen,
    )
    found = launch.sample(plan, share)
    assert found is None or found.count >= 1
