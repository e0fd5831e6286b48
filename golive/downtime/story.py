"""What users notice, in sentences."""

from collections.abc import Iterator, Sequence
from math import ceil

from golive import runbook
from golive.downtime.capacity import Room, rooms
from golive.downtime.groups import budget_share, name_of, user_minutes, worse_than_wanted
from golive.downtime.lost import lost
from golive.downtime.outages import Outage
from golive.downtime.sessions import SessionFate, drain, drop_seconds, fate
from golive.downtime.styles import Way
from golive.downtime.upgrades import RAMP_DAYS, client_out_by, shut_out, window_day
from golive.forecast import Forecast
from golive.plan import Experience, Plan, UserGroup, labels


def follows(plan: Plan, forecast: Forecast | None = None) -> tuple[str, ...]:
    """Say what the answers mean for all: user-minutes, who will notice too much, what may go."""
    worse = (_worse(group) for group in plan.impact.groups if worse_than_wanted(group))
    return (*_in_all(plan), *worse, *_capacity(plan, forecast))


def told(plan: Plan, outage: Outage, forecast: Forecast | None = None) -> tuple[str, ...]:
    """Say what one group loses: how long, how much of the budget, sessions, who is shut out."""
    group, name = outage.group, name_of(outage.group)
    return (
        *_typed(plan, group, name),
        *_from_steps(plan, outage, name),
        *_met(plan, outage, forecast, name),
        *_session(outage, name),
        *_connections(outage, name),
        *_upgrade(plan, group, name),
    )


def compared(found: Sequence[Way]) -> tuple[str, ...]:
    """Say what each way to run the steps means."""
    return tuple(_way(way) for way in found)


def _in_all(plan: Plan) -> tuple[str, ...]:
    known = [minutes for g in plan.impact.groups if (minutes := user_minutes(g)) is not None]
    if not known:
        return ()
    return (
        (
            f"If all users were there, {sum(known):,.0f} user-minutes would be affected: users "
            "times the minutes typed."
        ),
    )


def _worse(group: UserGroup) -> str:
    return (
        f"{name_of(group)} will notice “{labels.word(group.expected)}” and should notice at most "
        f"“{labels.word(group.wanted)}”."
    )


def _typed(plan: Plan, group: UserGroup, name: str) -> Iterator[str]:
    if group.expected is Experience.OUTAGE and group.minutes:
        long = runbook.in_minutes(group.minutes)
        yield f"{name}: {long} of outage were typed{_of_budget(plan, group.minutes)}."


def _of_budget(plan: Plan, minutes: float) -> str:
    share = budget_share(plan, minutes)
    return "" if share is None else f", {share * 100:,.0f} % of the error budget"


def _from_steps(plan: Plan, outage: Outage, name: str) -> Iterator[str]:
    """Say what the steps do; steps side by side count once."""
    said = []
    if outage.down:
        long = runbook.in_minutes(outage.down_minutes)
        said.append(f"down for {long}{_of_budget(plan, outage.down_minutes)}")
    if outage.degraded:
        long = runbook.in_minutes(outage.degraded_minutes)
        said.append(f"degraded for {long}")
    if said:
        yield (
            f"{name}: by the steps, what they need is {' and '.join(said)}; at least "
            f"{outage.capacity_left_percent:.0f} % of it is left."
        )


def _met(plan: Plan, outage: Outage, forecast: Forecast | None, name: str) -> Iterator[str]:
    found = lost(plan, outage, forecast)
    if found is None:
        return
    share = f"their share of the users, {found.share * 100:.3g} %, taken as that of the traffic"
    at_most = "at most " if found.at_most else ""
    if outage.down:
        yield (
            f"{name}: about {found.met:,.0f} {found.unit} are met by the outage, {at_most}"
            f"{ceil(found.user_minutes):,} user-minutes ({share})."
        )
    elif outage.degraded:
        yield (
            f"{name}: {at_most}{ceil(found.degraded_user_minutes):,} user-minutes pass while it is "
            f"degraded ({share})."
        )


def _session(outage: Outage, name: str) -> Iterator[str]:
    seconds = drop_seconds(outage)
    found = fate(outage.group, seconds)
    if found is SessionFate.LOST:
        yield (
            f"{name}: sessions are lost, as a connection is away for {seconds:,.0f} seconds: "
            "they log in, subscribe and load again."
        )
    if found is SessionFate.KEPT:
        yield (
            f"{name}: sessions outlast a drop of {seconds:,.0f} seconds, if the server that held "
            "them still has them; ask whether a server that restarts does."
        )


def _connections(outage: Outage, name: str) -> Iterator[str]:
    group, found = outage.group, drain(outage)
    if found is None:
        return
    yield (
        f"{name}: spread {group.connections:,} disconnections over at least "
        f"{found.spread_seconds:,.0f} seconds, because {group.accept_rate_per_second:,} "
        f"reconnections a second were tested: {found.batch:,} every "
        f"{found.interval_seconds:g} s, {found.batches:,} times."
    )
    if found.within is False:
        yield (
            f"{name}: as the steps drop them, {found.rate:,.0f} come back a second, more than "
            "were tested."
        )


def _upgrade(plan: Plan, group: UserGroup, name: str) -> Iterator[str]:
    blocked = shut_out(group, window_day(plan))
    if blocked:
        yield (
            f"{name}: about {blocked:,.0f} users cannot work until they have "
            f"{group.minimum_client} or newer."
        )
    out_by = client_out_by(plan, group)
    if out_by is not None:
        yield (
            f"{name}: {group.minimum_client} must be out by {out_by:%a} {out_by.day} "
            f"{out_by:%b %Y}: {RAMP_DAYS} days until everybody is offered it, and "
            f"{group.adoption_days} until all have it."
        )


def _capacity(plan: Plan, forecast: Forecast | None) -> tuple[str, ...]:
    return tuple(_room(room) for room in rooms(plan, forecast))


def _room(room: Room) -> str:
    name = room.component.name or "A component without a name"
    count, why = room.instances, "by the busiest load expected" if room.by_load else "a third"
    if room.may_go:
        return f"{name}: {room.may_go} of {count} instances may go at once at most ({why})."
    if count == 1:
        return f"{name} has one instance: while it is replaced, it is down."
    lacks = "would not carry the busiest load" if room.by_load else "would be less than two thirds"
    return f"{name}: without one of {count} instances the rest {lacks}; add one first."


def _way(way: Way) -> str:
    down, degraded = (
        f"{word} for {runbook.in_minutes(minutes)}" if minutes else f"{nobody} {word}"
        for word, minutes, nobody in (
            ("down", way.down_minutes, "nobody"),
            ("degraded", way.degraded_minutes, "nothing"),
        )
    )
    return (
        f"{way.name}: {down}, {degraded}, at least {way.capacity_left_percent:.0f} % left, done "
        f"in {runbook.in_minutes(way.minutes)}."
    )
