"""What users notice, by what was typed and by what the steps do."""

from collections.abc import Iterator

from golive import downtime
from golive.downtime import Outage
from golive.errors import Finding, Severity
from golive.plan import Experience, UserGroup
from golive.review.clashes.case import Case, Findings, named
from golive.review.heard import day
from golive.review.weight import listed
from golive.runbook import in_minutes

#: Minutes typed and minutes computed that differ by less are the same.
_ABOUT = 1.0
_MANY = 2.0


def users(case: Case) -> Findings:
    """Find what page 2 says and the steps, the clients or the error budget do not bear out."""
    yield from _denied(case)
    yield from _worse(case)
    for outage in case.outages:
        yield from _minutes(case, outage)
        yield from _connections(case, outage)
        yield from _client(case, outage.group)
    yield from _budget(case)


def _denied(case: Case) -> Findings:
    """Find down-time that was said not to be: as typed for a group, else by the steps."""
    impact = case.plan.impact
    if impact.down_time is not False:
        return
    out = [g.name for g in impact.groups if g.expected is Experience.OUTAGE]
    if out:
        yield Finding(
            "outage-without-down-time",
            Severity.WARN,
            "impact.down_time",
            f"No down-time is expected, and {listed(out)} will notice a full outage.",
            "Correct one of the two on page 2.",
        )
    down = [o for o in case.outages if o.down and o.group.expected is not Experience.OUTAGE]
    if down:
        yield Finding(
            "down-time-by-steps",
            case.wrong(),
            "impact.down_time",
            "No down-time is expected, and by the steps all that "
            f"{listed([outage.group.name for outage in down])} need is down for up to "
            f"{in_minutes(max(outage.down_minutes for outage in down))}.",
            "Say so on page 2, or let the steps on page 5 take down less at a time.",
        )


def _worse(case: Case) -> Findings:
    for group in case.plan.impact.groups:
        if downtime.worse_than_wanted(group):
            yield Finding(
                "worse-than-wanted",
                case.grows(),
                _where(group),
                f"{_name(group)} will notice more than they should.",
                "Change the deployment, or what is wanted, on page 2.",
            )


def _minutes(case: Case, outage: Outage) -> Findings:
    """Find minutes typed that are not those of the steps, where there is down-time by both."""
    typed, computed = outage.group.minutes, outage.down_minutes
    if typed is None or not outage.down or case.plan.impact.down_time is False:
        return
    if typed < computed - _ABOUT or typed > _MANY * computed + _ABOUT:
        yield Finding(
            "minutes-differ",
            case.wrong() if typed < computed else Severity.NOTE,
            _where(outage.group),
            f"{_name(outage.group)} are said to notice it for {in_minutes(typed)}; by the steps "
            f"what they need is down for {in_minutes(computed)}.",
            "Correct the minutes on page 2, or the steps on page 5.",
        )


def _connections(case: Case, outage: Outage) -> Findings:
    group = outage.group
    hit = outage.down or outage.degraded
    if not group.connections or not hit:
        return
    if case.plan.impact.disconnects is False:
        yield Finding(
            "disconnects-denied",
            case.wrong(),
            _where(group),
            f"Nobody is to be disconnected, and the steps restart what {_name(group)} hold "
            f"{group.connections:,} connections to.",
            "Say on page 2 that they are disconnected, or let page 5 drain them first.",
        )
    said = _together(outage)
    if said:
        yield Finding(
            "reconnects-too-fast",
            case.wrong(),
            _where(group),
            f"As the steps drop them, {said} of {_name(group)} come back, and "
            f"{group.accept_rate_per_second:,} a second were tested.",
            "Drop them in smaller batches on page 5, or test a higher rate.",
        )


def _together(outage: Outage) -> str:
    """Say how fast connections come back where that is faster than was tested; else nothing."""
    found, group = downtime.drain(outage), outage.group
    if found is None:
        return ""
    if outage.down and (group.connections or 0) > (group.accept_rate_per_second or 0):
        return f"all {group.connections:,} connections at once"
    return f"{found.rate:,.0f} connections a second" if found.within is False else ""


def _client(case: Case, group: UserGroup) -> Findings:
    plan = case.plan
    out_by = downtime.client_out_by(plan, group)
    if out_by is not None and group.client_published and group.client_published > out_by:
        yield Finding(
            "client-too-late",
            case.wrong(30),
            _where(group),
            f"{_name(group)} get {group.minimum_client} on {day(group.client_published)}; it must "
            f"be out by {day(out_by)} for all of them to have it in time.",
            "Publish it earlier, take a later window, or let old clients work for longer.",
        )
    if plan.impact.forces_upgrade is False and group.expected is Experience.UPGRADE:
        yield Finding(
            "upgrade-denied",
            Severity.WARN,
            _where(group),
            f"Nobody must upgrade a client, and {_name(group)} will notice that they must.",
            "Correct one of the two on page 2.",
        )


def _budget(case: Case) -> Findings:
    """Find the outage that uses up more than the whole error budget; the longest, if several do."""
    worst = max(_outages(case), key=lambda one: one[0], default=None)
    if worst is None:
        return
    minutes, group = worst
    share = downtime.budget_share(case.plan, minutes)
    if share is not None and share > 1:
        launch = case.plan.launch
        yield Finding(
            "budget-used-up",
            case.doubtful(),
            _where(group),
            f"{in_minutes(minutes)} of outage for {_name(group)} are more than the error budget of "
            f"{in_minutes(launch.budget_minutes)} in {launch.slo_period_days} days "
            f"({launch.slo_percent:g} %).",
            "Shorten the outage, or agree on planned maintenance outside the objective.",
        )


def _outages(case: Case) -> Iterator[tuple[float, UserGroup]]:
    """Give minutes of outage and group: by the steps, else as typed."""
    for outage in case.outages:
        typed = outage.group.minutes if outage.group.expected is Experience.OUTAGE else None
        yield outage.down_minutes or typed or 0.0, outage.group


def _where(group: UserGroup) -> str:
    return f"impact.groups.{group.id}"


def _name(group: UserGroup) -> str:
    return named(group.name, "a group without a name")
