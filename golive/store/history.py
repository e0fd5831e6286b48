"""The events of a plan: who changed what, when, from what, to what."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic_core import to_json

from golive.plan import Plan
from golive.plan.edits import row_type, value_at, with_row, with_value, without_row
from golive.store.changes import Change, RemoveRow, SetField

_SHOWN = 60


class Op(StrEnum):
    """What an event did."""

    CREATE = "create"
    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"
    """Another plan, from a file or from earlier, was put in the place of the whole plan."""
    STATE = "state"
    """The plan was archived, deleted or put back; what it says stayed as it was."""


@dataclass(frozen=True, slots=True)
class Note:
    """What an event says of a change, before the store gives it a number and a time.

    Attributes:
        op: what was done.
        path: the field or row; empty for the whole plan.
        old_json, new_json: the values before and after, as JSON; None where there was none.
        place: the row's place in its list, from nought, for a row added or removed.
    """

    op: Op
    path: str
    old_json: str | None = None
    new_json: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One accepted change; events are never changed and never removed.

    Attributes:
        n: its number, rising over the whole store.
        rev: the revision of the plan that it is part of.
        at: when, in UTC.
        actor: who.
        source: through what: `page`, `workbook`, `file`, `command`, `restore`.
        note: what was done.
    """

    n: int
    rev: int
    at: datetime
    actor: str
    source: str
    note: Note

    @property
    def op(self) -> Op:
        """What was done."""
        return self.note.op

    @property
    def path(self) -> str:
        """The field or row; empty for the whole plan."""
        return self.note.path

    @property
    def old(self) -> Any:
        """The value before, JSON-ready; None if there was none."""
        return None if self.note.old_json is None else json.loads(self.note.old_json)

    @property
    def new(self) -> Any:
        """The value after, JSON-ready; None if there is none."""
        return None if self.note.new_json is None else json.loads(self.note.new_json)


def noted(change: Change, before: Plan, after: Plan) -> Note:
    """Describe a change that was made, by the values that the plan held and holds."""
    if isinstance(change, SetField):
        path = change.path
        return Note(Op.SET, path, _json_at(before, path), _json_at(after, path))
    if isinstance(change, RemoveRow):
        path = change.path
        return Note(Op.REMOVE, path, _json_at(before, path), None, _place(before, path))
    path = f"{change.path}.{change.row.id}"
    return Note(Op.ADD, path, None, _json_at(after, path), _place(after, path))


def replayed(events: Iterable[Event]) -> Plan:
    """Rebuild a plan from all its events, in any order.

    Raises:
        ValueError: the events do not begin with the plan's creation.
    """
    plan: Plan | None = None
    for event in sorted(events, key=lambda event: event.n):
        plan = _after(plan, event)
    if plan is None:
        message = "no events, no plan"
        raise ValueError(message)
    return plan


def clash_sentence(event: Event, theirs: object, now: datetime) -> str:
    """Say who changed a field, to what and when; times in UTC."""
    day = "" if event.at.date() == now.date() else f" on {event.at.day} {event.at:%b %Y}"
    who = event.actor or "Somebody"
    when = f"{day} at {event.at:%H:%M} UTC"
    return f"{who} {_did(theirs)}{when}; your change was not saved. Look at it and decide again."


def _after(plan: Plan | None, event: Event) -> Plan:
    if event.op in (Op.CREATE, Op.REPLACE):
        return Plan.model_validate_json(event.note.new_json or "")
    if plan is None:
        message = f"event {event.n} changes a plan that no event created"
        raise ValueError(message)
    if event.op is Op.STATE:
        return plan
    if event.op is Op.ADD:
        rows, _, _ = event.path.rpartition(".")
        row = row_type(rows).model_validate_json(event.note.new_json or "")
        return with_row(plan, rows, row, event.note.place)
    if event.op is Op.REMOVE:
        return without_row(plan, event.path)
    return with_value(plan, event.path, event.new)


def _did(value: object) -> str:
    if value is None or value in ("", [], {}):
        return "emptied this"
    if isinstance(value, bool):
        return f"changed this to {'yes' if value else 'no'}"
    if isinstance(value, list | dict):
        return "changed this"
    said = " ".join(str(value).split())
    shortened = said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
    return f"changed this to “{shortened}”"


def _json_at(plan: Plan, path: str) -> str:
    return to_json(value_at(plan, path)).decode()


def _place(plan: Plan, path: str) -> int:
    rows, _, row_id = path.rpartition(".")
    return [row.id for row in value_at(plan, rows)].index(row_id)
