"""The go-live checklist."""

from golive.ui import todo, words

words.header(
    "The go-live checklist",
    "Every task that follows from the answers, with its reason and its day. Edit in place; send it "
    "round as Excel from the last page.",
)
tasks = todo.filters()
todo.progress(tasks)
todo.add_own()
todo.phases(tasks)
todo.kept()
