"""Days better avoided."""

import pytest

from tests.judging import a_window, judged, soft


@pytest.mark.parametrize(
    ("start", "points"),
    [
        ("2026-12-09 03:00", {}),
        ("2026-12-11 22:00", {"before_day_off": 10}),
        ("2026-12-24 03:00", {"before_day_off": 10}),  # Christmas Day is Friday
        ("2026-11-26 22:00", {}),
        ("2026-11-27 22:00", {"before_day_off": 10, "month_end": 10}),
        ("2026-11-29 03:00", {"month_end": 10}),  # Sunday before the month's last working day
        ("2026-12-02 03:00", {"month_end": 10}),
        ("2026-12-03 03:00", {}),
        ("2026-12-30 03:00", {"quarter_end": 15}),
        ("2027-01-05 03:00", {"quarter_end": 15}),  # New Year is Friday: Mon 4, Tue 5
        ("2027-01-06 03:00", {}),
    ],
)
def test_days_better_avoided_cost_points(start: str, points: dict[str, float]) -> None:
    assert soft(a_window(start), launch__country="NL") == points


def test_days_better_avoided_are_said() -> None:
    friday = judged(a_window("2026-11-27 22:00")).soft
    assert [point.why for point in friday] == [
        "Friday: nobody is at work the next day (Saturday, a day off).",
        "Fri 27 Nov is within two working days of the turn of a month.",
    ]
    eve = judged(a_window("2026-12-24 03:00"), launch__country="US").soft
    assert eve[0].why == (
        "Thursday: nobody is at work the next day (Christmas Day, a public holiday)."
    )
