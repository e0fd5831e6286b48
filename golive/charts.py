"""Plotly figures, and nothing else: each takes values, and its title states what it shows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from golive.forecast import Forecast
from golive.plan import CountedSeries, How, TakenWindow
from golive.timing import Candidate
from golive.window import Window

ACCENT = "#0f8f7e"
_CHOSEN = "#c2410c"
_FAINT = "rgba(15, 143, 126, 0.18)"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_POINTS = 2_000
_HEIGHT = 300


def history(series: CountedSeries, zone: str, name: str) -> go.Figure:
    """Draw a counted series on the zone's clock; holes stay holes.

    A series of more than 2 000 buckets is drawn in wider ones: their mean.
    """
    local = _local(series, zone)
    every = -(-len(local) // _MOST_POINTS)
    step_s = series.step_s * every
    drawn = local if every == 1 else local.resample(f"{step_s}s").mean()
    figure = go.Figure(
        go.Scatter(
            x=drawn.index.tz_localize(None),
            y=drawn.to_numpy(),
            mode="lines",
            line={"color": ACCENT, "width": 1.4},
            connectgaps=False,
            hovertemplate="%{x|%a %d %b %Y %H:%M}<br>%{y:,.4~g}<extra></extra>",
        )
    )
    whole = local.dropna()
    busiest = whole.idxmax() if len(whole) else None
    title = f"{name}: busiest {_moment(busiest)}" if busiest is not None else f"{name}: no figures"
    return _laid_out(figure, title, zone, f"{series.unit} per {_step(step_s)}")


def week(series: CountedSeries, zone: str) -> go.Figure:
    """Draw the usual week as hour by weekday on the zone's clock, by the mean of each hour."""
    local = _local(series, zone)
    table = local.groupby([local.index.dayofweek, local.index.hour]).mean().unstack()
    table = table.reindex(index=range(7), columns=range(24))
    low = table.stack().idxmin() if table.notna().any(axis=None) else None
    figure = go.Figure(
        go.Heatmap(
            z=table.to_numpy(),
            x=[f"{hour:02d}" for hour in range(24)],
            y=list(_WEEKDAYS),
            colorscale=[[0, "rgba(15,143,126,0.04)"], [1, "rgba(15,143,126,1)"]],
            xgap=1,
            ygap=1,
            colorbar={
                "title": {"text": f"{series.unit} per {_step(series.step_s)}"},
                "thickness": 10,
            },
            hovertemplate="%{y} %{x}:00, %{z:,.4~g}<extra></extra>",
        )
    )
    said = f"quietest {_WEEKDAYS[low[0]]} from {low[1]:02d}:00" if low else "no figures"
    figure = _laid_out(figure, f"The usual week: {said}", zone, "")
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_xaxes(title=f"Hour of the day ({zone})", type="category", dtick=3)
    return figure


def ahead(
    forecast: Forecast,
    span: Window,
    candidates: Sequence[Candidate],
    taken: TakenWindow | None,
) -> go.Figure:
    """Draw expected and busy-case traffic over the search span, candidates and the window taken.

    Candidates are points that can be clicked; a point's custom data is the candidate's place.
    """
    zone = span.zone
    clock = ZoneInfo(zone)
    times = [
        (forecast.start + timedelta(seconds=forecast.step_s * n)).astimezone(clock)
        for n in range(len(forecast.expected))
    ]
    x = [moment.replace(tzinfo=None) for moment in times]
    figure = go.Figure()
    figure.add_trace(_area(x, forecast.busy, "Busy case (9 in 10 stay below)"))
    figure.add_trace(
        go.Scatter(
            x=x,
            y=list(forecast.expected),
            name="Expected",
            mode="lines",
            line={"color": ACCENT, "width": 1.5},
            hovertemplate="%{x|%a %d %b %H:%M}<br>expected %{y:,.4~g}<extra></extra>",
        )
    )
    if taken is not None:
        _draw_window(figure, taken.window.in_zone(zone))
    figure.add_trace(_points(forecast, candidates))
    title, subtitle = _finding(candidates)
    unit = f"{forecast.unit} per {_step(forecast.step_s)}"
    figure = _laid_out(figure, title, zone, unit, subtitle)
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": -0.28, "x": 0}, height=_HEIGHT + 60
    )
    figure.update_xaxes(range=[_naive(span.local_start), _naive(span.local_end)])
    return figure


def _area(x: list[datetime], values: Any, name: str) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=list(values),
        name=name,
        mode="lines",
        line={"width": 0},
        fill="tozeroy",
        fillcolor=_FAINT,
        hoverinfo="skip",
    )


def _points(forecast: Forecast, candidates: Sequence[Candidate]) -> go.Scatter:
    per_bucket = [_level(forecast, candidate) for candidate in candidates]
    return go.Scatter(
        x=[_naive(c.window.local_start) for c in candidates],
        y=per_bucket,
        name="Candidates (click one to take it)",
        mode="markers+text",
        marker={"size": 15, "color": _CHOSEN, "symbol": "circle"},
        text=[str(number) for number in range(1, len(candidates) + 1)],
        textfont={"color": "white", "size": 10},
        customdata=list(range(len(candidates))),
        hovertext=[str(candidate.window) for candidate in candidates],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _level(forecast: Forecast, candidate: Candidate) -> float | None:
    """Give a candidate's height: its total spread over the buckets, or its average."""
    if candidate.expected is None or forecast.how is How.MEAN:
        return candidate.expected
    return candidate.expected * forecast.step_s / candidate.window.length.total_seconds()


def _draw_window(figure: go.Figure, window: Window) -> None:
    figure.add_vrect(
        x0=_naive(window.local_start),
        x1=_naive(window.local_end),
        fillcolor=_CHOSEN,
        opacity=0.25,
        line={"color": _CHOSEN, "width": 2},
        annotation={"text": "The window taken", "font": {"color": _CHOSEN}},
        annotation_position="top left",
    )


def _finding(candidates: Sequence[Candidate]) -> tuple[str, str]:
    if not candidates:
        return "No window fits", ""
    best = candidates[0]
    local = best.window.local_start
    said = (
        f"Quietest: {local:%a} {local.day} {local:%b} {local:%H:%M}–{best.window.local_end:%H:%M}"
    )
    share = best.share_of_peak
    return said, "" if share is None else f"{share * 100:.1f} % of the busiest equal window"


def _laid_out(figure: go.Figure, title: str, zone: str, unit: str, subtitle: str = "") -> go.Figure:
    figure.update_layout(
        title={
            "text": title,
            "font": {"size": 15},
            "x": 0,
            "xanchor": "left",
            "subtitle": {"text": subtitle, "font": {"size": 13}},
        },
        height=_HEIGHT,
        margin={"l": 8, "r": 8, "t": 56, "b": 8},
        showlegend=False,
        dragmode=False,
    )
    figure.update_xaxes(title=f"Time ({zone})", automargin=True)
    figure.update_yaxes(title=unit, automargin=True, rangemode="tozero")
    return figure


def _local(series: CountedSeries, zone: str) -> "pd.Series[float]":
    index = pd.date_range(series.start, periods=len(series.values), freq=f"{series.step_s}s")
    values = [float("nan") if value is None else value for value in series.values]
    return pd.Series(values, index=index.tz_convert(zone))


def _step(seconds: int) -> str:
    for length, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds % length == 0:
            count = seconds // length
            return word if count == 1 else f"{count} {word}s"
    return f"{seconds} seconds"


def _moment(moment: Any) -> str:
    return f"{moment:%a} {moment.day} {moment:%b %Y %H:%M}"


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
