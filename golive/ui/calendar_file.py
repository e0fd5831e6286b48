"""A calendar's file on its way into the plan: read once, then taken in one save, or dropped."""

from dataclasses import dataclass

import streamlit as st

from golive.calendars import LARGEST, Calendar, read_apart
from golive.errors import UnreadableError
from golive.store import Change, inverse
from golive.ui import words
from golive.ui.incoming import release
from golive.ui.session import now, plan, save


@dataclass(frozen=True)
class _Read:
    """The file that was brought last to one place of one plan; its bytes are gone by then."""

    zone: str
    calendar: Calendar | None
    refusal: str = ""


def brought(place: str, label: str) -> Calendar | None:
    """Take a file and read it, once; say why it cannot be read."""
    read, edition = f"calendar/{place}/read/{plan().id}", f"calendar/{place}/edition"
    upload = st.file_uploader(
        f"{label}, as Google, Outlook or Apple export it (.ics)",
        key=f"calendar/{place}/{plan().id}/{st.session_state.get(edition, 0)}",
        max_upload_size=LARGEST // 1_000_000,
    )
    if upload is not None:
        with st.spinner(f"Reading {words.plain(upload.name)} …"):
            st.session_state[read] = _read(upload.getvalue(), upload.name)
        release(upload)
        st.session_state[edition] = st.session_state.get(edition, 0) + 1
        st.rerun()
    held: _Read | None = st.session_state.get(read)
    if held is None:
        return None
    if held.zone != plan().zone:
        changed = f"The business zone is {plan().zone} now; bring the calendar again."
        st.info(words.plain(changed))
        return None
    if held.calendar is None:
        st.error(words.plain(held.refusal))
        ways_out(place, "", (), "")
    return held.calendar


def _read(content: bytes, name: str) -> _Read:
    try:
        return _Read(plan().zone, read_apart(content, name, plan().zone, now()))
    except UnreadableError as error:
        return _Read(plan().zone, None, error.sentence)


def ways_out(place: str, label: str, changes: tuple[Change, ...], said: str) -> None:
    """Offer to take what is chosen, if it changes anything, and to drop the file."""
    with st.container(horizontal=True):
        if changes:
            st.button(
                words.plain(label),
                key=f"calendar/{place}/take",
                type="primary",
                on_click=_keep,
                args=(place, changes, said),
            )
        st.button(
            "Drop it", key=f"calendar/{place}/drop", type="tertiary", on_click=_drop, args=(place,)
        )


def _keep(place: str, changes: tuple[Change, ...], said: str) -> None:
    """Save everything in one go and let the file go."""
    before = plan()
    if save(*changes):
        back = inverse(before, plan(), changes)
        st.session_state[f"calendar/{place}/told"] = (plan().id, said, back)
        _drop(place)


def _drop(place: str) -> None:
    """Forget what was read."""
    st.session_state.pop(f"calendar/{place}/read/{plan().id}", None)


def told(place: str) -> None:
    """Say what was taken last in this tab, and offer to take it back."""
    told = st.session_state.get(f"calendar/{place}/told")
    if told is not None and told[0] == plan().id:
        said, button = st.columns([5, 1], vertical_alignment="center")
        said.success(words.plain(told[1]))
        button.button("Take it back", key=f"calendar/{place}/back", on_click=_back, args=(place,))


def _back(place: str) -> None:
    told = st.session_state[f"calendar/{place}/told"]
    if save(*told[2]):
        del st.session_state[f"calendar/{place}/told"]
