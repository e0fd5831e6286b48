"""Taking a window: found, clicked, or typed; a refused one with a name and a reason.

The first window is taken at once. To move or to give up the one that people know of is proposed
first, with all that follows from it, and made by a second button in one save.
"""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from golive import timing
from golive.checklist import Task
from golive.errors import GoliveError
from golive.plan import TakenWindow
from golive.review.moving import Consequences, consequences, needs_asking, reopened
from golive.store import SetField
from golive.timing import Candidate
from golive.ui import words
from golive.ui.session import now, plan, save, session, who
from golive.window import Window, instant

_STEP_MINUTES = 15
_SHOWN = 3


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
        _propose(window)
        st.toast("Not moved yet: “The window” above asks first.", icon=":material/help:")
    else:
        _make(window)


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
        if not _asked():
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
        _propose(None)
    else:
        _make(None)


def _propose(new: TakenWindow | None) -> None:
    """Ask before the window moves; what was wrong with an earlier try is no longer said."""
    tab = session()
    tab.moving = (plan().id, new)
    if not tab.here.unsaved:
        tab.trouble = ""


def _make(new: TakenWindow | None, reopen: Sequence[str] = ()) -> None:
    """Save the move and the tasks it opens again in one transaction.

    The question is closed even when somebody else was first: the change then waits as unsaved.
    """
    edits = (SetField(edit.path, edit.old, edit.new) for edit in reopened(plan(), reopen))
    if save(SetField("timing.taken", plan().timing.taken, new), *edits) or session().here.unsaved:
        session().moving = None


def _asked() -> bool:
    """Show the move that was asked for and what follows from it; tell whether there is one.

    A question about another plan, or about a move that somebody else made meanwhile, is dropped.
    """
    tab = session()
    if tab.moving is None or tab.moving[0] != plan().id:
        tab.moving = None
        return False
    new = tab.moving[1]
    ahead = consequences(plan(), new, now())
    if not ahead.what:
        tab.moving = None
        return False
    st.divider()
    st.markdown(f"**{'Move it?' if new else 'Give it up?'}** {words.plain(ahead.what)}")
    _lists(ahead)
    key = _reopen(ahead.to_repeat, new)
    with st.container(horizontal=True):
        label = "Move the window" if new else "Give up the window"
        st.button(label, type="primary", key="moving/yes", on_click=_move, args=(key, new))
        st.button("Keep the old one", key="moving/no", on_click=_keep)
    return True


def _lists(ahead: Consequences) -> None:
    _list("Notices to correct", ahead.notices_to_correct)
    _list("Too late for the new date", ahead.notices_now_late)
    shown = [str(task) for task in ahead.moved[:_SHOWN]]
    rest = len(ahead.moved) - len(shown)
    _list(f"Open tasks that get another day: {len(ahead.moved)}", shown, rest)
    _list("Stages that keep their own start; change it on page 1", ahead.stages)
    if ahead.stale:
        st.caption(words.plain(ahead.stale))


def _list(title: str, sentences: Sequence[str], rest: int = 0) -> None:
    if sentences:
        lines = [f"- {words.plain(sentence)}" for sentence in sentences]
        st.markdown(
            "\n".join([f"**{title}**", "", *lines, *([f"- and {rest} more"] if rest else [])])
        )


def _reopen(to_repeat: Sequence[Task], new: TakenWindow | None) -> str:
    """Ask which done tasks are opened again, all at first; give the key of the choice."""
    titles = {task.id: task.title for task in to_repeat}
    start = new.window.start if new else ""
    key = f"moving/reopen/{plan().id}/{start}/{'/'.join(titles)}"
    if titles:
        st.multiselect(
            "Done for the old date; open again",
            list(titles),
            default=list(titles),
            format_func=titles.__getitem__,
            key=key,
            help="What was noted stays; the note says for which window it was done.",
        )
    return key


def _move(key: str, new: TakenWindow | None) -> None:
    _make(new, st.session_state.get(key, ()))


def _keep() -> None:
    session().moving = None


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
        candidate = timing.judge(plan(), window, now=now())
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
