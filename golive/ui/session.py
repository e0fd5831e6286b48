"""The open plan, who is at the keyboard, and every save.

The store holds the only truth. A page reads `plan()`; a callback calls `save(...)`, which is one
transaction, and what could not be saved is kept and shown until it is.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from golive import checklist, places
from golive.checklist import Difference
from golive.errors import ConflictError, EditError, StoreError, UnknownPlanError
from golive.plan import Plan, Reading, TakenWindow
from golive.store import Change, Saved, SetField, Store, inverse, open_store
from golive.timing import Search
from golive.ui import browser

_PLAN = "plan"
_ANONYMOUS = "somebody without a name"


@dataclass(frozen=True)
class Dispute:
    """Changes of which one met somebody else's: nothing of them is saved yet."""

    clash: ConflictError
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Effect:
    """What the last change of this tab did to the checklist, and the changes that take it back."""

    difference: Difference
    undo: tuple[Change, ...]


@dataclass
class Pending:
    """What this tab holds for one plan, and must never do to another."""

    unsaved: tuple[Change, ...] = ()
    """Changes that the store could not take yet."""
    disputes: tuple[Dispute, ...] = ()
    """Changes that met somebody else's, waiting for this person to decide."""
    effect: Effect | None = None
    removed: tuple[str, Any, int] | None = None
    """The row removed last: its list's path, the row, its place."""


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
    reading: Reading = field(default_factory=Reading)
    """How the export that is being uploaded is to be read."""
    upload: int = 0
    """Edition of the uploader: the next one is empty."""
    picked: int = 0
    """Edition of the chart whose points are picked."""
    moving: tuple[str, TakenWindow | None] | None = None
    """The plan whose window is asked to move, and where to; None there gives it up."""
    search: tuple[Any, Search] | None = None
    """The last search and what it was made for."""
    own_task: int = 0
    """Edition of the form for the team's own tasks: the next one is empty."""
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


def save(*changes: Change) -> bool:
    """Save changes in one transaction; what fails is kept, said, and can be tried again.

    Changes that could not be saved before go along, so that none is forgotten.

    Returns:
        True when the store holds the changes.
    """
    tab = session()
    if tab.saved is None:
        return False
    wanted, before = _merged(tab.here.unsaved, changes), tab.saved.plan
    try:
        tab.saved = store().save(tab.saved.plan.id, wanted, actor=who(), now=now())
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


def _effect(before: Plan, after: Plan, changes: tuple[Change, ...]) -> Effect | None:
    difference = checklist.difference(before, after)
    return Effect(difference, inverse(before, after, changes)) if difference else None


def undo() -> None:
    """Take the last change of this tab back."""
    effect = session().here.effect
    if effect is not None:
        save(*effect.undo)


def _merged(waiting: tuple[Change, ...], changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Put new changes behind the waiting ones; a field typed into again waits only once."""
    again = {change.path for change in changes if isinstance(change, SetField)}
    kept = (c for c in waiting if not (isinstance(c, SetField) and c.path in again))
    return (*kept, *changes)


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


def try_again() -> None:
    """Save what could not be saved before."""
    save()


def keep_mine() -> None:
    """Settle the first dispute for the person at this keyboard."""
    dispute = _settled()
    save(*(_seen_theirs(change, dispute.clash) for change in dispute.changes))


def keep_theirs() -> None:
    """Settle it for the other person; whatever else was changed with it is saved."""
    dispute = _settled()
    rest = [c for c in dispute.changes if not _is(c, dispute.clash)]
    if rest:
        save(*rest)


def _settled() -> Dispute:
    first, *others = session().here.disputes
    session().here.disputes = tuple(others)
    return first


def _is(change: Change, clash: ConflictError) -> bool:
    return isinstance(change, SetField) and change.path == clash.path


def _seen_theirs(change: Change, clash: ConflictError) -> Change:
    if isinstance(change, SetField) and _is(change, clash):
        return SetField(change.path, clash.theirs, change.new)
    return change
