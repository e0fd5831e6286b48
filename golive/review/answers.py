"""The six answers as sentences, whether each was given, and the time left."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from golive.checklist import Question
from golive.plan import Plan, labels
from golive.runbook import in_minutes, schedule

_BECAUSE = re.compile(r"^because\s+", re.IGNORECASE)
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the six questions, as it is answered now.

    Attributes:
        question: which.
        asks: the question in a few words.
        says: the answer as a sentence, or what is missing.
        given: whether it is answered.
    """

    question: Question
    asks: str
    says: str
    given: bool


def answers(plan: Plan) -> tuple[Answer, ...]:
    """Say the six answers, in the order of the questions."""
    return (
        _answer(Question.LAUNCH, "Hard or soft", _style(plan)),
        _answer(Question.DOWNTIME, "Users will notice", _notice(plan)),
        _answer(Question.WINDOW, "When", _when(plan)),
        _answer(Question.NOTIFY, "Told first", _told(plan)),
        _answer(Question.DEPLOY, "Deployed", _deployed(plan)),
        _answer(Question.ROLLBACK, "The way back", _back(plan)),
    )


def answered(plan: Plan) -> dict[Question, bool]:
    """Tell for each of the six questions whether it is answered."""
    return {answer.question: answer.given for answer in answers(plan)}


def countdown(plan: Plan, now: datetime) -> str:
    """Say how long until the window, or since."""
    taken = plan.timing.taken
    if taken is None:
        return "No window yet"
    if now < taken.window.start:
        return f"{_span(taken.window.start - now)} to go"
    if now < taken.window.end:
        return f"In the window, {_span(taken.window.end - now)} left"
    return f"The window ended {_span(now - taken.window.end)} ago"


def _span(length: timedelta) -> str:
    if length >= 2 * _DAY:
        return f"{length // _DAY} days"
    if length >= 2 * _HOUR:
        return f"{length // _HOUR} hours"
    return in_minutes(length // timedelta(minutes=1))


def _answer(question: Question, asks: str, says: str | None) -> Answer:
    return Answer(question, asks, says or "Not answered yet.", says is not None)


def _style(plan: Plan) -> str | None:
    style = plan.strategy.style
    if style is None:
        return None
    why = _BECAUSE.sub("", plan.strategy.why.strip())
    said = f", because {why}" if why else ""
    return f"{labels.word(style)}{said}".rstrip(".") + "."


def _notice(plan: Plan) -> str | None:
    asked = {
        "down-time": plan.impact.down_time,
        "disconnections": plan.impact.disconnects,
        "a forced upgrade": plan.impact.forces_upgrade,
    }
    if None in asked.values():
        return None
    noticed = [name for name, yes in asked.items() if yes]
    what = ", ".join(noticed) if noticed else "nothing"
    groups = len(plan.impact.groups)
    who = f", in {groups} user group{'s' if groups != 1 else ''}" if groups else ""
    return f"{what.capitalize()}{who}."


def _when(plan: Plan) -> str | None:
    taken = plan.timing.taken
    if taken is None:
        return None
    share = taken.share_of_peak
    busy = f", at {share * 100:.1f} % of the peak" if share is not None else ""
    return f"{taken.window}{busy}."


def _told(plan: Plan) -> str | None:
    told = plan.notices.audiences
    if not told:
        return "Nobody outside the team." if plan.notices.nobody else None
    sent = sum(audience.sent_on is not None for audience in told)
    return f"{len(told)} audience{'s' if len(told) != 1 else ''}, {sent} told."


def _deployed(plan: Plan) -> str | None:
    steps = plan.deployment.steps
    if not steps:
        return None
    by_hand = sum(not step.automated for step in steps)
    count = f"{len(steps)} step{'s' if len(steps) != 1 else ''}"
    timed = schedule(plan)
    long = "waiting in a circle" if timed.circle else f"{in_minutes(timed.end)} from first to last"
    return f"{count}, {long}, {by_hand} by hand."


def _back(plan: Plan) -> str | None:
    way = plan.rollback
    if way.possible is None:
        return None
    if not way.possible:
        return "None: faults are mended forward."
    if not way.plan.strip() and not way.triggers:
        return None
    triggers = len(way.triggers)
    return f"There is one, with {triggers} trigger{'s' if triggers != 1 else ''}."
