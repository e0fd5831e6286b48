"""More rules about windows done naively, minute by minute; they share no code with golive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from statistics import median
from typing import TYPE_CHECKING

import holidays
from dateutil.rrule import rrulestr

from tests.brute_leads import DAY, MINUTE

if TYPE_CHECKING:
    from golive.plan import Audience, Component, Freeze, Person
    from golive.timing import Booking
    from tests.brute_force import BruteForce

HOUR = timedelta(hours=1)
Cost = tuple[str, str, float]


class BruteRules:
    """What stands against windows besides freezes, people, notice, hours and days."""

    def __init__(self, brute: BruteForce) -> None:
        self.brute, self.plan = brute, brute.plan

    def refused(self, start: datetime) -> set[tuple[str, str]]:
        found = {("maintenance", self.subject(hard=True))} if self.shut(start, hard=True) else set()
        found |= {("notice", one.id) for one in self.audiences if self.late(one, start)}
        found |= {("supplier", one.id) for one in self.audiences if self.closed(one, start)}
        found |= {("booked", one.subject) for one in self.bookings if self.booked(one, start)}
        if self.unsupported(start):
            found.add(("support", ""))
        if self.too_short:
            found.add(("way_back", ""))
        return found

    def costs(self, start: datetime) -> list[Cost]:
        found: list[Cost] = [
            ("rest", person.id, min(5.0, 15 / len(self.plan.timing.people)))
            for person in self.plan.timing.people
            if self.tired(person, start)
        ]
        found += [
            ("booked_near", one.subject, 5.0) for one in self.bookings if self.near(one, start)
        ]
        if self.shut(start, hard=False):
            found.append(("soft_maintenance", self.subject(hard=False), 20.0))
        if not self.other_changes.isdisjoint(self.brute.window(start)[1:]):
            found.append(("users_clock_change", "", 5.0))
        if self.asleep_at_peak(start):
            found.append(("first_peak", "", 10.0))
        return found

    # -- maintenance times

    def rows(self, *, hard: bool) -> list[Freeze]:
        freezes = self.plan.timing.freezes
        return [f for f in freezes if f.kind.value == "maintenance" and f.hard is hard]

    def subject(self, *, hard: bool) -> str:
        rows = self.rows(hard=hard)
        return rows[0].id if len(rows) == 1 else ""

    @cached_property
    def open(self) -> dict[str, set[int]]:
        rows = (*self.rows(hard=True), *self.rows(hard=False))
        return {row.id: set(self.open_minutes(row)) for row in rows}

    def open_minutes(self, freeze: Freeze) -> Iterator[int]:
        assert freeze.starts
        assert freeze.ends
        for number, moment in enumerate(self.brute.around):
            if freeze.starts <= moment < freeze.ends:
                yield number
        if freeze.repeats:
            begin, end = (self.brute.local(at, freeze.zone) for at in (freeze.starts, freeze.ends))
            length = max(end - begin, MINUTE)
            clocks = [self.brute.local(moment, freeze.zone) for moment in self.brute.around]
            since, until = clocks[0] - length - 2 * DAY, clocks[-1] + 2 * DAY
            for at in rrulestr(freeze.repeats, dtstart=begin).between(since, until, inc=True):
                yield from (n for n, shown in enumerate(clocks) if at <= shown < at + length)

    def shut(self, start: datetime, *, hard: bool) -> bool:
        rows, window = self.rows(hard=hard), set(self.brute.window(start))
        return bool(rows) and not any(window <= self.open[row.id] for row in rows)

    # -- audiences

    @property
    def audiences(self) -> tuple[Audience, ...]:
        return self.plan.notices.audiences

    def late(self, audience: Audience, start: datetime) -> bool:
        if not audience.lead_is_hard:
            return False
        return self.brute.late(audience, start, self.brute.lead_days(audience), calendar=False)

    def closed(self, audience: Audience, start: datetime) -> bool:
        supplies = audience.kind.value == "supplier" or audience.provides
        if not supplies or audience.on_call_confirmed:
            return False
        moments = (self.brute.around[number] for number in self.brute.window(start))
        return not all(self.reached(audience, moment) for moment in moments)

    def reached(self, audience: Audience, moment: datetime) -> bool:
        shown = self.brute.local(moment, audience.zone)
        day = shift_day(shown, audience.open_from, audience.open_until)
        if day is None:
            return False
        return audience.open_weekends or self.works(audience, day)

    def works(self, audience: Audience, day: date) -> bool:
        if audience.country in (None, self.plan.launch.country):
            return self.brute.works(day)
        return day.weekday() < 5 and day not in days_off(str(audience.country))

    # -- people

    @cached_property
    def there(self) -> dict[str, list[bool]]:
        """By person, for each minute, whether they can be there."""
        return {
            person.id: [
                self.brute.there(person, self.brute.local(moment, person.zone))
                for moment in self.brute.around
            ]
            for person in self.plan.timing.people
        }

    def unsupported(self, start: datetime) -> bool:
        end = self.brute.window(start).stop
        block = range(end, end + int(self.plan.timing.support_minutes))
        return bool(self.there) and any(
            not any(there[number] for there in self.there.values()) for number in block
        )

    @cached_property
    def working_days(self) -> dict[str, list[range]]:
        """By person, their regular working days as runs of minutes."""
        return {
            person.id: list(runs([self.at_work(person, n) for n in range(len(self.brute.around))]))
            for person in self.plan.timing.people
        }

    def at_work(self, person: Person, number: int) -> bool:
        shown = self.brute.local(self.brute.around[number], person.zone)
        timing = self.plan.timing
        day = shift_day(shown, timing.business_from, timing.business_until)
        return day is not None and self.brute.works(day) and self.there[person.id][number]

    def tired(self, person: Person, start: datetime) -> bool:
        window = self.brute.window(start)
        if not all(self.there[person.id][number] for number in window):
            return False
        days = self.working_days[person.id]
        befores, afters = [range(-(10**9), -(10**9)), *days], [*days[1:], range(10**9, 10**9)]
        return any(
            self.early(window, before, day) or self.long(window, day, after)
            for before, day, after in zip(befores, days, afters, strict=False)
        )

    def early(self, window: range, before: range, day: range) -> bool:
        """Too little rest between a night's work and the day that follows it."""
        rested = day.start - window.stop >= self.plan.timing.rest_hours * 60
        at_work_last = window.stop <= before.stop
        early_start = window.start >= day.start or day.stop - window.start <= 600
        return not (rested or at_work_last or early_start)

    def long(self, window: range, day: range, after: range) -> bool:
        """More than ten hours on duty since the morning, without a rest between."""
        rested = window.start - day.stop >= self.plan.timing.rest_hours * 60
        if window.start < day.start or window.start >= after.start or rested:
            return False
        extra = {number for number in window if number >= day.stop}
        return bool(extra) and len(day) + len(extra) > 600

    # -- the first peak

    @cached_property
    def peak_level(self) -> float:
        assert self.brute.traffic
        assert self.brute.traffic.forecast
        forecast = self.brute.traffic.forecast
        step, days = timedelta(seconds=forecast.step_s), []
        for n in range(len(forecast.expected) * step // DAY):
            ends = [at * step for at in range(len(forecast.expected))]
            inside = [v for at, v in zip(ends, forecast.expected, strict=True) if at // DAY == n]
            known = [value for value in inside if value is not None]
            days += [max(known)] if known else []
        return 0.8 * median(days) if days else 0.0

    def asleep_at_peak(self, start: datetime) -> bool:
        people = self.plan.timing.people
        if not people or not self.brute.forecasts or self.peak_level <= 0:
            return False
        assert self.brute.traffic
        assert self.brute.traffic.forecast
        forecast, moment = self.brute.traffic.forecast, start + self.brute.minutes * MINUTE
        step = timedelta(seconds=forecast.step_s)
        end = forecast.start + step * len(forecast.expected)
        while moment < end:
            number = (moment - forecast.start) // step
            if (forecast.expected[number] or 0.0) >= self.peak_level:
                return not any(self.awake(person, moment) for person in people)
            moment = forecast.start + (number + 1) * step
        return False

    def awake(self, person: Person, moment: datetime) -> bool:
        shown = self.brute.local(moment, person.zone)
        hours = person.available_from is not None or person.available_until is not None
        return self.brute.there(person, shown) and (hours or 7 <= shown.hour < 23)

    # -- the way back, other launches, other clocks

    @cached_property
    def too_short(self) -> bool:
        steps, back = self.plan.deployment.steps, self.plan.rollback
        if back.possible is False or not any(step.minutes for step in steps):
            return False
        assert len(steps) == 1, "one step, so that nothing can overlap"
        there = (steps[0].minutes or 0) + back.verification_minutes
        undo = (steps[0].undo_minutes or 0) if steps[0].reversible else 0
        return self.brute.minutes < there + back.decision_minutes + undo + back.verification_minutes

    @property
    def bookings(self) -> list[Booking]:
        return [one for one in self.brute.bookings if one.subject != self.plan.id]

    @cached_property
    def ours(self) -> list[Component]:
        steps = self.plan.deployment.steps
        return [
            one
            for one in self.plan.deployment.components
            if one.changed or any(one.id in (s.component, *s.takes_down) for s in steps)
        ]

    def booked(self, booking: Booking, start: datetime) -> bool:
        end = start + self.brute.minutes * MINUTE
        if not (start < booking.window.end and booking.window.start < end):
            return False
        below = {
            c.id for c in self.plan.deployment.components for o in self.ours if o.id in c.depends_on
        }
        return self.shares(booking, {one.id for one in self.ours} | self.above | below)

    def near(self, booking: Booking, start: datetime) -> bool:
        end = start + self.brute.minutes * MINUTE
        gap = max(start - booking.window.end, booking.window.start - end)
        close = timedelta(0) <= gap < DAY
        return close and self.shares(booking, {one.id for one in self.ours} | self.above)

    @cached_property
    def above(self) -> set[str]:
        return {name for one in self.ours for name in one.depends_on}

    def shares(self, booking: Booking, ids: set[str]) -> bool:
        names = [c.name for c in self.plan.deployment.components if c.id in ids]
        theirs = ["".join(name.lower().split()) for name in booking.components]
        return any("".join(name.lower().split()) in theirs for name in names if name.strip())

    @cached_property
    def other_changes(self) -> set[int]:
        zones = {*self.plan.launch.user_zones, *(g.zone for g in self.plan.impact.groups)}
        zones |= {person.zone for person in self.plan.timing.people}
        found = set()
        for zone in zones - {None, self.plan.launch.zone}:
            gaps = [
                at.replace(tzinfo=None) - self.brute.local(at, zone) for at in self.brute.around
            ]
            found |= {n for n in range(1, len(gaps)) if gaps[n] != gaps[n - 1]}
        return found


@cache
def days_off(country: str) -> Mapping[date, str]:
    """The public holidays of a country."""
    return holidays.country_holidays(country)


def shift_day(shown: datetime, begins: time | None, ends: time | None) -> date | None:
    """The day that a shift around a clock time began on; None outside the shift."""
    first, last = begins or time(0), ends or time(0)
    clock = shown.time()
    if first < last:
        return shown.date() if first <= clock < last else None
    if clock >= first:
        return shown.date()
    return shown.date() - DAY if first == last or clock < last else None


def runs(flags: list[bool]) -> Iterator[range]:
    """Stretches of neighbouring minutes that are true."""
    begins = None
    for number, flag in enumerate([*flags, False]):
        if flag and begins is None:
            begins = number
        if not flag and begins is not None:
            yield range(begins, number)
            begins = None
