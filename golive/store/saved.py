"""What the store gives back: a plan as it was saved, and a line in the list of plans."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from golive.plan import Plan


@dataclass(frozen=True, slots=True)
class Saved:
    """A plan as the store holds it.

    Attributes:
        plan: the plan.
        rev: its revision, from 1; every saved change raises it by one.
        saved_at: when it was last saved, in UTC.
        saved_by: who saved it.
    """

    plan: Plan
    rev: int
    saved_at: datetime
    saved_by: str


class PlanState(StrEnum):
    """Where a plan stands in the list of plans."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    """Out of the way; opened and changed as before."""
    DELETED = "deleted"
    """Neither opened nor changed until it is put back."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list of plans.

    Attributes:
        id: its id, which stands in the links to it.
        title: the launch's name.
        rev: its revision.
        saved_at: when it was last saved, in UTC.
        saved_by: who saved it.
        state: whether it is in use, archived or deleted.
    """

    id: str
    title: str
    rev: int
    saved_at: datetime
    saved_by: str
    state: PlanState = PlanState.ACTIVE
