"""Hard or soft, against what else was answered."""

from golive import launch
from golive.errors import Finding
from golive.plan import Style
from golive.review.clashes.case import Case, Findings


def strategy(case: Case) -> Findings:
    """Find what the chosen style of launch cannot be together with."""
    if launch.is_soft(case.plan):
        yield from _soft(case)
    if case.plan.strategy.style is Style.HARD and not case.plan.deployment.rehearsed:
        yield Finding(
            "hard-not-rehearsed",
            case.grows(),
            "deployment.rehearsed",
            "Everyone is hit at once, and the run-book was never timed.",
            "Rehearse it once, way back included, and say so on page 5.",
        )


def _soft(case: Case) -> Findings:
    apart = launch.apart(case.plan)
    if apart:
        yield Finding(
            "soft-cannot-coexist",
            case.wrong(),
            "strategy.style",
            f"A soft launch is chosen, and old and new cannot share {' and '.join(apart)}.",
            "Make both work side by side first, or launch hard.",
        )
    if case.plan.strategy.one_instant:
        yield Finding(
            "soft-one-instant",
            case.wrong(),
            "strategy.one_instant",
            "A soft launch is chosen, and everybody must have it at one instant.",
            "Launch hard, or agree that the first stages may come before that instant.",
        )
    if case.plan.rollback.possible is False:
        yield Finding(
            "soft-without-way-back",
            case.wrong(),
            "rollback.possible",
            "A soft launch is chosen so that one can turn round, and there is no way back.",
            "Make one, if only for the first stages, or launch hard.",
        )
