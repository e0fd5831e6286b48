"""What was said about hard and soft, and what old and new cannot share."""

from golive.plan import Coexist, Plan, Style


def is_soft(plan: Plan) -> bool:
    """Tell whether a soft launch was chosen."""
    return plan.strategy.style is Style.SOFT


def cannot_coexist(plan: Plan) -> tuple[str, ...]:
    """Name in what respects old and new cannot run side by side."""
    return _answered(plan, Coexist.NO)


def apart(plan: Plan) -> tuple[str, ...]:
    """Name what keeps old and new from running side by side; empty if nothing does.

    Sessions alone do not, as each user can be kept on one version.
    """
    return tuple(name for name in cannot_coexist(plan) if name != "sessions")


def not_known_to_coexist(plan: Plan) -> tuple[str, ...]:
    """Name in what respects nobody has said whether old and new can run side by side."""
    return _answered(plan, Coexist.UNKNOWN)


def _answered(plan: Plan, wanted: Coexist) -> tuple[str, ...]:
    asked = {
        "data": plan.strategy.data_coexists,
        "the protocol between client and server": plan.strategy.protocol_coexists,
        "sessions": plan.strategy.sessions_coexist,
    }
    return tuple(name for name, answer in asked.items() if answer is wanted)
