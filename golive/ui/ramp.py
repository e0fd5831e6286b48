"""Page 1: what is recommended and why, and the stages in time, drawn and as a table."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from golive import charts, launch
from golive.launch import Counted, HoldRule, Needed, Recommendation, StageRun
from golive.plan import Plan, Style
from golive.ui import expected, words
from golive.ui.session import plan

_CHART = {"displayModeBar": False}
_FOR = {Style.SOFT: "For soft", Style.HARD: "For hard", None: "Open"}
_RULES = {
    HoldRule.BAKE: "least time watched",
    HoldRule.SAMPLE: "requests it needs",
    HoldRule.PEAK: "its first daily peak",
}
_NOBODY_KNOWS = "–"


def recommended() -> None:
    """Say which launch is recommended, with every reason, and what to do if another was chosen."""
    found = launch.recommend(plan(), expected.over_ramp().forecast)
    with st.container(border=True):
        st.subheader(_verdict(found), anchor=False)
        for reason in found.reasons:
            st.markdown(f"- **{_FOR[reason.speaks_for]}:** {words.plain(reason.sentence)}")
        if advice := launch.advice(plan(), found):
            st.markdown(f":orange[:material/warning:] {words.plain(advice)}")


def _verdict(found: Recommendation) -> str:
    return f"Recommended: {found.style}" if found.style else "Nothing recommended yet"


def made_up() -> None:
    """Say what makes up for meeting everybody at once, where that was chosen or is recommended."""
    chosen, forecast = plan().strategy.style, expected.over_ramp().forecast
    if chosen is Style.SOFT or not (chosen or launch.recommend(plan(), forecast).makes_up):
        return
    with st.container(border=True):
        st.subheader("What makes up for a hard launch", anchor=False)
        st.markdown("\n".join(f"- {words.plain(one)}" for one in launch.making_up(plan())))


def in_time() -> None:
    """Draw the stages over the expected traffic, list them, and say what holds each."""
    if not plan().strategy.stages:
        return
    words.section(
        "The stages in time",
        "Each is held for the longest of its own hold, the requests it needs, and for the last "
        "stage the first daily peak with everybody in it.",
    )
    ahead = expected.over_ramp()
    runs = launch.timetable(plan(), ahead.forecast)
    if any(run.starts for run in runs):
        st.plotly_chart(
            charts.ramp(runs, ahead.forecast, plan()),
            key="ramp",
            config=_CHART,
            alt="Share of the new version over the expected traffic; the table below says the same",
        )
    else:
        st.info("Take a window on page 3, or type a start, and each stage gets its hours.")
    listed(plan(), runs)
    if said := (*launch.told(plan(), runs), *(_doubts(runs) if ahead.forecast else ())):
        st.markdown("\n".join(f"- {words.plain(one)}" for one in said))
    st.caption(words.plain(_basis(ahead)))


def _doubts(runs: Sequence[StageRun]) -> list[str]:
    """Say of which stages the sample or the peak is not known, and why; each reason once."""
    doubts: dict[str, list[str]] = {}
    for run in runs:
        if run.starts and run.hold.doubt:
            doubts.setdefault(run.hold.doubt, []).append(run.stage.name or "A stage without a name")
    return [f"{', '.join(names)}: {doubt}" for doubt, names in doubts.items()]


def _basis(ahead: expected.Expected) -> str:
    if ahead.forecast is None:
        return ahead.trouble
    return (
        f"The traffic is forecast as on page 3, confidence {ahead.forecast.confidence}; what "
        "fails is taken as even over the users."
    )


def listed(given: Plan, runs: Sequence[StageRun]) -> None:
    """List stages: when, how long and for what, what each needs, and what it risks."""
    rows = [_row(number, run, ZoneInfo(given.zone)) for number, run in enumerate(runs, 1)]
    known = [name for name in rows[0] if any(row[name] != _NOBODY_KNOWS for row in rows)]
    st.dataframe(
        pd.DataFrame(rows, columns=known),
        hide_index=True,
        alt="Table of the stages: when each begins and ends, what holds it, what it risks",
    )
    st.caption(f"Times on the clock of {words.plain(given.zone)}.")


def _row(number: int, run: StageRun, zone: ZoneInfo) -> Mapping[str, str]:
    share, hold = run.stage.share_percent, run.hold
    return {
        "Stage": run.stage.name or f"Stage {number}",
        "Share": _percent(share),
        "Begins": _when(run.starts, zone),
        "Ends": _when(run.ends, zone),
        "Held": launch.long(hold.minutes),
        "Because of": _because(run),
        "Requests needed": _needs(hold.needed),
        "If bad, fail": _percent(run.error_percent),
        "Budget burnt": _percent(None if run.burnt is None else run.burnt * 100),
        "Mind": _mind(run),
    }


def _needs(needed: Needed | None) -> str:
    if needed is None:
        return _NOBODY_KNOWS
    seen = "" if needed.by is Counted.TYPED else f", to see {_percent(needed.seen_percent)} fail"
    return f"{needed.count:,.0f}{seen}"


def _because(run: StageRun) -> str:
    if run.hold.rule is HoldRule.BAKE and run.stage.hold_minutes is not None:
        return "its own hold"
    return _RULES[run.hold.rule]


def _mind(run: StageRun) -> str:
    """Say in a few words what is odd about a stage's start."""
    odd = {
        "typed too early": run.too_early_minutes,
        "starts at night": run.at_night,
        "starts on a day off": run.on_day_off,
    }
    return ", ".join(words for words, so in odd.items() if so) or _NOBODY_KNOWS


def _percent(value: float | None) -> str:
    return _NOBODY_KNOWS if value is None else f"{value:,.3g} %"


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    if moment is None:
        return _NOBODY_KNOWS
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def assumed_rates() -> None:
    """Say which failure rates stand in for those that nobody typed."""
    strategy, found = plan().strategy, launch.sample(plan(), 50.0)
    if found is None or None not in (strategy.baseline_error_percent, strategy.seen_error_percent):
        return
    today = f"{found.usual_percent:.3g} % today (what the objective allows)"
    seen = f"{found.seen_percent:.3g} % to be seen (twice today’s)"
    said = [
        text
        for text, typed in (
            (today, strategy.baseline_error_percent),
            (seen, strategy.seen_error_percent),
        )
        if typed is None
    ]
    st.caption(words.plain(f"Assumed: {' and '.join(said)}."))
