"""What was understood of a usage export, in plain words."""

from datetime import UTC, datetime

import pytest

from golive.plan import How, LeftOut, Missing, Reading, Source
from golive.usage import in_short, understood
from golive.usage.words import counted_by, step
from tests.builders import ZONE, a_series, a_source

_START = datetime(2026, 11, 1, 23, 0, tzinfo=UTC)  # Monday 2 November, 00:00 in ZONE


def _source(**fields: object) -> Source:
    return a_source(a_series([1.0] * 48, _START)).model_copy(update=fields)


def test_format_columns_zone_step_and_span_are_told() -> None:
    reading = Reading(zone=ZONE, time_column="Hour", count_column="Visits", how=How.SUM)
    assert understood(_source(read_as=reading, rows=1_500)) == (
        (
            "CSV: 1,500 rows counted, times in “Hour”, figures in “Visits”, added up per hour. "
            "A missing time is left out."
        ),
        f"From Mon 2 Nov 2026, 00:00 ({ZONE}) to Wed 4 Nov 2026, 00:00 ({ZONE}).",
    )


def test_a_log_has_no_columns_to_tell_and_its_quiet_minutes_count_as_nought() -> None:
    what, span = understood(_source(read_as=Reading(missing=Missing.ZERO), rows=1))
    assert what == "CSV: 1 row counted, added up per hour. A missing time counts as nought."
    assert span.startswith("From Sun 1 Nov 2026, 23:00 (UTC)")


def test_a_level_is_averaged() -> None:
    levels = a_source(a_series([1.0], _START, how=How.MEAN))
    assert "averaged per hour" in understood(levels)[0]


def test_what_was_left_out_and_what_to_know_come_last() -> None:
    source = _source(
        left_out=(
            LeftOut(why="no time", rows=1, first_row=1_204),
            LeftOut(why="a total at the end", rows=2_000),
        ),
        notes=("Two columns hold the same figures.",),
    )
    assert understood(source)[2:] == (
        "1 row left out: no time (first in row 1,204).",
        "2,000 rows left out: a total at the end.",
        "Two columns hold the same figures.",
    )


def test_in_short_it_is_one_line() -> None:
    assert in_short(_source()) == "Requests per hour, 2 Nov 2026 to 3 Nov 2026, CSV"


def test_in_short_a_unit_keeps_its_capitals_and_may_be_missing() -> None:
    series = a_series([1.0], _START)
    capitals = a_source(series.model_copy(update={"unit": "HTTP requests"}))
    assert in_short(capitals).startswith("HTTP requests per hour")
    none = a_source(series.model_copy(update={"unit": ""}))
    assert in_short(none).startswith(" per hour")


def test_the_last_day_is_right_beyond_a_clock_change() -> None:
    october = datetime(2026, 9, 30, 22, 0, tzinfo=UTC)  # 1 October, 00:00 in ZONE
    hours = (31 + 30) * 24 + 1  # the end of October gives an hour back
    source = a_source(a_series([1.0] * hours, october))
    assert "1 Oct 2026 to 30 Nov 2026" in in_short(source)


def test_a_file_without_a_zone_is_told_in_utc() -> None:
    source = a_source(a_series([1.0], _START)).model_copy(update={"read_as": Reading()})
    assert "1 Nov 2026 to 1 Nov 2026" in in_short(source)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (86_400, "day"),
        (172_800, "2 days"),
        (3_600, "hour"),
        (1_800, "30 minutes"),
        (60, "minute"),
        (90, "90 seconds"),
    ],
)
def test_a_step_is_said_in_its_largest_whole_unit(seconds: int, said: str) -> None:
    assert step(seconds) == said


def test_a_count_is_per_hour_and_a_level_is_an_average() -> None:
    assert counted_by("requests", How.SUM, 3_600) == "requests per hour"
    assert counted_by("users", How.MEAN, 900) == "users, mean of each 15 minutes"
