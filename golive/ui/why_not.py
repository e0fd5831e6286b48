"""“Why not here?”: a person picks a stretch, by hand or in the calendar, and reads why."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from golive import timing
from golive.errors import GoliveError
from golive.ui import bookings, searching, words
from golive.ui.session import now, plan
from golive.ui.taken import take
from golive.window import Window, instant

_OPEN, _DAY, _FROM, _UNTIL = (f"why_not/{name}" for name in ("open", "day", "from", "until"))
_A_DAY = timedelta(days=1)


def ask() -> None:
    """Ask for a stretch, and say what stands against it or what it would carry."""
    with st.expander("Why not here?", key=_OPEN, on_change="rerun"):
        day, begins, ends = st.columns(3)
        picked = day.date_input("Day", value=None, key=_DAY, format="DD/MM/YYYY")
        start = begins.time_input(f"From ({plan().zone})", value=None, key=_FROM)
        end = ends.time_input(f"To ({plan().zone})", value=None, key=_UNTIL)
        if picked is None:
            st.caption("Pick a day, with or without hours, or click an hour in the calendar.")
            return
        try:
            _answer(_stretch(picked, start, end))
        except GoliveError as error:
            st.error(words.plain(error.sentence))


def about(moment: datetime) -> None:
    """Ask about a window of the plan's length that starts at a moment."""
    local = moment.astimezone(ZoneInfo(plan().zone))
    st.session_state[_OPEN] = True
    st.session_state[_DAY] = local.date()
    st.session_state[_FROM] = local.time()
    st.session_state[_UNTIL] = (moment + searching.length()).astimezone(local.tzinfo).time()


def _stretch(day: date, start: time | None, end: time | None) -> Window:
    """Give the stretch; an end that is not later means the next morning."""
    begins = datetime.combine(day, start or time())
    ends = datetime.combine(day, end or time())
    ends += _A_DAY if ends <= begins else timedelta()
    zone = plan().zone
    return Window(
        start=instant(begins, zone, later=False), end=instant(ends, zone, later=True), zone=zone
    )


def _answer(stretch: Window) -> None:
    found = timing.why_not(
        plan(), stretch, now=now(), bookings=bookings.others(), search=searching.search()
    )
    st.markdown(f"**{words.plain(str(stretch))}**")
    st.markdown("\n".join(f"- {words.plain(sentence)}" for sentence in found.sentences))
    if found.best is not None and plan().timing.sources:
        st.button("Take it", key="why_not/take", on_click=take, args=(found.best,))
