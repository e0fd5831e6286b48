"""Page 2: what each group loses, drawn and as a table, and the ways to run the steps."""

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd
import streamlit as st

from golive import charts, downtime, runbook
from golive.downtime import Outage, SessionFate, Way
from golive.forecast import Forecast
from golive.plan import Plan
from golive.ui import expected, words
from golive.ui.session import plan

_CHART = {"displayModeBar": False}
_NOBODY_KNOWS = "–"
_FATES = {
    SessionFate.KEPT: "kept",
    SessionFate.LOST: "lost",
    SessionFate.UNKNOWN: _NOBODY_KNOWS,
}
#: So many groups are told of at once; the others fold.
_GROUPS = 4
#: The column of names, in pixels; a phone shows two more beside it.
_NAMES = 150


def follows() -> None:
    """Say what the answers mean for all users together."""
    said = downtime.follows(plan(), expected.over_window().forecast)
    if plan().impact.groups:
        empty = "Say how many users each group has, and for how many minutes they will notice it."
    else:
        empty = "Answer the three questions and name the groups."
    words.follows(said, empty)


def by_group() -> None:
    """Draw what each group loses, list it, and say it in sentences."""
    if not plan().impact.groups:
        return
    words.section(
        "What each group loses",
        "From the steps of page 5, each as early as it can run: what a group needs, and all that "
        "this depends on. What overlaps counts once.",
    )
    timed = runbook.schedule(plan())
    if timed.circle:
        st.warning(words.plain(runbook.follows(plan())[0]))
        return
    ahead, found = expected.over_window(), downtime.outages(plan(), timed)
    hit = [one for one in found if one.down or one.degraded]
    if hit:
        st.plotly_chart(
            charts.outages(hit, timed, plan()),
            key="outages",
            config=_CHART,
            alt="When each group is down or degraded; the table below says the same",
        )
    else:
        st.caption(
            "No step takes down what a group needs: name what each group needs under “More”, and "
            "on page 5, under “More”, what each step takes down."
        )
    _table([_loses(plan(), one, ahead.forecast) for one in found], "what each group loses")
    _table([_needs(plan(), one) for one in found], "sessions, reconnections, upgrades by group")
    _told(found, ahead.forecast)
    if hit and ahead.trouble:
        st.caption(words.plain(ahead.trouble))


def _told(found: Sequence[Outage], forecast: Forecast | None) -> None:
    said = [downtime.told(plan(), one, forecast) for one in found]
    _list(said[:_GROUPS])
    if any(said[_GROUPS:]):
        with words.more(f"{len(said) - _GROUPS} more groups"):
            _list(said[_GROUPS:])


def _list(said: Sequence[Sequence[str]]) -> None:
    lines = [f"- {words.plain(sentence)}" for group in said for sentence in group]
    if lines:
        st.markdown("\n".join(lines))


def _table(rows: Sequence[Mapping[str, str]], what: str) -> None:
    """Show rows as a table, without the columns of which nothing is known, if any is left."""
    known = [name for name in rows[0] if any(row[name] != _NOBODY_KNOWS for row in rows)]
    if not known[1:]:
        return
    st.dataframe(
        pd.DataFrame(rows, columns=known),
        hide_index=True,
        column_config={known[0]: st.column_config.TextColumn(width=_NAMES)},
        alt=f"Table: {what}",
    )


def _loses(given: Plan, one: Outage, forecast: Forecast | None) -> Mapping[str, str]:
    met = downtime.lost(given, one, forecast)
    share = downtime.budget_share(given, one.down_minutes) if one.down else None
    down = met.user_minutes if met and one.down else None
    degraded = met.degraded_user_minutes if met and one.degraded else None
    at_most = met is not None and met.at_most
    return {
        "Group": one.group.name or "No name",
        "Down": _minutes(one.down_minutes),
        "Degraded": _minutes(one.degraded_minutes),
        "User-minutes down": _user_minutes(down, at_most=at_most),
        "User-minutes degraded": _user_minutes(degraded, at_most=at_most),
        "Error budget": _NOBODY_KNOWS if share is None else f"{share * 100:,.0f} %",
    }


def _needs(given: Plan, one: Outage) -> Mapping[str, str]:
    group, drain = one.group, downtime.drain(one)
    out_by = downtime.client_out_by(given, group)
    return {
        "Group": group.name or "No name",
        "Sessions": _FATES[downtime.fate(group, downtime.drop_seconds(one))],
        "Spread over": f"≥ {drain.spread_seconds:,.0f} s" if drain else _NOBODY_KNOWS,
        "Drain": f"{drain.batch:,} every {drain.interval_seconds:g} s" if drain else _NOBODY_KNOWS,
        "Still shut out": _shut_out(given, one),
        "Client out by": words.day(out_by) if out_by else _NOBODY_KNOWS,
    }


def _user_minutes(value: float | None, *, at_most: bool) -> str:
    if value is None:
        return _NOBODY_KNOWS
    return f"{'≤ ' if at_most else ''}{ceil(value):,}"


def _shut_out(given: Plan, one: Outage) -> str:
    """Say the share of a group, and how many, who cannot work when the window starts."""
    day = downtime.window_day(given)
    users = downtime.shut_out(one.group, day)
    if users is None or not one.group.size:
        return _NOBODY_KNOWS
    return f"{users / one.group.size * 100:.0f} % ({users:,.0f} users)"


def _minutes(minutes: float) -> str:
    return runbook.in_minutes(minutes) if minutes else _NOBODY_KNOWS


def ways() -> None:
    """Hold the plan against all at once and rolling, side by side."""
    found = downtime.ways(plan(), expected.over_window().forecast)
    if not found or not plan().impact.groups or runbook.schedule(plan()).circle:
        return
    words.section(
        "All at once, or rolling",
        "The same steps run three ways. Rolling replaces as many instances at once as may go, one "
        "at least; what keeps data, or has a single instance, is left as planned.",
    )
    _table([_way(way) for way in found], "the ways to run the steps")
    st.plotly_chart(
        charts.ways(found),
        key="ways",
        config=_CHART,
        alt="Minutes down and degraded of each way; the table above says the same",
    )
    _list([downtime.compared(found)])


def _way(way: Way) -> Mapping[str, str]:
    users, minutes = way.users_hit, way.user_minutes
    return {
        "Way": way.name,
        "Down": runbook.in_minutes(way.down_minutes),
        "Degraded": runbook.in_minutes(way.degraded_minutes),
        "Users hit by the outage": _NOBODY_KNOWS if users is None else f"{users:,}",
        "User-minutes down": _NOBODY_KNOWS if minutes is None else f"{ceil(minutes):,}",
        "Least left": f"{way.capacity_left_percent:.0f} %",
        "Takes in all": runbook.in_minutes(way.minutes),
    }
