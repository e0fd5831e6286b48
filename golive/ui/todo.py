"""The checklist's table: filtered, edited in place, own tasks added."""

from collections.abc import Sequence

import streamlit as st

from golive import checklist
from golive.checklist import PHASE_TITLES, Phase, Task
from golive.plan import OwnTask, Status, labels
from golive.store import AddRow
from golive.ui import cells, words
from golive.ui.session import plan, save, session
from golive.ui.table import grid

_EDITED = {
    "status": "Status",
    "owner": "Owner",
    "due": "Due",
    "note": "Note",
    "evidence": "Evidence",
    "reason": "Reason, if blocked or not applicable",
}


def filters() -> tuple[Task, ...]:
    """Ask what to show, and give the tasks that match."""
    tasks = checklist.tasks(plan())
    status, role, search = st.columns([2, 2, 3])
    wanted = status.multiselect(
        "Status", list(Status), format_func=labels.word, key="filter/status", placeholder="Any"
    )
    roles = role.multiselect("Role", checklist.roles(plan()), key="filter/role", placeholder="Any")
    said = search.text_input("Search", key="filter/search", placeholder="Words in a task, an owner")
    return tuple(
        task
        for task in tasks
        if (not wanted or task.status in wanted)
        and (not roles or task.role in roles)
        and _mentions(task, said)
    )


def _mentions(task: Task, said: str) -> bool:
    text = f"{task.title} {task.owner} {task.note} {task.why}".casefold()
    return all(word in text for word in said.casefold().split())


def progress(tasks: Sequence[Task]) -> None:
    """Say how many of the tasks are closed."""
    closed = sum(task.closed for task in tasks)
    st.progress(closed / len(tasks) if tasks else 0.0, f"{closed} of {len(tasks)} closed")


def phases(tasks: Sequence[Task]) -> None:
    """Show the tasks phase by phase, each a table to type into."""
    for phase in Phase:
        of_phase = [task for task in tasks if task.phase is phase]
        if of_phase:
            _phase(phase, of_phase)


def _phase(phase: Phase, tasks: Sequence[Task]) -> None:
    closed = sum(task.closed for task in tasks)
    words.section(PHASE_TITLES[phase], f"{closed} of {len(tasks)} closed")
    grid(
        "team.edits",
        {task.id: task for task in tasks},
        {"title": cells.read_only("Task", 360), "role": cells.read_only("Role", 140)}
        | {
            name: cells.column(f"team.edits.any.{name}", label, plan().zone, None, "")
            for name, label in _EDITED.items()
        }
        | {"why": cells.read_only("Why it is here", 600)},
        "task",
        phase,
    )


def kept() -> None:
    """Say that edits on tasks that do not apply now are kept."""
    edits = checklist.kept_edits(plan())
    if edits:
        st.caption(f"{len(edits)} edits are kept for tasks that do not apply at the moment.")


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
