"""The tasks of a plan: the items that apply, their due days, and the team's edits over them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from golive.checklist.catalogue import CATALOGUE
from golive.checklist.condition import Subject
from golive.checklist.dates import anchors, due_day, local_day, working_days
from golive.checklist.item import Item, task_id
from golive.checklist.own.items import ID_PREFIX, items_of
from golive.checklist.task import Anchor, Phase, Question, Task, phase_named
from golive.checklist.words import quoted
from golive.plan import OwnTask, Plan, TaskEdit
from golive.window import WorkingDays

_PLACES = {phase: place for place, phase in enumerate(Phase)}
_ITEM_IDS = frozenset(item.id for item in CATALOGUE) | {"own", ID_PREFIX}


def tasks(plan: Plan) -> tuple[Task, ...]:
    """List the tasks of a plan with the team's edits laid over them.

    In the order of the checklist: by phase, then by due day, then as in the catalogue, then the
    organisation's own items; the team's own tasks come last of their day. Tasks without
    a day come after those with one, by offset.
    """
    own = (_own_task(plan, row) for row in plan.team.own_tasks)
    said = Counter(comment.task for comment in plan.team.comments)
    found = [_edited(plan, task, said[task.id]) for task in (*_generated(plan), *own)]
    return tuple(sorted(found, key=_place))


def added_by(plan: Plan, question: Question) -> tuple[Task, ...]:
    """List the tasks that the answers on one page put on the list."""
    return tuple(task for task in tasks(plan) if task.question is question and not task.own)


def kept_edits(plan: Plan) -> dict[str, TaskEdit]:
    """Give the edits, by task id, whose task is not on the list now; empty edits do not count."""
    listed = {task.id for task in tasks(plan)}
    return {
        name: edit
        for name, edit in plan.team.edits.items()
        if name not in listed and edit != TaskEdit()
    }


def roles(plan: Plan) -> tuple[str, ...]:
    """List the roles that the plan's tasks ask for, in the order of the checklist."""
    return tuple(dict.fromkeys(task.role for task in tasks(plan) if task.role))


def _place(task: Task) -> tuple[int, date, int]:
    if task.due is None:
        return _PLACES[task.phase], date.max, task.offset or 0
    return _PLACES[task.phase], task.due, 0


def _generated(plan: Plan) -> Iterator[Task]:
    moments, work = anchors(plan), working_days(plan)
    for item in (*CATALOGUE, *items_of(plan)):
        for subject in item.when.subjects(plan):
            task = _task(plan, item, subject)
            yield replace(task, due=_due(plan, item, subject, moments, work))


def _task(plan: Plan, item: Item, subject: Subject) -> Task:
    return Task(
        id=item.id if subject.row is None else task_id(item.id, subject.row.id),
        title=item.title_for(subject),
        why=item.why_for(subject),
        question=subject.question,
        phase=item.phase_for(subject),
        role=str(item.role),
        due=None,
        mandatory=plan.launch.criticality in item.mandatory,
        gate=item.gate,
        asks_evidence=item.asks_evidence,
        good=item.good,
        source=item.source,
        anchor=None if item.due_rule else item.anchor,
        offset=None if item.due_rule else item.offset,
    )


def _due(
    plan: Plan,
    item: Item,
    subject: Subject,
    moments: dict[Anchor, datetime | None],
    work: WorkingDays,
) -> date | None:
    moment = moments[item.anchor]
    if moment is None:
        return None
    if item.due_rule and subject.row and (day := item.due_rule(plan, subject.row, work)):
        return day
    return due_day(item.phase_for(subject), local_day(plan, moment), item.offset, work)


def _own_task(plan: Plan, own: OwnTask) -> Task:
    """Give the task; an id that an item could also make is kept apart from the item's."""
    clashes = own.id.partition(":")[0] in _ITEM_IDS
    return Task(
        id=task_id("own", own.id) if clashes else own.id,
        title=" ".join(own.title.split()) or "Untitled task",
        why=f"Your team added it to {quoted(plan.title)}.",
        question=Question.OVERVIEW,
        phase=phase_named(own.phase) or Phase.PREPARE,
        role=own.role,
        due=own.due,
        due_is_own=own.due is not None,
        own=True,
    )


def _edited(plan: Plan, task: Task, comments: int) -> Task:
    edit = plan.team.edits.get(task.id)
    if edit is None:
        return replace(task, comments=comments) if comments else task
    return replace(
        task,
        due=edit.due or task.due,
        due_is_own=edit.due is not None or task.due_is_own,
        status=edit.status,
        owner=edit.owner,
        stand_in=edit.stand_in,
        evidence=edit.evidence,
        note=edit.note,
        reason=edit.reason,
        comments=comments,
    )
