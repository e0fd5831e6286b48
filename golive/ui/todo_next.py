"""The top of the checklist: what is next for the person at the keyboard, what wants a reason."""

from collections.abc import Sequence

import streamlit as st

from golive.checklist import Task, views
from golive.review.weight import listed, today
from golive.ui import words
from golive.ui.session import now, plan, session

_NEXT = 5


def reasons(tasks: Sequence[Task]) -> None:
    """Ask for the reason of every task that is said not to apply without one."""
    missing = views.unreasoned(tasks)
    if missing:
        titles = listed([task.title for task in missing])
        sentence = f"Not applicable, but why? Type a reason in the table for {titles}."
        st.warning(words.plain(sentence), icon=":material/help:")


def steps(tasks: Sequence[Task]) -> None:
    """List what is next for the person who gave their name; else say that tasks have no owner."""
    name = session().name.strip()
    found = views.next_for(tasks, name, today(plan(), now()), _NEXT)
    if not found:
        _invite(tasks)
        return
    with st.container(border=True):
        st.subheader(f"Next for {words.plain(name)}", anchor=False)
        lines = (
            f"- **{words.plain(step.task.title)}** :small[{words.plain(step.says)}]"
            for step in found
        )
        st.markdown("\n".join(lines))


def _invite(tasks: Sequence[Task]) -> None:
    count = sum(not task.owner.strip() and not task.closed for task in tasks)
    if count:
        have = "1 task has" if count == 1 else f"{count} tasks have"
        st.caption(f"{have} no owner yet. Type a name in a table, or assign several at once.")
