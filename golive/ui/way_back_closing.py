"""When the way back may be closed: after the first real peak that everybody is in."""

from datetime import datetime

from golive import launch, runbook
from golive.forecast import Forecast
from golive.runbook import in_minutes
from golive.timing.peak import first_peak
from golive.ui import expected
from golive.ui.session import plan
from golive.window import clock


def closing() -> tuple[str, ...]:
    """Say the earliest moment at which the way back may be closed, and what it waits for."""
    bake, zone = plan().strategy.bake_minutes, plan().zone
    rule = f"The way back stays open until the first real peak and {in_minutes(bake)} after it"
    forecast = expected.over_ramp().forecast
    opened = _opened(forecast)
    if opened is None:
        return (f"{rule}; take a window on page 3, and golive says when that is.",)
    peak = first_peak(forecast, opened) if forecast else None
    may = runbook.may_close(opened, peak, bake)
    if may is None or peak is None:
        return (f"{rule}; with usage of some weeks on page 3, golive says when that is.",)
    said = (
        f"The way back may be closed {clock(may, zone)} at the earliest: the first real peak with "
        f"everybody on the new version comes {clock(peak, zone)}, and {in_minutes(bake)} of "
        "watching follow."
    )
    return (said,)


def _opened(forecast: Forecast | None) -> datetime | None:
    """Give when everybody is on the new version: the last stage's start, else the window's end."""
    taken = plan().timing.taken
    if launch.is_soft(plan()) and plan().strategy.stages:
        return launch.timetable(plan(), forecast)[-1].starts
    return taken.window.end if taken else None
