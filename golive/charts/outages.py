"""Outages drawn: a row a group on the window's clock, and the ways to run the steps."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from golive.charts.looks import ACCENT, CHOSEN, laid_out
from golive.charts.night import clocked, cut, legend_below, shade, spread, ticks
from golive.downtime import Outage, Stretch, Way
from golive.plan import Plan
from golive.runbook import Schedule, in_minutes, window_minutes

_ROW, _WAY_ROW, _ABOVE, _BELOW = 70, 38, 62, 96
_BAR, _WAY_BAR = 0.26, 0.6
_OVER = 0.16
#: Down is plain and degraded hatched, so that they are told without colour.
_DOWN = {"color": CHOSEN, "line": {"color": CHOSEN, "width": 1}}
_DEGRADED = {
    "color": "rgba(15, 143, 126, 0.35)",
    "line": {"color": ACCENT, "width": 1},
    "pattern": {"shape": "/", "fgcolor": ACCENT, "size": 6},
}


def outages(found: Sequence[Outage], timed: Schedule, plan: Plan) -> go.Figure:
    """Draw when each group is down or degraded; over each row its name and its own local time.

    Args:
        found: the groups that lose something, one at least; the first one on top.
        timed: the steps in time.
        plan: the plan they come from, for the window and the groups' zones.
    """
    window = window_minutes(plan)
    last = max([window, *(end for one in found for _, end in (*one.down, *one.degraded))])
    figure = go.Figure()
    for name, look in (("Down", _DOWN), ("Degraded", _DEGRADED)):
        rows = [
            (place, one, stretch)
            for place, one in enumerate(found)
            for stretch in (one.down if name == "Down" else one.degraded)
        ]
        if rows:
            figure.add_trace(_bars(name, look, rows, timed, plan))
    title, subtitle = _finding(found)
    figure = laid_out(figure, title, timed.zone, "", subtitle)
    shade(figure, window)
    figure.update_layout(
        annotations=[_heading(place, one, timed, plan) for place, one in enumerate(found)],
        height=_ROW * len(found) + _ABOVE + _BELOW,
        margin={"t": _ABOVE, "b": _BELOW, "r": 12},
        showlegend=True,
        legend=legend_below(),
        barmode="overlay",
        hoverlabel={"align": "left"},
    )
    figure.update_xaxes(title=clocked(timed), range=spread(last), **ticks(timed, last))
    figure.update_yaxes(
        visible=False, range=[len(found) - 0.25, -0.75], rangemode="normal", zeroline=False
    )
    return figure


def _bars(
    name: str,
    look: Mapping[str, object],
    rows: Sequence[tuple[int, Outage, Stretch]],
    timed: Schedule,
    plan: Plan,
) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=name,
        y=[place for place, _, _ in rows],
        base=[start for _, _, (start, _) in rows],
        x=[end - start for _, _, (start, end) in rows],
        width=_BAR,
        marker=look,
        hovertext=[
            f"{_name(one)}: {name.lower()} for {in_minutes(end - start)}<br>"
            f"{local_hours(timed, (start, end), one.group.zone or plan.zone)}"
            for _, one, (start, end) in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _heading(place: int, one: Outage, timed: Schedule, plan: Plan) -> dict[str, Any]:
    """Write over a row who it is, and from when until when on their own clock."""
    stretches = sorted((*one.down, *one.degraded))
    whole = (stretches[0][0], max(end for _, end in stretches))
    hours = local_hours(timed, whole, one.group.zone or plan.zone)
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place - _OVER,
        "yanchor": "bottom",
        "align": "left",
        "text": f"<b>{_name(one)}</b><br>{hours}",
        "showarrow": False,
        "font": {"size": 11},
    }


def local_hours(timed: Schedule, stretch: Stretch, zone: str) -> str:
    """Say a stretch on a zone's clock; without a window, in minutes after its start."""
    begins, ends = (timed.at(minute) for minute in stretch)
    if begins is None or ends is None:
        return f"minute {stretch[0]:,.0f} to {stretch[1]:,.0f}"
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (begins, ends))
    until = f"{last:%H:%M}" if first.date() == last.date() else _day(last)
    return f"{_day(first)}–{until} ({zone})"


def _day(moment: datetime) -> str:
    return f"{moment:%a %H:%M}"


def _finding(found: Sequence[Outage]) -> tuple[str, str]:
    """Say who is down longest, or degraded longest where nobody is down."""
    worst = max(found, key=lambda one: (one.down_minutes, one.degraded_minutes))
    said = f"{_name(worst)}; at least {worst.capacity_left_percent:.0f} % left"
    if worst.down_minutes:
        return f"Down longest: {in_minutes(worst.down_minutes)}", said
    return f"Nobody down; degraded {in_minutes(worst.degraded_minutes)}", said


def _name(one: Outage) -> str:
    return cut(one.group.name or "No name")


def ways(found: Sequence[Way]) -> go.Figure:
    """Draw how long each way to run the steps takes people down, and how long it leaves less."""
    figure = go.Figure()
    names = [way.name for way in found]
    for name, look, minutes in (
        ("Down", _DOWN, [way.down_minutes for way in found]),
        ("Degraded", _DEGRADED, [way.degraded_minutes for way in found]),
    ):
        figure.add_trace(
            go.Bar(
                orientation="h",
                name=name,
                y=names,
                x=minutes,
                width=_WAY_BAR,
                marker=look,
                hovertemplate="%{y}: %{x:,.4~g} minutes %{fullData.name}<extra></extra>",
            )
        )
    best = min(found, key=lambda way: (way.down_minutes, way.degraded_minutes))
    figure = laid_out(figure, f"Felt least: {best.name.lower()}", "", "", _felt(best))
    figure.update_layout(
        height=_WAY_ROW * len(found) + _ABOVE + _BELOW,
        margin={"t": _ABOVE, "b": _BELOW, "r": 12},
        barmode="stack",
        showlegend=True,
        legend=legend_below() | {"traceorder": "normal"},
    )
    figure.update_xaxes(title="Minutes of the group that is hit longest")
    figure.update_yaxes(autorange="reversed", rangemode="normal")
    return figure


def _felt(way: Way) -> str:
    down = f"{in_minutes(way.down_minutes)} down" if way.down_minutes else "nobody down"
    return f"{down}, {in_minutes(way.degraded_minutes)} degraded"
