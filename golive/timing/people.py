"""People: when somebody who is needed, or wanted, cannot be there, on their own clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

import numpy as np

from golive.forecast.clock import DAY, Clock, Ints, day_number, day_of, moment, pairs
from golive.plan import Person, Plan
from golive.timing.hours import clock_of, day_numbers, gaps, shifts
from golive.timing.rule import Rule, met_by, touches
from golive.window import Window, WorkingDays, clock

#: What doing without somebody optional costs a window, in points of a hundred (golive).
ABSENT_POINTS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """When one person can and cannot be there, over a stretch.

    Attributes:
        person: who.
        zone: their clock.
        own: the same, over the stretch.
        leave: their leave, in seconds.
        away: when they cannot be there, leave included, in seconds, in order of the starts.
        first: start of the stretch, in seconds.
        last: its end, in seconds.
    """

    person: Person
    zone: str
    own: Clock
    leave: Ints
    away: Ints
    first: int
    last: int

    @property
    def there(self) -> Ints:
        """When they can be there, in seconds."""
        return gaps(self.away, self.first, self.last)


def presences(plan: Plan, days: WorkingDays, first: int, last: int) -> tuple[Presence, ...]:
    """Tell for each person on the roster when they can be there between two instants.

    Args:
        plan: the plan, for its roster and its zone.
        days: the working days, for those who do not work on days off.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.
    """
    found = []
    for person in plan.timing.people:
        zone = person.zone or plan.zone
        own = clock_of(zone, first, last)
        leave = own.stretches(_leave(person))
        idle = gaps(_present(person, days, own, day_numbers(own, first, last)), first, last)
        away = np.concatenate((leave, idle))
        ordered = away[np.argsort(away[:, 0], kind="stable")]
        found.append(Presence(person, zone, own, leave, ordered, first, last))
    return tuple(found)


def people_rules(roster: Iterable[Presence]) -> Iterator[Rule]:
    """Make a rule of each person who is away at some time."""
    return (_rule(one) for one in roster if len(one.away))


def nobody(times: Iterable[Ints], first: int, last: int) -> Ints:
    """Give when none of several people is there, given the times at which each is."""
    return gaps(np.concatenate((pairs([]), *times)), first, last)


def _leave(person: Person) -> Ints:
    spans = ((day_number(span.first), day_number(span.last) + 1) for span in person.leave)
    return pairs(spans) * DAY


def _present(person: Person, days: WorkingDays, own: Clock, numbers: range) -> Ints:
    worked = (at for at in numbers if person.weekends or days.is_working(day_of(at)))
    return shifts(worked, person.available_from, person.available_until, own)


def _rule(one: Presence) -> Rule:
    person, zone = one.person, one.zone

    def why(window: Window) -> str:
        met = next(iter(met_by(one.leave, window)), None)
        if met is None:
            hours = hours_words(person.available_from, person.available_until, person.weekends)
            return f"{name_of(person)} can work {hours} ({zone}), not {window.in_zone(zone)}."
        first, last = (clock(moment(at), zone) for at in met)
        return f"{name_of(person)} is on leave from {first} to {last}."

    return Rule(
        name="people" if person.required else "optional_away",
        subject=person.id,
        stands=touches(one.away),
        why=why,
        gives_way=f"{name_of(person)}’s hours or leave" if person.required else "",
        points=0 if person.required else ABSENT_POINTS,
    )


def hours_words(begins: time | None, ends: time | None, weekends: bool) -> str:  # noqa: FBT001 - as it stands in the plan
    """Say hours that repeat each day, or each working day: `at any hour on working days`."""
    if begins is None and ends is None:
        hours = "at any hour"
    else:
        hours = f"{begins or time():%H:%M}–{ends or time():%H:%M}".replace("–00:00", "–24:00")
    return hours if weekends else f"{hours} on working days"


def name_of(person: Person) -> str:
    """Name a person with their role as the subject of a sentence."""
    named = person.name.strip() or "Somebody without a name"
    return f"{named} ({person.role.strip()})" if person.role.strip() else named
