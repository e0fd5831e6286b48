"""The window's clock as an axis in minutes, and the moments that are marked on it.

Minutes run evenly where a clock may jump, so a clock change inside the window bends nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from golive.charts.looks import CHOSEN
from golive.runbook import Schedule, in_minutes

GREY, STOP = "#7d8894", "#d43d2a"
_DAY = 1440
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, _DAY)
_MOST_TICKS = 4
_EDGE = 0.02
_UP = 15
_LONGEST = 22
#: Pixels of title and subtitle.
_TITLE = 62


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment with its word.

    Attributes:
        minute: after the window's start.
        word: what happens then.
        colour: of its line.
        dash: how its line is broken, so that it is told without colour.
    """

    minute: float
    word: str
    colour: str
    dash: str


def said(timed: Schedule, minute: float) -> str:
    """Say a moment shortly: `04:40`; without a window `100 minutes`."""
    moment = timed.at(minute)
    if moment is None:
        return in_minutes(minute)
    return f"{moment.astimezone(ZoneInfo(timed.zone)):%H:%M}"


def clocked(timed: Schedule) -> str:
    """Say what the axis counts."""
    return f"Time ({timed.zone})" if timed.start else "Minutes after the window’s start"


def ticks(timed: Schedule, last: float, *, upright: bool = False) -> dict[str, Any]:
    """Give round marks from the window's start to `last`, with the day where it changes.

    An upright axis of less than a day says no day, which the other axis does.
    """
    least = last / _MOST_TICKS
    step = next((one for one in _STEPS if one >= least), _DAY * (int(least / _DAY) + 1))
    ahead = 0
    if timed.start is not None:
        local = timed.start.astimezone(ZoneInfo(timed.zone))
        ahead = -(local.hour * 60 + local.minute) % step
    values = list(range(ahead, int(last) + 1, step))
    said = _texts(timed, values)
    if upright and last < _DAY:
        said = [text.partition("<br>")[0] for text in said]
    return {"tickvals": values, "ticktext": said}


def _texts(timed: Schedule, values: Sequence[int]) -> list[str]:
    found, day = [], None
    for value in values:
        moment = timed.at(value)
        if moment is None:
            found.append(f"{value:,}")
            continue
        local = moment.astimezone(ZoneInfo(timed.zone))
        new = local.date() != day
        found.append(f"{local:%H:%M}" + (f"<br>{local:%a} {local.day} {local:%b}" if new else ""))
        day = local.date()
    return found


def spread(last: float) -> list[float]:
    """Give the axis from the window's start to `last`, with a little air."""
    return [-_EDGE * last, last * (1 + _EDGE)]


def shade(figure: go.Figure, window: float) -> None:
    """Shade the window, from its start to its end."""
    figure.add_vrect(
        x0=0,
        x1=window,
        fillcolor=CHOSEN,
        opacity=0.08,
        line={"color": CHOSEN, "width": 2},
        layer="below",
    )


def mark(figure: go.Figure, marks: Sequence[Mark], last: float) -> None:
    """Draw lines through moments, each with its word over the plot on a line of its own."""
    for place, one in enumerate(sorted(marks, key=lambda one: -one.minute)):
        figure.add_vline(x=one.minute, line={"color": one.colour, "width": 2, "dash": one.dash})
        right = one.minute > last / 2
        figure.add_annotation(
            x=one.minute,
            y=1,
            yref="paper",
            xanchor="right" if right else "left",
            yanchor="bottom",
            yshift=_UP * place,
            text=f"{one.word} ↓" if right else f"↓ {one.word}",
            showarrow=False,
        )


def make_room(figure: go.Figure, marks: Sequence[Mark], below: int) -> int:
    """Put the title at the top and leave room under it for the words of marks.

    Returns:
        The pixels above and below the plot.
    """
    above = _TITLE + _UP * len(marks)
    figure.update_layout(
        title={"y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 8}},
        margin={"t": above, "b": below, "r": 12},
        showlegend=True,
        legend=legend_below(),
        hoverlabel={"align": "left"},
    )
    return above + below


def cut(name: str) -> str:
    """Shorten a name beside a row; Plotly would read a tag, so it gets none."""
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return short.replace("<", "‹").replace(">", "›")


def legend_below() -> dict[str, Any]:
    """Place a legend under the plot, over the figure's whole width."""
    return {
        "orientation": "h",
        "xref": "container",
        "x": 0,
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
    }
