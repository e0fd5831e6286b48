"""The checklist's tables, edited in place, and tasks of the team's own."""

from dataclasses import dataclass, replace

import streamlit as st

from golive import charts, checklist
from golive.checklist import PHASE_TITLES, Phase, Task, views
from golive.checklist.views import Group
from golive.checklist.words import counted
from golive.plan import OwnTask, Plan, TaskEdit
from golive.store import AddRow
from golive.ui import cells, words
from golive.ui.session import plan, save, session
from golive.ui.table import grid
from golive.ui.todo_shown import Shown

#: More tasks than this are shown page by page, so that a long list is as quick as a short one.
_MOST_AT_ONCE = 150
_PER_PAGE = 60
_READ = "checklist/read"
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
