"""Due days and phases that a row of the plan decides: notices and stages."""

from datetime import date, timedelta

from golive import notices
from golive.checklist.conditions.notify import notice_days
from golive.checklist.dates import local_day
from golive.checklist.task import Phase
from golive.plan import Audience, Plan, Row, Stage
from golive.window import WorkingDays

#: The earliest offset of each phase before the window, in working days of notice.
_PHASES = ((15, Phase.DECIDE), (8, Phase.PREPARE), (2, Phase.READY))


def notice_sent(plan: Plan, row: Row, work: WorkingDays) -> date | None:
    """Give the last working day of ours on which the notice still arrives in time."""
    taken = plan.timing.taken
    if taken is None or not isinstance(row, Audience):
        return None
    return work.on_or_before(notices.send_by(row, taken.window.start, plan))


def notice_chased(plan: Plan, row: Row, work: WorkingDays) -> date | None:
    """Give the working day half-way between the send date and the window."""
    sent, taken = notice_sent(plan, row, work), plan.timing.taken
    if sent is None or taken is None:
        return None
    day = local_day(plan, taken.window.start)
    return work.on_or_before(day - (day - sent) / 2)


def notice_phase(row: Row) -> Phase:
    """Give the phase in which the notice goes out, from its lead time and so without a window."""
    return _phase(notice_days(row)) if isinstance(row, Audience) else Phase.PREPARE


def chase_phase(row: Row) -> Phase:
    """Give the phase of the day half-way between the notice and the window."""
    return _phase(notice_days(row) / 2) if isinstance(row, Audience) else Phase.READY


def _phase(days: float) -> Phase:
    return next((phase for least, phase in _PHASES if days >= least), Phase.EVE)


def stage_decided(plan: Plan, row: Row, work: WorkingDays) -> date | None:
    """Give the working day on or after the end of a stage's hold, if its start is planned."""
    if not isinstance(row, Stage) or row.starts is None or plan.timing.taken is None:
        return None
    held = plan.strategy.bake_minutes if row.hold_minutes is None else row.hold_minutes
    return work.on_or_after(local_day(plan, row.starts + timedelta(minutes=held)))
