"""People who decide or do something while they are away, or who stand in for themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from golive.errors import Finding, Severity
from golive.plan import Person, Trigger
from golive.review.clashes.case import Case, Findings, named
from golive.review.clashes.roster import Roster
from golive.runbook.together import owner_key
from golive.window import Window, clock

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class _Duty:
    """What somebody does in the window, from when until when, and who stands in."""

    name: str
    stand_in: str
    what: str
    start: datetime
    end: datetime


def people(case: Case) -> Findings:
    """Find who is named and cannot be there; those who must be there refuse the window itself."""
    yield from _themselves(case)
    if case.roster is not None and case.ahead is not None:
        missed = [duty for duty in _duties(case, case.ahead) if _away(case.roster, duty)]
        for person in case.plan.timing.people:
            own = [duty for duty in missed if owner_key(duty.name) == owner_key(person.name)]
            if own:
                yield _finding(case, case.roster, person, own)


def _finding(case: Case, roster: Roster, person: Person, missed: list[_Duty]) -> Finding:
    """Say once of a person what they miss: the first of it in words, the rest counted."""
    alone = [duty for duty in missed if not _covered(roster, duty)]
    first = (alone or missed)[0]
    others = len(missed) - 1
    rest = f" and {others} other thing{'s' if others > 1 else ''}" if others else ""
    return Finding(
        "person-away",
        case.wrong() if alone else case.doubtful(),
        f"timing.people.{person.id}",
        f"{person.name.strip()} {first.what}{rest}, and cannot be there for all of it.",
        "Name somebody who is there, or take another window."
        if alone
        else f"Give it to {first.stand_in.strip()}, who stands in, or take another window.",
    )


def _duties(case: Case, window: Window) -> Iterator[_Duty]:
    """Give what each name does: deciding lasts as long as the window, a step as long as it runs."""
    launch = case.plan.launch
    whole = (window.start, window.end)
    yield _Duty(launch.owner, launch.stand_in, "decides about the launch", *whole)
    for times in case.timed.steps:
        step = times.step
        start = case.timed.at(times.early_start) or window.end  # a century later
        end = case.timed.at(times.early_finish) or window.end
        what = f"does {_named(step.name)} {clock(start, window.zone)}"
        yield _Duty(step.owner, step.stand_in, what, start, max(end, start + _SECOND))
    for trigger in case.plan.rollback.triggers:
        yield _Duty(trigger.decider, trigger.stand_in, f"decides at {_of(trigger)}", *whole)


def _away(roster: Roster, duty: _Duty) -> bool:
    return roster.away(duty.name, duty.start, duty.end)


def _covered(roster: Roster, duty: _Duty) -> bool:
    named_one = bool(duty.stand_in.strip())
    return named_one and not roster.away(duty.stand_in, duty.start, duty.end)


def _themselves(case: Case) -> Findings:
    for where, who, what in _pairs(case):
        yield Finding(
            "stand-in-for-oneself",
            Severity.WARN,
            where,
            f"{who} is named twice at {what}: to be there and to stand in.",
            "Name a second person.",
        )


def _pairs(case: Case) -> Iterator[tuple[str, str, str]]:
    """Give where somebody is their own stand-in, who, and at what."""
    plan = case.plan
    rows = [
        ("launch.stand_in", plan.launch.owner, plan.launch.stand_in, "the launch"),
        *(
            (f"deployment.steps.{s.id}", s.owner, s.stand_in, _named(s.name))
            for s in plan.deployment.steps
        ),
        *(
            (f"rollback.triggers.{t.id}", t.decider, t.stand_in, _of(t))
            for t in plan.rollback.triggers
        ),
    ]
    for where, one, other, what in rows:
        if owner_key(one) and owner_key(one) == owner_key(other):
            yield where, one.strip(), what


def _named(step: str) -> str:
    return named(step, "a step without a name")


def _of(trigger: Trigger) -> str:
    return named(trigger.measure, "a trigger without a name")
