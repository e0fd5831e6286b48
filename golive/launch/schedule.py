"""When each stage begins and ends, one after another."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from golive.forecast import Forecast
from golive.launch.hold import Hold, hold
from golive.launch.risk import budget_burnt, exposed_minutes, overall_error_percent
from golive.plan import Plan, Stage
from golive.window import WorkingDays

#: How far ahead of the first stage traffic is needed at most.
AHEAD = timedelta(days=92)
#: When people sleep, as for the window.
_NIGHT_FROM, _NIGHT_UNTIL = time(23), time(7)


@dataclass(frozen=True, slots=True)
class StageRun:
    """One stage in time, and what it puts at risk.

    Attributes:
        stage: the stage.
        starts: when it starts, an instant; None while nobody knows.
        ends: when it has been held long enough, and is decided.
        hold: how long it is held, and for what.
        error_percent: the share of all requests that fail if it goes badly; None without a share.
        burnt: the share of the error budget that burns then, 0 to 1; None without a budget.
        too_early_minutes: by how much its typed start lies before the end of the stage before.
        at_night: it starts between 23:00 and 07:00 on the business clock; not so in the window
            and at its end, where those who are needed are there.
        on_day_off: it starts on a day off, likewise.
    """

    stage: Stage
    starts: datetime | None
    ends: datetime | None
    hold: Hold
    error_percent: float | None
    burnt: float | None
    too_early_minutes: float
    at_night: bool
    on_day_off: bool


def begins(plan: Plan) -> datetime | None:
    """Give when the first stage can start: when it was typed, or the window's end; None if neither.

    The forecast that `timetable` is given must begin there at the latest, and goes on for `AHEAD`.
    """
    taken = plan.timing.taken
    typed = [stage.starts for stage in plan.strategy.stages if stage.starts]
    return min([*typed, *([taken.window.end] if taken else [])], default=None)


def timetable(plan: Plan, forecast: Forecast | None = None) -> tuple[StageRun, ...]:
    """Lay the stages one after another, each held as long as it needs.

    The first starts when it was typed, else at the window's end; each other one when it was typed,
    but not before the one before it has been held.

    Args:
        plan: the plan.
        forecast: its traffic from the first stage on; None without usage.
    """
    taken = plan.timing.taken
    free = taken.window.end if taken else None
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    exposed = exposed_minutes(plan)
    runs: list[StageRun] = []
    for place, stage in enumerate(plan.strategy.stages, start=1):
        starts, early = _start(stage, free if place > 1 else stage.starts or free)
        held = hold(plan, stage, starts, forecast, last=place == len(plan.strategy.stages))
        free = starts + timedelta(minutes=held.minutes) if starts else None
        risk, odd = _risk(plan, stage, exposed), _odd(plan, starts, days)
        runs.append(StageRun(stage, starts, free, held, *risk, early, *odd))
    return tuple(runs)


def _start(stage: Stage, free: datetime | None) -> tuple[datetime | None, float]:
    """Give when a stage starts, and by how many minutes it was typed too early."""
    if stage.starts is None or free is None or stage.starts >= free:
        return stage.starts or free, 0.0
    return free, (free - stage.starts) / timedelta(minutes=1)


def _risk(plan: Plan, stage: Stage, exposed: float) -> tuple[float | None, float | None]:
    """Give what fails of all requests, in percent, and what burns of the budget, 0 to 1."""
    share, worst = stage.share_percent, plan.strategy.worst_error_percent
    if share is None:
        return None, None
    burnt = budget_burnt(plan, share, worst, exposed)
    return overall_error_percent(share, worst), burnt


def _odd(plan: Plan, starts: datetime | None, days: WorkingDays) -> tuple[bool, bool]:
    """Tell whether a stage starts at night, and whether on a day off."""
    taken = plan.timing.taken
    if starts is None or (taken and taken.window.start <= starts <= taken.window.end):
        return False, False
    local = starts.astimezone(ZoneInfo(plan.zone))
    night = local.time() >= _NIGHT_FROM or local.time() < _NIGHT_UNTIL
    return night, not days.is_working(local.date())
