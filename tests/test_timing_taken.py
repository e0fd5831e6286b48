"""A typed window judged, and windows taken."""

from datetime import datetime, time, timedelta

import pytest

from golive.errors import GoliveError
from golive.plan import (
    Person,
    Plan,
)
from golive.timing import Candidate, find_windows, judge, taken
from golive.timing import refusals as hard_rules
from golive.window import Window, instant
from tests.builders import NOW, ZONE, a_plan, a_series, a_source


def at(text: str, zone: str = ZONE) -> datetime:
    return instant(datetime.fromisoformat(text), zone)


def a_window(start: str, hours: float = 2, zone: str = ZONE) -> Window:
    begins = at(start, zone)
    return Window(start=begins, end=begins + timedelta(hours=hours), zone=zone)


def judged(window: Window, **answers: object) -> Candidate:
    return judge(a_plan(**answers), window, now=NOW)


def a_used_plan(**answers: object) -> Plan:
    values = list[float | None]([1.0 if n % 24 < 4 else 8.0 for n in range(24 * 28)])
    source = (a_source(a_series(values)),)
    return a_plan(launch__zone="UTC", timing__sources=source, **answers)


def test_a_typed_window_outside_the_span_is_weighed_by_the_peak_ahead() -> None:
    found = judge(a_used_plan(), a_window("2027-02-10 03:00", 1.5, "UTC"), now=NOW)
    # an hour at 1 and half an hour at 8, against an hour and a half at 8
    assert found.expected == 5.0
    assert found.share_of_peak == pytest.approx(5 / 12)
    assert found.why[0].startswith("42 % of the busiest 1 h 30 min ahead: about 5 requests")
    assert found.window.zone == "UTC"


def test_a_typed_window_without_data_counts_as_the_busiest() -> None:
    values: list[float | None] = [None if n % 24 == 3 else 8.0 for n in range(24 * 28)]
    plan = a_plan(launch__zone="UTC", timing__sources=(a_source(a_series(values)),))
    found = judge(plan, a_window("2026-12-09 03:00", 1, "UTC"), now=NOW)
    assert (found.expected, found.share_of_peak, found.score) == (None, None, 0)
    assert found.why == ("No data at that hour: how quiet it is, is not known.",)


def test_the_hard_rules_alone_are_those_of_the_judgement() -> None:
    plan = a_used_plan(timing__people=(Person(available_from=time(9), available_until=time(17)),))
    window = a_window("2026-12-11 20:00", 2, "UTC")
    found = judge(plan, window, now=NOW)
    assert [refusal.rule for refusal in found.refusals] == ["people", "support"]
    assert found.soft
    assert hard_rules(plan, window, now=NOW) == found.refusals


def test_a_gauge_a_small_share_and_a_holiday_are_said() -> None:
    values = list[float | None]([1.0 if n % 24 < 4 else 800.0 for n in range(24 * 28)])
    series = a_series(values).model_copy(update={"how": "mean"})
    plan = a_plan(launch__zone="UTC", launch__country="NL", timing__sources=(a_source(series),))
    found = judge(plan, a_window("2026-12-25 01:00", 0.75, "UTC"), now=NOW)
    assert found.why[0].startswith("Under 1 % of the busiest 45 min ahead: about 1 requests on av")
    assert found.why[1].startswith("2026-12-25 is ")
    assert found.why[1].endswith("is expected to be partly that of a day off.")


def test_a_window_that_fits_is_taken_with_its_figures() -> None:
    plan = a_used_plan()
    best = find_windows(plan, now=NOW).candidates[0]
    record = taken(plan, best, by="Ada", at=NOW, why="Quiet", overridden_by="Bo")
    assert (record.window, record.expected, record.unit) == (best.window, 2.0, "requests")
    assert (record.taken_by, record.taken_at, record.why) == ("Ada", NOW, "Quiet")
    # nothing was overridden, so nobody is on record for it
    assert (record.refusals, record.overridden_by, record.typed) == ((), "", False)


@pytest.mark.parametrize(("name", "reason"), [("", ""), ("Ada", " "), (" ", "Because")])
def test_a_refused_window_needs_a_name_and_a_reason(name: str, reason: str) -> None:
    past = judged(Window(start=NOW - timedelta(hours=2), end=NOW, zone=ZONE))
    with pytest.raises(GoliveError, match=r"is refused \(past\): The window starts before now"):
        taken(a_plan(), past, by="Ada", at=NOW, overridden_by=name, override_reason=reason)


def test_a_refused_window_is_taken_with_who_and_why_on_record() -> None:
    past = judged(Window(start=NOW - timedelta(hours=2), end=NOW, zone=ZONE))
    record = taken(
        a_plan(), past, by="Ada", at=NOW, overridden_by=" Bo ", override_reason="Agreed",
        typed=True,
    )  # fmt: skip
    assert [refusal.rule for refusal in record.refusals] == ["past"]
    assert (record.overridden_by, record.override_reason) == ("Bo", "Agreed")
    assert (record.typed, record.unit, record.expected) == (True, "", None)
