"""How much a gap weighs as the window comes near."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.errors import Finding, Severity
from golive.review.weight import (
    at_gate,
    at_least_warn,
    days,
    gate_day,
    growing,
    listed,
    order,
    today,
)
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_PLAN = a_plan(timing__taken=a_taken())
_WEIGHTS = list(Severity)


def _finding(rule: str, severity: Severity) -> Finding:
    return Finding(rule, severity, "launch.name", "What.", "Remedy.")


def test_the_day_is_the_business_clock_s() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert today(_PLAN, late) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("launch", "country", "gate"),
    [
        (LAUNCH, None, date(2026, 12, 14)),  # a Tuesday: the Monday
        (LAUNCH - timedelta(days=1), None, date(2026, 12, 11)),  # a Monday: the Friday
        (datetime(2026, 12, 28, 2, tzinfo=UTC), "NL", date(2026, 12, 24)),  # Christmas between
        (datetime(2026, 12, 14, 23, 30, tzinfo=UTC), None, date(2026, 12, 14)),  # half past twelve
    ],
)
def test_the_final_gate_is_on_the_last_working_day_before_the_window_s_day(
    launch: datetime, country: str | None, gate: date
) -> None:
    plan = a_plan(timing__taken=a_taken(launch), launch__country=country)
    assert gate_day(plan) == gate


def test_without_a_window_there_is_no_gate() -> None:
    assert gate_day(a_plan()) is None
    assert not at_gate(a_plan(), NOW)


def test_the_gate_comes_with_the_first_moment_of_its_day_and_stays() -> None:
    midnight = datetime(2026, 12, 13, 23, 0, tzinfo=UTC)  # Monday 14 December, 00:00 in ZONE
    assert not at_gate(_PLAN, midnight - timedelta(seconds=1))
    assert at_gate(_PLAN, midnight)
    assert at_gate(_PLAN, LAUNCH + timedelta(days=400))


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (date(2026, 12, 3), Severity.NOTE),
        (date(2026, 12, 4), Severity.WARN),  # seven working days before 15 December
        (date(2026, 12, 13), Severity.WARN),
        (date(2026, 12, 14), Severity.STOP),
    ],
)
def test_a_gap_is_a_note_while_it_is_early_then_a_warning_then_a_stop(
    day: date, weight: Severity
) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert growing(_PLAN, noon, 7) is weight


def test_a_gap_stays_a_note_while_there_is_no_window() -> None:
    assert growing(a_plan(), NOW + timedelta(days=4_000), 7) is Severity.NOTE


@given(st.integers(-60, 30), st.integers(0, 40), st.integers(0, 30))
def test_a_gap_never_weighs_less_later(first: int, later: int, needed_by: int) -> None:
    one, other = (
        growing(_PLAN, LAUNCH + timedelta(days=at), needed_by) for at in (first, first + later)
    )
    assert _WEIGHTS.index(other) <= _WEIGHTS.index(one)


@given(st.integers(-60, 30), st.integers(1, 30), st.integers(0, 20))
def test_what_is_needed_earlier_never_weighs_less(at: int, needed_by: int, more: int) -> None:
    now = LAUNCH + timedelta(days=at)
    near, far = growing(_PLAN, now, needed_by), growing(_PLAN, now, needed_by + more)
    assert _WEIGHTS.index(far) <= _WEIGHTS.index(near)


def test_only_a_note_is_raised_to_a_warning() -> None:
    assert [at_least_warn(weight) for weight in (Severity.NOTE, Severity.WARN, Severity.STOP)] == [
        Severity.WARN,
        Severity.WARN,
        Severity.STOP,
    ]


def test_three_names_are_listed_and_the_rest_is_counted() -> None:
    assert listed(["a", ""]) == "“a”, “without a name”"
    assert listed(["a", "b", "c"]) == "“a”, “b”, “c”"
    assert listed(["a", "b", "c", "d", "e"]) == "“a”, “b”, “c” and 2 more"


def test_one_day_is_a_day() -> None:
    assert (days(1), days(2)) == ("1 day", "2 days")


def test_findings_come_by_weight_and_else_as_they_were_found() -> None:
    found = [
        _finding("a", Severity.NOTE),
        _finding("b", Severity.STOP),
        _finding("c", Severity.WARN),
        _finding("d", Severity.STOP),
    ]
    assert [finding.rule for finding in order(found)] == ["b", "d", "c", "a"]
