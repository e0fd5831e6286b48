"""How much a gap weighs today: nothing is red for being early."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from golive.errors import Finding, Severity
from golive.plan import Plan
from golive.window import WorkingDays


def working_days(plan: Plan) -> WorkingDays:
    """Give the working days of the launch's country."""
    return WorkingDays(plan.launch.country, plan.launch.subdivision)


def today(plan: Plan, now: datetime) -> date:
    """Give the day it is on the business clock."""
    return now.astimezone(ZoneInfo(plan.zone)).date()


def window_day(plan: Plan) -> date | None:
    """Give the day on which the window starts, on the business clock."""
    taken = plan.timing.taken
    return taken.window.start.astimezone(ZoneInfo(plan.zone)).date() if taken else None


def gate_day(plan: Plan) -> date | None:
    """Give the day of the final go / no-go: the last working day before the window's day."""
    day = window_day(plan)
    return working_days(plan).shift(day, -1) if day else None


def at_gate(plan: Plan, now: datetime) -> bool:
    """Tell whether the day of the final go / no-go has come."""
    day = gate_day(plan)
    return day is not None and today(plan, now) >= day


def growing(plan: Plan, now: datetime, needed_by: int) -> Severity:
    """Weigh a gap: a note while it is early, then a warning, at the final gate a stop.

    Args:
        plan: its window and country count.
        now: the moment it is weighed at.
        needed_by: working days before the window by which it must be closed.
    """
    day = window_day(plan)
    if day is None:
        return Severity.NOTE
    if at_gate(plan, now):
        return Severity.STOP
    due = working_days(plan).shift(day, -needed_by)
    return Severity.WARN if today(plan, now) >= due else Severity.NOTE


def at_least_warn(weight: Severity) -> Severity:
    """Raise a note to a warning; for what is wrong already, however early it is."""
    return Severity.WARN if weight is Severity.NOTE else weight


def listed(names: list[str], shown: int = 3) -> str:
    """Name the first few and count the rest: `“a”, “b” and 2 more`."""
    quoted = [f"“{name or 'without a name'}”" for name in names[:shown]]
    rest = len(names) - shown
    return ", ".join(quoted) + (f" and {rest} more" if rest > 0 else "")


def days(count: int) -> str:
    """Say a number of days: `1 day`, `3 days`."""
    return f"{count} day{'' if count == 1 else 's'}"


def order(found: list[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order of their weight, else as they were found."""
    weights = list(Severity)
    return tuple(sorted(found, key=lambda finding: weights.index(finding.severity)))
