"""The sample launches, moved to the weeks around the day they are opened."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from golive import checklist, timing
from golive.places import SAMPLE_DATA
from golive.plan import Plan, Stage, Status, TakenWindow, TaskEdit, new_id
from golive.plan.edits import with_value
from golive.plan.file import from_json
from golive.plan.moved import moved

_WEEK = timedelta(weeks=1)


class Sample(StrEnum):
    """Which sample."""

    WEB = "web"
    """A shop's new checkout: a soft launch in one country."""
    STREAMING = "streaming"
    """Prices in real time: a hard launch in two regions, with a forced upgrade."""


_FOLDERS = {
    Sample.WEB: SAMPLE_DATA,
    Sample.STREAMING: SAMPLE_DATA / "streaming-launch",
}


def plan(now: datetime, which: Sample = Sample.WEB) -> Plan:
    """Give a copy of a sample whose usage ends less than a week before `now`.

    Where its window would fall on a public holiday, the best other one is taken.
    """
    kept = from_json((_FOLDERS[which] / "plan.json").read_bytes())
    series = kept.timing.sources[0].series
    ends = series.start + timedelta(seconds=series.step_s) * len(series.values)
    fresh = _allowed(moved(kept, (now - ends) // _WEEK), now)
    return up_to_date(fresh.model_copy(update={"id": new_id()}), now)


def _allowed(plan: Plan, now: datetime) -> Plan:
    taken = plan.timing.taken
    if taken is None or not timing.refusals(plan, taken.window, now=now):
        return plan
    best = timing.find_windows(plan, now=now).candidates[0]
    found = timing.taken(plan, best, by=taken.taken_by, at=taken.taken_at or now)
    return _with_window(plan, taken, found)


def _with_window(plan: Plan, old: TakenWindow, new: TakenWindow) -> Plan:
    later = new.window.start - old.window.start
    stages = tuple(_shifted(stage, later) for stage in plan.strategy.stages)
    return with_value(with_value(plan, "timing.taken", new), "strategy.stages", stages)


def _shifted(stage: Stage, later: timedelta) -> Stage:
    starts = stage.starts + later if stage.starts else None
    return stage.model_copy(update={"starts": starts})


def up_to_date(plan: Plan, now: datetime) -> Plan:
    """Close every task that was due before today, as a team that is on time would have."""
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    done = {
        task.id: TaskEdit(
            status=Status.DONE,
            owner=task.owner or plan.launch.owner,
            evidence="Noted in the change record" if task.asks_evidence else "",
        )
        for task in checklist.tasks(plan)
        if task.late(today)
    }
    return with_value(plan, "team.edits", {**done, **plan.team.edits})
