"""What moving the window, or giving it up, does to what was already said, done and planned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from golive import launch, notices
from golive.checklist import Task, tasks
from golive.plan import Audience, Plan, Stage, Status, TakenWindow, TaskEdit
from golive.plan.edits import schema_at, with_value
from golive.review.weight import days
from golive.window import clock

#: The length of a year after a day, blank included.
_YEAR = len(" 2026")
_FOR_ONE_DATE = """
    people-booked overruled typed-window notice-texts authority supplier
    other-clocks change-record limited-functions hypercare day-off-work notice press
    code-freeze readiness-gate client-share command-room access status-page person hazards
    clock-change freezes-again usage-again other-changes acknowledged remind-week supplier-cover
    final-gate present-health roster reserve-free remind-day fresh-backup
    start-gate log reminder-hour silence-alerts feeds-stop drain waves deploy migrate smoke-test
    last-gate open group-smoke-test feeds-resume lift-silence
    close-watch handover support-contacts result
"""
#: Items of the catalogue that hold for one date only: once the window moves, done is not done.
#: Everything on the eve and in the window; before that whatever names the date, books people or
#: partners for it, or looks at the days around it; after it the hours that hang on its end.
#: What the team built, wrote or rehearsed stays done, and so does what a stage's own date decides.
HOLDS_FOR_ONE_DATE: Final = frozenset(_FOR_ONE_DATE.split())


@dataclass(frozen=True, slots=True)
class Moved:
    """An open task that gets another day; None where there is no day without a window."""

    title: str
    old: date | None
    new: date | None

    def __str__(self) -> str:
        """Say it: `Ask again (Thu 10 Dec → Thu 17 Dec 2026)`."""
        same = self.old and self.new and self.old.year == self.new.year
        old = _day(self.old)[:-_YEAR] if same else _day(self.old)
        return f"{self.title} ({old} → {_day(self.new)})"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field to change: its path, what it holds, and what it shall hold."""

    path: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows when the window moves or is given up; all empty when neither happens.

    Attributes:
        what: the move in a sentence, both windows named; empty when nothing moves.
        notices_to_correct: a sentence for each audience that heard the old date: what to send.
        notices_now_late: a sentence for each audience whose last day for the new date has passed,
            whether or not it heard the old one.
        to_repeat: the done tasks that hold for the old date only, in the checklist's order.
        moved: the open tasks that get another day, in the checklist's order.
        stages: a sentence for each stage that has a start of its own and keeps it.
        stale: that workbooks sent out before show the old date; empty if none can have been of
            use, because nothing is edited and nobody is to be told.
    """

    what: str = ""
    notices_to_correct: tuple[str, ...] = ()
    notices_now_late: tuple[str, ...] = ()
    to_repeat: tuple[Task, ...] = ()
    moved: tuple[Moved, ...] = ()
    stages: tuple[str, ...] = ()
    stale: str = ""


def consequences(plan: Plan, new: TakenWindow | None, now: datetime) -> Consequences:
    """Say what follows when the plan's window is replaced.

    Args:
        plan: the plan as it is, with the window that people know of.
        new: the window to take instead; None gives the old one up.
        now: the moment that last days for notices are held against.
    """
    old = plan.timing.taken
    if old is None or (new is not None and new.window == old.window):
        return Consequences()
    return Consequences(
        what=_what(old, new),
        notices_to_correct=tuple(_corrections(plan, new)),
        notices_now_late=tuple(_late(plan, new, now)),
        to_repeat=tuple(task for task in tasks(plan) if _to_repeat(task)),
        moved=tuple(_moved(plan, with_value(plan, "timing.taken", new))),
        stages=tuple(_stages(plan, new)),
        stale=_stale(plan),
    )


def needs_asking(plan: Plan) -> bool:
    """Tell whether giving the window up undoes more than a choice: somebody heard, or worked."""
    heard = any(audience.sent_on is not None for audience in plan.notices.audiences)
    return heard or any(edit.status is Status.DONE for edit in plan.team.edits.values())


def reopened(plan: Plan, task_ids: Iterable[str]) -> tuple[Edit, ...]:
    """Give the edits that open done tasks again; each note also says what it was done for.

    Tasks that are not done are left alone, and so is a note that has no room for more.

    Args:
        plan: the plan with the window that the tasks were done for; without one, nothing opens.
        task_ids: the tasks chosen, as the checklist names them.
    """
    taken = plan.timing.taken
    if taken is None:
        return ()
    said = f"Done for the window of {taken.window}."
    chosen = {task: plan.team.edits.get(task, TaskEdit()) for task in task_ids}
    done = [(task, edit.note) for task, edit in chosen.items() if edit.status is Status.DONE]
    return tuple(
        edit
        for task, note in done
        for edit in (
            Edit(f"team.edits.{task}.status", Status.DONE, Status.OPEN),
            Edit(f"team.edits.{task}.note", note, _with(note, said)),
        )
    )


def _with(note: str, said: str) -> str:
    longer = f"{note}\n{said}" if note else said
    room: int = schema_at("team.edits.any.note")["maxLength"]
    return longer if len(longer) <= room else note


def _what(old: TakenWindow, new: TakenWindow | None) -> str:
    if new is None:
        return f"No date any more: {old.window} is given up."
    there = new.window.in_zone(old.window.zone)
    later = (there.local_start.date() - old.window.local_start.date()).days
    how = f"{days(abs(later))} {'later' if later > 0 else 'earlier'}" if later else "The same day"
    return f"{how}: {old.window} → {new.window}."


def _corrections(plan: Plan, new: TakenWindow | None) -> Iterator[str]:
    for audience in plan.notices.audiences:
        if audience.sent_on is not None:
            yield _correction(audience, audience.zone or plan.zone, new)


def _correction(audience: Audience, zone: str, new: TakenWindow | None) -> str:
    where = ", ".join(filter(None, (audience.contact.strip(), audience.channel.strip())))
    them = f"them ({where})" if where else "them"
    send = f"the new date, {new.window.in_zone(zone)}" if new else "word that there is no date now"
    answered = " and acknowledged it" if audience.acknowledged_on else ""
    again = (
        " Get their acknowledgement again." if answered or audience.needs_acknowledgement else ""
    )
    heard = f"{_name(audience)} heard the old date on {_day(audience.sent_on)}{answered}."
    return f"{heard} Send {them} {send}.{again}"


def _late(plan: Plan, new: TakenWindow | None, now: datetime) -> Iterator[str]:
    if new is None:
        return
    start = new.window.start
    for audience in plan.notices.audiences:
        unheard = audience.model_copy(update={"sent_on": None})
        if late := notices.late_by_days(unheard, start, now, plan):
            by = notices.send_by(audience, start, plan)
            yield f"{_name(audience)} had to hear the new date by {_day(by)}, {days(late)} ago."


def _to_repeat(task: Task) -> bool:
    item = task.id.partition(":")[0]
    return task.status is Status.DONE and not task.own and item in HOLDS_FOR_ONE_DATE


def _moved(before: Plan, after: Plan) -> Iterator[Moved]:
    there = {task.id: task.due for task in tasks(after)}
    for task in tasks(before):
        if not task.closed and task.id in there and task.due != there[task.id]:
            yield Moved(task.title, task.due, there[task.id])


def _stages(plan: Plan, new: TakenWindow | None) -> Iterator[str]:
    if launch.is_soft(plan):
        for stage in plan.strategy.stages:
            if stage.starts is not None:
                yield _stage(stage, stage.starts, plan, new)


def _stage(stage: Stage, starts: datetime, plan: Plan, new: TakenWindow | None) -> str:
    before = ", before the new window" if new and starts < new.window.start else ""
    name = f"“{stage.name}”" if stage.name else "A stage without a name"
    return f"{name} still starts {clock(starts, plan.zone)}{before}."


def _stale(plan: Plan) -> str:
    edited = any(edit != TaskEdit() for edit in plan.team.edits.values())
    if not edited and not plan.notices.audiences:
        return ""
    return "Excel checklists sent out before now show the old date; send new ones."


def _name(audience: Audience) -> str:
    return audience.name.strip() or "An audience without a name"


def _day(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "no day"
