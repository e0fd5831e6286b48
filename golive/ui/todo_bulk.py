"""Several tasks given an owner, a status or a day at once, in one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from golive.checklist import Task
from golive.plan import Status, labels
from golive.plan.edits import value_at
from golive.store import SetField
from golive.ui import words
from golive.ui.session import plan, save, session

_AS_IT_IS = "Leave as it is"
_REASONED = (Status.BLOCKED, Status.NOT_APPLICABLE)
#: What the inputs hold while nothing is asked.
_EMPTY: Mapping[str, Any] = {
    "all": False,
    "tasks": [],
    "owner": "",
    "status": None,
    "reason": "",
    "due": None,
}


def assign(shown: Sequence[Task], drawn: Sequence[Task]) -> None:
    """Ask which tasks, and what to set for all of them.

    Args:
        shown: the tasks that match the filters, on all pages.
        drawn: those of them on this page, which can be chosen one by one.
    """
    with st.popover("Assign several", icon=":material/group_add:"):
        chosen = _chosen(shown, drawn)
        st.text_input("Owner", key="bulk/owner", placeholder=_AS_IT_IS)
        status = st.selectbox(
            "Status",
            list(Status),
            index=None,
            format_func=labels.word,
            key="bulk/status",
            placeholder=_AS_IT_IS,
        )
        if status in _REASONED:
            st.text_input("Reason", key="bulk/reason")
        st.date_input("Due", value=None, key="bulk/due", format="DD/MM/YYYY")
        st.caption("What is left empty stays as it is.")
        st.button(
            "Set for all of them",
            key="bulk/set",
            type="primary",
            on_click=_assign,
            args=(chosen,),
        )


def _chosen(shown: Sequence[Task], drawn: Sequence[Task]) -> tuple[str, ...]:
    """Ask for the tasks; give their ids."""
    titles = {task.id: task.title for task in drawn}
    every = st.checkbox(f"All {len(shown)} tasks shown", key="bulk/all")
    some = st.multiselect(
        "Tasks",
        list(titles),
        format_func=lambda task_id: titles.get(task_id, task_id),
        key="bulk/tasks",
        placeholder="Choose tasks",
        disabled=every,
    )
    return tuple(task.id for task in shown) if every else tuple(some)


def _assign(chosen: Sequence[str]) -> None:
    """Set what was typed for every task that was chosen; runs as the button's callback."""
    typed = {name: st.session_state.get(f"bulk/{name}") for name in _EMPTY}
    wanted = {name: typed[name] for name in ("owner", "status", "reason", "due") if typed[name]}
    if not chosen or not wanted:
        session().trouble = "Choose tasks first, and an owner, a status or a day to set."
        return
    changes = [change for task_id in chosen for change in _changes(task_id, wanted)]
    if not changes or save(*changes):
        many = "1 task" if len(chosen) == 1 else f"{len(chosen)} tasks"
        st.toast(words.plain(f"{many} set."))
        for name, empty in _EMPTY.items():
            st.session_state[f"bulk/{name}"] = empty


def _changes(task_id: str, wanted: Mapping[str, Any]) -> list[SetField]:
    paths = {f"team.edits.{task_id}.{name}": value for name, value in wanted.items()}
    before = {path: value_at(plan(), path) for path in paths}
    return [SetField(path, before[path], new) for path, new in paths.items() if before[path] != new]
