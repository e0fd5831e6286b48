"""Notices drawn: a row an audience, what is due when, the window, and now."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from golive.charts.looks import ACCENT, CHOSEN, laid_out
from golive.notices import Moment, MomentKind, Timeline, coming, late, late_by, name, to_do
from golive.plan import Plan
from golive.window import Window

_GREY = "#7d8894"
_LATE = "#d43d2a"
_BLUE = "#2f6fd6"
_ROW, _FRAME = 40, 230
_EDGE = timedelta(days=1)
_LONGEST = 22
_REMINDERS = (MomentKind.WEEK, MomentKind.DAY, MomentKind.HOUR)
#: Each is told by its shape; the colour only helps.
_LOOKS = {
    "Late": ("x", _LATE, 13),
    "Send": ("diamond", ACCENT, 14),
    "Remind": ("circle", ACCENT, 9),
    "Ask again": ("triangle-up", _BLUE, 13),
    "They act by": ("square", _BLUE, 11),
    "Done": ("circle-open", _GREY, 12),
}
_OF_KIND = {
    MomentKind.SEND: "Send",
    MomentKind.CHASE: "Ask again",
    MomentKind.ACT: "They act by",
} | dict.fromkeys(_REMINDERS, "Remind")


def notices(found: Sequence[Timeline], plan: Plan, window: Window, now: datetime) -> go.Figure:
    """Draw timelines on the business clock; what is late bears a cross and says by how much.

    Args:
        found: the audiences' timelines, the first one on top.
        plan: the plan they come from.
        window: the window taken.
        now: this moment, drawn as a line.
    """
    figure = go.Figure()
    places = {one.audience.id: place for place, one in enumerate(found)}
    moments = [moment for one in found for moment in one.moments]
    for look in _LOOKS:
        shown = [moment for moment in moments if _look(moment) == look]
        if shown:
            figure.add_trace(_trace(look, shown, places, plan, now))
    title, subtitle = _finding(found, plan, now)
    figure = laid_out(figure, title, plan.zone, "", subtitle)
    _frame(figure, found)
    _mark(figure, window, now, plan.zone)
    first = min([now, *(_moment(one, plan.zone) for one in moments)]) - _EDGE
    last = max(now, window.end) + _EDGE
    figure.update_xaxes(range=[_local(first, plan.zone), _local(last, plan.zone)])
    return figure


def _trace(
    look: str, shown: Sequence[Moment], places: dict[str, int], plan: Plan, now: datetime
) -> go.Scatter:
    symbol, colour, size = _LOOKS[look]
    return go.Scatter(
        x=[_local(_moment(one, plan.zone), plan.zone) for one in shown],
        y=[places[one.audience.id] for one in shown],
        name=look,
        mode="markers+text" if look == "Late" else "markers",
        marker={"symbol": symbol, "color": colour, "size": size, "line": {"width": 2}}
        if symbol.endswith("open")
        else {"symbol": symbol, "color": colour, "size": size},
        text=[late_by(one, now) for one in shown] if look == "Late" else None,
        textposition="middle right",
        cliponaxis=False,
        hovertext=[f"{_label(one)}: {to_do(one, plan)}<br>{one.hours}" for one in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _look(moment: Moment) -> str:
    if moment.done:
        return "Done"
    return "Late" if moment.late else _OF_KIND[moment.kind]


def _moment(moment: Moment, zone: str) -> datetime:
    """Give where a moment is drawn: the day it was done, else the end of its hours."""
    audience = moment.audience
    day = audience.sent_on if moment.kind is MomentKind.SEND else audience.acknowledged_on
    if moment.done and day:
        return datetime.combine(day, time(12), ZoneInfo(zone))
    return moment.hours.end


def _frame(figure: go.Figure, found: Sequence[Timeline]) -> None:
    figure.update_layout(
        height=_FRAME + _ROW * len(found),
        showlegend=True,
        legend={
            "orientation": "h",
            "xref": "container",
            "x": 0,
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
        },
        margin={"t": 118, "b": 96, "r": 16},
    )
    figure.update_yaxes(
        tickvals=list(range(len(found))),
        ticktext=[_cut(name(one.audience)) for one in found],
        range=[len(found) - 0.4, -0.6],
        rangemode="normal",
        zeroline=False,
    )


def _mark(figure: go.Figure, window: Window, now: datetime, zone: str) -> None:
    """Draw the window and this moment, each with its word."""
    figure.add_vrect(
        x0=_local(window.start, zone),
        x1=_local(window.end, zone),
        fillcolor=CHOSEN,
        opacity=0.3,
        line={"color": CHOSEN, "width": 2},
    )
    _word(figure, _local(window.start, zone), "Window", 0)
    figure.add_vline(x=_local(now, zone), line={"color": _GREY, "width": 1.5, "dash": "dot"})
    _word(figure, _local(now, zone), "Now", 11)


def _word(figure: go.Figure, at: datetime, text: str, up: int) -> None:
    """Put a word over the plot, some pixels up so that two at nearly one time can be read."""
    figure.add_annotation(
        x=at,
        y=1,
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        xshift=8,
        yshift=up,
        text=text,
        showarrow=False,
    )


def _finding(found: Sequence[Timeline], plan: Plan, now: datetime) -> tuple[str, str]:
    """Say what is late, or else what comes next; a long title would be cut on a phone."""
    overdue, ahead = late(found), coming(found, now)
    if overdue:
        worst = overdue[0]
        return f"Late: {len(overdue)}", f"{_label(worst)}: {to_do(worst, plan)}"
    if ahead:
        first = ahead[0]
        start = first.hours.local_start
        return f"Next: {start:%a} {start.day} {start:%b}", f"{_label(first)}: {to_do(first, plan)}"
    return "Nothing is due any more", ""


def _label(moment: Moment) -> str:
    return _cut(name(moment.audience))


def _cut(title: str) -> str:
    """Shorten a name beside a row; Plotly would read a tag, so it gets none."""
    short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
    return short.replace("<", "‹").replace(">", "›")


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
