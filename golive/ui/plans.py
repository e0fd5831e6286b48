"""The list of plans kept: opened, duplicated, archived, deleted, put back."""

import streamlit as st

from golive.errors import GoliveError
from golive.plan.template import as_template
from golive.store import PlanLine, PlanState
from golive.ui import items_shared, words
from golive.ui.session import add_plan, now, open_plan, session, store, who

_MOST_WEEKS = 520
_ASKED = "plans/asked"
_GONE = "plans/gone"


def kept() -> None:
    """List the plans, those in use first, each with what can be done with it."""
    lines = store().plans(None)
    _undo(lines)
    used = [line for line in lines if line.state is PlanState.ACTIVE]
    others = [line for line in lines if line.state is not PlanState.ACTIVE]
    if used:
        st.subheader("Plans kept here", anchor=False)
    for line in used:
        _line(line)
    if others:
        with st.expander(f"Archived and deleted: {len(others)}"):
            for line in others:
                _deleted(line) if line.state is PlanState.DELETED else _line(line)


def _undo(lines: tuple[PlanLine, ...]) -> None:
    """Offer to take the last deletion of this tab back."""
    gone = st.session_state.get(_GONE)
    for line in lines:
        if line.id == gone and line.state is PlanState.DELETED:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{words.plain(line.title)}** is deleted.")
                _button(line, "Undo", "undo", PlanState.ACTIVE, icon=":material/undo:")


def _line(line: PlanLine) -> None:
    title, said, menu = st.columns([4, 6, 2], vertical_alignment="center")
    title.button(
        words.plain(line.title),
        key=f"open/{line.id}",
        on_click=open_plan,
        args=(line.id,),
        width="stretch",
    )
    said.caption(f"{_verb(line)} {_when(line)}, revision {line.rev}")
    with menu:
        more = st.popover(
            "More", key=f"more/{line.id}", on_change="rerun", help="Duplicate, archive, delete"
        )
    if more.open:
        with more:
            _menu(line)


def _deleted(line: PlanLine) -> None:
    title, said, menu = st.columns([4, 6, 2], vertical_alignment="center")
    title.markdown(words.plain(line.title))
    said.caption(f"Deleted {_when(line)}")
    with menu:
        _button(line, "Put back", "back", PlanState.ACTIVE)


def _verb(line: PlanLine) -> str:
    return "Archived; last changed" if line.state is PlanState.ARCHIVED else "Saved"


def _when(line: PlanLine) -> str:
    by = words.plain(line.saved_by or "somebody")
    return f"{line.saved_at:%d %b %Y %H:%M} UTC by {by}"


def _menu(line: PlanLine) -> None:
    _duplicate(line)
    st.divider()
    if line.state is PlanState.ARCHIVED:
        _button(line, "Take out of the archive", "state", PlanState.ACTIVE)
    else:
        _button(line, "Archive", "state", PlanState.ARCHIVED)
    if st.session_state.get(_ASKED) != line.id:
        st.button("Delete", key=f"ask/{line.id}", on_click=_ask, args=(line.id,))
        return
    st.markdown("Delete it for everybody? It can be put back from this list.")
    with st.container(horizontal=True):
        _button(line, "Delete it", "delete", PlanState.DELETED, type="primary")
        st.button("Keep it", key=f"keep/{line.id}", on_click=_ask, args=("",))


def _duplicate(line: PlanLine) -> None:
    """Ask how far to move the copy's days, and say where its window would lie."""
    key = f"weeks/{line.id}"
    weeks = st.number_input(
        "Weeks to move every day by", -_MOST_WEEKS, _MOST_WEEKS, 4, key=key, format="%d"
    )
    try:
        taken = as_template(store().load(line.id).plan, weeks).timing.taken
    except GoliveError as error:
        st.error(words.plain(error.sentence))
        return
    if taken is not None:
        st.caption(f"The copy's window: {words.plain(str(taken.window))}")
    st.caption("Answers and steps are copied; what was done, sent, signed and decided is not.")
    st.button(
        "Duplicate as a template",
        key=f"duplicate/{line.id}",
        icon=":material/content_copy:",
        on_click=_make_copy,
        args=(line.id, key),
    )


def _button(line: PlanLine, label: str, name: str, state: PlanState, **looks: str) -> None:
    key = f"{name}/{line.id}"
    st.button(label, key=key, on_click=_put, args=(line.id, state), **looks)  # type: ignore[arg-type]  # icon, type


def _ask(plan_id: str) -> None:
    st.session_state[_ASKED] = plan_id


def _make_copy(plan_id: str, key: str) -> None:
    try:
        copy = as_template(store().load(plan_id).plan, int(st.session_state[key]))
        add_plan(items_shared.added(copy), "template")
    except GoliveError as error:
        session().trouble = error.sentence


def _put(plan_id: str, state: PlanState) -> None:
    st.session_state[_ASKED] = ""
    try:
        store().set_state(plan_id, state, actor=who(), now=now())
    except GoliveError as error:
        session().trouble = error.sentence
        return
    st.session_state[_GONE] = plan_id if state is PlanState.DELETED else ""
