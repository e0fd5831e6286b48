"""The checklist's tables: grouped, filtered, edited in place, own tasks added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from golive import charts, checklist
from golive.checklist import PHASE_TITLES, Phase, Task, views
from golive.checklist.views import Group, View
from golive.checklist.words import counted
from golive.plan import OwnTask, Plan, Status, TaskEdit, labels
from golive.review.weight import today
from golive.store import AddRow
from golive.ui import cells, words
from golive.ui.session import now, plan, save, session
from golive.ui.table import grid

#: More tasks than this are shown page by page, so that a long list is as quick as a short one.
_MOST_AT_ONCE = 150
_PER_PAGE = 60
_NOBODY = "Nobody yet"
_READ = "checklist/read"
_STANDING = "checklist/standing"
_SEARCH = "filter/search"
_EDITED = {
    "status": "Status",
    "owner": "Owner",
    "due": "Due",
    "note": "Note",
    "evidence": "Evidence",
    "reason": "Reason, if blocked or not applicable",
}


@dataclass(frozen=True)
class _Read:
    """The tasks of a plan, read once for each time that it is saved."""

    plan: Plan
    tasks: tuple[Task, ...]
    kept: int
    said: int


@dataclass(frozen=True)
class Shown:
    """What was asked to be shown.

    Attributes:
        view: what the tasks are grouped by.
        asked: the plan and the filters as one text; it changes whenever they do.
        groups: the groups, with the tasks that match, as they stood when they were asked for.
        sorted: no task would stand elsewhere by now, or not at all.
    """

    view: View
    asked: str
    groups: tuple[Group, ...]
    sorted: bool = True

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that match, in the order in which they are shown."""
        return tuple(task for group in self.groups for task in group.tasks)


def every() -> tuple[Task, ...]:
    """Give all tasks of the plan."""
    return _read().tasks


def _read() -> _Read:
    """Read the tasks anew only when the plan is another one: a filter changes no task."""
    held: _Read | None = st.session_state.get(_READ)
    if held is None or held.plan is not plan():
        tasks, edits = checklist.tasks(plan()), plan().team.edits
        listed = {task.id for task in tasks}
        kept = sum(edits[name] != TaskEdit() for name in edits.keys() - listed)
        said = sum(comment.task not in listed for comment in plan().team.comments)
        held = _Read(plan(), tasks, kept, said)
        st.session_state[_READ] = held
    return held


def asked(tasks: Sequence[Task]) -> Shown:
    """Ask what to show and how to group it."""
    if _SEARCH not in st.session_state:
        st.session_state.pop(_STANDING, None)  # the person comes from another page
    day = today(plan(), now())
    by, search = st.columns([4, 3])
    view = by.segmented_control(
        "Show by",
        list(View),
        default=View.PHASE,
        required=True,
        key="view/by",
        persist_state="session",
    )
    said = search.text_input("Search", key=_SEARCH, placeholder="Words in a task, an owner")
    wanted, roles, owners, late = _filters(tasks)
    found = views.matching(tasks, said, wanted, roles, owners, day if late else None)
    groups = views.only(views.grouped(tasks, view, day), found)
    asked = f"{plan().id}/{view}/{said}/{wanted}/{roles}/{owners}/{late}"
    return _standing(tasks, Shown(view, asked, groups))


def _standing(tasks: Sequence[Task], fresh: Shown) -> Shown:
    """Leave each row where it stands while the same is asked, so that typing moves none away."""
    ids = frozenset(task.id for task in tasks)
    held: tuple[Shown, frozenset[str]] | None = st.session_state.get(_STANDING)
    if held is None or held[0].asked != fresh.asked or held[1] != ids:
        st.session_state[_STANDING] = (fresh, ids)
        return fresh
    groups = views.as_before(held[0].groups, tasks)
    return replace(fresh, groups=groups, sorted=groups == fresh.groups)


def sort_again(shown: Shown) -> None:
    """Offer to put rows where what was typed since puts them."""
    if not shown.sorted:
        st.button(
            "Sort again",
            icon=":material/sort:",
            on_click=st.session_state.pop,
            args=(_STANDING, None),
            help="Rows stay where they are while you type; some would stand elsewhere by now.",
        )


def _filters(tasks: Sequence[Task]) -> tuple[list[Status], list[str], list[str], bool]:
    status, role, owner, late = st.columns([3, 3, 3, 1.5], vertical_alignment="bottom")
    return (
        status.multiselect(
            "Status", list(Status), format_func=labels.word, key="filter/status", placeholder="Any"
        ),
        role.multiselect(
            "Role",
            list(dict.fromkeys(task.role for task in tasks if task.role)),
            key="filter/role",
            placeholder="Any",
        ),
        owner.multiselect(
            "Owner",
            ["", *views.owners(tasks)],
            format_func=lambda name: name or _NOBODY,
            key="filter/owner",
            placeholder="Any",
        ),
        late.toggle("Late only", key="filter/late"),
    )


