"""What moving the window, or giving it up, does to what was already said, done and planned."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from golive.checklist import Task, difference, tasks
from golive.checklist.lost import worked_on_and_lost
from golive.plan import Plan, Status, TakenWindow, TaskEdit
from golive.plan.edits import schema_at, with_value
from golive.review.again import decided_again, signed_gates
from golive.review.edit import Edit
from golive.review.heard import anybody_heard, corrections, day, heard_edits, too_late
from golive.review.shift import Shift, day_shifts, stage_shifts, step_shifts
from golive.review.weight import days

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
        old = day(self.old)[:-_YEAR] if same else day(self.old)
        return f"{self.title} ({old} → {day(self.new)})"


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows when the window moves or is given up; all empty when neither happens.

    Attributes:
        what: the move in a sentence, both windows named; empty when nothing moves.
        notices_to_correct: a sentence for each audience that heard another date: what to send.
        notices_now_late: a sentence for each audience whose last day for the new date has passed,
            whether or not it heard the old one.
        to_repeat: the done tasks and the gates decided that hold for the old date only, in the
            checklist's order, then the team's own gates.
        moved: the open tasks that get another day, in the checklist's order.
        taken_off: the tasks that people worked on and that do not apply to the new window.
        stages: the stages that have a start of their own, then the steps that wait for a moment.
        days: the days that the team chose itself, for open tasks, tasks to repeat, and gates.
        check: a sentence for each of what golive cannot judge: reserves, and the team's reason.
        stale: that workbooks sent out before show the old date; empty if none can have been of
            use, because nothing is edited and nobody is to be told.
    """

    what: str = ""
    notices_to_correct: tuple[str, ...] = ()
    notices_now_late: tuple[str, ...] = ()
    to_repeat: tuple[Task, ...] = ()
    moved: tuple[Moved, ...] = ()
    taken_off: tuple[Task, ...] = ()
    stages: tuple[Shift, ...] = ()
    days: tuple[Shift, ...] = ()
    check: tuple[str, ...] = ()
    stale: str = ""


def consequences(
    plan: Plan, new: TakenWindow | None, now: datetime, *, with_stages: bool = False
) -> Consequences:
    """Say what follows when the plan's window is replaced.

    Args:
        plan: the plan as it is, with the window that people know of.
        new: the window to take instead; None gives the old one up.
        now: the moment that last days for notices and begun stages are held against.
        with_stages: the stages are moved along, and with them the days that hang on them.
    """
    old = plan.timing.taken
    if old is None or (new is not None and new.window == old.window):
        return Consequences()
    to_repeat = tuple(_to_repeat(plan))
    stages = (*stage_shifts(plan, new, now), *step_shifts(plan, new, now))
    after = _after(plan, new, stages if with_stages else ())
    return Consequences(
        what=_what(old, new),
        notices_to_correct=tuple(corrections(plan, new)),
        notices_now_late=tuple(too_late(plan, new, now)),
        to_repeat=to_repeat,
        moved=tuple(_moved(plan, after)),
        taken_off=worked_on_and_lost(plan, difference(plan, after)).removed,
        stages=stages,
        days=tuple(day_shifts(plan, new, [task.id for task in to_repeat])),
        check=tuple(_to_check(plan, new)),
        stale=_stale(plan),
    )


def needs_asking(plan: Plan) -> bool:
    """Tell whether giving the window up undoes more than a choice: somebody heard, or worked."""
    worked = any(edit.status is Status.DONE for edit in plan.team.edits.values())
    return worked or anybody_heard(plan) or bool(signed_gates(plan))


def move(
    plan: Plan,
    new: TakenWindow | None,
    reopen: Collection[str] = (),
    along: Iterable[Shift] = (),
) -> tuple[Edit, ...]:
    """Give all the edits that take a window, move it or give it up, for one save.

    What audiences heard of another window is put aside, so that they count as not told.

    Args:
        plan: the plan as it is.
        new: the window to take; None gives the old one up.
        reopen: the ids of done tasks to open again.
        along: the stages and days to move along.
    """
    taken = Edit("timing.taken", plan.timing.taken, new)
    shifts = (shift.edit for shift in along if shift.edit is not None)
    return (taken, *heard_edits(plan, new), *reopened(plan, reopen), *shifts)


def reopened(plan: Plan, task_ids: Collection[str]) -> tuple[Edit, ...]:
    """Give the edits that open done tasks again; each note also says what it was done for.

    Tasks that are not done are left alone, and so is a note that has no room for more. A gate
    loses its signature, which its note keeps.

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
    opened = (
        edit
        for task, note in done
        for edit in (
            Edit(f"team.edits.{task}.status", Status.DONE, Status.OPEN),
            Edit(f"team.edits.{task}.note", note, _with(note, said)),
        )
    )
    return (*opened, *decided_again(plan, task_ids, taken.window))


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


def _to_repeat(plan: Plan) -> Iterator[Task]:
    """Give what is done, or decided at a gate, and holds for one date; own gates come last."""
    signed = signed_gates(plan)
    for task in tasks(plan):
        decided = task.gate and signed.pop(task.id, None) is not None
        for_one_date = not task.own and task.id.partition(":")[0] in HOLDS_FOR_ONE_DATE
        if for_one_date and (decided or task.status is Status.DONE):
            yield task
    yield from signed.values()


def _moved(before: Plan, after: Plan) -> Iterator[Moved]:
    there = {task.id: task.due for task in tasks(after)}
    for task in tasks(before):
        if not task.closed and task.id in there and task.due != there[task.id]:
            yield Moved(task.title, task.due, there[task.id])


def _to_check(plan: Plan, new: TakenWindow | None) -> Iterator[str]:
    if new is not None:
        for reserve in plan.timing.reserves:
            if reserve.start < new.window.end:
                how = "overlaps" if reserve.end > new.window.start else "lies before"
                yield f"The reserve {reserve} {how} the new window; choose another."
    if plan.timing.why.strip():
        yield "“Why this window?” was written for the old one; see whether it still holds."


def _after(plan: Plan, new: TakenWindow | None, along: Iterable[Shift]) -> Plan:
    """Give the plan with the window moved, and what is moved along."""
    plan = with_value(plan, "timing.taken", new)
    for shift in along:
        if shift.edit is not None:
            plan = with_value(plan, shift.edit.path, shift.edit.new)
    return plan


def _stale(plan: Plan) -> str:
    edited = any(edit != TaskEdit() for edit in plan.team.edits.values())
    if not edited and not plan.notices.audiences:
        return ""
    return "Excel checklists sent out before now show the old date; send new ones."
