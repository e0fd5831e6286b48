"""The windows that fit: the search, its calendar, the list to take one from, and why not others."""

import pandas as pd
import streamlit as st

from golive import charts, usage
from golive.errors import GoliveError
from golive.timing import Search
from golive.timing.named import named
from golive.ui import calendar, candidates, searching, why_not, words
from golive.ui.session import plan, session

_CHART = {"displayModeBar": False}
_DRAWN = "traffic/open"


def windows() -> None:
    """Search, and show what fits; or say what stands in the way."""
    try:
        search = searching.search()
        _found(search)
    except GoliveError as error:
        st.warning(words.plain(error.sentence))


def _found(search: Search) -> None:
    if search.forecast is None:
        _without_usage(search)
    elif not search.candidates:
        st.warning("No window fits. " + words.plain(" ".join(search.notes)))
    calendar.show(search)
    why_not.ask()
    if search.forecast is not None:
        candidates.show(search)
        _concessions(search)
        _confidence(search)
    _how(search)


def _without_usage(search: Search) -> None:
    """Recommend nothing where no figures say what is quiet."""
    st.info(
        "Without usage golive cannot tell a quiet hour from a busy one. Upload an export above, or "
        "type a window on the right: it is judged by every rule. The calendar shows what the "
        "rules refuse.",
        icon=":material/upload_file:",
    )
    if plan().timing.sources:
        st.warning(words.plain(" ".join(search.notes)))


def _concessions(search: Search) -> None:
    """Say what could give way for a better window, or for any at all."""
    if search.concessions:
        lines = [
            f"- {words.plain(one.gives_way)} :small[Frees {one.frees:,} starts.]"
            for one in search.concessions
        ]
        st.markdown("**If one thing gave way**\n\n" + "\n".join(lines))


def _confidence(search: Search) -> None:
    """Say how far to trust the forecast; what it did on the past stands first in the reasons."""
    if search.confidence is not None:
        reasons = words.plain(" ".join(search.reasons))
        st.markdown(f"**Confidence: {search.confidence}.** {reasons}")


def _how(search: Search) -> None:
    with words.more(f"How this was found: {search.starts_tried:,} starts tried"):
        for note in search.notes:
            st.markdown(f"- {words.plain(note)}")
        if search.refused:
            rules = [(named(plan(), rule), count) for rule, count in search.refused.items()]
            st.dataframe(
                pd.DataFrame(rules, columns=["Hard rule", "Starts it refuses"]),
                hide_index=True,
                width="content",
                alt="How many starts each hard rule refuses",
            )


def traffic() -> None:
    """Draw what is expected ahead, the usual week, and the export itself, once asked for."""
    if not plan().timing.sources:
        return
    place = st.expander(
        "Traffic ahead, the usual week and the export", key=_DRAWN, on_change="rerun"
    )
    if not place.open:
        return
    with place:
        try:
            _ahead(searching.search())
            _usage()
        except GoliveError as error:
            st.warning(words.plain(error.sentence))


def _ahead(search: Search) -> None:
    if search.forecast is None:
        return
    key = f"ahead/{plan().id}/{session().picked}"
    st.plotly_chart(
        charts.ahead(search.forecast, search.span, search.candidates, plan().timing.taken),
        key=key,
        on_select=lambda: calendar.picked(key, search),
        selection_mode="points",
        config=_CHART,
        alt="Expected traffic over the days searched; the list above does what the points do",
    )


def _usage() -> None:
    sources = plan().timing.sources
    series = usage.combine(sources)
    if series is None:
        return
    st.plotly_chart(
        charts.week(series, plan().zone),
        key="week",
        config=_CHART,
        alt="Heat map of the usual week, hour of the day by weekday",
    )
    names = ", ".join(source.file_name for source in sources)
    st.plotly_chart(
        charts.history(series, plan().zone, names),
        key="history",
        config=_CHART,
        alt=f"Line chart of {series.unit} over time in {names}",
    )
