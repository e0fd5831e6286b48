"""When one is back who turns round at each moment, under the run-book's clock."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from golive.charts.looks import CHOSEN, laid_out
from golive.charts.night import (
    GREY,
    clocked,
    make_room,
    mark,
    said,
    shade,
    spread,
    ticks,
)
from golive.charts.runbook import moments
from golive.runbook import Light, WayBack, in_minutes

_PLOT, _BELOW = 300, 150
#: Each light is told by its word and its stroke; the colour only helps.
_LOOKS = {
    Light.GREEN: ("Green: back before the warning", "#2e9e5b", "solid"),
    Light.YELLOW: ("Yellow: back in the window", "#b58900", "dash"),
    Light.AMBER: ("Amber: back while users are protected", "#e0701a", "dashdot"),
    Light.RED: ("Red: back too late", "#d43d2a", "dot"),
}

Stretch = tuple[float, float]


def way_back(back: WayBack) -> go.Figure:
    """Draw when one is back, by when one turns round, and what that means."""
    gauge = back.gauge
    last = max(gauge.window, gauge.there, 1.0)
    figure = go.Figure()
    stretches = _stretches(back, last)
    for light in Light:
        shown = [one for one in stretches if _light(back, one) is light]
        if shown:
            figure.add_trace(_line(light, shown, back))
    figure.add_trace(_worst(back))
    figure.add_traces(list(_limits(back, last)))
    marks = moments(back, gauge)
    figure = laid_out(figure, *_finding(back))
    shade(figure, gauge.window)
    mark(figure, marks, last)
    _frame(figure, back, last, make_room(figure, marks, _BELOW))
    return figure


def _stretches(back: WayBack, last: float) -> list[Stretch]:
    """Part the night where steps begin and where the light changes."""
    begins = [times.early_start for times in back.timed.steps]
    limits = [until for _, until in back.lights]
    inner = sorted({one for one in (*begins, *limits) if 0 < one < last})
    cuts = [0.0, *inner, last]
    return list(pairwise(cuts))


def _light(back: WayBack, stretch: Stretch) -> Light:
    return back.light(back.now(sum(stretch) / 2))


def _line(light: Light, shown: Sequence[Stretch], back: WayBack) -> go.Scatter:
    """Draw the stretches of one light, which touch; where steps begin the line jumps."""
    name, colour, dash = _LOOKS[light]
    x = [at for stretch in shown for at in stretch]
    y = [at for one in shown for at in (back.now(one[1]) - (one[1] - one[0]), back.now(one[1]))]
    return go.Scatter(
        x=x,
        y=y,
        name=name,
        mode="lines",
        line={"color": colour, "width": 4, "dash": dash},
        customdata=[_says(at, value, back) for at, value in zip(x, y, strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _says(at: float, value: float, back: WayBack) -> str:
    return f"Turn round {said(back.timed, at)}: back {said(back.timed, value)}"


def _worst(back: WayBack) -> go.Scatter:
    return go.Scatter(
        x=[back.gauge.there],
        y=[back.worst],
        name=f"Worst, from the end: back {said(back.timed, back.worst)}",
        mode="markers",
        marker={"symbol": "x", "size": 12, "color": GREY, "line": {"width": 2}},
        hovertext=[_says(back.gauge.there, back.worst, back)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _limits(back: WayBack, last: float) -> Iterator[go.Scatter]:
    """Draw what being back is held against."""
    window, rollback = back.gauge.window, back.plan.rollback
    yield _limit("The window ends", window, last, {"color": CHOSEN, "width": 2}, back)
    if rollback.warning_minutes:
        look = {"color": GREY, "width": 1.5, "dash": "dash"}
        yield _limit("Warning", window - rollback.warning_minutes, last, look, back)
    if rollback.protection_minutes:
        look = {"color": GREY, "width": 1.5, "dash": "dot"}
        until = window + rollback.protection_minutes
        yield _limit("Users are protected until", until, last, look, back)


def _limit(
    word: str, minute: float, last: float, look: dict[str, Any], back: WayBack
) -> go.Scatter:
    return go.Scatter(
        x=spread(last),
        y=[minute, minute],
        name=f"{word} {said(back.timed, minute)}",
        mode="lines",
        line=look,
        hoverinfo="skip",
    )


def _finding(back: WayBack) -> tuple[str, str, str, str]:
    """Say until when one can turn round, and how the worst lies to the window."""
    point, spare = back.no_return.minutes, back.gauge.window - back.worst
    title = f"Turn round by {said(back.timed, point)}"
    if point < 0:
        title = "Never back before the window ends"
    elif back.timed.start is None:
        title = f"Turn round within {said(back.timed, point)}"
    lies = "too late" if spare < 0 else "to spare"
    return title, back.timed.zone, "", f"worst: {in_minutes(abs(spare))} {lies}"


def _frame(figure: go.Figure, back: WayBack, last: float, around: int) -> None:
    highest = max(back.now(last), back.worst)
    figure.update_layout(height=_PLOT + around)
    figure.update_xaxes(
        title=f"Turned round. {clocked(back.timed)}",
        range=spread(last),
        tickangle=0,
        **ticks(back.timed, last),
    )
    figure.update_yaxes(
        title="Back at",
        range=[0, highest * 1.03],
        rangemode="normal",
        zeroline=False,
        **ticks(back.timed, highest, upright=True),
    )
