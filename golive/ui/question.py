"""The question before a change puts aside what people worked on; until then nothing is saved."""

from collections.abc import Sequence

import streamlit as st

from golive.checklist import Task
from golive.checklist.lost import Lost
from golive.plan import Status, labels
from golive.ui import words
from golive.ui.changed import Teller
from golive.ui.session import lost, session
from golive.ui.settle import agree, refuse

_SHOWN = 12


def show() -> None:
    """Ask about the changes that are held, whatever page they were made on."""
    tab = session()
    if tab.saved is None or not tab.here.held:
        return
    if tab.here.held != tab.here.asked:
        tab.here.asked = tab.here.held
        st.toast("Not changed yet: the top of the page asks first.", icon=":material/help:")
    teller = Teller.of(tab.saved.plan, ())
    changes = "; ".join(teller.would(change) for change in tab.here.held)
    said = [f"**{words.plain(changes)}?**", *_effects(lost(tab.saved.plan, tab.here.held))]
    said.append("Nothing is changed yet, and nothing will be by leaving or reloading the page.")
    st.warning("\n\n".join(said), icon=":material/help:")
    with st.container(horizontal=True):
        st.button("Change it", type="primary", key="held/yes", on_click=agree)
        st.button("Keep as it was", key="held/no", on_click=refuse)


def _effects(found: Lost) -> list[str]:
    said = []
    if found.removed:
        many = _many(len(found.removed), "task that people have", "tasks that people have")
        names = _listed([_worked_on(task) for task in found.removed])
        said.append(f"This takes off {many} worked on: {names}.")
        said.append("What was typed about them is kept, and comes back when they do.")
    if found.moved:
        many = _many(len(found.moved), "task that is done", "tasks that are done")
        names = _listed([_moved(was, now) for was, now in found.moved])
        said.append(f"This moves the day of {many}: {names}.")
    return said


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    return words.plain(", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else ""))


def _worked_on(task: Task) -> str:
    status = "" if task.status is Status.OPEN else labels.word(task.status).lower()
    said = ", ".join(filter(None, (status, task.owner)))
    return f"“{task.title}”" + (f" ({said})" if said else "")


def _moved(was: Task, now: Task) -> str:
    there = words.day(now.due) if now.due else "no day"
    return f"“{was.title}” ({words.day(was.due)} → {there})"
