"""The traffic that pages 1 and 2 expect, forecast anew only when an answer that matters changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from golive import launch, runbook
from golive.errors import GoliveError
from golive.forecast import Forecast
from golive.plan import Plan
from golive.timing.traffic import counted, forecast_between
from golive.ui.session import now, plan, session

_NO_USAGE = "No usage yet: upload an export on page 3, and golive says what comes when."


@dataclass(frozen=True)
class Expected:
    """A forecast, or why there is none."""

    forecast: Forecast | None
    trouble: str = ""


def over_ramp() -> Expected:
    """Expect traffic from the first stage on, or from this hour while nobody knows its start."""
    begin = launch.begins(plan()) or now().replace(minute=0, second=0, microsecond=0)
    return _expected("ramp", begin, begin + launch.AHEAD)


def over_window() -> Expected:
    """Expect traffic over the window taken, and for as long as the steps need."""
    taken = plan().timing.taken
    if taken is None:
        return Expected(None, "Take a window on page 3, and golive says whom an outage meets.")
    long = min(timedelta(minutes=runbook.schedule(plan()).end), launch.AHEAD)
    return _expected("window", taken.window.start, max(taken.window.end, taken.window.start + long))


def _expected(what: str, begin: datetime, end: datetime) -> Expected:
    """Forecast, unless the last one still holds: the same answers, and the same hour."""
    timing = plan().timing.model_copy(update={"why": "", "taken": None})
    this_hour = now().replace(minute=0, second=0, microsecond=0)
    key: Any = (plan().launch, timing, begin, end, this_hour)
    held = session().expected.get(what)
    if held is None or held[0] != key:
        held = session().expected[what] = (key, _forecast(plan(), begin, end, now()))
    return held[1]


def _forecast(given: Plan, begin: datetime, end: datetime, moment: datetime) -> Expected:
    try:
        series = counted(given)
        if series is None:
            return Expected(None, _NO_USAGE)
        return Expected(forecast_between(given, series, moment, begin, end))
    except GoliveError as error:
        return Expected(None, f"No forecast: {error.sentence}")
