"""Moving or giving up the window that people know of: asked with all that follows from it.

What is chosen on the way, tasks to open again, stages and days to move along, is made with the
move in one save.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from golive.checklist import Task
from golive.plan import TakenWindow
from golive.review import moving
from golive.review.moving import Consequences, consequences
from golive.review.shift import Shift, day_shifts
from golive.store import SetField
from golive.ui import words
from golive.ui.session import now, plan, save, session

_SHOWN = 3


def propose(new: TakenWindow | None) -> None:
    """Ask before the window moves; what was wrong with an earlier try is no longer said."""
    tab = session()
    tab.moving = (plan().id, new)
    if not tab.here.unsaved:
        tab.trouble = ""


def make(
    new: TakenWindow | None,
    reopen: Sequence[str] = (),
    along: Sequence[Shift] = (),
    *,
    agreed: bool = False,
) -> None:
    """Save the move and what goes with it in one transaction.

    The question is closed even when somebody else was first: the change then waits as unsaved.
    """
    edits = moving.move(plan(), new, reopen, along)
    changes = [SetField(edit.path, edit.old, edit.new) for edit in edits]
    if save(*changes, agreed=agreed) or session().here.unsaved:
        session().moving = None


def asked() -> bool:
    """Show the move that was asked for and what follows from it; tell whether there is one.

    A question about another plan, or about a move that somebody else made meanwhile, is dropped.
    """
    tab = session()
    if tab.moving is None or tab.moving[0] != plan().id:
        tab.moving = None
        return False
    new = tab.moving[1]
    place = f"{plan().id}/{new.window.start if new else ''}"
    with_stages = st.session_state.get(f"moving/stages/{place}", True)
    ahead = consequences(plan(), new, now(), with_stages=with_stages)
    if not ahead.what:
        tab.moving = None
        return False
    st.divider()
    st.markdown(f"**{'Move it?' if new else 'Give it up?'}** {words.plain(ahead.what)}")
    _lists(ahead)
    keys = _choices(ahead, place)
    with st.container(horizontal=True):
        label = "Move the window" if new else "Give up the window"
        st.button(label, type="primary", key="moving/yes", on_click=_move, args=(new, ahead, keys))
        st.button("Keep the old one", key="moving/no", on_click=_keep)
    return True


def _lists(ahead: Consequences) -> None:
    _list("Notices to correct; page 4 asks until they are", ahead.notices_to_correct)
    _list("Too late for the new date", ahead.notices_now_late)
    shown = [str(task) for task in ahead.moved[:_SHOWN]]
    rest = len(ahead.moved) - len(shown)
    _list(f"Open tasks that get another day: {len(ahead.moved)}", shown, rest)
    gone = [task.title for task in ahead.taken_off]
    _list("Taken off, though people worked on it; what they typed is kept", gone)
    _list("Look at these yourself", ahead.check)
    if ahead.stale:
        st.caption(words.plain(ahead.stale))


def _list(title: str, sentences: Sequence[str], rest: int = 0) -> None:
    if sentences:
        more = f"\n- and {rest} more" if rest else ""
        st.markdown(f"**{title}**\n\n{_lines(sentences)}{more}")


def _choices(ahead: Consequences, place: str) -> tuple[str, str, str]:
    """Ask what goes along with the move; give the keys of the answers."""
    done = "/".join(task.id for task in ahead.to_repeat)
    keys = (f"moving/stages/{place}", f"moving/days/{place}", f"moving/reopen/{place}/{done}")
    title = "Stages, and steps that wait for a moment"
    _shifts(ahead.stages, title, "Move them by the same time", keys[0], at_first=True)
    _shifts(
        ahead.days,
        "Days your team chose",
        "Move these days by the same number of days, to a working day",
        keys[1],
        at_first=False,
    )
    _reopen(ahead.to_repeat, keys[2])
    return keys


def _shifts(
    shifts: Sequence[Shift], title: str, question: str, key: str, *, at_first: bool
) -> None:
    """List what has a day of its own, as it will be once the question is answered."""
    if shifts:
        st.markdown(f"**{title}**")
        movable = any(shift.edit for shift in shifts)
        along = movable and st.checkbox(question, value=at_first, key=key)
        st.markdown(_lines([(along and shift.moves) or shift.stays for shift in shifts]))


def _lines(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {words.plain(sentence)}" for sentence in sentences)


def _reopen(to_repeat: Sequence[Task], key: str) -> None:
    """Ask which done tasks are opened again, all at first."""
    titles = {task.id: task.title for task in to_repeat}
    if titles:
        st.multiselect(
            "Done for the old date; open again",
            list(titles),
            default=list(titles),
            format_func=titles.__getitem__,
            key=key,
            help="What was noted stays; the note says for which window it was done.",
        )


def _move(new: TakenWindow | None, ahead: Consequences, keys: tuple[str, str, str]) -> None:
    held: Any = st.session_state
    stages, days, reopen = (held.get(key, ()) for key in keys)
    fitting = {shift.edit for shift in day_shifts(plan(), new, reopen)}
    along = [shift for shift in ahead.days if days and shift.edit in fitting]
    make(new, reopen, [*along, *(ahead.stages if stages else ())], agreed=True)


def _keep() -> None:
    session().moving = None
