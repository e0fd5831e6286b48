"""Answers that contradict each other, or a rule; a module for each subject."""

from collections.abc import Iterator
from datetime import datetime

from golive.errors import Finding
from golive.plan import Plan
from golive.review.clashes.audiences import audiences
from golive.review.clashes.case import Case
from golive.review.clashes.figures import figures
from golive.review.clashes.people import people
from golive.review.clashes.stages import stages
from golive.review.clashes.steps import steps
from golive.review.clashes.strategy import strategy
from golive.review.clashes.users import users
from golive.review.clashes.way_back import way_back
from golive.review.clashes.window import window

#: By the order of the pages; the window, which outweighs all, first.
_SUBJECTS = (window, strategy, stages, users, figures, people, audiences, steps, way_back)


def clashes(plan: Plan, now: datetime) -> Iterator[Finding]:
    """Find what cannot be true together, and what stands against the window."""
    case = Case(plan, now)
    for subject in _SUBJECTS:
        yield from subject(case)
