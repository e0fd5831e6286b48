"""The span as a calendar: how busy each hour is, what is refused, the candidates, the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import plotly.graph_objects as go

from golive.charts import bars, labels
from golive.charts.hours import Cell, cells, unit_of
from golive.charts.looks import ACCENT_SCALE, laid_out, short
from golive.charts.rows import DAY_H, Rows
from golive.forecast import Forecast
from golive.timing import Candidate
from golive.timing.blocked import Blocked
from golive.timing.case import amount
from golive.window import Window

_LINE = "#857a75"
_NO_FIGURES = "rgba(127, 127, 127, 0.14)"
#: Pixels: a row of a day, of a week, and everything else.
_DAY_ROW, _WEEK_ROW, _MARGIN = 20, 24, 126
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a calendar shows.

    Attributes:
        span: the days shown.
        forecast: traffic ahead; None without usage.
        blocked: what no window can touch.
        candidates: in their order.
        taken: the window taken, if there is one.
    """

    span: Window
    forecast: Forecast | None
    blocked: Sequence[Blocked]
    candidates: Sequence[Candidate]
    taken: Window | None


def calendar(shown: Shown) -> go.Figure:
    """Draw a span as rows of days, or of weeks if it is long, on the zone's clock.

    Every hour is a bar that can be clicked; its custom data says which. So is a candidate.
    """
    rows = Rows.over(shown.span)
    hours = cells(shown.span, shown.forecast, shown.blocked, rows)
    known = [cell for cell in hours if cell.expected is not None]
    figure = go.Figure(
        [
            *bars.hours([cell for cell in hours if cell.expected is None], {"color": _NO_FIGURES}),
            *bars.hours(known, _scaled(known)),
            *bars.hatched(shown.blocked, rows),
            *bars.numbered(shown.candidates, rows),
            *bars.outlined(shown.taken, rows),
        ]
    )
    figure = laid_out(figure, _finding(shown, rows), shown.span.zone, "", _beneath(shown, known))
    figure.update_layout(
        barmode="overlay",
        bargap=0.12,
        hoverlabel={"align": "left"},
        margin={"t": 66},
        annotations=[
            *labels.refusals(shown.blocked, rows),
            *labels.changes(shown.span, rows),
            *labels.numbers(shown.candidates, rows),
            *labels.tick(shown.taken, rows),
        ],
    )
    _axes(figure, rows)
    return figure


def _axes(figure: go.Figure, rows: Rows) -> None:
    if rows.hours == DAY_H:
        every_three = list(range(0, DAY_H + 1, 3))
        marks = {"tickvals": every_three, "ticktext": [f"{hour:02}" for hour in every_three]}
        said, row = "Hour of the day", _DAY_ROW
    else:
        noons = [DAY_H * day + DAY_H // 2 for day in range(7)]
        marks = {"tickvals": noons, "ticktext": list(_WEEKDAYS)}
        said, row = "Week from Monday", _WEEK_ROW
        for day in range(1, 7):
            figure.add_vline(DAY_H * day, line={"color": _LINE, "width": 1})
    figure.update_layout(height=_MARGIN + row * rows.count)
    still: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True}
    figure.update_xaxes(title=f"{said} ({rows.zone})", range=[0, rows.hours], **still, **marks)
    figure.update_yaxes(
        range=[rows.count - 0.5, -0.5],
        tickvals=list(range(rows.count)),
        ticktext=list(rows.labels),
        tickfont={"size": 11},
        rangemode="normal",
        **still,
    )


def _finding(shown: Shown, rows: Rows) -> str:
    """State the best window that is drawn here."""
    if shown.forecast is None:
        return "What the rules refuse"
    for number, candidate in enumerate(shown.candidates, 1):
        if rows.pieces(candidate.window):
            place = "Best" if number == 1 else f"Number {number}"
            return f"{place}: {short(candidate.window)}"
    return "No window fits here" if shown.candidates else "No window fits"


def _beneath(shown: Shown, known: Sequence[Cell]) -> str:
    """Say how much of the span no window can touch, and what the strongest colour is."""
    shut = sum((_within(b.window, shown.span) for b in shown.blocked), timedelta())
    said = f"{shut / shown.span.length * 100:.0f} % refused"
    most = max((cell.expected or 0 for cell in known), default=0)
    return f"{said}; strongest: {amount(most)} {unit_of(shown.forecast)}" if most else said


def _within(window: Window, span: Window) -> timedelta:
    return max(min(window.end, span.end) - max(window.start, span.start), timedelta())


def _scaled(known: Sequence[Cell]) -> dict[str, Any]:
    values = [cell.expected or 0 for cell in known]
    highest = max(values, default=0) or 1
    return {"color": values, "colorscale": ACCENT_SCALE, "cmin": 0, "cmax": highest}
