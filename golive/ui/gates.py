"""The gates on the checklist's page: where each stands, its criteria, and go or no go by name."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from golive.checklist import Task
from golive.checklist.gates import Checkpoint, gates
from golive.checklist.words import counted
from golive.plan import Gate, GateState
from golive.review.weight import listed, today
from golive.store import AddRow
from golive.ui import ask, gate_signing, words
from golive.ui.session import now, plan, save, session

_LONGEST = 20_000  # of a `Text`
_LOOKS = {
    GateState.OPEN: ":material/schedule:",
    GateState.GO: ":green[:material/check_circle:]",
    GateState.NO_GO: ":red[:material/block:]",
}
_READ = "checklist/gates"
_LATE = ":orange[:material/warning:]"


def show(tasks: Sequence[Task]) -> None:
    """Show the next gate that is near or late; the others, and what was decided, stay folded."""
    held, day = _read(tasks), today(plan(), now())
    upcoming = next((gate for gate in held if gate.near(day)), None)
    if upcoming:
        _gate(upcoming, day, names=True)
    gate_signing.put_back()
    with words.more("Gates and decisions"):
        for gate in held:
            if gate is not upcoming:
                _gate(gate, day, names=False)
        _kept(held)
        _add()
        ask.table(
            "team.decisions",
            "decision",
            {"what": "What was decided", "why": "Why", "by": "By", "at": "At"},
        )


def _read(tasks: Sequence[Task]) -> tuple[Checkpoint, ...]:
    """Read the gates anew only when the tasks were: both change with the plan alone."""
    held: tuple[Sequence[Task], tuple[Checkpoint, ...]] | None = st.session_state.get(_READ)
    if held is None or held[0] is not tasks:
        held = st.session_state[_READ] = (tasks, gates(plan(), tasks))
    return held[1]


def _gate(gate: Checkpoint, day: date, *, names: bool) -> None:
    late = gate.undecided and gate.due is not None and gate.due < day
    icon = _LATE if late else _LOOKS[gate.row.state]
    title = f"{icon} **{words.plain(gate.name)}**"
    standing = words.plain(gate.standing(day, plan().zone))
    details = (f":small[{words.plain(line)}]" for line in _details(gate, names=names))
    with st.container(border=True):
        said, buttons = st.columns([5, 2], vertical_alignment="center")
        said.markdown("  \n".join([title, standing, *details]))
        with buttons.container(horizontal=True):
            gate_signing.decide(gate)
            _change(gate)


def _details(gate: Checkpoint, *, names: bool) -> list[str]:
    """Say the criteria, how much is open up to it while nobody decided, and why it was decided."""
    said = [f"Criteria: {gate.criteria or 'nobody has said yet'}"]
    if gate.undecided and gate.open:
        which = f": {listed([task.title for task in gate.open])}" if names else ""
        are = "is" if len(gate.open) == 1 else "are"
        said.append(f"{counted(len(gate.open), 'task')} due up to it {are} open{which}")
    if gate.row.note:
        said.append(f"Why: {gate.row.note}")
    return [" ".join(line.split()) for line in said]


def _kept(held: Sequence[Checkpoint]) -> None:
    """Say that what was typed or decided at gates that do not apply now is kept."""
    count = len(plan().team.gates) - sum(gate.kept for gate in held)
    if count:
        at = "1 gate that does" if count == 1 else f"{count} gates that do"
        st.caption(f"What was decided at {at} not apply at the moment is kept.")


def _change(gate: Checkpoint) -> None:
    """Offer the gate's criteria to be typed, and the rest of it if it is the team's own."""
    key = f"gate/change/{plan().id}/{gate.row.id}"
    place = st.popover("Change", key=key, on_change="rerun", type="tertiary")
    if not place.open:
        return
    path = f"team.gates.{gate.row.id}"
    with place:
        if not gate.kept:
            _first_criteria(gate, f"{key}/criteria")
            return
        if gate.task is None:
            ask.text("Gate", f"{path}.name")
            ask.day("Due", f"{path}.due")
        hint = gate.task.good if gate.task else ""
        ask.area("Criteria", f"{path}.criteria", hint=hint)
        if gate.task is None:
            st.button("Remove it", key=f"{key}/remove", on_click=gate_signing.remove, args=(gate,))


def _first_criteria(gate: Checkpoint, key: str) -> None:
    st.text_area(
        "Criteria",
        key=key,
        placeholder=gate.criteria,
        height=90,
        max_chars=_LONGEST,
        on_change=_keep_criteria,
        args=(gate, key),
    )


def _keep_criteria(gate: Checkpoint, key: str) -> None:
    """Give the gate its row with what was typed; runs as the input's callback."""
    if not gate_signing.overtaken(gate):
        typed = {**dict(gate.row), "criteria": st.session_state[key]}
        save(AddRow("team.gates", Gate.model_validate(typed)))


def _add() -> None:
    """Ask for a gate of the team's own."""
    key = f"gate/add/{plan().id}"
    place = st.popover("Add a gate", icon=":material/add:", key=key, on_change="rerun")
    if place.open:
        with place:
            st.text_input("What is decided?", key=f"{key}/name", max_chars=500)
            st.date_input("Due", value=None, key=f"{key}/due", format="DD/MM/YYYY")
            st.button("Add it", type="primary", key=f"{key}/yes", on_click=_add_own, args=(key,))


def _add_own(key: str) -> None:
    name, due = st.session_state[f"{key}/name"].strip(), st.session_state[f"{key}/due"]
    if not name:
        session().trouble = "The gate has no words yet; say what is decided at it."
    elif save(AddRow("team.gates", Gate(name=name, due=due))):
        st.session_state[key] = False