def progress(shown: Shown) -> None:
    """Say how many of the tasks are closed, and draw it group by group."""
    bars = views.progress_of(shown.groups)
    closed, total = sum(bar.closed for bar in bars), sum(bar.total for bar in bars)
    if not total:
        st.info("No task matches. Clear a filter to see more.", icon=":material/filter_alt:")
        return
    st.progress(closed / total, f"{closed} of {total} closed")
    label = f"Progress by {shown.view.lower()}"
    with st.expander(label, icon=":material/bar_chart:", key="progress/fold"):
        said = "; ".join(f"{bar.title}: {bar.closed} of {bar.total} closed" for bar in bars)
        st.plotly_chart(
            charts.progress(bars),
            key="progress",
            config={"displayModeBar": False},
            alt=f"Bars of tasks by status. {said}",
        )


def tables(shown: Shown) -> tuple[Task, ...]:
    """Show the tasks group by group, each a table to type into; give those that are drawn."""
    totals = {group.key: group for group in shown.groups}
    drawn = _page(shown)
    columns = _columns()
    for group in drawn:
        _section(totals[group.key], len(group.tasks))
        rows = {task.id: task for task in group.tasks}
        grid("team.edits", rows, columns, "task", f"{shown.view.name}/{group.key}")
    return tuple(task for group in drawn for task in group.tasks)


def _page(shown: Shown) -> tuple[Group, ...]:
    count = len(shown.tasks)
    if count <= _MOST_AT_ONCE:
        return shown.groups
    place = st.container()
    number = place.pagination(-(-count // _PER_PAGE), key=f"page/{plan().id}/{shown.asked}")
    first = (number - 1) * _PER_PAGE
    place.caption(f"Tasks {first + 1} to {min(first + _PER_PAGE, count)} of {count}")
    return views.page(shown.groups, first, _PER_PAGE)


def _section(group: Group, here: int) -> None:
    closed, total = sum(task.closed for task in group.tasks), len(group.tasks)
    part = "" if here == total else f"; {here} of them on this page"
    words.section(words.plain(group.title), f"{closed} of {total} closed{part}")


def _columns() -> dict[str, cells.Column]:
    """Give the columns: first what is typed most, so that it is seen without scrolling."""
    edited = {
        name: cells.column(f"team.edits.any.{name}", label, plan().zone, None, "")
        for name, label in _EDITED.items()
    }
    read = {
        "title": cells.read_only("Task", 430),
        "role": cells.read_only("Role", 150),
        "why": cells.read_only("Why it is here", 600),
        "comments": replace(cells.read_only("Comments", 90), show=lambda count: str(count or "")),
    }
    said = ["comments"] * any(task.comments for task in every())
    order = ("title", "status", "owner", "due", *said, "role", "note", "evidence", "reason", "why")
    return {name: (read | edited)[name] for name in order}


def kept() -> None:
    """Say that edits and comments on tasks that do not apply now are kept."""
    counts = {"edit": _read().kept, "comment": _read().said}
    said = [counted(count, noun) for noun, count in counts.items() if count]
    if said:
        are = "is" if sum(counts.values()) == 1 else "are"
        st.caption(f"{' and '.join(said)} {are} kept for tasks that do not apply at the moment.")


def add_own() -> None:
    """Ask for a task of the team's own."""
    edition = session().own_task
    with st.popover("Add a task of your own", icon=":material/add:"):
        st.text_input("What is to be done?", key=f"own/title/{edition}")
        st.selectbox(
            "Phase", list(Phase), format_func=PHASE_TITLES.__getitem__, key=f"own/phase/{edition}"
        )
        st.text_input("Role", key=f"own/role/{edition}")
        st.date_input("Due", value=None, key=f"own/due/{edition}", format="DD/MM/YYYY")
        st.button("Add it", type="primary", on_click=_add_own, args=(edition,))


def _add_own(edition: int) -> None:
    title, phase, role, due = (
        st.session_state[f"own/{name}/{edition}"] for name in ("title", "phase", "role", "due")
    )
    if not title.strip():
        session().trouble = "The task has no words yet; say what is to be done."
        return
    if save(AddRow("team.own_tasks", OwnTask(title=title, phase=phase, role=role, due=due))):
        session().own_task += 1
