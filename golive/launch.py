"""Hard or soft: what each puts at risk, and how large a first stage may be."""

from golive import runbook
from golive.plan import Coexist, Plan, Stage, Style


def is_soft(plan: Plan) -> bool:
    """Tell whether a soft launch was chosen."""
    return plan.strategy.style is Style.SOFT


def cannot_coexist(plan: Plan) -> tuple[str, ...]:
    """Name in what respects old and new cannot run side by side."""
    asked = {
        "data": plan.strategy.data_coexists,
        "the protocol between client and server": plan.strategy.protocol_coexists,
        "sessions": plan.strategy.sessions_coexist,
    }
    return tuple(name for name, answer in asked.items() if answer is Coexist.NO)


def budget_burnt(
    plan: Plan, share_percent: float, error_percent: float, minutes: float
) -> float | None:
    """Give the share of the error budget used up, 0 to 1; None when there is no budget.

    share times error rate times minutes, over the budget in minutes (derived from the Google SRE
    Workbook, "Canarying releases"). Even load is assumed.
    """
    budget = plan.launch.budget_minutes
    if budget <= 0:
        return None
    return share_percent / 100 * error_percent / 100 * minutes / budget


def exposed_minutes(plan: Plan) -> float:
    """Give the minutes users are exposed to a fault: noticing, deciding, and going back."""
    return plan.strategy.detection_minutes + runbook.undo_minutes(plan)


def largest_first_stage_percent(plan: Plan) -> float | None:
    """Give the largest share that keeps a bad first stage within the budget at risk, in percent.

    The budget share to risk, over what exposing everybody would burn; at most 100. None when
    nothing would be burnt or there is no budget.
    """
    everybody = budget_burnt(plan, 100, plan.strategy.worst_error_percent, exposed_minutes(plan))
    if not everybody:
        return None
    return min(plan.launch.budget_share_percent / everybody, 100.0)


def follows(plan: Plan) -> tuple[str, ...]:
    """Say what the choice of launch puts at risk, and what would speak for the other one."""
    if plan.strategy.style is None:
        return _advice(plan)
    return (*_advice(plan), *_risk(plan))


def _advice(plan: Plan) -> tuple[str, ...]:
    apart = cannot_coexist(plan)
    style = plan.strategy.style
    if apart:
        named = " and ".join(apart)
        if style is Style.SOFT:
            return (f"Old and new cannot share {named}: a soft launch needs that solved first.",)
        return (
            (
                f"Old and new cannot share {named}, which speaks for a hard launch. Make up for "
                "it: deploy hidden beforehand, rehearse, and reserve more time for the way back."
            ),
        )
    known = Coexist.UNKNOWN not in (plan.strategy.data_coexists, plan.strategy.protocol_coexists)
    if style is Style.HARD and known:
        return (
            (
                "Nothing said here stands in the way of a soft launch; say below why everyone must "
                "be hit at once."
            ),
        )
    return ()


def _risk(plan: Plan) -> tuple[str, ...]:
    if is_soft(plan):
        return (*_first_stage(plan), *_safe_stage(plan))
    burnt = budget_burnt(plan, 100, plan.strategy.worst_error_percent, exposed_minutes(plan))
    return (_burnt("A hard launch that goes badly", plan, 100, burnt),)


def _first_stage(plan: Plan) -> tuple[str, ...]:
    stage: Stage | None = next(
        (s for s in plan.strategy.stages if s.share_percent is not None), None
    )
    if stage is None or stage.share_percent is None:
        return ("Name the first stage and its share, and golive says what it puts at risk.",)
    burnt = budget_burnt(
        plan, stage.share_percent, plan.strategy.worst_error_percent, exposed_minutes(plan)
    )
    who = f"“{stage.name}”" if stage.name else "The first stage"
    return (_burnt(f"{who} going badly", plan, stage.share_percent, burnt),)


def _burnt(what: str, plan: Plan, share: float, burnt: float | None) -> str:
    errors = share / 100 * plan.strategy.worst_error_percent
    exposed = runbook.in_minutes(exposed_minutes(plan))
    said = f"{what} means {errors:.3g} % of all requests fail for {exposed}"
    if burnt is None:
        return said + "."
    return (
        f"{said}: {burnt * 100:,.1f} % of the {plan.launch.slo_period_days}-day error budget at "
        f"an SLO of {plan.launch.slo_percent:g} %."
    )


def _safe_stage(plan: Plan) -> tuple[str, ...]:
    largest = largest_first_stage_percent(plan)
    if largest is None:
        return ()
    return (
        (
            f"To risk no more than {plan.launch.budget_share_percent:g} % of the budget, the first "
            f"stage may hold up to {largest:.3g} % of the users."
        ),
    )
