"""The calendar of the span: what stands in which row, what is hatched, and what a click means."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import charts
from golive.charts.rows import Rows
from golive.forecast import Confidence, Forecast
from golive.plan import How
from golive.timing import Candidate
from golive.timing.blocked import Blocked
from golive.window import Window, instant
from tests.builders import ZONE

_HOUR = timedelta(hours=1)


def _at(local: str) -> datetime:
    return instant(datetime.fromisoformat(local), ZONE, later=False)


def _window(start: str, hours: float) -> Window:
    return Window(start=_at(start), end=_at(start) + hours * _HOUR, zone=ZONE)


_SPAN = Window(start=_at("2026-12-07"), end=_at("2026-12-10"), zone=ZONE)


def _forecast(values: Sequence[float | None], how: How = How.SUM) -> Forecast:
    return Forecast(
        start=_SPAN.start,
        step_s=3_600,
        expected=tuple(values),
        busy=tuple(values),
        confidence=Confidence.HIGH,
        reasons=(),
        unit="users",
        how=how,
        weeks_used=8,
    )


def _candidate(window: Window) -> Candidate:
    return Candidate(
        window=window,
        expected=1.0,
        busy_case=2.0,
        share_of_peak=0.1,
        score=90,
        why=(),
        soft=(),
        refusals=(),
    )


def _drawn(**shown: Any) -> go.Figure:
    usual: dict[str, Any] = {
        "span": _SPAN,
        "forecast": _forecast([float(n) for n in range(72)]),
        "blocked": (),
        "candidates": (),
        "taken": None,
    }
    return charts.calendar(charts.Shown(**(usual | shown)))


def _written(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]


def test_up_to_six_weeks_have_a_row_a_day() -> None:
    rows = Rows.over(Window(start=_at("2026-12-02"), end=_at("2027-01-13"), zone=ZONE))
    assert (rows.first, rows.count, rows.hours) == (date(2026, 12, 2), 42, 24)
    assert rows.labels[:2] == ("Wed 2 Dec", "Thu 3 Dec")


def test_a_longer_span_has_a_row_a_week_from_monday() -> None:
    rows = Rows.over(Window(start=_at("2026-12-02"), end=_at("2027-01-14"), zone=ZONE))
    assert (rows.first, rows.count, rows.hours) == (date(2026, 11, 30), 7, 168)
    assert rows.labels[0] == "30 Nov"


def test_a_window_over_midnight_stands_in_two_rows() -> None:
    rows = Rows.over(_SPAN)
    assert rows.pieces(_window("2026-12-07 22:30", 3)) == ((0, 22.5, 24.0), (1, 0.0, 1.5))


def test_what_lies_above_or_below_the_rows_is_left_out() -> None:
    rows = Rows.over(_SPAN)
    assert rows.pieces(_window("2026-12-06 20:00", 6)) == ((0, 0.0, 2.0),)
    assert rows.pieces(_window("2026-12-09 23:00", 6)) == ((2, 23.0, 24.0),)
    assert rows.pieces(_window("2026-12-20 20:00", 6)) == ()


def test_in_the_hour_shown_twice_a_window_keeps_its_true_length() -> None:
    """From 02:30 to 02:15 of the hour that comes again: 45 minutes, and the clock goes back 15."""
    rows = Rows.over(Window(start=_at("2026-10-25"), end=_at("2026-10-26"), zone=ZONE))
    assert rows.pieces(_window("2026-10-25 02:30", 0.75)) == ((0, 2.5, 3.25),)


@given(st.integers(-300, 2_000), st.floats(0.1, 400))
def test_the_pieces_of_a_window_are_as_long_as_its_part_inside_the_rows(
    start: int, hours: float
) -> None:
    december = datetime(2026, 12, 1, tzinfo=UTC)
    span = Window(start=december, end=december + timedelta(days=62), zone="UTC")
    rows = Rows.over(span)
    begins = span.start + start * _HOUR
    window = Window(start=begins, end=begins + hours * _HOUR, zone="UTC")
    monday = datetime(2026, 11, 30, tzinfo=UTC)
    last = monday + timedelta(weeks=rows.count)
    inside = max(min(window.end, last) - max(window.start, monday), timedelta())
    pieces = rows.pieces(window)
    assert sum(piece.ends - piece.begins for piece in pieces) == pytest.approx(inside / _HOUR)
    assert all(0 <= piece.begins < piece.ends <= 168 for piece in pieces)


def test_every_hour_is_a_bar_that_says_when_how_busy_and_what_refuses_it() -> None:
    closing = Blocked(_window("2026-12-07 02:30", 2), ("Closing",))
    (hours, *_) = _drawn(blocked=[closing]).data
    assert len(hours.x) == 72
    assert list(hours.marker.color) == [float(n) for n in range(72)]
    assert hours.hovertext[1] == "Mon 7 Dec 2026, 01:00 (Europe/Amsterdam)<br>1 users per hour"
    assert [at for at, says in enumerate(hours.hovertext) if "Refused: Closing" in says] == [
        2,
        3,
        4,
    ]
    assert list(hours.customdata[5]) == [charts.HOUR, int((_SPAN.start + 5 * _HOUR).timestamp())]


def test_hours_without_figures_are_grey_and_say_so() -> None:
    grey, known = _drawn(forecast=_forecast([None, *[5.0] * 71])).data
    assert len(grey.x) == 1
    assert "No figures" in grey.hovertext[0]
    assert len(known.x) == 71


def test_without_usage_only_the_rules_are_drawn() -> None:
    figure = _drawn(forecast=None, blocked=[Blocked(_window("2026-12-08", 24), ("Lin away",))])
    assert figure.layout.title.text == "What the rules refuse"
    assert figure.layout.title.subtitle.text == "33 % refused"
    assert len(figure.data) == 2


def test_what_refuses_is_hatched_and_named_once() -> None:
    lin = [Blocked(_window(f"2026-12-0{day} 06:00", 12), ("Lin <b> away",)) for day in (7, 8, 9)]
    nameless = Blocked(_window("2026-12-09 18:00", 1), ())
    figure = _drawn(blocked=[*lin, nameless])
    hatched = figure.data[1]
    assert hatched.marker.pattern.shape == "/"
    assert hatched.hoverinfo == "skip"
    assert list(hatched.base) == [6, 6, 6, 18]
    assert _written(figure) == ["Lin ‹b› away"]
    assert "too little time between two of them" in figure.data[0].hovertext[48 + 18]


def test_more_than_three_names_are_counted() -> None:
    figure = _drawn(blocked=[Blocked(_window("2026-12-08", 24), ("a", "b", "c", "d", "e"))])
    assert "Refused: a, b, c and 2 more" in figure.data[0].hovertext[24]


def test_each_name_stands_in_a_row_of_its_own() -> None:
    both = Blocked(_window("2026-12-07", 24), ("Closing", "Lin away"))
    lin = Blocked(_window("2026-12-08", 24), ("Lin away",))
    notes = _drawn(blocked=[both, lin]).layout.annotations
    assert [(note.text, note.y) for note in notes] == [("Lin away", 0)]
    again = Blocked(_window("2026-12-09", 24), ("Closing",))
    notes = _drawn(blocked=[both, lin, again]).layout.annotations
    assert [(note.text, note.y) for note in notes] == [("Closing", 0), ("Lin away", 1)]


def test_a_name_is_written_only_where_there_is_room() -> None:
    short = Blocked(_window("2026-12-07 12:00", 3), ("Batch",))
    assert _written(_drawn(blocked=[short])) == []


def test_a_long_name_is_cut() -> None:
    figure = _drawn(blocked=[Blocked(_window("2026-12-08", 24), ("closing " * 20,))])
    assert len(_written(figure)[0]) <= 34
    assert _written(figure)[0].endswith("…")


def test_candidates_are_numbered_bars_that_say_which_they_are() -> None:
    first, second = _window("2026-12-08 03:00", 2), _window("2026-12-07 23:00", 4)
    figure = _drawn(candidates=[_candidate(first), _candidate(second)])
    one, other = figure.data[1:]
    assert (list(one.base), list(one.x), list(one.y)) == ([3], [2], [1])
    numbers = [(note.text, note.x, note.y) for note in figure.layout.annotations]
    assert numbers == [("1", 4, 1), ("2", 1.5, 1)]  # the second in its piece after midnight
    assert [list(data) for data in other.customdata] == [[charts.CANDIDATE, 1]] * 2
    assert figure.layout.title.text == "Best: Tue 8 Dec 03:00–05:00"
    assert figure.layout.title.subtitle.text == "0 % refused; strongest: 71 users per hour"


def test_a_part_without_the_best_candidate_names_the_best_in_it() -> None:
    away, here = _candidate(_window("2026-12-20 03:00", 2)), _candidate(_window("2026-12-08", 2))
    assert _drawn(candidates=[away, here]).layout.title.text == "Number 2: Tue 8 Dec 00:00–02:00"
    assert _drawn(candidates=[away]).layout.title.text == "No window fits here"
    assert _drawn().layout.title.text == "No window fits"


def test_the_window_taken_is_outlined_and_ticked() -> None:
    figure = _drawn(taken=_window("2026-12-08 03:00", 2))
    outline = figure.data[1]
    assert (list(outline.base), list(outline.x), list(outline.y)) == ([3], [2], [1])
    assert outline.marker.line.width == 3
    assert [(note.text, note.x, note.y) for note in figure.layout.annotations] == [("✓", 5, 1)]


def test_a_clock_change_is_written_where_it_is() -> None:
    span = Window(start=_at("2027-03-26"), end=_at("2027-03-30"), zone=ZONE)
    figure = _drawn(span=span, forecast=None)
    assert [(note.text, note.y) for note in figure.layout.annotations] == [("clock change", 2)]
    assert len(figure.data[0].x) == 4 * 24 - 1


def test_a_name_late_in_a_row_is_written_back_from_the_end() -> None:
    evening = Blocked(_window("2026-12-07 18:00", 6), ("Batch",))
    (note,) = _drawn(blocked=[evening]).layout.annotations
    assert (note.x, note.xanchor) == (24, "right")


def test_a_candidate_outside_what_is_shown_is_not_drawn() -> None:
    figure = _drawn(candidates=[_candidate(_window("2026-12-20 03:00", 2))])
    assert len(figure.data) == 1
    assert _written(figure) == []


def test_half_a_year_is_drawn_in_weeks() -> None:
    span = Window(start=_at("2026-12-07"), end=_at("2027-06-07"), zone=ZONE)
    figure = _drawn(span=span, forecast=None)
    assert list(figure.layout.xaxis.ticktext) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert len(figure.layout.yaxis.ticktext) == 26
    assert figure.layout.height < 800


def test_a_day_without_traffic_has_no_strongest_hour() -> None:
    figure = _drawn(forecast=_forecast([0.0] * 72))
    assert figure.layout.title.subtitle.text == "0 % refused"
