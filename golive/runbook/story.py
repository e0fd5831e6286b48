"""What follows from the steps, in sentences."""

from collections.abc import Iterator

from golive.plan import Plan, Step
from golive.runbook.chance import Chance, chance
from golive.runbook.estimates import BEST, WORST
from golive.runbook.minutes import in_minutes, total_minutes, untimed, window_minutes
from golive.runbook.schedule import Schedule, schedule
from golive.runbook.words import listed, named, when

_SURE, _NEVER = 0.995, 0.005


def follows(plan: Plan) -> tuple[str, ...]:
    """Say how long the steps take, how surely, which to shorten, and what nobody has said."""
    timed = schedule(plan)
    if timed.circle:
        return (_circle(plan, timed),)
    if not timed.steps:
        return ()
    return (*_length(plan, timed), *_chances(plan, timed), *_by_hand(plan, timed), *_untimed(plan))


def _circle(plan: Plan, timed: Schedule) -> str:
    by_id = {step.id: step for step in plan.deployment.steps}
    turned = [by_id[one] for one in timed.circle]
    how = "wait for each other in a circle" if len(turned) > 1 else "waits for itself"
    return f"{listed(turned)} {how}, so no times can be told. Take out one of the links."


def _length(plan: Plan, timed: Schedule) -> Iterator[str]:
    steps = plan.deployment.steps
    which = "window taken" if plan.timing.taken else "length asked for"
    yield (
        f"{len(steps)} step{'s take' if len(steps) > 1 else ' takes'} {in_minutes(timed.end)}; the "
        f"{which} has {in_minutes(window_minutes(plan))}."
    )
    path = _on_path(plan, timed)
    if len(path) < len(steps):
        together = total_minutes(steps)
        yield (
            f"The end waits for {listed(path)}. One after another, all would take "
            f"{in_minutes(together)}."
        )
    elif len(steps) > 1:
        yield "Each waits for the one before it, so the end waits for every one of them."


def _on_path(plan: Plan, timed: Schedule) -> tuple[Step, ...]:
    by_id = {step.id: step for step in plan.deployment.steps}
    return tuple(by_id[one] for one in timed.critical_path)


def _chances(plan: Plan, timed: Schedule) -> Iterator[str]:
    found = chance(plan)
    if found is None:
        return
    back = "" if plan.rollback.possible is False else _and_back(found)
    yield f"The steps end in the window {_nights(found.there)}{back}."
    yield (
        f"Half of all nights end by {when(timed, found.p50)}, four in five by "
        f"{when(timed, found.p80)}, nineteen in twenty by {when(timed, found.p95)}."
    )
    if found.assumed:
        yield (
            f"For {found.assumed} of {len(found.steps)} steps the best and worst minutes are "
            f"assumed, {BEST * 100:g} % and {WORST * 100:g} % of the likely ones (PMBOK Guide, "
            "rough estimate); times of a rehearsal are better."
        )
    if found.first is not None:
        yield (
            f"Shorten {named(found.first.step)} first: each minute off it takes "
            f"{in_minutes(found.first.saves)} off the end that four nights in five keep."
        )


def _and_back(found: Chance) -> str:
    return f", and going back from their end would {_nights(found.there_and_back)}"


def _nights(share: float) -> str:
    if share >= _SURE:
        return "practically every night"
    return "hardly any night" if share < _NEVER else f"in {share * 100:.0f} of 100 nights"


def _by_hand(plan: Plan, timed: Schedule) -> Iterator[str]:
    steps = plan.deployment.steps
    count = sum(not step.automated for step in steps)
    on_path = _on_path(plan, timed)
    minutes = total_minutes(on_path)
    if not minutes:
        return
    share = total_minutes(tuple(s for s in on_path if not s.automated)) / minutes
    yield (
        f"By hand: {count} of {len(steps)} steps, and {share * 100:.0f} % of the minutes that the "
        "end waits for."
    )


def _untimed(plan: Plan) -> Iterator[str]:
    without = untimed(plan)
    if without:
        total = len(plan.deployment.steps)
        yield f"Steps without minutes, which count nothing: {len(without)} of {total}."
