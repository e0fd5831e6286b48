"""Ramps that others use: choose one, see what it would mean here, take it over."""

import re

import streamlit as st

from golive import launch
from golive.errors import QuestionError
from golive.launch import Template
from golive.plan import Plan, Stage
from golive.plan.edits import with_value
from golive.store import SetField
from golive.ui import expected, ramp, words
from golive.ui.session import plan, save
from golive.window import clock

_PATH = "strategy.stages"
_OWN = "Your own"
_BETWEEN = re.compile(r"[\s,;%]+")
_ALL = 100.0


def offer() -> None:
    """Offer the ramps; open while there is no stage yet."""
    with words.open_at_first("Start from a ramp that others use", not plan().strategy.stages):
        try:
            _offer(_chosen())
        except QuestionError as error:
            st.warning(words.plain(error.sentence))


def _offer(template: Template) -> None:
    st.caption(words.plain(f"From: {template.source}. {template.note}"))
    rows = plan().strategy.stages
    replace = bool(rows) and st.checkbox(
        "Replace the stages that are there; else they stay, and the ramp’s come in between",
        key=f"{plan().id}/ramp/replace",
    )
    stages = launch.with_template(rows, template, replace=replace)
    _preview(with_value(plan(), _PATH, stages))
    st.button(
        "Use these stages",
        key=f"{plan().id}/ramp/use",
        icon=":material/check:",
        on_click=_use,
        args=(rows, stages),
    )


def _chosen() -> Template:
    """Ask for a ramp.

    Raises:
        QuestionError: shares of one's own that cannot be read.
    """
    by_name = {template.name: template for template in launch.TEMPLATES}
    name = st.selectbox("Ramp", [*by_name, _OWN], key=f"{plan().id}/ramp/which")
    if name in by_name:
        return by_name[name]
    typed = st.text_input(
        "Shares (%), the last stage is always everybody",
        value="5, 25, 50",
        key=f"{plan().id}/ramp/shares",
    )
    return launch.own(_shares(typed))


def _shares(typed: str) -> tuple[float, ...]:
    """Read shares such as `5, 25, 50`.

    Raises:
        QuestionError: not a number above 0 and up to 100.
    """
    found = []
    for part in filter(None, _BETWEEN.split(typed)):
        try:
            share = float(part)
        except ValueError:
            share = 0.0
        if not 0 < share <= _ALL:
            message = f"“{part}” is not a share above 0 and up to 100; write such as 5, 25, 50."
            raise QuestionError(message, "shares")
        found.append(share)
    return tuple(found)


def _preview(planned: Plan) -> None:
    """Show what the stages would mean with this plan's window, traffic and failure rates."""
    forecast = expected.over_ramp().forecast
    runs = launch.timetable(planned, forecast)
    ramp.listed(planned, runs)
    ends = runs[-1].ends
    if ends is not None:
        st.markdown(f"The last stage would be decided {words.plain(clock(ends, planned.zone))}.")


def _use(before: tuple[Stage, ...], stages: tuple[Stage, ...]) -> None:
    save(SetField(_PATH, before, stages))
