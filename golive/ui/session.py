"""The open plan, who is at the keyboard, and every save.

The store holds the only truth. A page reads `plan()`; a callback calls `save(...)`, which is one
transaction, and what could not be saved is kept and shown until it is.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from typing import Any

import streamlit as st

from golive import checklist, places, review
from golive.checklist import Difference
from golive.checklist.lost import Lost, worked_on, worked_on_and_lost
from golive.errors import ConflictError, EditError, StoreError, UnknownPlanError
from golive.plan import Plan, TakenWindow
from golive.store import Change, Saved, Store, inverse, open_store
from golive.store.changes import applied
from golive.timing import Booking, Search
from golive.ui import browser
from golive.ui.pending import Dispute, Effect, Pending, merged, without_again

_PLAN = "plan"
_ANONYMOUS = "somebody without a name"


@dataclass
class _Session:
    """What lives only while the tab is open; losing it loses nothing typed."""

    name: str
    plan_id: str | None = None
    saved: Saved | None = None
    trouble: str = ""
    pending: dict[str, Pending] = field(default_factory=dict)
    choosing: bool = False
    seen: dict[tuple[str, str], tuple[int, Any]] = field(default_factory=dict)
    """What each input last showed or saved: its edition and the plan's value, by plan and path."""
    tables: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What each table shows while it is edited, by plan and path."""
    opened: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Which folding places began open, by plan and label."""
    upload: int = 0
    """Edition of the uploader: the next one is empty."""
    picked: int = 0
    """Edition of the chart whose points are picked."""
    moving: tuple[str, TakenWindow | None] | None = None
    """The plan whose window is asked to move, and where to; None there gives it up."""
    bookings: dict[tuple[str, int], Booking | None] = field(default_factory=dict)
    """Windows that plans have taken, by plan and revision; None where a plan has none."""
    search: tuple[Any, Search] | None = None
    """The last search and what it was made for."""
    expected: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """What traffic pages 1 and 2 expect, and what it was forecast for."""
    calendar: tuple[Search, Any, Any] | None = None
    """The last calendar drawn: its search, what else it shows, and the figure."""
    named: int = 0
    """Edition of the input for the name; it rises when the name was given elsewhere."""
    decided: tuple[str, str, tuple[Change, ...]] | None = None
    """The plan, the gate decided at last (none: removed), and the changes that take it back."""
    own_task: int = 0
    """Edition of the form for the team's own tasks: the next one is empty."""
    foreseen: dict[str, tuple[Plan, tuple[Difference, ...]]] = field(default_factory=dict)
    """What each other answer would do, by path, and the plan it was asked of."""
    workbook: tuple[Any, bytes] | None = None
    """The last workbook and the revision it was written from."""

    @property
    def here(self) -> Pending:
        """What the tab holds for the open plan."""
        return self.pending.setdefault(self.plan_id or "", Pending())


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Open the store once for the whole server."""
    return open_store(places.database_url())


def now() -> datetime:
    """Give this moment; the only clock of the pages."""
    return datetime.now(UTC)


def session() -> _Session:
    """Give what this tab holds."""
    if "golive" not in st.session_state:
        st.session_state.golive = _Session(browser.remembered_name())
    held: _Session = st.session_state.golive
    return held


def who() -> str:
    """Give the display name, unverified."""
    return session().name.strip() or _ANONYMOUS


def find_plan() -> Plan | None:
    """Open the plan that the address names, else the one this tab or browser had open.

    Raises:
        UnknownPlanError: the address names a plan that the store does not hold.
    """
    named = st.query_params.get(_PLAN)
    remembered = "" if session().choosing else browser.remembered_plan()
    wanted = named or session().plan_id or remembered
    if not wanted:
        return None
    try:
        session().saved = store().load(wanted)
    except UnknownPlanError:
        session().plan_id = session().saved = None
        if named:
            raise
        return None
    except StoreError as error:
        last = session().saved
        if last is None or last.plan.id != wanted:
            raise
        session().trouble = session().trouble or error.sentence
        return last.plan
    session().plan_id = wanted
    st.query_params[_PLAN] = wanted
    return session().saved.plan  # type: ignore[union-attr]  # just loaded


def plan() -> Plan:
    """Give the open plan; pages run only when there is one."""
    return last_saved().plan


def last_saved() -> Saved:
    """Give the open plan with its revision and who saved it when."""
    held = session().saved
    if held is None:
        message = "No plan is open."
        raise UnknownPlanError(message)
    return held


def open_plan(plan_id: str) -> None:
    """Make a plan the one that this tab shows."""
    session().plan_id = plan_id
    st.query_params[_PLAN] = plan_id


def close_plan() -> None:
    """Go back to the choice of plans."""
    session().plan_id = session().saved = None
    session().choosing = True
    st.query_params.pop(_PLAN, None)


def add_plan(new: Plan, source: str) -> None:
    """Keep a new plan and open it."""
    saved = store().create(new, actor=who(), now=now(), source=source)
    open_plan(saved.plan.id)


def save(*changes: Change, agreed: bool = False) -> bool:
    """Save changes in one transaction; what fails is kept, said, and can be tried again.

    Changes that could not be saved before go along, so that none is forgotten. Unless it is
    `agreed`, a change that would put aside what people worked on is held, and asked about first.

    Returns:
        True when the store holds the changes.
    """
    tab = session()
    if tab.saved is None or (not agreed and _waits(tab.saved.plan, changes)):
        return False
    wanted, before = _to_save(changes), tab.saved.plan
    try:
        tab.saved = store().save(before.id, wanted, actor=who(), now=now())
    except ConflictError as error:
        tab.here.disputes += (Dispute(error, wanted),)
        tab.here.unsaved = ()
    except EditError as error:
        tab.trouble, tab.here.unsaved = error.sentence, ()
    except StoreError as error:
        tab.trouble, tab.here.unsaved = error.sentence, wanted
    except UnknownPlanError:
        tab.here.unsaved = ()  # deleted meanwhile: the page that is drawn next says by whom
    else:
        tab.trouble, tab.here.unsaved = "", ()
        tab.here.effect = _effect(before, tab.saved.plan, wanted)
        return True
    return False


def _waits(plan: Plan, changes: tuple[Change, ...]) -> bool:
    """Hold changes that must be asked about first; tell whether there is nothing else to save."""
    here = session().here
    fresh = tuple(change for change in changes if change not in here.held)
    if lost(plan, fresh):
        here.held = merged(here.held, fresh)
        return True
    here.held = without_again(here.held, fresh)
    return bool(changes) and not fresh


def _to_save(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    here = session().here
    return merged(here.unsaved, tuple(change for change in changes if change not in here.held))


def lost(plan: Plan, changes: tuple[Change, ...]) -> Lost:
    """Give the work that changes would put aside; none where they do not fit: saving says why.

    What the team types about tasks puts no task aside.
    """
    answers = [change for change in changes if not change.path.startswith("team.edits.")]
    if not answers or not worked_on(plan):
        return Lost()
    try:
        return worked_on_and_lost(plan, checklist.difference(plan, reduce(applied, answers, plan)))
    except EditError:
        return Lost()


def _effect(before: Plan, after: Plan, changes: tuple[Change, ...]) -> Effect | None:
    difference = checklist.difference(before, after)
    answers = any(not change.path.startswith("team.") for change in changes)
    also = review.effects(before, after, now()) if answers else ()
    if not difference and not also:
        return None
    return Effect(difference, also, inverse(before, after, changes))


def save_all(found: Plan, source: str = "file") -> None:
    """Replace everything the open plan says, by a plan from a file or from earlier; the id stays.

    Args:
        found: the plan.
        source: what the history says it came through: `file`, `restore`.
    """
    tab = session()
    replaced = found.model_copy(update={"id": plan().id})
    try:
        tab.saved = store().replace(plan().id, replaced, actor=who(), now=now(), source=source)
    except (StoreError, UnknownPlanError) as error:
        tab.trouble = error.sentence
    else:
        tab.upload += 1
