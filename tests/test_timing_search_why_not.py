"""Why not here: any stretch asked about."""

from datetime import datetime, time, timedelta

import pytest

from golive.errors import GoliveError
from golive.plan import CandidateSettings, Freeze, Person, Plan
from golive.timing import WhyNot, find_windows, why_not
from golive.window import Window, instant
from tests.builders import NOW, a_plan, a_series, a_source


def a_used_plan(**answers: object) -> Plan:
    """Build a plan with 1 request an hour from 00:00 to 04:00 (UTC), and 8 at all others."""
    values = list[float | None]([1.0 if n % 24 < 4 else 8.0 for n in range(24 * 28)])
    usual = {"launch__zone": "UTC", "timing__sources": (a_source(a_series(values)),)}
    return a_plan(**{**usual, "timing__support_minutes": 0, **answers})


def asked(plan: Plan, begins: str, hours: float) -> WhyNot:
    start = instant(datetime.fromisoformat(begins), "UTC")
    stretch = Window(start=start, end=start + timedelta(hours=hours), zone="UTC")
    return why_not(plan, stretch, now=NOW)


def test_a_stretch_that_nothing_refuses_is_held_against_the_first_on_the_list() -> None:
    found = asked(a_used_plan(), "2026-11-25 10:00", 2)
    assert found.refused == ()
    assert found.best is not None
    assert found.best.expected == pytest.approx(16)
    assert found.sentences == (
        (
            "Nothing refuses Wed 25 Nov 2026, 10:00–12:00 (UTC): it carries about 16 requests, "
            "8 times the first window on the list."
        ),
    )


def test_a_stretch_with_the_first_window_in_it_says_that_it_is_on_the_list() -> None:
    plan = a_used_plan()
    first = find_windows(plan, now=NOW).candidates[0].window
    found = why_not(plan, first, now=NOW)
    assert found.sentences == (
        f"Nothing refuses {first}: it carries about 2 requests.",
        "It is on the list.",
    )


def test_as_many_is_said_as_about_as_many() -> None:
    found = asked(a_used_plan(), "2026-12-16 01:00", 2)
    assert found.sentences[0].endswith("about as many as the first window on the list.")


def test_far_more_is_said_in_whole_times() -> None:
    values = list[float | None]([1.0 if n % 24 < 4 else 8000.0 for n in range(24 * 28)])
    plan = a_used_plan(timing__sources=(a_source(a_series(values)),))
    found = asked(plan, "2026-11-25 10:00", 2)
    assert found.sentences[0].endswith("8,000 times the first window on the list.")


def test_soft_points_of_the_best_window_are_named() -> None:
    found = asked(a_used_plan(), "2026-12-11 10:00", 2)
    assert found.sentences[1:] == (
        (
            "Friday: nobody is at work the next day (Saturday, a day off). "
            "That counts 10 points against it."
        ),
    )


def test_what_refuses_the_stretch_is_named_with_how_many_starts() -> None:
    batch = Freeze(
        name="Batch",
        starts=datetime.fromisoformat("2026-11-25T12:00Z"),
        ends=datetime.fromisoformat("2026-11-25T13:00Z"),
    )
    found = asked(a_used_plan(timing__freezes=(batch,)), "2026-11-25 10:00", 4)
    # starts from 10:00 to 12:00; all but the first meet the hour
    assert found.sentences[:2] == (
        "8 of 9 starts in it are refused.",
        (
            "8 of 9 starts, the first for this: The freeze “Batch” stands from Wed 25 Nov 2026, "
            "12:00 (UTC) to Wed 25 Nov 2026, 13:00 (UTC)."
        ),
    )
    assert found.best is not None
    assert found.best.window.local_start.hour == 10
    (stretch,) = found.refused
    assert (stretch.rule, stretch.subject) == ("freeze", batch.id)
    # one step after the last start at which two hours fit
    assert stretch.window.start.isoformat() == "2026-11-25T10:15:00+00:00"
    assert stretch.window.end.isoformat() == "2026-11-25T12:15:00+00:00"


def test_a_stretch_wholly_refused_has_no_best_window() -> None:
    ada = Person(name="Ada", available_from=time(9), available_until=time(10))
    found = asked(a_used_plan(timing__people=(ada,)), "2026-11-25 12:00", 4)
    assert found.best is None
    assert found.sentences == (
        "All 9 starts in it are refused.",
        (
            "All 9 starts, the first for this: Ada can work 09:00–10:00 (UTC), not "
            "Wed 25 Nov 2026, 12:00–14:00 (UTC)."
        ),
    )


def test_two_wishes_about_hours_are_counted_apart() -> None:
    wishes = CandidateSettings(earliest=time(20), latest=time(23), weekdays=(0,))
    found = asked(a_used_plan(timing__settings=wishes), "2026-11-25 12:00", 4)
    assert [said.split(", the first")[0] for said in found.sentences] == [
        "All 9 starts in it are refused.",
        "All 9 starts",
        "All 9 starts",
    ]


def test_a_stretch_without_data_says_so() -> None:
    values: list[float | None] = [None if n % 24 == 3 else 8.0 for n in range(24 * 28)]
    plan = a_used_plan(timing__sources=(a_source(a_series(values)),))
    found = asked(plan, "2026-11-25 02:00", 2)
    assert found.sentences == ("No data tell how quiet it is then.",)
    assert [stretch.rule for stretch in found.refused] == ["no_data"]


def test_a_stretch_in_the_past_and_outside_the_span_says_both() -> None:
    found = asked(a_used_plan(), "2026-11-20 10:00", 2)
    assert found.sentences == (
        "It lies outside the days searched, Tue 24 Nov 2026, 00:00–Tue 22 Dec 00:00 (UTC).",
        "The window starts before now, Mon 23 Nov 2026, 09:00 (UTC).",
    )


def test_a_stretch_shorter_than_the_window_is_asked_about_its_starts() -> None:
    found = asked(a_used_plan(), "2026-11-25 10:00", 1)
    assert found.sentences[0] == (
        "The stretch is shorter than the 2 h that the window needs, so windows that start in it "
        "are tried."
    )
    assert found.best is not None
    assert found.best.window.local_start.hour == 10


def test_a_stretch_beside_the_grid_is_tried_as_it_is() -> None:
    found = asked(a_used_plan(), "2026-11-25 10:07", 2)
    assert found.best is not None
    assert found.best.window.local_start.minute == 7


def test_without_usage_the_rules_alone_are_asked() -> None:
    found = asked(a_used_plan(timing__sources=()), "2026-11-25 10:07", 2)
    assert found.sentences == ("Nothing refuses Wed 25 Nov 2026, 10:07–12:07 (UTC).",)


def test_where_no_window_was_found_a_stretch_is_held_against_none() -> None:
    ada = Person(name="Ada", available_from=time(9), available_until=time(11))
    plan = a_used_plan(timing__people=(ada,), timing__length_minutes=180)
    search = find_windows(plan, now=NOW)
    assert search.candidates == ()
    away = a_used_plan(timing__length_minutes=180)
    start = instant(datetime.fromisoformat("2026-11-25 10:00"), "UTC")
    stretch = Window(start=start, end=start + timedelta(hours=3), zone="UTC")
    found = why_not(away, stretch, now=NOW, search=search)
    assert found.sentences[0].endswith("it carries about 24 requests.")


def test_a_stretch_of_years_is_refused() -> None:
    with pytest.raises(GoliveError, match="more than 366 days"):
        asked(a_used_plan(), "2026-11-25 10:00", 24 * 800)
