"""Which windows are as good as each other, and which of them comes first."""

import random
from datetime import time

import numpy as np
import pytest

from golive.plan import Person, Plan
from golive.timing import find_windows, judge
from golive.timing.case import scores
from golive.timing.choose import Field
from tests.builders import NOW, a_plan, a_series, a_source

HOUR = 3600


def a_field(shares: list[float], points: list[float] | None = None, noise: float = 0.0) -> Field:
    """Build a field of windows of an hour, a day apart."""
    starts = np.arange(len(shares), dtype=np.int64) * 24 * HOUR
    index = np.array(shares)
    cost = np.array(points or [0.0] * len(shares))
    return Field(starts, scores(index, cost), index, cost, np.full(len(shares), noise), HOUR)


def alike(field: Field) -> list[bool]:
    return [bool(good) for good in field.alike(0)]


def test_without_noise_only_equal_traffic_is_as_good() -> None:
    assert alike(a_field([0.2, 0.2, 0.200000001])) == [True, True, False]


def test_windows_closer_than_the_noise_of_their_difference_are_as_good() -> None:
    # sqrt(0.03^2 + 0.04^2) = 0.05
    field = a_field([0.2, 0.25, 0.2501])
    noisy = Field(
        field.starts, field.scores, field.shares, field.points, np.array([0.03, 0.04, 0.04]), HOUR
    )
    assert alike(noisy) == [True, True, False]


def test_other_soft_points_are_never_as_good() -> None:
    assert alike(a_field([0.2, 0.2], [0, 5], noise=1.0)) == [True, False]


def test_traffic_that_is_not_known_is_never_as_good() -> None:
    assert alike(a_field([0.2, float("nan")], noise=1.0)) == [True, False]


def test_of_equal_windows_the_one_with_fewest_asleep_comes_first() -> None:
    ada = Person(name="Ada", required=False, zone="Asia/Tokyo")
    plan = a_plan(launch__zone="UTC", timing__people=(ada,), timing__search_days=2)
    first = find_windows(plan, now=NOW, top=3).candidates[0]
    # Tokyo's night, 23:00 to 07:00, is 14:00 to 22:00 UTC; a Tuesday costs no points
    assert (str(first.window), first.asleep) == ("Tue 24 Nov 2026, 00:00–02:00 (UTC)", ())
    bo = ada.model_copy(update={"id": "bo", "name": "Bo", "zone": "UTC"})
    both = find_windows(
        a_plan(launch__zone="UTC", timing__people=(ada, bo), timing__search_days=1), now=NOW, top=9
    )
    asleep = [len(found.asleep) for found in both.candidates if found.tied]
    assert asleep == sorted(asleep)
    assert both.candidates[0].asleep == ()


def test_a_tie_counts_the_others() -> None:
    plan = a_plan(launch__zone="UTC", timing__search_days=2)
    search = find_windows(plan, now=NOW)
    # no usage: every window without soft points is as good, four of them twelve hours apart
    assert search.candidates[0].why[-1] == "4 other times are exactly as good."
    ada = Person(available_from=time(9), available_until=time(11, 30))
    one = find_windows(
        a_plan(launch__zone="UTC", timing__search_days=1, timing__people=(ada,)), now=NOW
    )
    assert [found.tied for found in one.candidates] == [False]


def a_noisy_plan() -> Plan:
    """Build a plan whose nights bring 20 requests, now a few more, now a few less."""
    dice = random.Random(5)
    values: list[float | None] = []
    for n in range(24 * 7 * 8):
        night = 20.0 + dice.randint(-4, 4)
        values.append(night if n % 24 in (2, 3) else 1000.0 + dice.randint(-20, 20))
    return a_plan(launch__zone="UTC", timing__sources=(a_source(a_series(values)),))


def test_nights_within_the_noise_are_as_good_and_the_earliest_comes_first() -> None:
    search = find_windows(a_noisy_plan(), now=NOW, top=50)
    tied = [found for found in search.candidates if found.tied]
    assert len(tied) > 2
    # the tied ones lead the list by time, although their traffic differs
    assert search.candidates[: len(tied)] == tuple(tied)
    starts = [found.window.start for found in tied]
    assert starts == sorted(starts)
    expected = [found.expected or 0 for found in tied]
    assert expected != sorted(expected)
    errors = [found.standard_error or 0 for found in tied]
    lowest = expected.index(min(expected))
    for traffic, error in zip(expected, errors, strict=True):
        assert traffic - expected[lowest] <= np.hypot(error, errors[lowest]) + 1e-3
    said = f"{len(tied) - 1} other times are as good: they differ by less than the forecast may be"
    assert tied[0].why[-1].startswith(f"{said} off, about ")
    alone = judge(a_noisy_plan(), tied[0].window, now=NOW)
    assert alone.standard_error == pytest.approx(tied[0].standard_error)
