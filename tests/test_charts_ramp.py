"""The ramp and the outages drawn: what their titles find, and that they draw what was computed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from golive import charts, downtime, launch, runbook
from golive.downtime import Outage, Way
from golive.forecast import Forecast
from golive.plan import Component, Plan, Stage, Step, Style, UserGroup
from tests.builders import LAUNCH, ZONE, a_forecast, a_plan, a_taken

_HOUR = timedelta(hours=1)
#: The window's end, Tuesday 15 December, 05:00 in ZONE; stages begin here.
_OPEN = LAUNCH + 2 * _HOUR
#: From the window's end on: 10 an hour, and 100 from 12:00 to 13:00 in ZONE.
_DAY = [10.0] * 7 + [100.0] + [10.0] * 16


def _soft(*stages: Stage, **answers: object) -> Plan:
    usual: dict[str, object] = {
        "strategy__style": Style.SOFT,
        "strategy__baseline_error_percent": 0.0,
        "strategy__seen_error_percent": 90.0,
        "strategy__stages": stages,
        "timing__taken": a_taken(),
        "launch__country": "NL",
    }
    return a_plan(**(usual | answers))


_STAGES = (
    Stage(name="Staff <b>", share_percent=10, hold_minutes=600),
    Stage(share_percent=50, hold_minutes=1_440),
    Stage(name="All", share_percent=100, hold_minutes=1_440),
)


def _ahead(days: int = 14) -> Forecast:
    return a_forecast(_DAY * days, start=_OPEN)


def _drawn(plan: Plan, forecast: Forecast | None) -> go.Figure:
    return charts.ramp(launch.timetable(plan, forecast), forecast, plan)


def _title(figure: go.Figure) -> tuple[str, str]:
    return str(figure.layout.title.text), str(figure.layout.title.subtitle.text)


def _trace(figure: go.Figure, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def _times(values: Any) -> list[str]:
    return [f"{np.datetime64(value, 'm')}" for value in values]


def test_a_ramp_says_from_when_everybody_has_it_and_when_the_first_peak_is_over() -> None:
    # 05:00 + 10 h + 24 h is Wednesday 15:00, after that day's peak; the next is over Thursday 13:00
    assert _title(_drawn(_soft(*_STAGES), _ahead())) == (
        "Everybody from Wed 16 Dec 15:00",
        "3 stages, 2.4 days; peak over Thu 17 Dec 13:00",
    )


def test_a_ramp_that_stops_short_says_how_many_have_it() -> None:
    one = Stage(name="Few", share_percent=12.5, hold_minutes=60)
    assert _title(_drawn(_soft(one), None)) == (
        "12.5 % of the users from Tue 15 Dec 05:00",
        "1 stage, 1 hour",
    )


def test_shares_rise_in_steps_at_the_stages_starts_and_hold_to_the_end() -> None:
    steps = _drawn(_soft(*_STAGES), _ahead()).data[0]
    assert _times(steps.x) == [
        "2026-12-15T05:00",
        "2026-12-15T15:00",
        "2026-12-16T15:00",
        "2026-12-17T15:00",
    ]
    assert list(steps.y) == [10, 50, 100, 100]
    assert steps.line.shape == "hv"
    assert list(steps.text) == ["10 %", "50 %", "100 %", ""]
    assert steps.hovertext[0] == (
        "Staff ‹b›: 10 %<br>Tue 15 Dec 2026, 05:00 (Europe/Amsterdam), held 10 hours"
    )
    assert steps.hovertext[1].startswith("A stage without a name: 50 %")


def test_a_share_is_not_written_where_there_is_no_room_and_a_missing_one_leaves_a_hole() -> None:
    short = Stage(share_percent=1, hold_minutes=5)
    steps = _drawn(_soft(short, Stage(hold_minutes=1_440), _STAGES[2]), None).data[0]
    assert list(steps.text) == ["", "", "100 %", ""]
    assert list(steps.y) == [1, None, 100, 100]
    assert "no share yet" in steps.hovertext[1]


def test_a_pause_before_the_next_stage_keeps_the_share() -> None:
    later = _STAGES[1].model_copy(update={"starts": _OPEN + 30 * _HOUR})
    steps = _drawn(_soft(_STAGES[0], later), None).data[0]
    assert _times(steps.x)[1] == "2026-12-16T11:00"


def test_what_the_new_version_serves_is_its_share_of_the_traffic_hour_by_hour() -> None:
    plan = _soft(*_STAGES)
    figure = _drawn(plan, _ahead())
    served, expected = (
        _trace(figure, "Served by the new version"),
        _trace(figure, "Traffic expected"),
    )
    runs = launch.timetable(plan, _ahead())
    for at, part, whole in zip(served.x, served.y, expected.y, strict=True):
        since = float(
            (np.datetime64(at) - np.datetime64("2026-12-15T05:00")) / np.timedelta64(1, "h")
        )
        assert whole == _DAY[int(since) % 24]
        run = max((run for run in runs if _begins(run) <= _OPEN + since * _HOUR), key=_begins)
        assert part == pytest.approx(whole * run.stage.share_percent / 100)
    assert served.yaxis == expected.yaxis == "y2"
    assert figure.layout.yaxis2.title.text == "requests per hour"


def _begins(run: launch.StageRun) -> datetime:
    assert run.starts is not None
    return run.starts


def test_beyond_the_forecast_and_without_a_share_nothing_is_drawn_as_served() -> None:
    plan = _soft(Stage(hold_minutes=60), Stage(share_percent=50, hold_minutes=2_880))
    served = _trace(_drawn(plan, _ahead(1)), "Served by the new version")
    values = dict(zip(_times(served.x), served.y, strict=True))
    assert values["2026-12-15T05:00"] is None  # nobody said which share
    assert values["2026-12-15T06:00"] == 5
    assert values["2026-12-17T06:00"] is None  # a day later than the forecast ends


def test_the_first_peak_is_a_star_in_the_middle_of_its_hour() -> None:
    star = _trace(_drawn(_soft(*_STAGES), _ahead()), "First real peak of the last stage")
    assert _times(star.x) == ["2026-12-17T12:30"]
    assert list(star.y) == [100]
    assert star.hovertext[0].endswith("over Thu 17 Dec 2026, 13:00 (Europe/Amsterdam)")


def test_without_usage_the_shares_stand_alone_and_no_peak_is_marked() -> None:
    figure = _drawn(_soft(*_STAGES), None)
    assert len(figure.data) == 1
    assert list(figure.layout.yaxis.domain) == [0, 1]
    assert "peak" not in _title(figure)[1]


def test_a_forecast_without_a_peak_ahead_marks_none() -> None:
    figure = _drawn(_soft(*_STAGES), a_forecast([0.0] * 24 * 7, start=_OPEN))
    assert all(trace.name != "First real peak of the last stage" for trace in figure.data)


def test_stages_without_a_start_are_left_out() -> None:
    typed = _STAGES[1].model_copy(update={"starts": _OPEN})
    figure = _drawn(_soft(_STAGES[0], typed, timing__taken=None), None)
    assert list(figure.data[0].y) == [50, 50]


def _shapes(figure: go.Figure, name: str) -> list[tuple[str, str]]:
    return [
        (f"{np.datetime64(shape.x0, 'm')}", f"{np.datetime64(shape.x1, 'm')}")
        for shape in figure.layout.shapes
        if shape.name == name
    ]


def test_nights_and_days_off_are_shaded_on_the_business_clock_within_the_ramp() -> None:
    friday = datetime(2026, 12, 18, 11, tzinfo=UTC)  # 12:00 in ZONE
    stage = Stage(share_percent=100, starts=friday, hold_minutes=3 * 1_440)
    figure = _drawn(_soft(stage), None)
    assert _shapes(figure, "Night, 23:00 to 07:00") == [
        ("2026-12-18T23:00", "2026-12-19T07:00"),
        ("2026-12-19T23:00", "2026-12-20T07:00"),
        ("2026-12-20T23:00", "2026-12-21T07:00"),
    ]
    assert _shapes(figure, "Day off") == [
        ("2026-12-19T00:00", "2026-12-20T00:00"),
        ("2026-12-20T00:00", "2026-12-21T00:00"),
    ]
    assert [note.text for note in figure.layout.annotations] == ["Sat off", "Sun off"]
    assert sum(shape.showlegend for shape in figure.layout.shapes) == 2


def test_a_night_that_is_cut_by_the_ramps_start_is_drawn_in_part_and_holidays_are_days_off() -> (
    None
):
    christmas = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)  # 00:30 in ZONE
    stage = Stage(share_percent=100, starts=christmas, hold_minutes=60)
    figure = _drawn(_soft(stage), None)
    assert _shapes(figure, "Night, 23:00 to 07:00") == [("2026-12-25T00:30", "2026-12-25T01:30")]
    assert _shapes(figure, "Day off") == [("2026-12-25T00:30", "2026-12-25T01:30")]


def test_in_a_long_ramp_days_off_have_no_room_for_their_names() -> None:
    stage = Stage(share_percent=100, hold_minutes=30 * 1_440)
    figure = _drawn(_soft(stage), None)
    assert len(_shapes(figure, "Day off")) > 7
    assert not figure.layout.annotations


def test_nothing_is_shaded_over_more_than_a_hundred_days() -> None:
    years = Stage(share_percent=100, starts=LAUNCH + timedelta(days=900 * 365), hold_minutes=60)
    assert not _drawn(_soft(_STAGES[0], years), None).layout.shapes


def test_a_stage_that_is_not_held_has_an_hour_of_room() -> None:
    none = Stage(share_percent=100, hold_minutes=0)
    first, last = _drawn(_soft(none), None).layout.xaxis.range
    assert np.datetime64(last) - np.datetime64(first) == np.timedelta64(1, "h")


# Outages

_WEB = Component(id="web", name="Web", instances=4)
_DOWN = Step(id="a", minutes=30, takes_down=("web",))
_HALF = Step(id="b", minutes=20, takes_down=("web",), down_percent=50)
_SHOP = UserGroup(name="Shop", needs=("web",))
_FAR = UserGroup(name="A very long name of a group <i>", needs=("web",), zone="Asia/Tokyo")


def _hit(*steps: Step, **answers: object) -> Plan:
    usual: dict[str, object] = {
        "deployment__components": (_WEB,),
        "deployment__steps": steps,
        "impact__groups": (_SHOP, _FAR),
        "timing__taken": a_taken(),
    }
    return a_plan(**(usual | answers))


def _outages(plan: Plan) -> go.Figure:
    return charts.outages(downtime.outages(plan), runbook.schedule(plan), plan)


def _headings(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]


def test_down_and_degraded_stand_where_they_are_and_are_told_without_colour() -> None:
    figure = _outages(_hit(_DOWN, _HALF))
    down, degraded = _trace(figure, "Down"), _trace(figure, "Degraded")
    assert (list(down.base), list(down.x), list(down.y)) == ([0, 0], [30, 30], [0, 1])
    assert (list(degraded.base), list(degraded.x)) == ([30, 30], [20, 20])
    assert degraded.marker.pattern.shape == "/"
    assert down.marker.pattern.shape is None
    assert _title(figure) == ("Down longest: 30 minutes", "Shop; at least 0 % left")
    assert figure.layout.xaxis.title.text == f"Time ({ZONE})"


def test_over_each_row_stand_the_name_and_the_groups_own_clock() -> None:
    figure = _outages(_hit(_DOWN, _HALF))
    assert _headings(figure) == [
        "<b>Shop</b><br>Tue 03:00–03:50 (Europe/Amsterdam)",
        "<b>A very long name of a…</b><br>Tue 11:00–11:50 (Asia/Tokyo)",
    ]
    assert _trace(figure, "Degraded").hovertext[1] == (
        "A very long name of a…: degraded for 20 minutes<br>Tue 11:30–11:50 (Asia/Tokyo)"
    )


def test_an_outage_over_midnight_names_both_days() -> None:
    far = UserGroup(needs=("web",), zone="America/New_York")
    late = a_taken(LAUNCH + timedelta(hours=2, minutes=45))  # 23:45 there
    figure = _outages(_hit(_DOWN, impact__groups=(far,), timing__taken=late))
    assert _headings(figure) == ["<b>No name</b><br>Mon 23:45–Tue 00:15 (America/New_York)"]


def test_where_nobody_is_down_the_longest_degraded_is_found() -> None:
    figure = _outages(_hit(_HALF))
    assert _title(figure) == ("Nobody down; degraded 20 minutes", "Shop; at least 50 % left")
    assert [trace.name for trace in figure.data] == ["Degraded"]


def test_without_a_window_minutes_take_the_place_of_the_clock() -> None:
    figure = _outages(_hit(_DOWN, timing__taken=None))
    assert _headings(figure)[0] == "<b>Shop</b><br>minute 0 to 30"
    assert figure.layout.xaxis.title.text == "Minutes after the window’s start"


def test_an_outage_longer_than_the_window_is_drawn_whole() -> None:
    long = _DOWN.model_copy(update={"minutes": 300})
    figure = _outages(_hit(long))
    assert figure.layout.xaxis.range[1] > 300


def _way(name: str, down: float, degraded: float) -> Way:
    return Way(name, 60, down, degraded, None, None, 50)


def test_the_ways_are_held_side_by_side_and_the_one_felt_least_is_named() -> None:
    figure = charts.ways([_way("All at once", 20, 0), _way("Rolling", 0, 80)])
    assert _title(figure) == ("Felt least: rolling", "nobody down, 80 minutes degraded")
    assert list(_trace(figure, "Down").x) == [20, 0]
    assert list(_trace(figure, "Degraded").x) == [0, 80]
    assert list(_trace(figure, "Down").y) == ["All at once", "Rolling"]


def test_of_ways_that_all_take_people_down_the_shortest_outage_is_felt_least() -> None:
    figure = charts.ways([_way("All at once", 20, 0), _way("As planned", 30, 5)])
    assert _title(figure) == ("Felt least: all at once", "20 minutes down, 0 minutes degraded")


def test_a_group_that_is_hit_longest_names_the_chart_whatever_its_place() -> None:
    long = Outage(UserGroup(name="Desk"), ((0, 40),), (), 10.0)
    short = Outage(_SHOP, ((0, 30),), (), 0.0)
    plan = _hit(_DOWN)
    figure = charts.outages((short, long), runbook.schedule(plan), plan)
    assert _title(figure) == ("Down longest: 40 minutes", "Desk; at least 10 % left")
