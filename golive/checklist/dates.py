"""The moments that due days are counted from, and the counting."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from golive import launch
from golive.checklist.task import Anchor, Phase
from golive.plan import Plan, Stage
from golive.window import WorkingDays

#: Phases that lie after the window: a due day on a day off moves forward, not back.
_AFTER = (Phase.WATCH, Phase.SETTLE, Phase.CLOSE)


def anchors(plan: Plan) -> dict[Anchor, datetime | None]:
    """Give the moments that due days are counted from, in UTC; None until a window is taken.

    A soft launch is first exposed when its earliest stage starts, and everybody is on the new
    version when its latest does; where no stage has a start, and for a hard launch, the window's
    start and end stand for them. Hypercare ends its calendar days after the window.
    """
    taken = plan.timing.taken
    if taken is None:
        return dict.fromkeys(Anchor)
    window = taken.window
    starts = [stage.starts for stage in _stages(plan) if stage.starts is not None]
    return {
        Anchor.FIRST_EXPOSURE: min(starts, default=window.start),
        Anchor.WINDOW_START: window.start,
        Anchor.LAST_STAGE: max(starts, default=window.end),
        Anchor.WINDOW_END: window.end,
        Anchor.HYPERCARE_END: window.end + timedelta(days=plan.timing.hypercare_days),
    }


def _stages(plan: Plan) -> tuple[Stage, ...]:
    return plan.strategy.stages if launch.is_soft(plan) else ()


def local_day(plan: Plan, moment: datetime) -> date:
    """Give the day of an instant on the clock of the window taken, else the business clock."""
    taken = plan.timing.taken
    return moment.astimezone(ZoneInfo(taken.window.zone if taken else plan.zone)).date()


def working_days(plan: Plan) -> WorkingDays:
    """Give the working days of the plan's country and subdivision."""
    return _work(plan.launch.country, plan.launch.subdivision)


@lru_cache(maxsize=64)
def _work(country: str | None, subdivision: str | None) -> WorkingDays:
    return WorkingDays(country, subdivision)


def due_day(phase: Phase, day: date, offset: int, work: WorkingDays) -> date:
    """Count a due day from an anchor's day.

    In the window phase it is the anchor's own day, whatever day that is; otherwise it is a
    working day: the last one in time before the window, the next one after it.

    Args:
        phase: where the task stands.
        day: the anchor's local day.
        offset: working days, negative before.
        work: the owner's working days.
    """
    if phase is Phase.WINDOW:
        return day
    if offset == 0 and phase in _AFTER:
        return work.on_or_after(day)
    return _shifted(work, day, offset)


@lru_cache(maxsize=4096)  # a checklist counts from the same few days a hundred times
def _shifted(work: WorkingDays, day: date, offset: int) -> date:
    return work.shift(day, offset)
