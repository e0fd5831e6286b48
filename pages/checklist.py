"""The go-live checklist."""

import streamlit as st

from golive.ui import ask, todo, todo_bulk, todo_explain, todo_next, words

words.header(
    "The go-live checklist",
    "Every task that follows from the answers, with its reason and its day. Edit in place; send it "
    "round as Excel from the last page.",
)
tasks = todo.every()
todo_next.reasons(tasks)
todo_next.steps(tasks)
shown = todo.asked(tasks)
todo.progress(shown)
buttons = st.container(horizontal=True)
drawn = todo.tables(shown)
with buttons:
    todo.add_own()
    todo_bulk.assign(shown.tasks, drawn)
todo_explain.explain(drawn)
todo.kept()

with words.more("Gates and decisions"):
    ask.table(
        "team.gates",
        "gate",
        {
            "name": "Gate",
            "due": "Due",
            "criteria": "Goes on if",
            "state": "Decided",
            "signed_by": "By",
            "note": "Note",
        },
    )
    ask.table(
        "team.decisions",
        "decision",
        {"what": "What was decided", "why": "Why", "by": "By", "at": "At"},
    )
