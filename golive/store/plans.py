"""Plans kept: opened, read, changed field by field, with an event for every change."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from golive.errors import ConflictError, StoreError
from golive.plan import Plan
from golive.store import rows
from golive.store.cache import RecentPlans
from golive.store.changes import Change, applied, clash
from golive.store.connect import WRITES, engine_for
from golive.store.history import Event, Note, Op, clash_sentence, noted, replayed
from golive.store.saved import PlanLine, PlanState, Saved
from golive.store.schema import bring_up_to_date
from golive.store.shared import SharedItems
from golive.store.tables import PLAN
from golive.store.troubles import in_words


def open_store(url: str) -> "Store":
    """Open a store by its address, and bring its tables up to date.

    Args:
        url: `sqlite:////data/golive.db`, or `postgresql://user:password@host/name`.

    Raises:
        StoreError: it cannot be reached or written to, it is newer than this golive, or it is no
            golive store.
    """
    engine, place = engine_for(url)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        with in_words(place), engine.execution_options(**{WRITES: True}).begin() as connection:
            bring_up_to_date(connection, place)
        on_failure.pop_all()
    return Store(engine, place)


class Store(SharedItems):
    """The one place where plans are kept; safe to use from many threads at once.

    Every change is one transaction: the plan's new revision and its events are written together
    or not at all. What was acknowledged survives a crash.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        super().__init__(engine, place)
        self._recent = RecentPlans()

    def create(self, plan: Plan, *, actor: str, now: datetime, source: str = "page") -> Saved:
        """Keep a new plan, as revision 1.

        Raises:
            StoreError: the store already holds a plan with this id, or cannot be written.
        """
        stamp = rows.stamp(actor, now, source)
        saved = Saved(plan, 1, stamp.at, stamp.actor)
        with self._writing() as connection:
            try:
                rows.insert_plan(connection, saved)
            except IntegrityError as error:
                message = f"{self._place} already holds this plan; open it, or replace it."
                raise StoreError(message) from error
            note = Note(Op.CREATE, "", None, plan.model_dump_json())
            rows.insert_events(connection, saved, stamp.source, [note])
        self._recent.put(saved)
        return saved

    def load(self, plan_id: str) -> Saved:
        """Give a plan as it is now; cheap when it has not changed since it was last read.

        Raises:
            UnknownPlanError: no plan has this id.
            StoreError: the store cannot be read.
        """
        with self._reading() as connection:
            saved = rows.plan_with(connection, plan_id, self._recent)
        self._recent.put(saved)
        return saved

    def save(
        self,
        plan_id: str,
        changes: Sequence[Change],
        *,
        actor: str,
        now: datetime,
        source: str = "page",
    ) -> Saved:
        """Make all changes, in order, or none; a change to what a field already holds is none.

        Args:
            plan_id: the plan.
            changes: each is compared with what the field holds now, not with a revision: two
                people who change different fields never stand in each other's way.
            actor: who makes them.
            now: when, an instant.
            source: through what: `page`, `workbook`, `file`, `command`.

        Raises:
            ConflictError: somebody else changed one of the fields first.
            EditError: a change does not fit the plan.
            UnknownPlanError: no plan has this id.
            StoreError: the store cannot be written.
        """

        def make(connection: Connection, plan: Plan) -> tuple[Plan, list[Note]]:
            notes = []
            for change in changes:
                _refuse_clash(connection, plan, change, now)
                after = applied(plan, change)
                if after != plan:
                    notes.append(noted(change, plan, after))
                plan = after
            return plan, notes

        return self._next(plan_id, make, rows.stamp(actor, now, source))

    def replace(
        self, plan_id: str, plan: Plan, *, actor: str, now: datetime, source: str = "file"
    ) -> Saved:
        """Put a whole plan in the place of another; it takes over the other's id.

        What was there stays in the events.

        Raises:
            UnknownPlanError: no plan has this id.
            StoreError: the store cannot be written.
        """
        new = plan.model_copy(update={"id": plan_id})

        def make(_connection: Connection, old: Plan) -> tuple[Plan, list[Note]]:
            notes = [Note(Op.REPLACE, "", None, new.model_dump_json())]
            return new, [] if old == new else notes

        return self._next(plan_id, make, rows.stamp(actor, now, source))

    def set_state(
        self, plan_id: str, state: PlanState, *, actor: str, now: datetime, source: str = "page"
    ) -> PlanLine:
        """Archive or delete a plan, or put it back; nothing it says or said is lost.

        It is a revision like any other; the state that the plan is in already is none.

        Raises:
            UnknownPlanError: no plan has this id.
            StoreError: the store cannot be written.
        """
        stamp = rows.stamp(actor, now, source)
        with self._writing() as connection:
            line = rows.line_of(connection, plan_id, to_write=True)
            if line.state is state:
                return line
            return rows.put_into_state(connection, line, state, stamp)

    def plans(self, state: PlanState | None = PlanState.ACTIVE) -> tuple[PlanLine, ...]:
        """List the plans in one state, or in any (None), the one saved last first.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._reading() as connection:
            return rows.lines(connection, state)

    def as_of(self, plan_id: str, rev: int) -> Plan:
        """Give a plan as it was at a revision, rebuilt from its events.

        Raises:
            UnknownPlanError: no plan has this id, or it had no such revision yet.
            StoreError: the store cannot be read.
        """
        with self._reading() as connection:
            return replayed(rows.events_until(connection, plan_id, rev))

    def events(
        self, plan_id: str, path_prefix: str = "", limit: int | None = 100
    ) -> tuple[Event, ...]:
        """Give the newest events of a plan, newest first.

        Args:
            plan_id: the plan; an unknown one has no events.
            path_prefix: only events at this path and below it; empty for all. Events of the
                whole plan (created, replaced) have the empty path.
            limit: how many at most; None for all.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._reading() as connection:
            return rows.events_of(connection, plan_id, path_prefix, limit)

    def ready(self) -> bool:
        """Tell whether the store answers."""
        try:
            with self._reading() as connection:
                connection.execute(select(PLAN.c.id).limit(1)).all()
        except StoreError:
            return False
        return True

    def _next(
        self,
        plan_id: str,
        make: Callable[[Connection, Plan], tuple[Plan, list[Note]]],
        stamp: rows.Stamp,
    ) -> Saved:
        with self._writing() as connection:
            before = rows.plan_with(connection, plan_id, self._recent, to_write=True)
            plan, notes = make(connection, before.plan)
            if not notes:
                return before
            saved = Saved(plan, before.rev + 1, stamp.at, stamp.actor)
            rows.update_plan(connection, saved)
            rows.insert_events(connection, saved, stamp.source, notes)
        self._recent.put(saved)  # only now: the transaction could still have failed
        return saved


def _refuse_clash(connection: Connection, plan: Plan, change: Change, now: datetime) -> None:
    found = clash(plan, change)
    if found is None:
        return
    event = rows.last_event_at(connection, plan.id, found.path)
    sentence = clash_sentence(event, found.theirs, now)
    raise ConflictError(sentence, found.path, found.mine, found.theirs)
