"""When each stage begins and ends; worked out by hand on the local clock."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import launch
from golive.forecast import Forecast
from golive.launch import HoldRule
from golive.plan import Plan, Stage, Step, Style
from tests.builders import LAUNCH, a_forecast, a_plan, a_taken

_MINUTE = timedelta(minutes=1)
#: The end of the window, a Tuesday, 05:00 in Amsterdam.
_OPEN = LAUNCH + 120 * _MINUTE
_STAGES = (
    Stage(name="Staff", share_percent=1.0, hold_minutes=30.0),
    Stage(name="Tenth", share_percent=10.0),
    Stage(name="All", share_percent=100.0, hold_minutes=600.0),
)


def _soft(*stages: Stage, **answers: object) -> Plan:
    usual = {
        "strategy__style": Style.SOFT,
        "strategy__stages": stages or _STAGES,
        "timing__taken": a_taken(),
    }
    return a_plan(**(usual | answers))


def _spans(plan: Plan) -> list[tuple[datetime | None, datetime | None]]:
    return [(run.starts, run.ends) for run in launch.timetable(plan)]


def test_stages_follow_each_other_from_the_windows_end() -> None:
    assert _spans(_soft()) == [
        (_OPEN, _OPEN + 30 * _MINUTE),
        (_OPEN + 30 * _MINUTE, _OPEN + 90 * _MINUTE),
        (_OPEN + 90 * _MINUTE, _OPEN + 690 * _MINUTE),
    ]


def test_a_typed_start_counts_and_a_pause_before_it_is_kept() -> None:
    later = _OPEN + timedelta(days=1)
    first, second = Stage(starts=LAUNCH), Stage(starts=later)
    assert _spans(_soft(first, second)) == [
        (LAUNCH, LAUNCH + 60 * _MINUTE),
        (later, later + 60 * _MINUTE),
    ]


def test_a_stage_typed_before_the_one_before_it_has_been_held_starts_after_it() -> None:
    second = Stage(name="Half", starts=_OPEN + 20 * _MINUTE)
    runs = launch.timetable(_soft(Stage(), second))
    assert runs[1].starts == _OPEN + 60 * _MINUTE
    assert [run.too_early_minutes for run in runs] == [0, 40]
    (said,) = (
        sentence
        for sentence in launch.told(_soft(), runs)
        if "Half" in sentence and "planned" in sentence
    )
    assert said == (
        "“Half” is planned for Tue 15 Dec 2026, 05:20 (Europe/Amsterdam), 40 minutes before the "
        "stage before it has been held long enough."
    )


def test_without_a_window_only_what_was_typed_has_a_time() -> None:
    plan = _soft(Stage(), Stage(starts=LAUNCH), Stage(), timing__taken=None)
    assert _spans(plan) == [
        (None, None),
        (LAUNCH, LAUNCH + 60 * _MINUTE),
        (LAUNCH + 60 * _MINUTE, LAUNCH + 120 * _MINUTE),
    ]
    assert launch.timetable(a_plan()) == ()


def test_a_ramp_begins_with_what_is_typed_earliest_or_the_windows_end() -> None:
    early = Stage(starts=LAUNCH - timedelta(days=1))
    assert launch.begins(_soft(Stage(), early)) == LAUNCH - timedelta(days=1)
    assert launch.begins(_soft()) == _OPEN
    assert launch.begins(_soft(timing__taken=None)) is None


def test_only_the_last_stage_waits_for_the_peak() -> None:
    ahead = a_forecast(([1e8] * 20 + [9e8] + [1e8] * 3) * 4)
    rules = [run.hold.rule for run in launch.timetable(_soft(), ahead)]
    assert rules == [HoldRule.BAKE, HoldRule.BAKE, HoldRule.PEAK]


@pytest.mark.parametrize(
    ("starts", "night", "day_off"),
    [
        (datetime(2026, 12, 15, 21, 59, tzinfo=UTC), False, False),  # Tuesday 22:59 local
        (datetime(2026, 12, 15, 22, 0, tzinfo=UTC), True, False),
        (datetime(2026, 12, 16, 5, 59, tzinfo=UTC), True, False),  # Wednesday 06:59
        (datetime(2026, 12, 16, 6, 0, tzinfo=UTC), False, False),
        (datetime(2026, 12, 18, 23, 0, tzinfo=UTC), True, True),  # Saturday 00:00
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), False, True),  # Christmas, a Friday
    ],
)
def test_a_start_at_night_or_on_a_day_off_is_told_on_the_local_clock(
    starts: datetime,
    night: bool,  # noqa: FBT001 - a table
    day_off: bool,  # noqa: FBT001
) -> None:
    plan = _soft(Stage(name="A", starts=starts), launch__country="NL")
    (run,) = launch.timetable(plan)
    assert (run.at_night, run.on_day_off) == (night, day_off)
    said = " ".join(launch.told(plan, (run,)))
    assert ("at night" in said, "on a day off" in said) == (night, day_off)


@pytest.mark.parametrize(("hours", "odd"), [(-1, True), (0, False), (2, False), (3, True)])
def test_in_the_window_and_at_its_end_nobody_is_called_from_bed(hours: int, odd: bool) -> None:  # noqa: FBT001 - a table
    plan = _soft(Stage(starts=LAUNCH + timedelta(hours=hours)))
    assert launch.timetable(plan)[0].at_night is odd


def test_a_night_and_a_day_off_are_said_in_one_sentence_with_the_zone() -> None:
    plan = _soft(Stage(name="Half", starts=datetime(2026, 12, 19, 2, 12, tzinfo=UTC)))
    assert launch.told(plan, launch.timetable(plan)) == (
        "“Half” would start Sat 19 Dec 2026, 03:12 (Europe/Amsterdam), at night and on a day off.",
    )


def test_each_stage_says_what_fails_and_what_burns_if_it_goes_badly() -> None:
    plan = _soft(
        Stage(share_percent=5.0),
        Stage(),
        strategy__worst_error_percent=20.0,
        strategy__detection_minutes=20.0,
        deployment__steps=(Step(undo_minutes=10),),
    )
    first, second = launch.timetable(plan)
    assert first.error_percent == pytest.approx(1)
    assert first.burnt == pytest.approx(0.01 * 30 / 43.2)
    assert (second.error_percent, second.burnt) == (None, None)


def test_a_stage_held_for_its_sample_says_how_many_and_what_they_show() -> None:
    plan = _soft(
        Stage(name="Few", share_percent=5.0),
        Stage(share_percent=50.0, minimum_requests=20_000.0),
        Stage(name="All", share_percent=100.0),
        strategy__baseline_error_percent=1.0,
    )
    # From 05:00 in the third hour: 10 x 400, 8,000, then 12.5 x 400 make 850 / 5 %.
    day = [400.0] * 12 + [8_000.0] + [400.0] * 11
    said = launch.told(plan, launch.timetable(plan, a_forecast(day * 28)))
    held = [sentence for sentence in said if "held" in sentence]
    assert held == [
        "“Few” is held for 23.5 hours, for the requests it needs (850, to see 2 % of failures).",
        "A stage without a name is held for 2.4 days, for the requests it needs (20,000).",
        "“All” is held for 1 day, for its first daily peak.",
    ]


def test_numbers_that_were_worked_out_say_what_they_rest_on_and_typed_ones_do_not() -> None:
    ahead = a_forecast([1_000.0] * 24 * 28)
    said = "The numbers needed hold if each stage is decided once"
    few = Stage(share_percent=5.0)
    assert _told(_soft(few), ahead)[-1].startswith(said)
    typed = few.model_copy(update={"minimum_requests": 900.0})
    assert not any(one.startswith(said) for one in _told(_soft(typed), ahead))


def _told(plan: Plan, ahead: Forecast) -> tuple[str, ...]:
    return launch.told(plan, launch.timetable(plan, ahead))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (59.5, "59.5 minutes"),
        (60, "1 hour"),
        (90, "1.5 hours"),
        (1440, "1 day"),
        (10_080, "7 days"),
    ],
)
def test_a_length_is_said_in_its_largest_unit(minutes: float, said: str) -> None:
    assert launch.long(minutes) == said


@settings(deadline=None)
@given(
    shares=st.lists(st.floats(0.5, 100), min_size=1, max_size=6),
    gaps=st.lists(st.none() | st.integers(-600, 3_000), min_size=6, max_size=6),
    quiet=st.floats(0, 5_000),
)
def test_no_stage_starts_before_the_one_before_it_ends_and_the_last_sees_a_peak(
    shares: list[float], gaps: list[int | None], quiet: float
) -> None:
    starts = [None if gap is None else _OPEN + gap * _MINUTE for gap in gaps]
    stages = tuple(
        Stage(share_percent=share, starts=start)
        for share, start in zip(shares, starts, strict=False)
    )
    ahead = a_forecast(([quiet] * 12 + [50_000.0] + [quiet] * 11) * 60, LAUNCH - timedelta(days=2))
    runs = launch.timetable(_soft(*stages), ahead)
    for before, after in pairwise(runs):
        assert before.ends is not None
        assert after.starts is not None
        assert before.ends <= after.starts
    last = runs[-1]
    assert last.starts is not None
    assert last.ends is not None
    peaks = [ahead.start + timedelta(hours=24 * day + 12) for day in range(60)]
    assert any(last.starts <= peak and peak + timedelta(hours=1) <= last.ends for peak in peaks)
