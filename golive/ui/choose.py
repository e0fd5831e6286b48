"""Question 3's result: the windows found, one taken by table, by point or by typing it."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from golive import charts, timing, usage
from golive.errors import GoliveError
from golive.plan import TakenWindow
from golive.store import SetField
from golive.timing import Candidate, Search
from golive.ui import words
from golive.ui.session import now, plan, save, session, who
from golive.window import Window, instant

_CHART = {"displayModeBar": False}


def usage_charts() -> None:
    """Draw the usage the plan holds: the whole series, and the usual week."""
    series = usage.combine(plan().timing.sources)
    if series is None:
        return
    names = ", ".join(source.file_name for source in plan().timing.sources)
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


def found() -> Search:
    """Search, anew only when an answer that matters changed or five minutes have passed."""
    moment = now()
    minute = moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)
    key = (plan().id, plan().timing, plan().notices, plan().launch, minute)
    tab = session()
    if tab.search is None or tab.search[0] != key:
        with st.spinner("Trying every start …"):
            tab.search = (key, timing.find_windows(plan(), now=moment))
    return tab.search[1]


def candidates(search: Search) -> None:
    """Show what was found: chart, table, and why; or what stands in the way."""
    if search.forecast is not None:
        _ahead(search)
    if not search.candidates:
        st.warning("No window fits. " + words.plain(" ".join(search.notes)))
    for number, candidate in enumerate(search.candidates, 1):
        _candidate(number, candidate, search)
    _notes(search)


def _ahead(search: Search) -> None:
    if search.forecast is None:
        return
    picked = st.plotly_chart(
        charts.ahead(search.forecast, search.span, search.candidates, plan().timing.taken),
        key=f"ahead/{plan().id}/{session().picked}",
        on_select="rerun",
        selection_mode="points",
        config=_CHART,
        alt="Expected traffic over the days searched; the list below does what the points do",
    )
    points = picked["selection"]["points"]
    if points and points[0].get("point_index", 99) < len(search.candidates):
        session().picked += 1
        take(search.candidates[points[0]["point_index"]])
        st.rerun()


def _candidate(number: int, candidate: Candidate, search: Search) -> None:
    taken = plan().timing.taken
    chosen = taken is not None and taken.window == candidate.window
    with st.container(border=True):
        said, button = st.columns([5, 1], vertical_alignment="center")
        said.markdown(
            f"**{number}. {words.plain(str(candidate.window))}**  \n{_figures(candidate, search)}"
        )
        if chosen:
            button.markdown(":green[:material/check_circle:] Taken")
        else:
            button.button("Take it", key=f"take/{number}", on_click=take, args=(candidate,))
        for why in candidate.why:
            st.caption(words.plain(why))


def _figures(candidate: Candidate, search: Search) -> str:
    if candidate.expected is None or search.forecast is None:
        return "No usage, so no expected users."
    unit = words.plain(search.forecast.unit)
    share = candidate.share_of_peak
    of_peak = f", {share:.1%} of the busiest equal window" if share is not None else ""
    busy = f"{candidate.busy_case or 0:,.0f} if it is busy"
    return f"About {candidate.expected:,.0f} {unit} ({busy}){of_peak}"


def _notes(search: Search) -> None:
    if search.confidence is not None:
        st.markdown(f"**Confidence: {search.confidence}.** {words.plain(' '.join(search.reasons))}")
    with st.expander(f"How this was found: {search.starts_tried:,} starts tried"):
        for note in search.notes:
            st.markdown(f"- {words.plain(note)}")
        if search.refused:
            st.dataframe(
                pd.DataFrame(search.refused.items(), columns=["Hard rule", "Starts it refuses"]),
                hide_index=True,
                alt="How many starts each hard rule refuses",
            )
        for miss in search.near_misses:
            st.markdown(
                f"- {words.plain(str(miss.candidate.window))}: {words.plain(miss.gives_way)}"
            )


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
    save(SetField("timing.taken", plan().timing.taken, window))


def chosen() -> None:
    """Say which window is taken and what was said of it."""
    taken = plan().timing.taken
    if taken is None:
        return
    with st.container(border=True):
        st.markdown(f"**The window taken: {words.plain(str(taken.window))}**")
        st.caption(words.plain(_taken(taken)))
        st.button("Give it up", type="tertiary", on_click=_give_up)


def _taken(taken: TakenWindow) -> str:
    said = f"Taken by {taken.taken_by}"
    if taken.expected is not None:
        said += f". About {taken.expected:,.0f} {taken.unit} expected then"
    if taken.overridden_by:
        said += f". Against the rules, by {taken.overridden_by}: {taken.override_reason}"
    return said + "."


def _give_up() -> None:
    save(SetField("timing.taken", plan().timing.taken, None))


def type_one() -> None:
    """Let the person type a window, judge it like a candidate, and take it."""
    tab = session()
    start = st.datetime_input(
        f"Start ({plan().zone})", value=None, key=f"typed/start/{tab.picked}", format="DD/MM/YYYY"
    )
    minutes = st.number_input(
        "Length (minutes)",
        min_value=5,
        max_value=20_160,
        value=int(plan().timing.length_minutes) or 120,
        step=15,
        key=f"typed/length/{tab.picked}",
    )
    if start is None:
        return
    try:
        begins = instant(start, plan().zone)
        window = Window(start=begins, end=begins + timedelta(minutes=minutes), zone=plan().zone)
        candidate = timing.judge(plan(), window, now=now())
    except GoliveError as error:
        st.error(error.sentence)
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
