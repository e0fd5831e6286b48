"""What has a day of its own and stays there when the window moves, unless it is moved along."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from golive import launch
from golive.checklist import Task, tasks
from golive.checklist.item import task_id
from golive.plan import GateState, Plan, Stage, Step, TakenWindow
from golive.plan.moved import later
from golive.review.edit import Edit
from golive.review.heard import day
from golive.review.weight import working_days
from golive.window import Window, clock


@dataclass(frozen=True, slots=True)
class Shift:
    """A day or a moment that people chose.

    Attributes:
        stays: a sentence that says what it is and that it stays.
        moves: what it would be, old and new named; empty where it cannot be moved along.
        edit: what moves it along; None where it cannot be.
    """

    stays: str
    moves: str = ""
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class _Move:
    """A move of the window, by the time that its start moves on the business clock."""

    plan: Plan
    new: TakenWindow | None
    own: datetime
    by: timedelta | None

    @property
    def days(self) -> timedelta | None:
        """By how many whole days, from date to date."""
        return None if self.by is None else (self.own + self.by).date() - self.own.date()


def stage_shifts(plan: Plan, new: TakenWindow | None, now: datetime) -> Iterator[Shift]:
    """Give the stages of a soft launch that have a start of their own.

    Each can be moved by as much as the window's start moves on the business clock, so that six in
    the morning stays six in the morning; one that has begun stays.
    """
    move = _move(plan, new)
    if move is not None and launch.is_soft(plan):
        for stage in plan.strategy.stages:
            if stage.starts is not None:
                yield _stage(move, stage, stage.starts, begun=stage.starts <= now)


def step_shifts(plan: Plan, new: TakenWindow | None, now: datetime) -> Iterator[Shift]:
    """Give the steps with a fixed moment before which they do not start, like the stages."""
    move = _move(plan, new)
    if move is not None:
        for step in plan.deployment.steps:
            if step.not_before is not None:
                yield _step(move, step, step.not_before, over=step.not_before <= now)


def day_shifts(plan: Plan, new: TakenWindow | None, reopened: Collection[str]) -> Iterator[Shift]:
    """Give the days that the team chose itself, for tasks and gates that are open or `reopened`.

    Each can be moved by as many days as the window. The window's own day becomes its new one;
    one before it moves on to the working day at or before, one after it at or after.
    """
    move = _move(plan, new)
    if move is not None:
        for name, path, due in _chosen(plan, reopened):
            there = _there(move, due)
            stays = f"{name} stays on {day(due)}."
            if there is None:
                yield Shift(stays)
            elif there != due:
                yield Shift(stays, f"{name}: {day(due)} → {day(there)}.", Edit(path, due, there))


def _move(plan: Plan, new: TakenWindow | None) -> _Move | None:
    old = plan.timing.taken
    if old is None:
        return None
    own = _on_clock(plan, old.window)
    return _Move(plan, new, own, _on_clock(plan, new.window) - own if new else None)


def _on_clock(plan: Plan, window: Window) -> datetime:
    return window.start.astimezone(ZoneInfo(plan.zone)).replace(tzinfo=None)


def _stage(move: _Move, stage: Stage, starts: datetime, *, begun: bool) -> Shift:
    zone = move.plan.zone
    name = f"“{stage.name}”" if stage.name else "A stage without a name"
    here = clock(starts, zone)
    if begun:
        return Shift(f"{name} began {here}.")
    before = ", before the new window" if move.new and starts < move.new.window.start else ""
    stays = f"{name} still starts {here}{before}."
    if not move.by:
        return Shift(stays)
    there = later(starts, move.by, ZoneInfo(zone))
    edit = Edit(f"strategy.stages.{stage.id}.starts", starts, there)
    moves = f"{name}: {here.removesuffix(f' ({zone})')} → {clock(there, zone)}."
    return Shift(stays, moves, edit)


def _step(move: _Move, step: Step, fixed: datetime, *, over: bool) -> Shift:
    zone = move.plan.zone
    name = f"“{step.name}”" if step.name else "A step without a name"
    here = clock(fixed, zone)
    stays = f"{name} still waits until {here}."
    if over or not move.by:
        return Shift(stays)
    there = later(fixed, move.by, ZoneInfo(zone))
    edit = Edit(f"deployment.steps.{step.id}.not_before", fixed, there)
    moves = f"{name} waits: {here.removesuffix(f' ({zone})')} → {clock(there, zone)}."
    return Shift(stays, moves, edit)


def _there(move: _Move, due: date) -> date | None:
    """Give the day that a chosen one becomes; None where there is no window to go by."""
    by, own, work = move.days, move.own.date(), working_days(move.plan)
    if by is None:
        return None
    if due == own or not by:
        return due + by
    return work.on_or_before(due + by) if due < own else work.on_or_after(due + by)


def _chosen(plan: Plan, reopened: Collection[str]) -> Iterator[tuple[str, str, date]]:
    """Give name, path and day of each."""
    for task in tasks(plan):
        if task.due is not None and task.due_is_own and (not task.closed or task.id in reopened):
            yield f"“{task.title}”", _due_path(plan, task), task.due
    for gate in plan.team.gates:
        if gate.due is not None and (gate.state is GateState.OPEN or gate.id in reopened):
            name = f"“{gate.name}”" if gate.name else "A gate without a name"
            yield name, f"team.gates.{gate.id}.due", gate.due


def _due_path(plan: Plan, task: Task) -> str:
    edit = plan.team.edits.get(task.id)
    if edit is not None and edit.due is not None:
        return f"team.edits.{task.id}.due"
    ids = (own.id for own in plan.team.own_tasks)
    row = next(name for name in ids if task.id in (name, task_id("own", name)))
    return f"team.own_tasks.{row}.due"
