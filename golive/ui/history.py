"""What changed, by whom; the plan as it was, looked at and restored."""

from collections.abc import Iterator, Sequence
from itertools import islice

import streamlit as st

from golive import checklist, review
from golive.plan import Plan
from golive.plan.edits import value_at
from golive.store import Event
from golive.ui import words
from golive.ui.changed import NOUNS, Teller
from golive.ui.session import now, plan, save_all, store

_STEP = 20


def what_changed() -> None:
    """Show the history in a folded place; it is read only once the place is opened."""
    fold = st.expander("What changed", key="changed", on_change="rerun")
    if fold.open:
        with fold:
            _history()


def _history() -> None:
    events = store().events(plan().id, limit=None)
    _looked_at(events)
    shown = st.session_state.get(_key("shown"), _STEP)
    lines = list(islice(_matching(events), shown + 1))
    for event, sentence in lines[:shown]:
        said, button = st.columns([5, 2], vertical_alignment="center")
        said.markdown(words.plain(sentence))
        if event.rev > 1:
            button.button(
                "Look at the plan before this",
                key=f"look/{event.n}",
                type="tertiary",
                on_click=_look,
                args=(event.rev - 1,),
            )
    if not lines:
        st.caption("No change fits; ask for fewer words, or for anybody.")
    if lines[shown:]:
        st.button("Show more", key="changed/more", on_click=_more, args=(shown + _STEP,))


def _matching(events: Sequence[Event]) -> Iterator[tuple[Event, str]]:
    """Ask for a person and for words, and give the events that fit, in words, newest first."""
    who, what = st.columns(2)
    people = sorted({event.actor for event in events})
    actor = who.selectbox("Changed by", people, None, key=_key("who"), placeholder="Anybody")
    said = what.text_input(
        "Words in the change", key=_key("words"), placeholder="owner, a step, a task"
    )
    teller, today = Teller.of(plan(), events), now().date()
    for event in events:
        sentence = teller.sentence(event, today)
        fits = all(word in sentence.casefold() for word in said.casefold().split())
        if fits and actor in (None, event.actor):
            yield event, sentence


def _looked_at(events: Sequence[Event]) -> None:
    rev = st.session_state.get(_key("looked"))
    if rev is None:
        return
    earlier = store().as_of(plan().id, rev)
    saved = next(event for event in events if event.rev <= rev)
    with st.container(border=True):
        st.subheader(f"As it was in revision {rev}", anchor=False)
        at = f"{saved.at:%d %b %Y %H:%M:%S} UTC"
        st.caption(f"Saved {at} by {words.plain(saved.actor or 'somebody')}")
        st.markdown(f"**{words.plain(earlier.title)}**")
        for answer in review.answers(earlier):
            st.markdown(f"- **{answer.asks}:** {words.plain(answer.says)}")
        st.markdown(_counts(earlier))
        _decide(earlier)


def _decide(earlier: Plan) -> None:
    if earlier == plan():
        st.caption("This is what the plan says now.")
    else:
        st.caption("Restoring replaces everything the plan says now; the history keeps both.")
    with st.container(horizontal=True):
        if earlier != plan():
            st.button(
                "Restore this state",
                key="changed/restore",
                type="primary",
                icon=":material/history:",
                on_click=_restore,
                args=(earlier,),
            )
        st.button("Close", key="changed/close", on_click=_look, args=(None,))


def _counts(earlier: Plan) -> str:
    """Count what the plan holds: tasks, and the rows of every list that has any."""
    tasks = checklist.tasks(earlier)
    held = {nouns: len(value_at(earlier, path)) for path, nouns in NOUNS.items()}
    rows = [f"{count} {nouns[count != 1]}" for nouns, count in held.items() if count]
    closed = sum(task.closed for task in tasks)
    return ", ".join([f"{len(tasks)} tasks, {closed} of them closed", *rows]) + "."


def _restore(earlier: Plan) -> None:
    save_all(earlier, "restore")
    _look(None)


def _look(rev: int | None) -> None:
    st.session_state[_key("looked")] = rev


def _more(shown: int) -> None:
    st.session_state[_key("shown")] = shown


def _key(name: str) -> str:
    return f"changed/{plan().id}/{name}"
