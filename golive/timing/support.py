"""The first support after a window: somebody of the roster must be there."""

from collections.abc import Iterator

from golive.forecast.clock import Ints, moment
from golive.plan import Plan
from golive.runbook import in_minutes
from golive.timing.people import Presence, nobody
from golive.timing.rule import Mask, Rule, seconds, touches
from golive.window import Window


def support_rule(plan: Plan, roster: tuple[Presence, ...], first: int, last: int) -> Iterator[Rule]:
    """Refuse windows after which nobody of the roster is there, at some moment of the support.

    People may relieve each other. Without a roster everybody counts as there.

    Args:
        plan: the plan, for the minutes of support.
        roster: who is there when.
        first: start of the stretch that the roster was asked about, in seconds.
        last: its end, in seconds, the support after the last window included.
    """
    support_s = support_seconds(plan)
    alone = nobody((one.there for one in roster), first, last)
    if not roster or not support_s or not len(alone):
        return
    needed = in_minutes(plan.timing.support_minutes)

    def stands(starts: Ints, length: int) -> Mask:
        return touches(alone)(starts + length, support_s)

    def why(window: Window) -> str:
        end = sum(seconds(window))
        met = (alone[:, 0] < end + support_s) & (alone[:, 1] > end)
        begins, ends = (int(at) for at in alone[met][0])
        missing = Window(
            start=moment(max(begins, end)), end=moment(min(ends, end + support_s)), zone=plan.zone
        )
        return f"Nobody on the roster is there {missing}, in the {needed} of support afterwards."

    yield Rule("support", "", stands, why, f"The {needed} of support after the window")


def support_seconds(plan: Plan) -> int:
    """Give how long somebody must be there after the window, in seconds."""
    return round(plan.timing.support_minutes * 60)
