"""Plans and events as rows: the store's reading and writing inside one transaction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Select, func, insert, or_, select, update

from golive.errors import StoreError, UnknownPlanError
from golive.plan import Plan
from golive.plan.parts import ID_PATTERN
from golive.store.cache import RecentPlans
from golive.store.history import Event, Note, Op
from golive.store.saved import PlanLine, PlanState, Saved
from golive.store.tables import EVENT, PLAN

_ID = re.compile(ID_PATTERN)
_LINE = (PLAN.c.id, PLAN.c.title, PLAN.c.rev, PLAN.c.saved_at, PLAN.c.saved_by, PLAN.c.state)
_UNKNOWN = "The store has no plan with this id; check the link, or choose a plan from the list."


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who makes a change, when (UTC), and through what."""

    actor: str
    at: datetime
    source: str


def stamp(actor: str, now: datetime, source: str) -> Stamp:
    """Give a stamp whose words every database can hold.

    Raises:
        ValueError: `now` has no offset.
    """
    if now.utcoffset() is None:
        message = "a change needs an instant, not a clock time without offset"
        raise ValueError(message)
    return Stamp(_plain(actor, 200), now.astimezone(UTC), _plain(source, 40))


def plan_with(
    connection: Connection, plan_id: str, recent: RecentPlans, *, to_write: bool = False
) -> Saved:
    """Give a plan, from `recent` if it has not changed since; lock its row if `to_write`.

    Raises:
        UnknownPlanError: no plan has this id, or it was deleted.
        StoreError: what the store holds cannot be read as a plan.
    """
    line = line_of(connection, plan_id, to_write=to_write)
    if line.state is PlanState.DELETED:
        raise UnknownPlanError(_deleted(line))
    return recent.get(plan_id, line.rev, line.saved_at) or _read(connection, plan_id)


def line_of(connection: Connection, plan_id: str, *, to_write: bool = False) -> PlanLine:
    """Give a plan's line in the list, whatever its state; lock its row if `to_write`.

    Raises:
        UnknownPlanError: no plan has this id.
    """
    query = select(*_LINE).where(PLAN.c.id == _checked(plan_id))
    row = connection.execute(query.with_for_update() if to_write else query).one_or_none()
    if row is None:
        raise UnknownPlanError(_UNKNOWN)
    return _line(row)


def lines(connection: Connection, state: PlanState | None) -> tuple[PlanLine, ...]:
    """Give the lines of all plans in one state, or in any; the one saved last first."""
    query = select(*_LINE).order_by(PLAN.c.saved_at.desc(), PLAN.c.id)
    if state is not None:
        query = query.where(PLAN.c.state == state.value)
    return tuple(_line(row) for row in connection.execute(query))


def put_into_state(connection: Connection, line: PlanLine, state: PlanState, by: Stamp) -> PlanLine:
    """Write a plan's state and the event of it, as its next revision; its row is locked."""
    after = PlanLine(line.id, line.title, line.rev + 1, by.at, by.actor, state)
    changed = {"rev": after.rev, "saved_at": by.at, "saved_by": by.actor, "state": state.value}
    connection.execute(update(PLAN).where(PLAN.c.id == line.id).values(**changed))
    note = Note(Op.STATE, "", f'"{line.state}"', f'"{state}"')
    _insert_notes(connection, after, by.source, [note])
    return after


def insert_plan(connection: Connection, saved: Saved) -> None:
    """Write a new plan."""
    connection.execute(
        insert(PLAN).values(id=saved.plan.id, created_at=saved.saved_at, **_columns(saved))
    )


def update_plan(connection: Connection, saved: Saved) -> None:
    """Write the next revision of a plan whose row is locked."""
    connection.execute(update(PLAN).where(PLAN.c.id == saved.plan.id).values(**_columns(saved)))


def insert_events(connection: Connection, saved: Saved, source: str, notes: Sequence[Note]) -> None:
    """Write the events that led to a revision."""
    plan, at, by = saved.plan, saved.saved_at, saved.saved_by
    _insert_notes(connection, PlanLine(plan.id, plan.title, saved.rev, at, by), source, notes)


