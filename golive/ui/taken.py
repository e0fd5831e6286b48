"""Taking a window: found, clicked, or typed; a refused one with a name and a reason.

The first window is taken at once; to move or to give up the one that people know of is proposed.
"""

from datetime import timedelta

import streamlit as st

from golive import timing
from golive.errors import GoliveError
from golive.plan import TakenWindow
from golive.review.moving import consequences, needs_asking
from golive.timing import Candidate
from golive.ui import bookings, clocks, moving, words
from golive.ui.session import now, plan, session, who
from golive.window import Window, instant

_STEP_MINUTES = 15


def take(candidate: Candidate, name: str = "", reason: str = "", *, typed: bool = False) -> None:
    """Make a window the plan's; a refused one needs a name and a reason."""
    try:
        window = timing.taken(
            plan(),
            candidate,
            by=who(),
            at=now(),
            overridden_by=name,
            override_reason=reason,
            typed=typed,
        )
    except GoliveError as error:
        session().trouble = error.sentence
        return
    if consequences(plan(), window, now()).what:
        moving.propose(window)
        st.toast("Not moved yet: “The window” above asks first.", icon=":material/help:")
    else:
        moving.make(window)


def chosen() -> None:
    """Say which window is taken and what was said of it."""
    taken = plan().timing.taken
    with st.container(border=True):
        st.subheader("The window", anchor=False)
        if taken is None:
            session().moving = None
            st.markdown("Not taken yet. Take one from the list, or type one.")
            return
        st.markdown(f"**{words.plain(str(taken.window))}**")
        st.caption(words.plain(_said(taken)))
        clocks.under(taken.window)
        if not moving.asked():
            st.button("Give it up", type="tertiary", on_click=_give_up)


def _said(taken: TakenWindow) -> str:
    said = f"Taken by {taken.taken_by or 'somebody'}"
    if taken.expected is not None:
        said += f"; about {taken.expected:,.0f} {taken.unit} were expected then"
    if taken.overridden_by:
        said += f". Against the rules, by {taken.overridden_by}: {taken.override_reason}"
    return said.rstrip(".") + "."


def _give_up() -> None:
    if needs_asking(plan()):
        moving.propose(None)
    else:
        moving.make(None)


def type_one() -> None:
    """Let the person type a window, judge it like a candidate, and take it."""
    start = st.datetime_input(
        f"Start ({plan().zone})", value=None, key="typed/start", format="DD/MM/YYYY"
    )
    minutes = st.number_input(
        "Length (minutes)",
        min_value=5,
        max_value=20_160,
        value=max(int(plan().timing.length_minutes), 5),
        step=_STEP_MINUTES,
        key="typed/length",
    )
    if start is None:
        st.caption("golive judges it like the windows it found.")
        return
    try:
        begins = instant(start, plan().zone)
        window = Window(start=begins, end=begins + timedelta(minutes=minutes), zone=plan().zone)
        candidate = timing.judge(plan(), window, now=now(), bookings=bookings.others())
    except GoliveError as error:
        st.error(words.plain(error.sentence))
        return
    _judged(candidate)


def _judged(candidate: Candidate) -> None:
    st.markdown(f"**{words.plain(str(candidate.window))}**")
    for why in candidate.why:
        st.caption(words.plain(why))
    if not candidate.refusals:
        st.button("Take this window", type="primary", on_click=_take_typed, args=(candidate,))
        return
    for refusal in candidate.refusals:
        st.error(words.plain(refusal.why), icon=":material/block:")
    st.text_input("Who takes it all the same?", key="override/name")
    st.text_input("Why?", key="override/reason")
    st.button("Take it all the same", on_click=_take_typed, args=(candidate,))


def _take_typed(candidate: Candidate) -> None:
    name = st.session_state.get("override/name", "")
    reason = st.session_state.get("override/reason", "")
    take(candidate, name, reason, typed=True)
