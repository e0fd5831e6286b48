"""What is missing from the answers, weighed by how near the window is."""

from collections.abc import Iterator
from datetime import datetime

from golive.checklist import Question
from golive.checklist.own.items import unknown_rules
from golive.errors import Finding, Severity
from golive.launch import is_soft
from golive.plan import Plan
from golive.review.answers import answers
from golive.review.weight import growing, listed

_FIELDS = {
    Question.LAUNCH: "strategy.style",
    Question.DOWNTIME: "impact.down_time",
    Question.WINDOW: "timing.taken",
    Question.NOTIFY: "notices.audiences",
    Question.DEPLOY: "deployment.steps",
    Question.ROLLBACK: "rollback.possible",
}
_EARLY, _WEEK = 14, 7


def gaps(plan: Plan, now: datetime) -> Iterator[Finding]:
    """Find what nobody has said yet."""
    yield from _basics(plan, now)
    yield from _unanswered(plan, now)
    yield from _usage(plan)
    yield from _stages(plan, now)
    yield from _way_back(plan, now)
    yield from _own_items(plan)


def _basics(plan: Plan, now: datetime) -> Iterator[Finding]:
    if not plan.launch.owner.strip():
        yield Finding(
            "owner-missing",
            growing(plan, now, _EARLY),
            "launch.owner",
            "Nobody is named who decides.",
            "Name one person on the overview.",
        )
    if plan.launch.zone is None:
        yield Finding(
            "zone-missing",
            Severity.WARN,
            "launch.zone",
            "No business zone is set, so all times are in UTC.",
            "Choose the zone on the overview.",
        )


def _unanswered(plan: Plan, now: datetime) -> Iterator[Finding]:
    for number, answer in enumerate(answers(plan), 1):
        if not answer.given:
            yield Finding(
                f"{answer.question}-unanswered",
                growing(plan, now, _EARLY),
                _FIELDS[answer.question],
                f"Question {number} is not answered.",
                "Answer it on its page.",
            )


def _usage(plan: Plan) -> Iterator[Finding]:
    if plan.timing.taken is not None and not plan.timing.sources:
        yield Finding(
            "usage-missing",
            Severity.NOTE,
            "timing.sources",
            "The window was taken without looking at usage.",
            "Upload a traffic export on page 3 to see how many users it meets.",
        )


def _stages(plan: Plan, now: datetime) -> Iterator[Finding]:
    if is_soft(plan) and not plan.strategy.stages:
        yield Finding(
            "stages-missing",
            growing(plan, now, _WEEK),
            "strategy.stages",
            "A soft launch is chosen and no stage is named.",
            "Name at least the first group on page 1.",
        )


def _way_back(plan: Plan, now: datetime) -> Iterator[Finding]:
    if plan.rollback.possible and not plan.rollback.triggers:
        yield Finding(
            "triggers-missing",
            growing(plan, now, _WEEK),
            "rollback.triggers",
            "Nothing is agreed that would make the team go back.",
            "Add a measurement with a limit and a person who decides on page 6.",
        )
    stateful = [c.name for c in plan.deployment.components if c.stateful and c.changed]
    if plan.rollback.possible and stateful and not plan.rollback.data_written.strip():
        yield Finding(
            "data-written-missing",
            growing(plan, now, _WEEK),
            "rollback.data_written",
            f"Nobody has said what happens to data written to {listed(stateful)} if you go back.",
            "Say it on page 6, under More.",
        )


def _own_items(plan: Plan) -> Iterator[Finding]:
    found = unknown_rules(plan)
    if found:
        yield Finding(
            "own-item-rule",
            Severity.WARN,
            "team.own_items",
            "Your organisation's own items with a rule that this golive does not know stand on "
            f"every launch's list: {listed([own.title for own in found])}.",
            "Choose their rule on the checklist page, under your organisation's own items.",
        )
