"""The foot of the checklist: why a task is there, and what good looks like."""

from collections.abc import Sequence

import streamlit as st

from golive.checklist import Task, views
from golive.ui import words


def explain(drawn: Sequence[Task]) -> None:
    """Let the person choose a task and say everything that is known of it."""
    tasks = {task.id: task for task in drawn}
    chosen = st.selectbox(
        "Explain a task",
        list(tasks),
        index=None,
        format_func=lambda task_id: tasks[task_id].title if task_id in tasks else task_id,
        key="explain",
        placeholder="Choose a task of the tables above",
    )
    if chosen in tasks:
        _said(tasks[chosen])


def _said(task: Task) -> None:
    due = f"{words.day(task.due)}. " if task.due else ""
    lines = {
        "Why it is here": task.why,
        "What good looks like": task.good,
        "Due": due + views.due_rule(task),
        "Practice it comes from": task.source,
    }
    with st.container(border=True):
        st.subheader(words.plain(task.title), anchor=False)
        for name, text in lines.items():
            if text:
                st.markdown(f"**{name}:** {words.plain(text)}")
