"""What follows from the way back, in sentences."""

from collections.abc import Iterator

from golive.plan import Plan
from golive.runbook.back import WayBack, way_back
from golive.runbook.cures import cures
from golive.runbook.fit import Fit, fit
from golive.runbook.minutes import in_minutes
from golive.runbook.words import listed, named, when


def way_back_follows(plan: Plan) -> tuple[str, ...]:
    """Say whether there and back fit, until when one can turn round, and what is lost."""
    if plan.rollback.possible is None:
        return ()
    if not plan.rollback.possible:
        return (
            (
                "Without a way back every fault must be mended forward, in the window. Agree who "
                "may stop before the first step, and rehearse the whole run-book."
            ),
        )
    back = way_back(plan)
    of_steps = (*_no_return(back), *_data_at_risk(back)) if back else ()
    return (*_fits(plan), *_objective(plan), *of_steps)


def _fits(plan: Plan) -> Iterator[str]:
    gauge = fit(plan)
    yield (
        f"Going back takes up to {in_minutes(gauge.back)}: {gauge.decision:g} to decide, "
        f"{gauge.undo:g} to undo, {gauge.verification_after:g} to verify."
    )
    if gauge.shortfall:
        yield from _too_short(plan, gauge)
    else:
        yield (
            f"Forward ({in_minutes(gauge.there)}) and back fit into {in_minutes(gauge.window)}, "
            f"with {in_minutes(gauge.window - gauge.needed)} to spare."
        )


def _too_short(plan: Plan, gauge: Fit) -> Iterator[str]:
    yield (
        f"Forward ({in_minutes(gauge.there)}) and back need {in_minutes(gauge.needed)}, "
        f"{in_minutes(gauge.shortfall)} more than there are."
    )
    found = cures(plan)
    ways = [f"take a window {in_minutes(found.longer)} longer"]
    if found.saved:
        ways.append(
            f"do {listed(found.beforehand)} before the window (saves {in_minutes(found.saved)})"
        )
    if found.apart is not None:
        component = next(c for c in plan.deployment.components if c.id == found.apart)
        ways.append(
            f"let {named(component)} go live apart (it needs {in_minutes(found.apart_needs)}, the "
            f"rest {in_minutes(found.rest_needs)})"
        )
    yield f"What would help: {'; or '.join(ways)}."


def _objective(plan: Plan) -> Iterator[str]:
    goal, back = plan.rollback.rto_minutes, fit(plan).back
    if goal is not None:
        met = "within" if back <= goal else "longer than"
        yield f"That is {met} the recovery time objective of {in_minutes(goal)}."


def _no_return(back: WayBack) -> Iterator[str]:
    point = back.no_return
    if point.minutes < 0:
        yield "Even who turns round at the window’s start is not back before it ends."
        return
    why = (
        f"{named(point.step)} cannot be undone"
        if point.structural and point.step
        else "who turns round later is not back before the window ends"
    )
    yield f"Point of no return: {when(back.timed, point.minutes)}, because {why}."
    if point.gate < 0:
        yield "So the last go / no-go comes before the window begins."
    else:
        yield f"So the last go / no-go is due by {when(back.timed, point.gate)}."


def _data_at_risk(back: WayBack) -> Iterator[str]:
    end, rollback = back.gauge.there, back.plan.rollback
    lost = back.at_risk(end)
    if lost is None:
        return
    minutes = in_minutes(back.at_risk_minutes(end))
    yield (
        f"Who goes back at the end loses about {lost:,.0f} writes: "
        f"{rollback.writes_per_minute:,.10g} a minute for {minutes} on the new version, "
        f"{rollback.not_replayable_percent:g} % of them not replayable."
    )
    if back.within_rpo is not None and rollback.rpo_minutes is not None:
        met = "within" if back.within_rpo else "more than"
        yield f"That is {met} the recovery point objective of {in_minutes(rollback.rpo_minutes)}."
