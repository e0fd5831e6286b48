"""Reserve windows: where the launch falls back to when its window is called off."""

import streamlit as st

from golive import timing
from golive.errors import GoliveError
from golive.store import SetField
from golive.timing import Candidate
from golive.ui import bookings, searching, words
from golive.ui.session import now, plan, save
from golive.window import Window

_PATH = "timing.reserves"


def kept() -> None:
    """List the reserve windows, judged anew, and propose others."""
    words.section(
        "Reserve windows", "Where the launch falls back to when its window is called off."
    )
    for window in plan().timing.reserves:
        _kept(window)
    proposed = _offered()
    for candidate in proposed:
        _proposed(candidate)
    if not plan().timing.reserves and not proposed:
        st.caption("None yet. golive proposes some as soon as a window fits.")


def _offered() -> list[Candidate]:
    """Give what golive proposes and nobody has kept yet; what a search lacks is said elsewhere."""
    if not plan().timing.sources:
        return []
    try:
        found = searching.search().reserves
    except GoliveError:
        return []
    return [one for one in found if one.window not in plan().timing.reserves]


def keep(window: Window) -> None:
    """Keep a window as a reserve, in the order of time."""
    reserves = plan().timing.reserves
    if window not in reserves:
        ordered = sorted((*reserves, window), key=lambda one: one.start)
        save(SetField(_PATH, reserves, tuple(ordered)))


def _kept(window: Window) -> None:
    said, button = st.columns([7, 1.6], vertical_alignment="center")
    refused = timing.refusals(plan(), window, now=now(), bookings=bookings.others())
    state = (
        f":red[:material/block:] **Now refused:** {words.plain(refused[0].why)}"
        if refused
        else ":green[:material/check_circle:] Kept; nothing refuses it."
    )
    said.markdown(f"**{words.plain(str(window))}**  \n{state}")
    button.button("Remove", key=f"reserve/drop/{window}", on_click=_drop, args=(window,))


def _proposed(candidate: Candidate) -> None:
    said, button = st.columns([7, 1.6], vertical_alignment="center")
    why = " ".join(candidate.why[:2])
    said.markdown(f"{words.plain(str(candidate.window))}  \n:small[{words.plain(why)}]")
    key = f"reserve/keep/{candidate.window}"
    button.button("Keep as reserve", key=key, on_click=keep, args=(candidate.window,))


def _drop(window: Window) -> None:
    reserves = plan().timing.reserves
    save(SetField(_PATH, reserves, tuple(one for one in reserves if one != window)))
