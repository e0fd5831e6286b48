"""The sample launch, moved to the weeks around the day it is opened."""

from datetime import datetime, timedelta

from golive import checklist
from golive.places import SAMPLE_DATA
from golive.plan import Plan, Status, TaskEdit, new_id
from golive.plan.edits import with_value
from golive.plan.file import from_json
from golive.plan.moved import moved

_WEEK = timedelta(weeks=1)


def plan(now: datetime) -> Plan:
    """Give a copy of the sample whose usage ends less than a week before `now`."""
    kept = from_json((SAMPLE_DATA / "plan.json").read_bytes())
    series = kept.timing.sources[0].series
    ends = series.start + timedelta(seconds=series.step_s) * len(series.values)
    fresh = moved(kept, (now - ends) // _WEEK)
    return up_to_date(fresh.model_copy(update={"id": new_id()}), now)


def up_to_date(plan: Plan, now: datetime) -> Plan:
    """Close every task that was due before today, as a team that is on time would have."""
    done = {
        task.id: TaskEdit(
            status=Status.DONE,
            owner=task.owner or plan.launch.owner,
            evidence="Noted in the change record" if task.asks_evidence else "",
        )
        for task in checklist.tasks(plan)
        if task.late(now.date())
    }
    return with_value(plan, "team.edits", {**done, **plan.team.edits})
