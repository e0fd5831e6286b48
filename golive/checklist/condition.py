"""When an item is on the list: conditions over the plan, each with the answer in words.

A condition yields subjects. A question asked of the whole plan yields one or none; a question
asked of each row of a list yields one per row. A question that nobody has answered yet yields
none: silence switches nothing on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from golive.checklist.task import Question
from golive.checklist.words import shortened
from golive.plan import Plan, Row

R = TypeVar("R", bound=Row)

_NAME: Callable[[Row], str] = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Subject:
    """What one task is about.

    Attributes:
        says: the answer in words, as the clause that follows “Because”.
        question: the page on which the answer stands.
        row: the row of the plan that the task is about, if there is one task per row.
        name: what the row is called in a title; never empty for a row, different for each row.
        always: nothing had to be answered; every launch has this subject.
    """

    says: str
    question: Question
    row: Row | None = None
    name: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """When an item applies.

    Attributes:
        name: the condition in words.
        question: the page on which the answer stands.
        subjects: gives what the plan holds for it; empty if the item does not apply.
        per_row: one task for each row.
        always: it holds for every plan.
        means: what it asks of a plan, one sentence.
    """

    name: str
    question: Question
    subjects: Callable[[Plan], tuple[Subject, ...]]
    per_row: bool = False
    always: bool = False
    means: str = ""

    def holds(self, plan: Plan) -> bool:
        """Tell whether the item applies to the plan."""
        return bool(self.subjects(plan))


def when(
    question: Question, says: Callable[[Plan], str]
) -> Callable[[Callable[[Plan], bool]], Condition]:
    """Make a condition of a question about the whole plan, named like the function."""

    def condition(holds: Callable[[Plan], bool]) -> Condition:
        def subjects(plan: Plan) -> tuple[Subject, ...]:
            return (Subject(says(plan), question),) if holds(plan) else ()

        return Condition(_words(holds), question, subjects, means=_meaning(holds))

    return condition


def always(
    question: Question, says: Callable[[Plan], str]
) -> Callable[[Callable[[Plan], None]], Condition]:
    """Make a condition that holds for every plan, named like the function, which does nothing."""

    def condition(named: Callable[[Plan], None]) -> Condition:
        def subjects(plan: Plan) -> tuple[Subject, ...]:
            return (Subject(says(plan), question, always=True),)

        return Condition(_words(named), question, subjects, always=True)

    return condition


def each(
    question: Question,
    noun: str,
    says: Callable[[R, str], str],
    called: Callable[[R], str] = _NAME,
) -> Callable[[Callable[[Plan], Iterable[R]]], Condition]:
    """Make a condition that yields a task per row, named like the function.

    Args:
        question: the page on which the rows stand.
        noun: what a row without a name is called, followed by its place: `audience 2`.
        says: gives the answer in words from the row and its name in quotation marks.
        called: gives the row's name.
    """

    def condition(rows: Callable[[Plan], Iterable[R]]) -> Condition:
        def subjects(plan: Plan) -> tuple[Subject, ...]:
            return tuple(
                Subject(says(row, f"“{name}”"), question, row, name)
                for name, row in _named(rows(plan), noun, called).items()
            )

        return Condition(_words(rows), question, subjects, per_row=True, means=_meaning(rows))

    return condition


def either(*conditions: Condition) -> Condition:
    """Make a condition that holds if any of these does; the first that does says why."""

    def subjects(plan: Plan) -> tuple[Subject, ...]:
        return next((found for one in conditions if (found := one.subjects(plan))), ())

    name = " or ".join(one.name for one in conditions)
    return Condition(name, conditions[0].question, subjects)


def _words(function: Callable[..., object]) -> str:
    return function.__name__.replace("_", " ")


def _meaning(function: Callable[..., object]) -> str:
    return function.__doc__ or ""


def _named(rows: Iterable[R], noun: str, called: Callable[[R], str]) -> dict[str, R]:
    """Give the rows by a name that each has alone."""
    named: dict[str, R] = {}
    for place, row in enumerate(rows, start=1):
        wish = shortened(called(row)) or f"{noun} {place}"
        name, copy = wish, 1
        while name in named:
            copy += 1
            name = f"{wish} ({copy})"
        named[name] = row
    return named
