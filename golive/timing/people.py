"""People: when somebody who is needed, or wanted, cannot be there, on their own clock."""

from collections.abc import Iterator
from datetime import time

import numpy as np

from golive.forecast.clock import DAY, Clock, Ints, day_number, day_of, moment, pairs
from golive.plan import Person
from golive.timing.hours import day_numbers, gaps, shifts
from golive.timing.rule import Rule, met_by, touches
from golive.window import Window, WorkingDays, clock

#: What doing without somebody optional costs a window, in points of a hundred (golive).
ABSENT_POINTS = 5


def people_rules(
    people: tuple[Person, ...], zone: str, days: WorkingDays, first: int, last: int
) -> Iterator[Rule]:
    """Make a rule of each person who is away at some time between two instants.

    Args:
        people: the roster.
        zone: the clock of a person without a zone of their own.
        days: the working days, for those who do not work on days off.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.
    """
    for person in people:
        own = Clock.over(person.zone or zone, first, last)
        leave = own.stretches(_leave(person))
        idle = gaps(_present(person, days, own, day_numbers(own, first, last)), first, last)
        away = np.concatenate((leave, idle))
        if len(away):
            yield _rule(person, zone, leave, away[np.argsort(away[:, 0], kind="stable")])


def _leave(person: Person) -> Ints:
    spans = ((day_number(span.first), day_number(span.last) + 1) for span in person.leave)
    return pairs(spans) * DAY


def _present(person: Person, days: WorkingDays, own: Clock, numbers: range) -> Ints:
    worked = (at for at in numbers if person.weekends or days.is_working(day_of(at)))
    return shifts(worked, person.available_from, person.available_until, own)


def _rule(person: Person, zone: str, leave: Ints, away: Ints) -> Rule:
    own = person.zone or zone

    def why(window: Window) -> str:
        met = next(iter(met_by(leave, window)), None)
        if met is None:
            return f"{_name(person)} can work {_hours(person)} ({own}), not {window.in_zone(own)}."
        first, last = (clock(moment(at), own) for at in met)
        return f"{_name(person)} is on leave from {first} to {last}."

    return Rule(
        name="people" if person.required else "optional_away",
        subject=person.id,
        stands=touches(away),
        why=why,
        gives_way=f"{_name(person)}’s hours or leave" if person.required else "",
        points=0 if person.required else ABSENT_POINTS,
    )


def _hours(person: Person) -> str:
    begins, ends = person.available_from, person.available_until
    if begins is None and ends is None:
        hours = "at any hour"
    else:
        hours = f"{begins or time():%H:%M}–{ends or time():%H:%M}".replace("–00:00", "–24:00")
    return hours if person.weekends else f"{hours} on working days"


def _name(person: Person) -> str:
    named = person.name.strip() or "Somebody without a name"
    return f"{named} ({person.role.strip()})" if person.role.strip() else named
