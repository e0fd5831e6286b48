"""The go-live checklist."""

import streamlit as st

from golive.ui import gates, own_items, todo, todo_bulk, todo_next, todo_open, todo_shown, words

words.header(
    "The go-live checklist",
    "Every task that follows from the answers, with its reason and its day. Edit in place; send it "
    "round as Excel from the last page.",
)
tasks = todo.every()
todo_next.reasons(tasks)
todo_next.steps(tasks)
gates.show(tasks)
shown = todo_shown.asked(tasks)
todo.progress(shown)
buttons = st.container(horizontal=True)
drawn = todo.tables(shown)
with buttons:
    todo_shown.sort_again(shown)
    todo.add_own()
    todo_bulk.assign(shown.tasks, drawn)
todo_open.choose(drawn)
todo.kept()

with words.more("Your organisation's own items"):
    own_items.show()
