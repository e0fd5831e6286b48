"""The calendar of the span: what is quiet, what is refused and by what, and the candidates."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import streamlit as st

from golive import charts
from golive.timing import Candidate, Search
from golive.timing.blocked import Blocked, shut_by
from golive.timing.case import long
from golive.ui import searching, why_not, words
from golive.ui.session import plan, session
from golive.ui.taken import take
from golive.window import Window

_CHART = {"displayModeBar": False}
_FEW_WEEKS = timedelta(days=charts.MOST_DAYS)
_FOUR_WEEKS = timedelta(weeks=4)
_NAMED = 6


def show(search: Search) -> None:
    """Draw the span, or a part of a long one; an hour or a candidate can be clicked."""
    span = _part(search.span)
    blocked = searching.shut(search)
    key = f"calendar/{plan().id}/{span.start}/{session().picked}"
    st.plotly_chart(
        _figure(search, span, blocked),
        key=key,
        on_select=lambda: picked(key, search),
        selection_mode="points",
        config=_CHART,
        alt=_alt(blocked),
    )
    st.caption(words.plain(_legend(blocked)))


def _figure(search: Search, span: Window, blocked: Sequence[Blocked]) -> Any:
    """Draw the calendar, unless the last one shows the same: half a year has thousands of bars."""
    taken = plan().timing.taken
    window, tab = taken.window if taken else None, session()
    if tab.calendar is None or tab.calendar[0] is not search or tab.calendar[1] != (span, window):
        offered = search.candidates if search.forecast else ()
        shown = charts.Shown(span, search.forecast, blocked, offered, window)
        tab.calendar = (search, (span, window), charts.calendar(shown))
    return tab.calendar[2]


def picked(key: str, search: Search) -> None:
    """Take the candidate that was clicked in a chart, or ask about the hour."""
    for point in st.session_state[key]["selection"]["points"]:
        kind, place = point.get("customdata") or ("", 0)
        if kind:
            session().picked += 1
        if kind == charts.CANDIDATE:
            _take(search.candidates[int(place)])
        elif kind == charts.HOUR:
            why_not.about(datetime.fromtimestamp(int(place), UTC))


def _take(candidate: Candidate) -> None:
    """Take a candidate, unless it is the window taken already."""
    taken = plan().timing.taken
    if taken is None or taken.window != candidate.window:
        take(candidate)


def _part(span: Window) -> Window:
    """Ask which four weeks of a long span to show; at first, all of it."""
    if span.length <= _FEW_WEEKS:
        return span
    parts = [span, *_four_weeks(span)]
    names = [f"All {-(-span.length // timedelta(weeks=1))} weeks", *map(_days, parts[1:])]
    key = f"calendar/part/{plan().id}"
    place = st.selectbox("Show", range(len(parts)), format_func=names.__getitem__, key=key)
    return parts[place] if place < len(parts) else span


def _four_weeks(span: Window) -> list[Window]:
    starts = range(-(-span.length // _FOUR_WEEKS))
    local = span.local_start
    edges = [local + place * _FOUR_WEEKS for place in (*starts, len(starts))]
    return [
        Window(start=start, end=min(end, span.local_end), zone=span.zone)
        for start, end in pairwise(edges)
    ]


def _days(part: Window) -> str:
    last = part.local_end - timedelta(minutes=1)
    return f"{words.day(part.local_start)} to {words.day(last)}"


def _legend(blocked: Sequence[Blocked]) -> str:
    usual = "The stronger the colour, the busier. " if plan().timing.sources else ""
    ticked = "Outlined, ✓: the window taken. " if plan().timing.taken else ""
    if not blocked:
        return (
            f"{usual}{ticked}No rule refuses any hour. Click an hour to read what it would carry."
        )
    wide = long(searching.length().total_seconds() / 60)
    return (
        f"{usual}{ticked}Hatched: no window of {wide} can touch it, because of {_named(blocked)}. "
        "Click an hour to read why."
    )


def _named(blocked: Sequence[Blocked]) -> str:
    """Name what keeps windows out, what does so for longest first."""
    hours = [
        f"{name} ({length / timedelta(hours=1):,.0f} h)"
        for name, length in shut_by(blocked).items()
    ]
    rest = len(hours) - _NAMED
    return "; ".join(hours[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _alt(blocked: Sequence[Blocked]) -> str:
    return (
        f"Calendar of the days searched, an hour a cell. {_legend(blocked)} The list below and "
        "“Why not here?” do what clicking does."
    )
