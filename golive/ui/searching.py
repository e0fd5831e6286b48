"""The search of the open plan, made anew only when an answer that matters has changed."""

from datetime import datetime, timedelta

import streamlit as st

from golive import timing
from golive.plan import Team
from golive.timing import Search
from golive.timing.blocked import Blocked, Run, blocked
from golive.timing.named import named
from golive.ui import bookings
from golive.ui.session import now, plan, session

_FRESH_MINUTES = 5


def search() -> Search:
    """Search, unless the last search still holds: the same answers, and less than five minutes.

    Raises:
        GoliveError: whatever `timing.find_windows` raises.
    """
    moment, others = now(), bookings.others()
    asked = plan().timing.model_copy(update={"why": ""})
    answers = plan().model_copy(update={"team": Team(), "timing": asked})
    key = (answers, others, _five_minutes(moment))
    tab = session()
    if tab.search is None or tab.search[0] != key:
        with st.spinner("Trying every start …"):
            tab.search = (key, timing.find_windows(plan(), now=moment, bookings=others))
    return tab.search[1]


def shut(found: Search) -> tuple[Blocked, ...]:
    """Give the time that no window can touch, and what keeps windows out of it by name."""
    others = bookings.others()
    runs = [
        Run(
            round(stretch.window.start.timestamp()),
            round(stretch.window.end.timestamp()),
            named(plan(), stretch.rule, stretch.subject, others),
        )
        for stretch in found.refused_stretches
    ]
    step = timedelta(minutes=found.grid_minutes)
    return blocked(found.span, runs, length(), step)


def length() -> timedelta:
    """Give how long the window must be."""
    return timedelta(minutes=plan().timing.length_minutes)


def _five_minutes(moment: datetime) -> datetime:
    minute = moment.minute // _FRESH_MINUTES * _FRESH_MINUTES
    return moment.replace(minute=minute, second=0, microsecond=0)
