"""Traffic drawn: as it was, the usual week, and what is expected ahead."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from golive.charts.bars import CANDIDATE
from golive.charts.looks import ACCENT, CHOSEN, HEIGHT, laid_out, short
from golive.forecast import Forecast
from golive.plan import CountedSeries, How, TakenWindow
from golive.timing import Candidate
from golive.usage.words import counted_by
from golive.window import Window

_FAINT = "rgba(15, 143, 126, 0.4)"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_POINTS = 2_000


def history(series: CountedSeries, zone: str, name: str) -> go.Figure:
    """Draw a counted series on the zone's clock; holes stay holes.

    A series of more than 2 000 buckets is drawn in wider ones: the mean of the buckets in each.
    """
    local = _local(series, zone)
    every = -(-len(local) // _MOST_POINTS)
    drawn = local if every <= 1 else local.resample(f"{series.step_s * every}s").mean()
    figure = go.Figure(
        go.Scatter(
            x=pd.DatetimeIndex(drawn.index).tz_localize(None),
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
    return laid_out(figure, title, zone, _unit(series))


def week(series: CountedSeries, zone: str) -> go.Figure:
    """Draw the usual week as hour by weekday on the zone's clock, by the mean of each hour."""
    local = _local(series, zone)
    hours = pd.DatetimeIndex(local.index)
    means = local.groupby([hours.day_of_week, hours.hour]).mean()
    table = means.unstack().reindex(index=range(7), columns=range(24))
    figure = go.Figure(
        go.Heatmap(
            z=table.to_numpy(),
            x=[f"{hour:02d}" for hour in range(24)],
            y=list(_WEEKDAYS),
            colorscale=[[0, "rgba(15,143,126,0.04)"], [1, "rgba(15,143,126,1)"]],
            xgap=1,
            ygap=1,
            colorbar={
                "title": {"text": _unit(series)},
                "thickness": 10,
            },
            hovertemplate="%{y} %{x}:00, %{z:,.4~g}<extra></extra>",
        )
    )
    figure = laid_out(figure, f"The usual week: {_quietest(means.dropna())}", zone, "")
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_xaxes(title=f"Hour of the day ({zone})", type="category", dtick=3)
    return figure


def _quietest(means: "pd.Series[float]") -> str:
    """Name the weekday and hour with the lowest mean, the first of several."""
    if means.empty:
        return "no figures"
    day, hour = means.index[int(means.argmin())]
    return f"quietest {_WEEKDAYS[day]} from {hour:02d}:00"


def ahead(
    forecast: Forecast,
    span: Window,
    candidates: Sequence[Candidate],
    taken: TakenWindow | None,
) -> go.Figure:
    """Draw expected and busy-case traffic over the search span, candidates and the window taken.

    A candidate is a stretch with a numbered point that can be clicked; the point's custom data
    says so and gives the candidate's place.
    """
    zone = span.zone
    clock = ZoneInfo(zone)
    times = [
        (forecast.start + timedelta(seconds=forecast.step_s * n)).astimezone(clock)
        for n in range(len(forecast.expected))
    ]
    x = [moment.replace(tzinfo=None) for moment in times]
    figure = go.Figure()
    figure.add_traces(_band(x, forecast))
    figure.add_trace(
        go.Scatter(
            x=x,
            y=list(forecast.expected),
            name="Expected",
            mode="lines",
            line={"color": ACCENT, "width": 1.5},
            hoverinfo="skip",  # else the line, and not the point on it, takes the click
        )
    )
    figure.update_layout(shapes=[_stretch(candidate.window) for candidate in candidates])
    if taken is not None:
        _draw_window(figure, taken.window.in_zone(zone))
    figure.add_trace(_points(forecast, candidates))
    title, subtitle = _finding(candidates)
    figure = laid_out(figure, title, zone, _unit(forecast), subtitle)
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": -0.28, "x": 0}, height=HEIGHT + 60
    )
    figure.update_xaxes(range=[_naive(span.local_start), _naive(span.local_end)])
    return figure


def _band(x: list[datetime], forecast: Forecast) -> list[go.Scatter]:
    """Fill from what is expected to the busy case; where nothing is known the band closes."""
    shared: dict[str, Any] = {"x": x, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    lower, upper = ([v or 0.0 for v in values] for values in (forecast.expected, forecast.busy))
    return [
        go.Scatter(y=lower, showlegend=False, **shared),
        go.Scatter(
            y=upper,
            name="Up to the busy case (9 in 10 stay below)",
            fill="tonexty",
            fillcolor=_FAINT,
            **shared,
        ),
    ]


def _points(forecast: Forecast, candidates: Sequence[Candidate]) -> go.Scatter:
    per_bucket = [_level(forecast, candidate) for candidate in candidates]
    return go.Scatter(
        x=[_naive(c.window.local_start + c.window.length / 2) for c in candidates],
        y=per_bucket,
        name="Candidates (click one to take it)",
        mode="markers+text",
        marker={"size": 20, "color": CHOSEN, "symbol": "circle"},
        text=[str(number) for number in range(1, len(candidates) + 1)],
        textfont={"color": "white", "size": 11},
        customdata=[[CANDIDATE, place] for place in range(len(candidates))],
        cliponaxis=False,
        hovertext=[str(candidate.window) for candidate in candidates],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _level(forecast: Forecast, candidate: Candidate) -> float | None:
    """Give a candidate's height: its total spread over the buckets, or its average."""
    if candidate.expected is None or forecast.how is How.MEAN:
        return candidate.expected
    return candidate.expected * forecast.step_s / candidate.window.length.total_seconds()


def _stretch(window: Window) -> dict[str, Any]:
    """Draw a candidate from its start to its end, as high as the figure."""
    return {
        "type": "rect",
        "x0": _naive(window.local_start),
        "x1": _naive(window.local_end),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": CHOSEN, "width": 1, "dash": "dot"},
        "fillcolor": CHOSEN,
        "opacity": 0.3,
    }


def _draw_window(figure: go.Figure, window: Window) -> None:
    figure.add_vrect(
        x0=_naive(window.local_start),
        x1=_naive(window.local_end),
        fillcolor=CHOSEN,
        opacity=0.25,
        line={"color": CHOSEN, "width": 2},
        annotation={"text": "The window taken"},
        annotation_position="top left",
    )


def _finding(candidates: Sequence[Candidate]) -> tuple[str, str]:
    if not candidates:
        return "No window fits", ""
    best = candidates[0]
    share = best.share_of_peak
    busy = "" if share is None else f"{share * 100:.1f} % of the busiest equal window"
    return f"Best: {short(best.window)}", busy


def _local(series: CountedSeries, zone: str) -> "pd.Series[float]":
    index = pd.date_range(series.start, periods=len(series.values), freq=f"{series.step_s}s")
    values = [float("nan") if value is None else value for value in series.values]
    return pd.Series(values, index=index.tz_convert(zone))


def _unit(counted: CountedSeries | Forecast) -> str:
    return counted_by(counted.unit, counted.how, counted.step_s)


def _moment(moment: Any) -> str:
    return f"{moment:%a} {moment.day} {moment:%b %Y %H:%M}"


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
