"""The run-book drawn against its window: a bar a step, with who does it and what cannot wait."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from golive.charts.looks import ACCENT, CHOSEN, laid_out
from golive.charts.night import (
    GREY,
    STOP,
    Mark,
    clocked,
    cut,
    make_room,
    mark,
    said,
    shade,
    spread,
    ticks,
)
from golive.runbook import Fit, Schedule, StepTimes, WayBack, in_minutes

_ROW, _BELOW = 40, 110
#: How much of its row a bar fills.
_THICK = 0.6
_FAINT = "rgba(15, 143, 126, 0.35)"
#: Each kind of bar is told by its pattern and its word; the colour only helps.
_HELD, _NEARLY, _FREE = "The end waits for it", "Nearly: little slack", "Has slack"
_LOOKS: dict[str, dict[str, Any]] = {
    _HELD: {
        "color": ACCENT,
        "pattern": {
            "shape": "/",
            "fgcolor": "white",
            "bgcolor": ACCENT,
            "size": 7,
            "solidity": 0.15,
        },
    },
    _NEARLY: {
        "color": ACCENT,
        "pattern": {"shape": ".", "fgcolor": "white", "bgcolor": ACCENT, "size": 6},
    },
    _FREE: {"color": _FAINT},
}


def gantt(timed: Schedule, gauge: Fit, back: WayBack | None) -> go.Figure:
    """Draw the steps at their earliest times, in the order of the list, against the window.

    Args:
        timed: the steps in time; not one whose steps run in a circle.
        gauge: what there and back need, for the window.
        back: the way back, for its moments; None without one.
    """
    figure = go.Figure()
    rows = list(enumerate(timed.steps))
    for look in _LOOKS:
        shown = [(row, times) for row, times in rows if _look(times) == look]
        if shown:
            figure.add_trace(_bars(look, shown, timed))
    _slack(figure, rows)
    _without_minutes(figure, rows, timed)
    last = max(gauge.window, timed.end, 1.0)
    marks = moments(back, gauge)
    figure = laid_out(figure, *_finding(timed, gauge))
    shade(figure, gauge.window)
    mark(figure, marks, last)
    _frame(figure, timed, last, make_room(figure, marks, _BELOW))
    return figure


def moments(back: WayBack | None, gauge: Fit) -> list[Mark]:
    """Give what is marked: the window's end, and on the way back its last moments in the night."""
    found = [Mark(gauge.window, "Window ends", CHOSEN, "solid")]
    if back is None:
        return found
    point = back.no_return
    if point.minutes >= 0:
        found.append(Mark(point.minutes, "Point of no return", STOP, "solid"))
    if point.gate >= 0:
        found.append(Mark(point.gate, "Last go / no-go", GREY, "dash"))
    return found


def _look(times: StepTimes) -> str:
    if times.critical:
        return _HELD
    return _NEARLY if times.nearly else _FREE


def _bars(look: str, shown: Sequence[tuple[int, StepTimes]], timed: Schedule) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=look,
        y=[row for row, _ in shown],
        base=[times.early_start for _, times in shown],
        x=[times.early_finish - times.early_start for _, times in shown],
        width=_THICK,
        marker=_LOOKS[look] | {"line": {"color": ACCENT, "width": 1.5}},
        hovertext=[_says(times, timed) for _, times in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _says(times: StepTimes, timed: Schedule) -> str:
    """Say one step for the pointer: who, when, how it is done, how much later it may be."""
    step = times.step
    how = "runs by itself" if step.automated else "by hand"
    later = f"may be {in_minutes(times.slack)} later" if times.slack else "the end waits for it"
    return (
        f"{cut(step.name or 'A step without a name')}<br>{cut(step.owner or 'Nobody yet')}, {how}"
        f"<br>{said(timed, times.early_start)}–{said(timed, times.early_finish)}, {later}"
    )


def _slack(figure: go.Figure, rows: Sequence[tuple[int, StepTimes]]) -> None:
    """Draw how much later each step may be, as a dotted line after its bar."""
    later = [(row, times) for row, times in rows if times.slack]
    if later:
        figure.add_trace(
            go.Scatter(
                x=[x for _, one in later for x in (one.early_finish, one.late_finish, None)],
                y=[y for row, _ in later for y in (row, row, None)],
                name="How much later it may be",
                mode="lines",
                line={"color": GREY, "width": 2, "dash": "dot"},
                hoverinfo="skip",
            )
        )


def _without_minutes(
    figure: go.Figure, rows: Sequence[tuple[int, StepTimes]], timed: Schedule
) -> None:
    """Mark steps that take no time, or of which nobody said how much."""
    none = [(row, times) for row, times in rows if not times.step.minutes]
    if none:
        figure.add_trace(
            go.Scatter(
                x=[times.early_start for _, times in none],
                y=[row for row, _ in none],
                name="No minutes",
                mode="markers",
                marker={"symbol": "diamond-open", "size": 11, "color": GREY, "line": {"width": 2}},
                hovertext=[_says(times, timed) for _, times in none],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )


def _finding(timed: Schedule, gauge: Fit) -> tuple[str, str, str, str]:
    """Say when the last step is done, and how that lies to the window; zone and unit follow."""
    spare = gauge.window - timed.end
    held = sum(times.critical for times in timed.steps)
    what = f"The end waits for {held} of {len(timed.steps)}"
    ends = f"Steps done {said(timed, timed.end)}"
    if not timed.start:
        ends = f"Steps take {said(timed, timed.end)}"
    lies = "too late" if spare < 0 else "to spare"
    return f"{ends}: {in_minutes(abs(spare))} {lies}", timed.zone, "", what


def _frame(figure: go.Figure, timed: Schedule, last: float, around: int) -> None:
    count = len(timed.steps)
    figure.update_layout(height=_ROW * count + around, barmode="overlay")
    figure.update_xaxes(title=clocked(timed), range=spread(last), tickangle=0, **ticks(timed, last))
    figure.update_yaxes(
        tickvals=list(range(count)),
        ticktext=[_row(times) for times in timed.steps],
        range=[count - 0.4, -0.6],
        rangemode="normal",
        zeroline=False,
        showgrid=False,
    )


def _row(times: StepTimes) -> str:
    """Name a row by its step and, beneath, the one person who does it."""
    name = cut(times.step.name.strip() or "No name")
    owner = cut(times.step.owner.strip() or "nobody yet")
    return f"{name}<br><span style='font-size:10px'>{owner}</span>"
