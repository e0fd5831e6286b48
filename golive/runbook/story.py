"""What follows from the steps and from the way back, in sentences."""

from golive.plan import Plan
from golive.runbook.minutes import (
    first_irreversible,
    fit,
    in_minutes,
    manual_share,
    total_minutes,
    undo_minutes,
    untimed,
    window_minutes,
)


def follows(plan: Plan) -> tuple[str, ...]:
    """Say how long the deployment takes, how much of it by hand, and what nobody has said."""
    steps = plan.deployment.steps
    if not steps:
        return ()
    said = [_length(plan)]
    share = manual_share(plan)
    if share is not None:
        said.append(f"{share * 100:.0f} % of the minutes are done by hand.")
    last = first_irreversible(plan)
    if last is not None:
        said.append(
            f"“{last.name or 'A step without a name'}” cannot be undone: it is the point of no "
            "return, and the last go / no-go must come before it."
        )
    without = untimed(plan)
    if without:
        said.append(f"Steps without minutes, which count nothing: {len(without)} of {len(steps)}.")
    return tuple(said)


def _length(plan: Plan) -> str:
    steps = plan.deployment.steps
    total, window = total_minutes(steps), window_minutes(plan)
    which = "window taken" if plan.timing.taken else "length asked for"
    return (
        f"One after another, {len(steps)} step{'s take' if len(steps) > 1 else ' takes'} "
        f"{in_minutes(total)}; the {which} has {in_minutes(window)}."
    )


def way_back_follows(plan: Plan) -> tuple[str, ...]:
    """Say whether going forward and back fits, how long back takes, and what data are at risk."""
    if plan.rollback.possible is None:
        return ()
    if not plan.rollback.possible:
        return (
            (
                "Without a way back every fault must be mended forward, in the window. Agree who "
                "may stop before the first step, and rehearse the whole run-book."
            ),
        )
    return (*_fits(plan), *_objective(plan), *_data_at_risk(plan))


def _fits(plan: Plan) -> tuple[str, ...]:
    gauge = fit(plan)
    back = (
        f"Going back takes up to {in_minutes(gauge.back)}: {gauge.decision:g} to decide, "
        f"{gauge.undo:g} to undo, {gauge.verification_after:g} to verify."
    )
    there = in_minutes(gauge.implementation + gauge.verification)
    if not gauge.shortfall:
        spare = gauge.window - gauge.needed
        return (
            back,
            (
                f"Forward ({there}) and back fit into {in_minutes(gauge.window)}, with "
                f"{in_minutes(spare)} to spare."
            ),
        )
    return (
        back,
        (
            f"Forward ({there}) and back need {in_minutes(gauge.needed)}, "
            f"{in_minutes(gauge.shortfall)} more than there are. Take a longer window, do steps "
            "beforehand, or split the release."
        ),
    )


def _objective(plan: Plan) -> tuple[str, ...]:
    goal, back = plan.rollback.rto_minutes, fit(plan).back
    if goal is None:
        return ()
    met = "within" if back <= goal else "longer than"
    return (f"That is {met} the recovery time objective of {in_minutes(goal)}.",)


def _data_at_risk(plan: Plan) -> tuple[str, ...]:
    writes, lost = plan.rollback.writes_per_minute, plan.rollback.not_replayable_percent
    if writes is None or lost is None:
        return ()
    minutes = plan.rollback.decision_minutes + undo_minutes(plan)
    at_risk = writes * minutes * lost / 100
    return (
        (
            f"About {at_risk:,.0f} writes would be lost: {writes:,.10g} a minute for "
            f"{in_minutes(minutes)}, {lost:g} % of them not replayable."
        ),
    )
