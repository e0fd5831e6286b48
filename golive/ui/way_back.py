"""The way back: whether it fits, and when one is back who turns round at each moment."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from golive import charts, runbook
from golive.runbook import Fit, Light, Schedule, WayBack, in_minutes
from golive.runbook.words import named, when
from golive.ui import way_back_closing, words
from golive.ui.runbook import at, told
from golive.ui.session import plan

_CHART = {"displayModeBar": False}
_TALL = 25
_ICONS = {
    Light.GREEN: ":green[:material/check_circle:]",
    Light.YELLOW: ":material/schedule:",
    Light.AMBER: ":orange[:material/warning:]",
    Light.RED: ":red[:material/block:]",
}
_MEANS = {
    Light.GREEN: "back before the warning",
    Light.YELLOW: "back in the window",
    Light.AMBER: "back after the window, while users are still protected",
    Light.RED: "back too late",
}


def follows() -> None:
    """Say whether there and back fit, what is lost, and when the way back may be closed."""
    here = plan()
    said = runbook.way_back_follows(here)
    if here.rollback.possible:
        said = (*said, *way_back_closing.closing())
    words.follows(said, "Say whether there is a way back, and time the steps on page 5.")


def gauge() -> None:
    """Show what there and back need, against the window, in minutes."""
    found = told()
    if found.timed.steps and plan().rollback.possible is not False:
        rows = list(_rows(found.gauge))
        st.dataframe(
            pd.DataFrame(rows, columns=["There and back", "Minutes"]),
            hide_index=True,
            height="content",
            width="content",
            alt="What deploying, deciding and going back need, against the window",
        )


def _rows(needs: Fit) -> Iterator[tuple[str, float]]:
    yield "Deploy", round(needs.implementation, 1)
    yield "Verify", round(needs.verification, 1)
    yield "Notice and decide", needs.decision
    yield "Undo all of it", round(needs.undo, 1)
    yield "Verify again", needs.verification_after
    yield "Needed", round(needs.needed, 1)
    yield "The window", round(needs.window, 1)
    spare = round(needs.window - needs.needed, 1)
    yield ("Too short by", -spare) if spare < 0 else ("To spare", spare)


def drawn() -> None:
    """Draw when one is back, by when one turns round; the sentences beside it say the same."""
    found = told()
    if plan().rollback.possible is False:
        return
    if found.back is None or not found.timed.end:
        st.caption("Give the steps on page 5 minutes, and the way back is drawn here over time.")
        return
    words.section("When one is back", "For every moment at which somebody says: we go back.")
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        st.plotly_chart(
            charts.way_back(found.back),
            key="way_back",
            config=_CHART,
            alt="When one is back, by when one turns round; the sentences beside it say the same",
        )
    with beside:
        st.markdown("\n".join(_sentences(found.back)))
    with st.expander("The way back after each step"):
        _after_each(found.back)


def _sentences(back: WayBack) -> Iterator[str]:
    """Say from when until when each light holds, and what the worst would be."""
    timed, begun = back.timed, 0.0
    for light, until in (*back.lights, (Light.RED, float("inf"))):
        if until > begun or (light is Light.RED and begun == 0):
            yield f"- {_ICONS[light]} **{light.capitalize()}** {_span(timed, begun, until, light)}"
            begun = max(begun, until)
    yield (
        f"- :material/close: **Worst**: who goes on to the end, {_plain(timed, back.gauge.there)}, "
        f"and then turns round is back {_plain(timed, back.worst)}."
    )
    point = back.no_return
    if point.structural and point.step and point.by_step is not None:
        yield (
            f"- :material/lock: **Point of no return**: from {_plain(timed, point.by_step)} on "
            f"{words.plain(named(point.step))} cannot be undone; going back after that takes back "
            "only the other steps."
        )
    yield (
        f"- The warning is due {in_minutes(plan().rollback.warning_minutes)} before the window "
        f"ends; {_protected()}. Undoing takes its likely minutes in every case."
    )


def _protected() -> str:
    minutes = plan().rollback.protection_minutes
    if not minutes:
        return "users are not protected after it (under “More”)"
    return f"users are protected for {in_minutes(minutes)} after it"


def _span(timed: Schedule, begun: float, until: float, light: Light) -> str:
    means = _MEANS[light]
    if light is Light.RED:
        after = f"after {_plain(timed, begun)}" if begun else "from the start"
        return f"{after}: {means}."
    return f"until {_plain(timed, until)}: who turns round by then is {means}."


def _plain(timed: Schedule, minute: float) -> str:
    return words.plain(when(timed, minute))


def _after_each(back: WayBack) -> None:
    clock = f"({back.timed.zone})" if back.timed.start else "(minutes)"
    rows = [
        {
            "Step": one.step.name,
            f"Done {clock}": at(back.timed, one.minute),
            f"Back {clock}": at(back.timed, one.now),
            "Light": one.light.capitalize(),
            "That is": _MEANS[one.light],
            "Can be undone": "yes" if one.step.reversible else "no",
        }
        for one in back.steps
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) <= _TALL else 600,
        alt="For each step: when it is done, and when one is back who turns round there",
    )
