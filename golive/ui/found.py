"""The windows that fit: the search, its chart, the list to take one from, and why not others."""

import pandas as pd
import streamlit as st

from golive import charts, timing, usage
from golive.errors import GoliveError
from golive.forecast import Forecast
from golive.timing import Candidate, Search
from golive.ui import words
from golive.ui.session import now, plan, session
from golive.ui.taken import take

_CHART = {"displayModeBar": False}


def usage_charts() -> None:
    """Draw the usage the plan holds: the whole series, and the usual week."""
    sources = plan().timing.sources
    try:
        series = usage.combine(sources)
    except GoliveError as error:
        st.warning(words.plain(error.sentence))
        return
    if series is None:
        return
    names = ", ".join(source.file_name for source in sources)
    st.plotly_chart(
        charts.history(series, plan().zone, names),
        key="history",
        config=_CHART,
        alt=f"Line chart of {series.unit} over time in {names}",
    )
    st.plotly_chart(
        charts.week(series, plan().zone),
        key="week",
        config=_CHART,
        alt="Heat map of the usual week, hour of the day by weekday",
    )


def windows() -> None:
    """Search, and show what fits; or say what stands in the way."""
    try:
        search = _search()
    except GoliveError as error:
        st.warning(words.plain(error.sentence))
        return
    if search.forecast is None:
        _without_usage(search)
        return
    _chart(search, search.forecast)
    if not search.candidates:
        st.warning("No window fits. " + words.plain(" ".join(search.notes)))
    for number, candidate in enumerate(search.candidates, 1):
        _candidate(number, candidate)
    _confidence(search)
    _how(search)


def _without_usage(search: Search) -> None:
    """Recommend nothing where no figures say what is quiet."""
    st.info(
        "Without usage golive cannot tell a quiet hour from a busy one. Upload an export above, or "
        "type a window on the right: it is judged by every rule.",
        icon=":material/upload_file:",
    )
    if plan().timing.sources:
        st.warning(words.plain(" ".join(search.notes)))


def _search() -> Search:
    """Search anew only when an answer that matters changed, or five minutes have passed."""
    moment = now()
    minute = moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)
    key = (plan().id, plan().timing, plan().notices, plan().launch, minute)
    tab = session()
    if tab.search is None or tab.search[0] != key:
        with st.spinner("Trying every start …"):
            tab.search = (key, timing.find_windows(plan(), now=moment))
    return tab.search[1]


def _chart(search: Search, forecast: Forecast) -> None:
    key = f"ahead/{plan().id}/{session().picked}"
    st.plotly_chart(
        charts.ahead(forecast, search.span, search.candidates, plan().timing.taken),
        key=key,
        on_select=lambda: _picked(key, search),
        selection_mode="points",
        config=_CHART,
        alt="Expected traffic over the days searched; the list below does what the points do",
    )


def _picked(key: str, search: Search) -> None:
    """Take the window whose point was clicked; only the candidates' trace names windows."""
    for point in st.session_state[key]["selection"]["points"]:
        place = point.get("customdata")
        if place is not None:
            session().picked += 1
            take(search.candidates[int(place[0] if isinstance(place, list) else place)])
            return


def _candidate(number: int, candidate: Candidate) -> None:
    taken = plan().timing.taken
    said, why, button = st.columns([4, 6, 1.4], vertical_alignment="center")
    said.markdown(f"**{number}.** {words.plain(str(candidate.window))}")
    first, *others = candidate.why
    why.markdown(words.plain(first) + "".join(f"  \n:small[{words.plain(w)}]" for w in others))
    if taken is not None and taken.window == candidate.window:
        button.markdown(":green[:material/check_circle: Taken]")
    else:
        button.button("Take it", key=f"take/{number}", on_click=take, args=(candidate,))


def _confidence(search: Search) -> None:
    if search.confidence is not None:
        reasons = words.plain(" ".join(search.reasons))
        st.markdown(f"**Confidence: {search.confidence}.** {reasons}")


def _how(search: Search) -> None:
    with words.more(f"How this was found: {search.starts_tried:,} starts tried"):
        for note in search.notes:
            st.markdown(f"- {words.plain(note)}")
        for miss in search.near_misses:
            window = words.plain(str(miss.candidate.window))
            st.markdown(f"- Nearly: {window}. {words.plain(miss.gives_way)}")
        if search.refused:
            st.dataframe(
                pd.DataFrame(search.refused.items(), columns=["Hard rule", "Starts it refuses"]),
                hide_index=True,
                width="content",
                alt="How many starts each hard rule refuses",
            )
