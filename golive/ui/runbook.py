"""The run-book: what follows from the steps, how surely, and the night drawn against its window."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from golive import charts, runbook
from golive.runbook import Chance, Fit, Schedule, StepTimes, WayBack, in_minutes
from golive.runbook.chance import CORRELATION
from golive.runbook.words import when
from golive.ui import runbook_links, words
from golive.ui.session import plan

_CHART = {"displayModeBar": False}
_HELD = "runbook/told"
#: A table of more rows than this scrolls.
_TALL = 25


@dataclass(frozen=True, slots=True)
class Told:
    """What the steps of a plan come to, worked out once for as long as they stay.

    Attributes:
        said: what follows, in sentences.
        chance: how surely; None without minutes.
        timed: the steps in time.
        gauge: what there and back need.
        back: the way back; None without one.
    """

    said: tuple[str, ...]
    chance: Chance | None
    timed: Schedule
    gauge: Fit
    back: WayBack | None


def told() -> Told:
    """Work out the open plan's run-book, anew only when its steps or its window are others."""
    here = plan()
    rollback = here.rollback.model_copy(update={"triggers": (), "plan": "", "data_written": ""})
    timing = here.timing
    key = (here.zone, here.deployment, rollback, timing.taken, timing.length_minutes)
    held: tuple[Any, Told] | None = st.session_state.get(_HELD)
    if held is None or held[0] != key:
        held = (key, _worked_out())
        st.session_state[_HELD] = held
    return held[1]


def _worked_out() -> Told:
    here = plan()
    return Told(
        runbook.follows(here),
        runbook.chance(here),
        runbook.schedule(here),
        runbook.fit(here),
        runbook.way_back(here),
    )


def follows() -> None:
    """Say what follows from the steps, and when they are done on how many nights."""
    found = told()
    words.follows(found.said, "Name the steps and how long each takes, or paste them.")
    if found.chance is not None:
        said = (
            f"{found.chance.runs:,} nights were played, each step between its best and worst "
            f"minutes. That slow steps come together (rank correlation {CORRELATION:g}) is "
            "golive’s own choice. Undoing takes its likely minutes in every night."
        )
        st.caption(words.plain(said))


def drawn() -> None:
    """Draw the steps against the window, with the sentences that its figures come from."""
    found = told()
    if found.timed.end:
        _gantt(found)
    elif found.timed.steps:
        st.caption("Give the steps minutes, and they are drawn here against the window.")


def laid_out() -> None:
    """Show all times as a table, and what waits for what as a picture."""
    timed = told().timed
    if not timed.steps:
        return
    with st.expander("All times as a table"):
        _times(timed)
    waves = st.expander("What waits for what", key="waits/open", on_change="rerun")
    if waves.open:
        with waves:
            _waits(timed)


def _gantt(found: Told) -> None:
    timed, late = found.timed, found.gauge.window - found.timed.end
    words.section("The steps against the window", _moments(found))
    st.plotly_chart(
        charts.gantt(timed, found.gauge, found.back),
        key="gantt",
        config=_CHART,
        alt=f"{len(timed.steps)} steps over time, the last one done {when(timed, timed.end)}, "
        f"{in_minutes(abs(late))} {'before' if late >= 0 else 'after'} the window’s end; the "
        "table below says the same",
    )


def _moments(found: Told) -> str:
    """Say what is marked in the figure."""
    timed, spare = found.timed, found.gauge.window - found.timed.end
    lies = "before the window ends" if spare >= 0 else "after the window’s end"
    said = [f"The last step is done {when(timed, timed.end)}, {in_minutes(abs(spare))} {lies}."]
    if found.back is not None and found.back.no_return.minutes >= 0:
        point = found.back.no_return
        said.append(f"Point of no return: {when(timed, point.minutes)}.")
        if point.gate >= 0:
            said.append(f"Last go / no-go: {when(timed, point.gate)}.")
    return words.plain(" ".join(said))


def _times(timed: Schedule) -> None:
    clock = f"({timed.zone})" if timed.start else "(minutes)"
    steps = plan().deployment.steps
    rows = [
        {
            "No": place,
            "Step": times.step.name,
            "Who": times.step.owner,
            f"Starts {clock}": at(timed, times.early_start),
            f"Done {clock}": at(timed, times.early_finish),
            "May be later by (minutes)": round(times.slack, 1),
            "The end waits for it": "yes" if times.critical else "nearly" if times.nearly else "",
            "By hand": "" if times.step.automated else "by hand",
            "Waits for": _waits_for(times, place - 1),
            "Wave": times.wave,
        }
        for place, times in enumerate(timed.steps, 1)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(steps) <= _TALL else 600,
        alt="When each step starts and is done, how much later it may be, and what it waits for",
    )


def _waits_for(times: StepTimes, place: int) -> str:
    said = runbook_links.waits(times.step, place, plan().deployment.steps)
    fixed = times.step.not_before
    if fixed is None:
        return said
    local = fixed.astimezone(ZoneInfo(plan().zone))
    return f"{said}; not before {local:%a} {local.day} {local:%b %H:%M} ({plan().zone})"


def at(timed: Schedule, minute: float) -> str:
    """Say a moment in a table: the clock, with the day where it is another; else minutes."""
    moment = timed.at(minute)
    if moment is None or timed.start is None:
        return f"{minute:,.0f}"
    zone = ZoneInfo(timed.zone)
    local = moment.astimezone(zone)
    if local.date() == timed.start.astimezone(zone).date():
        return f"{local:%H:%M}"
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def _waits(timed: Schedule) -> None:
    steps = plan().deployment.steps
    if len(steps) > charts.MOST_STEPS:
        st.caption(
            f"More than {charts.MOST_STEPS} steps cannot be read as a picture; the table above "
            "says what each waits for."
        )
        return
    st.plotly_chart(
        charts.waits(steps, timed),
        key="waits",
        config=_CHART,
        alt=f"{len(steps)} steps in the order in which they can start, with what each waits for; "
        "the table above says the same",
    )