def events_of(
    connection: Connection, plan_id: str, prefix: str, limit: int | None
) -> tuple[Event, ...]:
    """Give the newest events at a path and below it, newest first."""
    query = _newest(plan_id).limit(limit)
    if prefix:
        query = query.where(_at_or_below(prefix))
    return tuple(_event(row) for row in connection.execute(query))


def events_until(connection: Connection, plan_id: str, rev: int) -> tuple[Event, ...]:
    """Give the events that made a revision: the last whole plan up to it, and all since."""
    until = _newest(_checked(plan_id)).where(EVENT.c.rev <= rev)
    whole = until.where(EVENT.c.op.in_([Op.CREATE.value, Op.REPLACE.value])).limit(1)
    row = connection.execute(whole).one_or_none()
    if row is None:
        raise UnknownPlanError(_UNKNOWN)
    return tuple(_event(row) for row in connection.execute(until.where(EVENT.c.n >= row.n)))


def last_event_at(connection: Connection, plan_id: str, path: str) -> Event:
    """Give the last event that touched a path: at it, above it or below it."""
    words = path.split(".")
    above = [".".join(words[:count]) for count in range(len(words))]
    touching = or_(_at_or_below(path), EVENT.c.path.in_(above)) & (EVENT.c.op != Op.STATE.value)
    return _event(connection.execute(_newest(plan_id).where(touching).limit(1)).one())


def _checked(plan_id: str) -> str:
    if not _ID.fullmatch(plan_id):  # ids come from links; some characters no database takes
        raise UnknownPlanError(_UNKNOWN)
    return plan_id


def _deleted(line: PlanLine) -> str:
    at = f"{line.saved_at.day} {line.saved_at:%b %Y at %H:%M} UTC"
    who = line.saved_by or "somebody"
    return f"“{line.title}” was deleted by {who} on {at}; put it back from the list of plans."


def _line(row: Any) -> PlanLine:
    return PlanLine(row.id, row.title, row.rev, row.saved_at, row.saved_by, PlanState(row.state))


def _read(connection: Connection, plan_id: str) -> Saved:
    query = select(PLAN.c.rev, PLAN.c.saved_at, PLAN.c.saved_by, PLAN.c.document)
    row = connection.execute(query.where(PLAN.c.id == plan_id)).one()
    try:
        plan = Plan.model_validate_json(row.document)
    except ValidationError as error:
        message = (
            f"The store holds plan {plan_id} in a form that this golive cannot read; "
            "start a newer golive, or restore the store from a backup."
        )
        raise StoreError(message) from error
    return Saved(plan, row.rev, row.saved_at, row.saved_by)


def _columns(saved: Saved) -> dict[str, Any]:
    return {
        "rev": saved.rev,
        "title": saved.plan.title,
        "document": saved.plan.model_dump_json(),
        "saved_at": saved.saved_at,
        "saved_by": saved.saved_by,
    }


def _insert_notes(
    connection: Connection, line: PlanLine, source: str, notes: Sequence[Note]
) -> None:
    shared = {
        "plan": line.id,
        "rev": line.rev,
        "at": line.saved_at,
        "actor": line.saved_by,
        "source": source,
    }
    connection.execute(insert(EVENT), [shared | _noted(note) for note in notes])


def _noted(note: Note) -> dict[str, Any]:
    return {
        "op": note.op,
        "path": note.path,
        "old": note.old_json,
        "new": note.new_json,
        "place": note.place,
    }


def _newest(plan_id: str) -> Select[Any]:
    return select(EVENT).where(EVENT.c.plan == plan_id).order_by(EVENT.c.n.desc())


def _at_or_below(path: str) -> ColumnElement[bool]:
    # Not LIKE: SQLite's ignores case, and ids hold underscores.
    below = f"{path}."
    return or_(EVENT.c.path == path, func.substr(EVENT.c.path, 1, len(below)) == below)


def _event(row: Any) -> Event:
    note = Note(Op(row.op), row.path, row.old, row.new, row.place)
    return Event(row.n, row.rev, row.at, row.actor, row.source, note)


def _plain(words: str, most: int) -> str:
    return "".join(letter for letter in words if letter.isprintable())[:most]
