"""An organisation's shared items beside those of one plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from golive.plan import OwnItem, Plan


@dataclass(frozen=True, slots=True)
class Beside:
    """How a plan's own items and those that all plans share differ.

    Attributes:
        missing: shared, and not in the plan.
        differing: in both, with other words: the plan's, and the shared one.
        unshared: in the plan alone.
    """

    missing: tuple[OwnItem, ...]
    differing: tuple[tuple[OwnItem, OwnItem], ...]
    unshared: tuple[OwnItem, ...]


def beside(plan: Plan, shared: Iterable[OwnItem]) -> Beside:
    """Compare a plan's own items with the shared ones, by id."""
    ours = {item.id: item for item in plan.team.own_items}
    theirs = {item.id: item for item in shared}
    return Beside(
        missing=tuple(item for name, item in theirs.items() if name not in ours),
        differing=tuple(
            (item, theirs[name])
            for name, item in ours.items()
            if name in theirs and theirs[name] != item
        ),
        unshared=tuple(item for name, item in ours.items() if name not in theirs),
    )


def with_shared(plan: Plan, shared: Iterable[OwnItem]) -> Plan:
    """Give a plan that also carries every shared item; its own wording of one stays."""
    items = (*plan.team.own_items, *beside(plan, shared).missing)
    return plan.model_copy(update={"team": plan.team.model_copy(update={"own_items": items})})
