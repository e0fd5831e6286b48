"""What the other answers to a question would do to the checklist, said before they are chosen."""

from collections.abc import Mapping, Sequence

import streamlit as st

from golive import checklist
from golive.checklist import Difference, Task
from golive.plan.edits import value_at
from golive.ui import todo, words
from golive.ui.session import plan, session

#: More answers than this are a list to search in, not a choice to weigh.
_FEW = 4
_NAMED = 12


def show(path: str, answers: Mapping[object, str]) -> None:
    """Say under an input what each answer but the one given would do, if it does anything."""
    held = value_at(plan(), path)
    others = {value: said for value, said in answers.items() if value != held}
    if len(answers) > _FEW:
        return
    instead = " instead" if held in answers else ""
    found = {
        f"{said.partition(':')[0]}{instead}": difference
        for said, difference in zip(others.values(), _foreseen(path, tuple(others)), strict=True)
        if difference
    }
    if found:
        _say(path, found)


def _foreseen(path: str, values: Sequence[object]) -> tuple[Difference, ...]:
    """Read the checklists anew only when the plan is another one."""
    asked, found = session().foreseen.get(path, (None, ()))
    if asked is not plan():
        found = checklist.foreseen(plan(), path, values, todo.every())
        session().foreseen[path] = (plan(), found)
    return found


def _say(path: str, found: Mapping[str, Difference]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = ". ".join(f"{answer}: {change.ahead}" for answer, change in found.items())
        st.caption(f"{words.plain(said)}.", width="content")
        place = st.popover(
            "Which tasks?", type="tertiary", key=f"{plan().id}/{path}/ahead", on_change="rerun"
        )
    if place.open:
        with place:
            for answer, change in found.items():
                st.markdown("\n\n".join([f"**{words.plain(answer)}**", *_lists(change)]))


def _lists(change: Difference) -> list[str]:
    added = [f"{task.title}{_due(task)}" for task in change.added]
    removed = [task.title for task in change.removed]
    moved = [f"{now.title} ({_day(was)} → {_day(now)})" for was, now in change.moved]
    return [*_list("Adds", added), *_list("Takes off", removed), *_list("Moves", moved)]


def _list(verb: str, said: Sequence[str]) -> list[str]:
    if not said:
        return []
    lines = [f"- {words.plain(one)}" for one in said[:_NAMED]]
    more = [f"- and {len(said) - _NAMED} more"] if said[_NAMED:] else []
    return ["\n".join([verb, "", *lines, *more])]


def _due(task: Task) -> str:
    return f", due {_day(task)}" if task.due else ""


def _day(task: Task) -> str:
    return words.day(task.due) if task.due else "no day"
