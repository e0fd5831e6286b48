"""What a launch that goes badly costs, and how large a first stage may be.

Blast radius after the Google SRE Workbook, "Canarying releases"; the shares of the error budget
are derived from it. Load is taken as even over the users.
"""

from golive import runbook
from golive.plan import Plan


def overall_error_percent(share_percent: float, error_percent: float) -> float:
    """Give the share of all requests that fail, in percent: share times failures among them."""
    return share_percent / 100 * error_percent


def budget_burnt(
    plan: Plan, share_percent: float, error_percent: float, minutes: float
) -> float | None:
    """Give the share of the error budget used up, 0 to 1; None when there is no budget.

    c·e·d / ((1 - SLO)·P): share times failures among them times minutes exposed, over the budget
    in minutes.
    """
    budget = plan.launch.budget_minutes
    if budget <= 0:
        return None
    return overall_error_percent(share_percent, error_percent) / 100 * minutes / budget


def exposed_minutes(plan: Plan) -> float:
    """Give the minutes users are exposed to a fault: noticing, deciding, and going back."""
    return plan.strategy.detection_minutes + runbook.undo_minutes(plan)


def largest_first_stage_percent(plan: Plan) -> float | None:
    """Give the largest share that keeps a bad first stage within the budget at risk, in percent.

    B·(1 - SLO)·P / (e·d): the budget share to risk, over what exposing everybody would burn; at
    most 100. None when nothing would be burnt or there is no budget.
    """
    everybody = budget_burnt(plan, 100, plan.strategy.worst_error_percent, exposed_minutes(plan))
    if not everybody:
        return None
    return min(plan.launch.budget_share_percent / everybody, 100.0)


def longest_exposure_minutes(plan: Plan) -> float | None:
    """Give how long everybody may be exposed within the budget at risk, in minutes.

    B·(1 - SLO)·P / e. None when nothing would be burnt or there is no budget.
    """
    each = budget_burnt(plan, 100, plan.strategy.worst_error_percent, 1)
    if not each:
        return None
    return plan.launch.budget_share_percent / 100 / each
