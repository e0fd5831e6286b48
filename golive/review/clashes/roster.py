"""People named in the answers, looked up on the roster of page 3."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from golive.forecast.clock import ceil_s, floor_s
from golive.plan import Person, Plan
from golive.review.weight import working_days
from golive.runbook.together import owner_key
from golive.timing.people import Presence, presences

_AROUND = timedelta(days=1)


@dataclass(frozen=True)
class Roster:
    """Who is away when, by the names that steps, stages and triggers give.

    Attributes:
        plan: the plan.
        start: where the stretch begins that is asked about.
        end: where it ends.
    """

    plan: Plan
    start: datetime
    end: datetime

    def on_leave(self, name: str, moment: datetime) -> bool:
        """Tell whether somebody by this name is on leave at any moment, on their own clock."""
        person = self._people.get(owner_key(name))
        if person is None:
            return False
        there = moment.astimezone(ZoneInfo(person.zone or self.plan.zone)).date()
        return any(span.first <= there <= span.last for span in person.leave)

    def away(self, name: str, start: datetime, end: datetime) -> bool:
        """Tell whether somebody by this name cannot be there for all of a part of the stretch.

        Who must be there refuses the window by a rule of its own, and is left out here.
        """
        presence = self._optional.get(owner_key(name))
        if presence is None:
            return False
        away = presence.away
        return bool(((away[:, 0] < ceil_s(end)) & (away[:, 1] > floor_s(start))).any())

    @cached_property
    def _people(self) -> dict[str, Person]:
        named = (one for one in self.plan.timing.people if owner_key(one.name))
        return {owner_key(one.name): one for one in named}

    @cached_property
    def _optional(self) -> dict[str, Presence]:
        first, last = floor_s(self.start - _AROUND), ceil_s(self.end + _AROUND)
        found = presences(self.plan, working_days(self.plan), first, last)
        held = self._people.values()
        return {
            owner_key(one.person.name): one
            for one in found
            if not one.person.required and one.person in held
        }
