"""Deciding at a gate: go or no go by name, in one save, and taking that back."""

import streamlit as st

from golive import review
from golive.checklist.gates import Checkpoint
from golive.checklist.signing import Signing, sign
from golive.errors import QuestionError, Severity
from golive.plan import GateState
from golive.store import AddRow, Change, RemoveRow, SetField, inverse
from golive.ui import naming
from golive.ui.session import now, plan, save, session, store

_LONGEST = 20_000  # of a `Text`


def decide(gate: Checkpoint) -> None:
    """Offer go and no go at a gate, and to take the last decision of this tab back."""
    decided = gate.row.state is not GateState.OPEN
    key = f"gate/decide/{plan().id}/{gate.row.id}"
    label = "Decide again" if decided else "Decide"
    place = st.popover(label, key=key, on_change="rerun")
    if place.open:
        with place:
            _ask(gate, key)
    back = session().decided
    if back is not None and back[:2] == (plan().id, gate.row.id):
        st.button("Take it back", key=f"{key}/back", type="tertiary", on_click=_take_back)


def overtaken(gate: Checkpoint) -> bool:
    """Tell, and say, that somebody gave a gate its row since this page was drawn."""
    rows = store().load(plan().id).plan.team.gates
    if gate.kept or gate.row.id not in {row.id for row in rows}:
        return False
    session().trouble = f"Somebody else was at “{gate.name}” first; look at it and decide again."
    return True


def remove(gate: Checkpoint) -> None:
    """Remove a gate of the team's own; runs as the button's callback."""
    before, change = plan(), RemoveRow(f"team.gates.{gate.row.id}")
    if save(change):
        session().decided = (plan().id, "", inverse(before, plan(), (change,)))


def put_back() -> None:
    """Offer to put back the gate that was removed last."""
    back = session().decided
    if back is not None and back[:2] == (plan().id, ""):
        st.button("Put the gate back", key="gate/back", on_click=_take_back)


def _ask(gate: Checkpoint, key: str) -> None:
    naming.name("Who decides?", f"{key}/by")
    st.text_area("Why, and on what evidence?", key=f"{key}/note", height=90, max_chars=_LONGEST)
    if wants := st.session_state.get(f"{key}/wants"):
        st.error(wants)
    with st.container(horizontal=True):
        for state, label in ((GateState.GO, "Go"), (GateState.NO_GO, "No go")):
            st.button(
                label,
                key=f"{key}/{state}",
                type="primary" if state is GateState.GO else "secondary",
                on_click=_sign,
                args=(gate, state, key),
            )


def _sign(gate: Checkpoint, state: GateState, key: str) -> None:
    """Keep a decision, its line of the log and the task's status; the button's callback."""
    by, note = naming.given(f"{key}/by"), st.session_state[f"{key}/note"]
    try:
        signing = sign(gate, state, by=by, at=now(), note=note, stops=_stops())
    except QuestionError as error:
        st.session_state[f"{key}/wants"] = error.sentence
        return
    st.session_state.pop(f"{key}/wants", None)
    if overtaken(gate):
        return
    before, changes = plan(), _changes(gate, signing)
    if save(*changes):
        session().decided = (plan().id, gate.row.id, inverse(before, plan(), changes))
        st.session_state[key] = False


def _changes(gate: Checkpoint, signing: Signing) -> tuple[Change, ...]:
    row = () if gate.kept else (AddRow("team.gates", signing.gate),)
    fields = (SetField(*field) for field in signing.fields)
    return (*row, *fields, AddRow("team.decisions", signing.decision))


def _stops() -> int:
    return sum(one.severity is Severity.STOP for one in review.findings(plan(), now()))


def _take_back() -> None:
    back = session().decided
    if back is not None and save(*back[2]):
        session().decided = None
