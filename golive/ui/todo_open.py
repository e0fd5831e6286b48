"""The foot of the checklist: one task opened, with what is known, said and changed about it."""

from collections.abc import Sequence

import streamlit as st

from golive.checklist import Task, views
from golive.checklist.comments import comments_on
from golive.plan import Comment
from golive.store import AddRow, Event
from golive.ui import naming, words
from golive.ui.changed import Teller
from golive.ui.session import now, plan, save, store
from golive.window import clock

_EVENTS = 20
_LONGEST = 20_000  # of a `Text`
_BY = "comment/by"
_SAYS = "comment/says"
_WANTS = "comment/wants"


def choose(drawn: Sequence[Task]) -> None:
    """Let the person choose a task and say everything that is known of it."""
    tasks = {task.id: task for task in drawn}
    chosen = st.selectbox(
        "Open a task",
        list(tasks),
        index=None,
        format_func=lambda task_id: tasks[task_id].title if task_id in tasks else task_id,
        key="task/open",
        placeholder="Its reason, its comments, its history",
        on_change=_begin_anew,
    )
    if chosen in tasks:
        with st.container(border=True):
            _said(tasks[chosen])
            _comments(tasks[chosen])
            _history(tasks[chosen])


def _begin_anew() -> None:
    st.session_state.pop(_WANTS, None)


def _said(task: Task) -> None:
    due = f"{words.day(task.due)}. " if task.due else ""
    lines = {
        "Why it is here": task.why,
        "What good looks like": task.good,
        "Due": due + views.due_rule(task),
        "Practice it comes from": task.source,
    }
    st.subheader(words.plain(task.title), anchor=False)
    for name, text in lines.items():
        if text:
            st.markdown(f"**{name}:** {words.plain(text)}")


def _comments(task: Task) -> None:
    st.markdown("**Comments**")
    for comment in comments_on(plan(), task.id):
        _comment(comment)
    naming.name("Your name", f"{_BY}/{task.id}")
    st.text_area("Comment", key=f"{_SAYS}/{task.id}", height=90, max_chars=_LONGEST)
    if wants := st.session_state.get(_WANTS):
        st.error(wants)
    st.button("Add the comment", key="comment/add", on_click=_add, args=(task.id,))


def _comment(comment: Comment) -> None:
    at = f", {clock(comment.at, plan().zone)}" if comment.at else ""
    said = "  \n".join(words.plain(line.strip()) for line in comment.text.splitlines())
    st.markdown(f"**{words.plain(comment.by or 'Somebody')}**:small[{words.plain(at)}]  \n{said}")


def _add(task_id: str) -> None:
    """Keep a comment with its name and moment; runs as the button's callback."""
    by, text = naming.given(f"{_BY}/{task_id}"), st.session_state[f"{_SAYS}/{task_id}"].strip()
    if not by or not text:
        missing = "what to say" if by else "your name"
        st.session_state[_WANTS] = f"The comment is not added yet: type {missing}."
        return
    st.session_state.pop(_WANTS, None)
    if save(AddRow("team.comments", Comment(task=task_id, at=now(), by=by, text=text))):
        st.session_state[f"{_SAYS}/{task_id}"] = ""


def _history(task: Task) -> None:
    """Say who changed the task when, from what to what and through what, newest first."""
    events = _events(task)
    st.markdown("**History**")
    if not events:
        st.caption("Nobody has changed this task yet.")
        return
    teller, today = Teller.of(plan(), events), now().date()
    st.markdown("\n".join(f"- {words.plain(teller.sentence(one, today))}" for one in events))
    if len(events) == _EVENTS:
        st.caption(f"The newest {_EVENTS} changes; “What changed” on the overview has them all.")


def _events(task: Task) -> list[Event]:
    """Give the newest events of the task: its edits, what was decided, its row if it is an own."""
    lists = ["team.edits", *["team.gates"] * task.gate, *["team.own_tasks"] * task.own]
    paths = [f"{rows}.{task.id}" for rows in lists]
    found = [one for path in paths for one in store().events(plan().id, path, limit=_EVENTS)]
    return sorted(found, key=lambda event: event.n, reverse=True)[:_EVENTS]
