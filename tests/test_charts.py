"""The figures: what their titles state, and that they draw what they were given."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from golive import charts
from golive.forecast import Confidence, Forecast
from golive.plan import CountedSeries, How
from golive.timing import Candidate
from golive.window import Window
from tests.builders import LAUNCH, ZONE, a_series, a_taken

#: Monday 2 November 2026, 00:00 in ZONE.
_MONDAY = datetime(2026, 11, 1, 23, 0, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_SPAN = Window(start=_MONDAY, end=_MONDAY + 48 * _HOUR, zone=ZONE)


def _title(figure: go.Figure) -> str:
    return str(figure.layout.title.text)


def _subtitle(figure: go.Figure) -> str:
    return str(figure.layout.title.subtitle.text)


def _shown(values: Any) -> list[str]:
    return [f"{np.datetime64(value, 'm')}" for value in values]


def _weeks(count: int, quiet_hour: int = 4) -> CountedSeries:
    """Build weeks of hours at 100; Wednesdays have a quiet hour, Sundays a peak at 20:00."""
    values: list[float | None] = [100.0] * (168 * count)
    for week in range(count):
        values[168 * week + 2 * 24 + quiet_hour] = 3.0
        values[168 * week + 6 * 24 + 20] = 500.0 + week
    return a_series(values, _MONDAY)


def _candidate(start: datetime, hours: float = 2, **fields: Any) -> Candidate:
    usual: dict[str, Any] = {
        "window": Window(start=start, end=start + hours * _HOUR, zone=ZONE),
        "expected": 40.0,
        "busy_case": 60.0,
        "share_of_peak": 0.0214,
        "score": 97.9,
        "why": (),
        "soft": (),
        "refusals": (),
    }
    return Candidate(**(usual | fields))


def _forecast(how: How = How.SUM, step_s: int = 1_800) -> Forecast:
    return Forecast(
        start=_MONDAY,
        step_s=step_s,
        expected=(10.0, None, 30.0, 40.0),
        busy=(15.0, None, 45.0, 60.0),
        confidence=Confidence.HIGH,
        reasons=(),
        unit="requests",
        how=how,
        weeks_used=8,
    )


def test_a_history_states_when_it_was_busiest_on_the_business_clock() -> None:
    figure = charts.history(_weeks(2), ZONE, "Traffic")
    assert _title(figure) == "Traffic: busiest Sun 15 Nov 2026 20:00"
    assert figure.layout.xaxis.title.text == f"Time ({ZONE})"
    assert figure.layout.yaxis.title.text == "requests per hour"


def test_a_history_draws_every_value_at_its_clock_time_and_holes_stay_holes() -> None:
    figure = charts.history(a_series([1.0, None, 3.0], _MONDAY), ZONE, "Traffic")
    (line,) = figure.data
    assert _shown(line.x) == ["2026-11-02T00:00", "2026-11-02T01:00", "2026-11-02T02:00"]
    assert line.y[0] == 1.0
    assert np.isnan(line.y[1])
    assert line.y[2] == 3.0
    assert line.connectgaps is False


def test_a_long_history_is_drawn_in_wider_buckets_by_their_mean() -> None:
    values: list[float | None] = [10.0, 20.0, 60.0] * 2_000
    figure = charts.history(a_series(values, _MONDAY), ZONE, "Traffic")
    (line,) = figure.data
    assert len(line.y) == 2_000
    assert set(line.y) == {(10 + 20 + 60) / 3}
    assert figure.layout.yaxis.title.text == "requests per hour"


def test_a_level_is_labelled_as_an_average() -> None:
    figure = charts.history(a_series([5.0], _MONDAY, how=How.MEAN), ZONE, "Users online")
    assert figure.layout.yaxis.title.text == "requests, mean of each hour"


@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_history_without_figures_says_so(values: list[float | None]) -> None:
    assert _title(charts.history(a_series(values), ZONE, "Traffic")) == "Traffic: no figures"


def test_a_week_states_its_quietest_hour_on_the_business_clock() -> None:
    figure = charts.week(_weeks(3), ZONE)
    assert _title(figure) == "The usual week: quietest Wed from 04:00"
    assert figure.layout.xaxis.title.text == f"Hour of the day ({ZONE})"
    elsewhere = charts.week(_weeks(3), "Asia/Kathmandu")  # four and three quarters of an hour on
    assert _title(elsewhere) == "The usual week: quietest Wed from 08:00"


def test_a_week_draws_the_mean_of_each_hour() -> None:
    (heat,) = charts.week(_weeks(3), ZONE).data
    assert heat.z.shape == (7, 24)
    assert heat.z[2][4] == 3.0
    assert heat.z[6][20] == pytest.approx((500 + 501 + 502) / 3)
    assert heat.colorbar.title.text == "requests per hour"


def test_hours_that_nobody_counted_stay_empty_in_a_week() -> None:
    (heat,) = charts.week(a_series([7.0, 5.0], _MONDAY), ZONE).data
    assert np.isfinite(heat.z).sum() == 2
    assert (heat.z[0][0], heat.z[0][1]) == (7.0, 5.0)


@pytest.mark.parametrize("values", [[], [None]])
def test_a_week_without_figures_says_so(values: list[float | None]) -> None:
    assert _title(charts.week(a_series(values), ZONE)) == "The usual week: no figures"


def test_what_lies_ahead_is_drawn_as_it_was_forecast() -> None:
    figure = charts.ahead(_forecast(), _SPAN, (), None)
    lower, upper, expected, points = figure.data
    assert list(expected.y) == [10.0, None, 30.0, 40.0]
    assert (list(lower.y), list(upper.y)) == ([10.0, 0, 30.0, 40.0], [15.0, 0, 45.0, 60.0])
    assert upper.fill == "tonexty"
    assert _shown(expected.x)[:2] == ["2026-11-02T00:00", "2026-11-02T00:30"]
    assert list(points.x) == []
    assert figure.layout.yaxis.title.text == "requests per 30 minutes"
    assert _shown(figure.layout.xaxis.range) == ["2026-11-02T00:00", "2026-11-04T00:00"]


def test_without_a_window_that_fits_the_title_says_so() -> None:
    assert _title(charts.ahead(_forecast(), _SPAN, (), None)) == "No window fits"


def test_the_title_states_the_best_window_and_its_share_of_the_peak() -> None:
    start = _MONDAY + 27 * _HOUR
    figure = charts.ahead(_forecast(), _SPAN, (_candidate(start),), None)
    assert _title(figure) == "Best: Tue 3 Nov 03:00–05:00"
    assert _subtitle(figure) == "2.1 % of the busiest equal window"


def test_a_window_over_midnight_names_both_days() -> None:
    start = _MONDAY + 23 * _HOUR
    figure = charts.ahead(_forecast(), _SPAN, (_candidate(start),), None)
    assert _title(figure) == "Best: Mon 2 Nov 23:00–Tue 3 Nov 01:00"


def test_without_a_known_share_the_title_states_the_window_alone() -> None:
    unknown = _candidate(_MONDAY, expected=None, busy_case=None, share_of_peak=None)
    figure = charts.ahead(_forecast(), _SPAN, (unknown,), None)
    assert _title(figure) == "Best: Mon 2 Nov 00:00–02:00"
    assert not figure.layout.title.subtitle.text
    assert list(figure.data[-1].y) == [None]


def test_candidates_are_stretches_with_numbered_points_that_know_their_place() -> None:
    starts = [_MONDAY + 3 * _HOUR, _MONDAY + 27 * _HOUR]
    figure = charts.ahead(_forecast(), _SPAN, [_candidate(start) for start in starts], None)
    points = figure.data[-1]
    assert _shown(points.x) == ["2026-11-02T04:00", "2026-11-03T04:00"]  # their middles
    drawn = [_shown([shape.x0, shape.x1]) for shape in figure.layout.shapes]
    assert drawn[0] == ["2026-11-02T03:00", "2026-11-02T05:00"]
    assert drawn[1] == ["2026-11-03T03:00", "2026-11-03T05:00"]
    assert list(points.text) == ["1", "2"]
    assert list(points.customdata) == [["candidate", 0], ["candidate", 1]]
    assert f"({ZONE})" in points.hovertext[0]


def test_a_candidate_s_total_is_spread_over_the_buckets_of_its_window() -> None:
    figure = charts.ahead(_forecast(), _SPAN, (_candidate(_MONDAY, hours=2),), None)
    assert list(figure.data[-1].y) == [40.0 / 4]  # four half hours


def test_a_level_stands_at_its_average() -> None:
    forecast = _forecast(How.MEAN)
    figure = charts.ahead(forecast, _SPAN, (_candidate(_MONDAY, hours=2),), None)
    assert list(figure.data[-1].y) == [40.0]
    assert figure.layout.yaxis.title.text == "requests, mean of each 30 minutes"


def test_the_window_taken_is_drawn_on_the_business_clock() -> None:
    figure = charts.ahead(_forecast(), _SPAN, (), a_taken(LAUNCH))
    (shape,) = figure.layout.shapes
    assert _shown([shape.x0, shape.x1]) == ["2026-12-15T03:00", "2026-12-15T05:00"]
    (note,) = figure.layout.annotations
    assert note.text == "The window taken"
