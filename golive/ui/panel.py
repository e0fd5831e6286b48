"""The side panel of every page, and what could not be saved."""

import streamlit as st

from golive import review
from golive.checklist import Difference
from golive.errors import Severity
from golive.plan import Plan
from golive.ui import question, words
from golive.ui.session import close_plan, last_saved, now, session
from golive.ui.settle import keep_mine, keep_theirs, try_again, undo


def side(plan: Plan | None) -> None:
    """Show where the plan stands: name, countdown, answers, what stops it, when it was saved."""
    with st.sidebar:
        if plan is not None:
            _standing(plan)
            name("panel_name")


def _standing(plan: Plan) -> None:
    st.subheader(words.plain(plan.title), anchor=False)
    st.markdown(f"**{words.plain(review.countdown(plan, now()))}**")
    done = review.answered(plan)
    st.progress(sum(done.values()) / len(done), f"{sum(done.values())} of {len(done)} answered")
    stops = [f for f in review.findings(plan, now()) if f.severity is Severity.STOP]
    if stops:
        st.error("Stops the launch: " + words.plain(stops[0].what), icon=":material/block:")
        if len(stops) > 1:
            st.caption(f"and {len(stops) - 1} more, on the overview")
    saved = last_saved()
    by, at = words.plain(saved.saved_by), f"{saved.saved_at:%H:%M:%S} UTC"
    st.caption(f"Saved {at} by {by}, revision {saved.rev}")
    _effect()
    st.button("Choose another plan", on_click=close_plan, type="tertiary")


def _effect() -> None:
    """Say what the last change did, and offer to take it back."""
    effect = session().here.effect
    if effect is None:
        return
    for sentence in filter(None, (effect.difference.sentence, *effect.also)):
        st.markdown(words.plain(sentence))
    with st.container(horizontal=True):
        if effect.difference:
            _which(effect.difference)
        st.button("Take it back", on_click=undo, key="undo")


def _which(difference: Difference) -> None:
    with st.popover("Which?"):
        for verb, tasks in (
            ("Added", difference.added),
            ("Taken off", difference.removed),
            ("Moved", [task for _, task in difference.moved]),
        ):
            for task in tasks:
                due = f", due {words.day(task.due)}" if task.due else ""
                st.markdown(f"**{verb}:** {words.plain(task.title)}{due}")


def name(key: str) -> None:
    """Ask for a display name; the browser remembers it."""
    key = f"{key}/{session().named}"
    st.text_input(
        "Your name (not verified)",
        value=session().name,
        key=key,
        placeholder="Shown beside your changes",
        help="Shown beside what you change. golive does not check who you are.",
        on_change=_keep_name,
        args=(key,),
    )


def _keep_name(key: str) -> None:
    session().name = st.session_state[key]


def trouble() -> None:
    """Say what is not saved, or not yet, and offer what can be done about it."""
    tab = session()
    question.show()
    if tab.here.disputes:
        st.warning(words.plain(tab.here.disputes[0].clash.sentence), icon=":material/group:")
        with st.container(horizontal=True):
            st.button("Keep mine", on_click=keep_mine, type="primary")
            st.button("Keep theirs", on_click=keep_theirs)
    if tab.trouble:
        st.error(words.plain(tab.trouble))
        if tab.here.unsaved:
            st.button("Try to save again", on_click=try_again, type="primary")
        else:
            tab.trouble = ""
