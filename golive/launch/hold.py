"""How long a stage is held: bake time, sample and first peak, whichever is longest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from golive.forecast import Forecast
from golive.launch.samples import Needed, needed
from golive.launch.traffic import peak_over, served_by
from golive.plan import How, Plan, Stage

_MINUTE = timedelta(minutes=1)
_NOUGHT = 1e-6


class HoldRule(StrEnum):
    """What a stage is held for."""

    BAKE = "bake"
    """The least it is watched, whatever comes."""
    SAMPLE = "sample"
    """The requests it needs."""
    PEAK = "peak"
    """The first daily peak with everybody in it."""


@dataclass(frozen=True, slots=True)
class Hold:
    """How long a stage is held, and for what.

    Attributes:
        minutes: the longest of those below that are known; a sample up to its whole minute.
        rule: which of them that is; of equals the first.
        bake_minutes: the team's own hold, else the plan's least.
        sample_minutes: until the requests needed will have come; None where that is not known.
        peak_minutes: until the first real peak is over; None but for the last stage, and where
            it is not known.
        needed: what must have been served; None where nothing tells.
        doubt: why the sample or the peak is not known, in a sentence; empty if they are.
    """

    minutes: float
    rule: HoldRule
    bake_minutes: float
    sample_minutes: float | None
    peak_minutes: float | None
    needed: Needed | None
    doubt: str


def hold(
    plan: Plan, stage: Stage, starts: datetime | None, forecast: Forecast | None, *, last: bool
) -> Hold:
    """Give how long a stage is held that starts at an instant.

    The longest of the bake time; n over share times the traffic expected from the start on; and
    for the last stage, the end of the first real peak, so that everybody's load was seen once
    (Google SRE Workbook, "Canarying releases": the time must hold the peak).

    Args:
        plan: the plan.
        stage: one of its stages.
        starts: when it starts; None while nobody knows.
        forecast: the plan's traffic from then on; None without usage.
        last: it is the last stage.
    """
    bake = plan.strategy.bake_minutes if stage.hold_minutes is None else stage.hold_minutes
    found = needed(plan, stage)
    if starts is None or forecast is None:
        doubt = "No usage, or no start, tells how long the requests needed take."
        return Hold(bake, HoldRule.BAKE, bake, None, None, found, doubt)
    sample = _minutes(starts, _served(stage, starts, forecast, found))
    peak = _minutes(starts, peak_over(forecast, starts)) if last else None
    known = {HoldRule.BAKE: bake, HoldRule.SAMPLE: _whole(sample), HoldRule.PEAK: peak or 0}
    rule = max(known, key=lambda one: known[one])
    doubt = _doubt(found, sample, forecast) or (_NO_PEAK if last and peak is None else "")
    return Hold(known[rule], rule, bake, sample, peak, found, doubt)


def _served(
    stage: Stage, starts: datetime, forecast: Forecast, found: Needed | None
) -> datetime | None:
    if found is None or not stage.share_percent:
        return None
    return served_by(forecast, starts, found.count * 100 / stage.share_percent)


def _whole(minutes: float | None) -> float:
    return ceil((minutes or 0) - _NOUGHT)


def _minutes(starts: datetime, until: datetime | None) -> float | None:
    return None if until is None else (until - starts) / _MINUTE


_NO_PEAK = "The forecast holds no daily peak after its start."


def _doubt(found: Needed | None, sample: float | None, forecast: Forecast) -> str:
    if sample is not None:
        return ""
    if found is None:
        return "Its share, or a failure rate above today’s to be seen, is missing."
    if forecast.how is not How.SUM:
        return f"The usage is a level ({forecast.unit}): it does not tell how many requests come."
    return f"The requests needed ({found.count:,.0f}) do not come in the time that is forecast."
