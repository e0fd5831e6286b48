"""The ramp drawn: who is on the new version, over the traffic expected, nights and days off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import plotly.graph_objects as go

from golive.charts.days_off import shade_days
from golive.charts.looks import ACCENT, CHOSEN, laid_out
from golive.charts.night import cut, legend_below
from golive.forecast import Forecast
from golive.launch import StageRun, long, peak_over
from golive.plan import Plan
from golive.usage.words import counted_by
from golive.window import clock

_FAINT = "rgba(15, 143, 126, 0.30)"
_ALL, _ROOM = 100.0, 140.0
_HEIGHT, _SHARES_ALONE, _ABOVE, _BELOW = 440, 280, 74, 100
#: A share is written where its stage takes so much of the width.
_WIDE = 0.12
#: Stages that are not held at all are drawn as long as this.
_LEAST = timedelta(hours=1)
#: Shares stand above the traffic.
_UPPER, _LOWER = [0.66, 1.0], [0.0, 0.56]


@dataclass(frozen=True, slots=True)
class _Step:
    """One stage in time: its share holds until the next one starts."""

    run: StageRun
    starts: datetime
    until: datetime

    @property
    def share(self) -> float | None:
        return self.run.stage.share_percent


def ramp(runs: Sequence[StageRun], forecast: Forecast | None, plan: Plan) -> go.Figure:
    """Draw the share of the new version stage by stage, and what it serves of the traffic.

    Args:
        runs: the stages in time; those without a start are left out, one at least has one.
        forecast: the plan's traffic from the first stage on; None without usage.
        plan: the plan they come from, for its clock and its days off.
    """
    steps = _steps(runs)
    zone = ZoneInfo(plan.zone)
    figure = go.Figure(_shares(steps, zone))
    peak = _peak(steps, forecast)
    if forecast is not None:
        figure.add_traces(list(_traffic(steps, forecast, zone)))
        _mark_peak(figure, peak, forecast, zone)
    title, subtitle = _finding(steps, peak, plan.zone)
    figure = laid_out(figure, title, plan.zone, "", subtitle)
    _frame(figure, steps, forecast, zone)
    shade_days(figure, _local(steps[0].starts, zone), _local(steps[-1].until, zone), plan)
    return figure


def _steps(runs: Sequence[StageRun]) -> list[_Step]:
    timed = [(run, run.starts, run.ends) for run in runs if run.starts and run.ends]
    nexts = [*(starts for _, starts, _ in timed[1:]), *(ends for _, _, ends in timed[-1:])]
    return [_Step(run, starts, until) for (run, starts, _), until in zip(timed, nexts, strict=True)]


def _shares(steps: Sequence[_Step], zone: ZoneInfo) -> go.Scatter:
    length = steps[-1].until - steps[0].starts
    return go.Scatter(
        x=[*(_local(step.starts, zone) for step in steps), _local(steps[-1].until, zone)],
        y=[*(step.share for step in steps), steps[-1].share],
        text=[*(_label(step, length) for step in steps), ""],
        textposition="top right",
        mode="lines+markers+text",
        line={"color": ACCENT, "width": 2.5, "shape": "hv"},
        marker={"size": 7, "color": ACCENT},
        cliponaxis=False,
        showlegend=False,
        hovertext=[*(_says(step, zone) for step in steps), "The last stage may be decided"],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _label(step: _Step, length: timedelta) -> str:
    wide = step.until - step.starts >= length * _WIDE
    return f"{step.share:g} %" if wide and step.share is not None else ""


def _says(step: _Step, zone: ZoneInfo) -> str:
    share = "no share yet" if step.share is None else f"{step.share:g} %"
    held = f"held {long(step.run.hold.minutes)}"
    name = cut(step.run.stage.name or "A stage without a name")
    return f"{name}: {share}<br>{clock(step.starts, zone.key)}, {held}"


def _traffic(steps: Sequence[_Step], forecast: Forecast, zone: ZoneInfo) -> Iterator[go.Scatter]:
    """Draw what is expected in all, and beneath it what the new version serves."""
    pieces = list(_pieces(steps, forecast))
    x = [_local(at, zone) for at, _, _ in pieces]
    yield go.Scatter(
        x=x,
        y=[served for _, _, served in pieces],
        name="Served by the new version",
        mode="lines",
        line={"width": 0, "shape": "hv"},
        fill="tozeroy",
        fillcolor=_FAINT,
        hoverinfo="skip",
        yaxis="y2",
    )
    yield go.Scatter(
        x=x,
        y=[level for _, level, _ in pieces],
        name="Traffic expected",
        mode="lines",
        line={"color": ACCENT, "width": 1.5, "shape": "hv"},
        hovertemplate="%{x|%a %d %b %H:%M}<br>%{y:,.4~g}<extra></extra>",
        yaxis="y2",
    )


def _pieces(
    steps: Sequence[_Step], forecast: Forecast
) -> Iterator[tuple[datetime, float | None, float | None]]:
    """Give, wherever traffic or share changes, from when on how much comes and is served."""
    bucket, end = timedelta(seconds=forecast.step_s), steps[-1].until
    buckets = (forecast.start + place * bucket for place in range(len(forecast.expected)))
    starts = [step.starts for step in steps]
    inside = (at for at in buckets if starts[0] < at < end)
    for at in sorted({*inside, *starts, end}):
        place = (at - forecast.start) // bucket
        known = 0 <= place < len(forecast.expected)
        level = forecast.expected[place] if known else None
        share = _share_at(steps, at)
        yield at, level, None if level is None or share is None else level * share / _ALL


def _share_at(steps: Sequence[_Step], at: datetime) -> float | None:
    return next(step.share for step in reversed(steps) if step.starts <= at)


def _peak(steps: Sequence[_Step], forecast: Forecast | None) -> datetime | None:
    """Give when the first real peak of the last stage is over; None where nobody knows."""
    return None if forecast is None else peak_over(forecast, steps[-1].starts)


def _mark_peak(
    figure: go.Figure, peak: datetime | None, forecast: Forecast, zone: ZoneInfo
) -> None:
    if peak is None:
        return
    bucket = timedelta(seconds=forecast.step_s)
    level = forecast.expected[(peak - forecast.start) // bucket - 1]
    figure.add_trace(
        go.Scatter(
            x=[_local(peak - bucket / 2, zone)],
            y=[level],
            name="First real peak of the last stage",
            mode="markers",
            marker={"symbol": "star", "size": 15, "color": CHOSEN},
            hovertext=[f"First real peak of the last stage, over {clock(peak, zone.key)}"],
            hovertemplate="%{hovertext}<extra></extra>",
            yaxis="y2",
        )
    )


def _finding(steps: Sequence[_Step], peak: datetime | None, zone: str) -> tuple[str, str]:
    """Say from when how many have it; how many stages that takes, and when the peak is over."""
    last = steps[-1]
    who = "Everybody" if last.share == _ALL else f"{last.share or 0:g} % of the users"
    count = f"{len(steps)} stage{'s' if len(steps) > 1 else ''}"
    said = f"{count}, {long((last.until - steps[0].starts) / timedelta(minutes=1))}"
    if peak is not None:
        said += f"; peak over {_short(peak, ZoneInfo(zone))}"
    return f"{who} from {_short(last.starts, ZoneInfo(zone))}", said


def _short(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def _frame(
    figure: go.Figure, steps: Sequence[_Step], forecast: Forecast | None, zone: ZoneInfo
) -> None:
    alone, least = forecast is None, steps[0].starts + _LEAST
    figure.update_layout(
        height=_SHARES_ALONE if alone else _HEIGHT,
        margin={"t": _ABOVE, "b": _BELOW, "r": 12},
        showlegend=True,
        legend=legend_below(),
        hoverlabel={"align": "left"},
        yaxis={
            "title": "Share (%)",
            "domain": [0, 1] if alone else _UPPER,
            "range": [0, _ROOM],
            "rangemode": "normal",
            "tickvals": [0, 50, 100],
        },
        xaxis={
            "range": [_local(steps[0].starts, zone), _local(max(steps[-1].until, least), zone)],
            "anchor": "y" if alone else "y2",
            "showgrid": False,
        },
    )
    if forecast is not None:
        unit = counted_by(forecast.unit, forecast.how, forecast.step_s)
        figure.update_layout(
            yaxis2={"title": unit, "domain": _LOWER, "rangemode": "tozero", "automargin": True}
        )


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
