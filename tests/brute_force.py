"""The window search done naively, minute by minute, to hold golive's against.

It shares no code with golive: it reads the plan's answers and computes everything else with
plain loops, zoneinfo, dateutil and holidays. Times in the plans must be whole minutes.
"""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from dateutil.rrule import rrulestr

from golive.plan import Audience, Freeze, Person
from golive.timing import Booking
from tests.brute_leads import DAY, MINUTE, BruteLeads
from tests.brute_rules import BruteRules
from tests.brute_traffic import BruteTraffic

ACTION = {"none": 2, "login": 5, "configuration": 14, "upgrade": 30, "interface": 90}
IMPACT = {"none": 0, "minor": 2, "major": 10}


@dataclass(frozen=True)
class Tried:
    """One start: what refuses it (rule, subject), and what it is worth."""

    start: datetime
    refused_by: frozenset[tuple[str, str]]
    points: float
    expected: float | None
    share: float | None
    score: float

    @property
    def rank(self) -> tuple[float, float, datetime]:
        return -self.score, self.share or 0.0, self.start


class BruteForce(BruteLeads):
    """Every start of the plan's own span, tried."""

    bookings: tuple[Booking, ...] = ()
    """Windows that other plans have taken."""

    @cached_property
    def more(self) -> BruteRules:
        return BruteRules(self)

    @cached_property
    def starts(self) -> list[datetime]:
        first = self.plan.timing.search_from or self.local(self.now).date() + DAY
        until = self.day_begins(first + self.plan.timing.search_days * DAY)
        step = 15
        if self.series is not None and self.series.step_s < 900:
            step = 10 if self.series.step_s >= 600 else 5
        moment, found = self.day_begins(first), []
        while moment < until:
            found.append(moment)
            moment += step * MINUTE
        return found

    @cached_property
    def around(self) -> list[datetime]:
        moment, found = self.starts[0] - 2 * DAY, []
        while moment <= self.starts[-1] + (self.minutes + 2 * 1440) * MINUTE:
            found.append(moment)
            moment += MINUTE
        return found

    # -- what is closed, minute by minute

    def number(self, moment: datetime) -> int:
        return (moment - self.around[0]) // MINUTE

    def window(self, start: datetime) -> range:
        return range(self.number(start), self.number(start) + self.minutes)

    def frozen(self, freeze: Freeze) -> set[int]:
        assert freeze.starts
        assert freeze.ends
        stretches = [(freeze.starts, freeze.ends)]
        if freeze.repeats:
            begin, end = (self.local(at, freeze.zone) for at in (freeze.starts, freeze.ends))
            length = max(end - begin, MINUTE)
            clocks = [(moment, self.local(moment, freeze.zone)) for moment in self.around]
            since, until = clocks[0][1] - length - 2 * DAY, clocks[-1][1] + 2 * DAY
            for at in rrulestr(freeze.repeats, dtstart=begin).between(since, until, inc=True):
                inside = [moment for moment, shown in clocks if at <= shown < at + length]
                if inside:
                    stretches.append((min(inside), max(inside) + MINUTE))
        closed: set[int] = set()
        for start, end in stretches:
            early = self.number(start) - int(freeze.buffer_before_minutes)
            late = self.number(end) + int(freeze.buffer_after_minutes)
            closed |= set(range(max(early, 0), min(late, len(self.around))))
        return closed

    def absent(self, person: Person) -> set[int]:
        return {
            number
            for number, moment in enumerate(self.around)
            if not self.there(person, self.local(moment, person.zone))
        }

    @cached_property
    def changes(self) -> set[int]:
        gaps = [moment.replace(tzinfo=None) - self.local(moment) for moment in self.around]
        return {number for number in range(1, len(gaps)) if gaps[number] != gaps[number - 1]}

    def there(self, person: Person, shown: datetime) -> bool:
        if any(span.first <= shown.date() <= span.last for span in person.leave):
            return False
        begins, ends = person.available_from or time(0), person.available_until or time(0)
        clock, shift = shown.time(), shown.date()
        if begins < ends:
            if not begins <= clock < ends:
                return False
        elif clock < begins:
            shift -= DAY
            if ends != begins and clock >= ends:
                return False
        return person.weekends or self.works(shift)

    # -- one window

    def refusals(self, start: datetime) -> set[tuple[str, str]]:
        window = self.window(start)
        found = set()
        if start < self.now:
            found.add(("past", ""))
        for row, closed in self.closed_hard:
            if not closed.isdisjoint(window):
                found.add(row)
        found |= {("notice", audience.id) for audience in self.late_contracts(start)}
        settings = self.plan.timing.settings
        if not settings.accept_clock_change and not self.changes.isdisjoint(window[1:]):
            found.add(("clock_change", ""))
        if settings.weekdays and self.local(start).weekday() not in settings.weekdays:
            found.add(("hours", "days"))
        if not self.in_hours(window):
            found.add(("hours", "times"))
        return found | self.more.refused(start)

    @cached_property
    def closed_hard(self) -> list[tuple[tuple[str, str], set[int]]]:
        timing = self.plan.timing
        freezes = [(("freeze", f.id), self.frozen(f)) for f in self.freezes if f.hard]
        return freezes + [(("people", p.id), self.absent(p)) for p in timing.people if p.required]

    @property
    def freezes(self) -> list[Freeze]:
        return [f for f in self.plan.timing.freezes if f.kind.value != "maintenance"]

    @cached_property
    def closed_soft(self) -> list[tuple[float, set[int]]]:
        timing = self.plan.timing
        freezes = [(20.0, self.frozen(f)) for f in self.freezes if not f.hard]
        return freezes + [(5.0, self.absent(p)) for p in timing.people if not p.required]

    def in_hours(self, numbers: range) -> bool:
        earliest, latest = self.plan.timing.settings.earliest, self.plan.timing.settings.latest
        first = self.local(self.around[numbers[0]]).time()
        last = (self.local(self.around[numbers[-1]]) + MINUTE).time()
        if earliest is None or latest is None:
            return (earliest is None or first >= earliest) and (latest is None or last <= latest)
        clocks = [self.local(self.around[number]).time() for number in numbers]
        if earliest < latest:
            return all(earliest <= clock < latest for clock in clocks)
        return earliest == latest or all(clock >= earliest or clock < latest for clock in clocks)

    def points(self, start: datetime) -> float:
        window = self.window(start)
        total = sum(cost for cost, closed in self.closed_soft if not closed.isdisjoint(window))
        total += sum(cost for _, _, cost in self.more.costs(start))
        for audience in self.plan.notices.audiences:
            if not audience.lead_is_hard:
                days = self.lead_days(audience)
                total += 10 * self.late(audience, start, days, calendar=False)
        day = self.local(start).date()
        if day not in self.day_costs:
            self.day_costs[day] = self.day_points(day)
        return total + self.day_costs[day]

    def lead_days(self, audience: Audience) -> int:
        rule = max(ACTION[audience.action.value], IMPACT[audience.impact.value])
        return rule if audience.lead_days is None else audience.lead_days

    def day_points(self, day: date) -> float:
        eve = 10.0 if self.works(day) and not self.works(day + DAY) else 0.0
        month = [date(day.year, day.month, n) for n in range(1, 32) if n <= _days_in(day)]
        working = [other for other in month if self.works(other)]
        if working[1] < day < working[-2]:
            return eve
        quarter = day.month in ((3, 6, 9, 12) if day >= working[-2] else (1, 4, 7, 10))
        return eve + (15 if quarter else 10)

    # -- everything

    @cached_property
    def traffic(self) -> BruteTraffic | None:
        if self.series is None:
            return None
        span = (self.starts[0], self.starts[-1] + self.minutes * MINUTE + 7 * DAY)
        return BruteTraffic(self.plan, self.series, self.now, span)

    @property
    def forecasts(self) -> bool:
        return self.traffic is not None and self.traffic.forecast is not None

    def expected(self, start: datetime) -> float | None:
        if self.traffic is None or self.traffic.forecast is None:
            return None
        return self.traffic.expected(start, self.minutes)

    @cached_property
    def tried(self) -> list[Tried]:
        return [self._tried(start, self.totals[start], self.peak) for start in self.starts]

    @cached_property
    def totals(self) -> dict[datetime, float | None]:
        return {start: self.expected(start) for start in self.starts}

    @cached_property
    def peak(self) -> float | None:
        return max((total for total in self.totals.values() if total is not None), default=None)

    def _tried(self, start: datetime, expected: float | None, peak: float | None) -> Tried:
        refused = self.refusals(start)
        if self.forecasts and expected is None:
            refused.add(("no_data", ""))
        share = None
        if expected is not None and peak is not None:
            share = round(expected / peak, 6) if peak else 0.0
        points = self.points(start)
        score = round(100 * (1 - (share or 0.0)) - points, 7)
        return Tried(start, frozenset(refused), points, expected, share, score)

    def best(self, among: list[Tried], top: int) -> list[Tried]:
        """Take the best of every night; if those are too few, others that merely don't overlap.

        Those as good as the very best come first: fewest people asleep, then the earliest.
        """
        chosen: list[Tried] = []
        whole = self.minutes * MINUTE
        for apart, most in ((max(whole, timedelta(hours=12)), len(among)), (whole, top)):
            for one in sorted(among, key=lambda tried: tried.rank):
                clear = all(abs(one.start - other.start) >= apart for other in chosen)
                if clear and len(chosen) < most:
                    chosen.append(one)
        chosen.sort(key=lambda tried: tried.rank)
        equal = self.equal(chosen)
        others = [one for one in chosen if one not in equal]
        return (sorted(equal, key=lambda one: (self.asleep(one), one.start)) + others)[:top]

    def equal(self, chosen: list[Tried]) -> list[Tried]:
        """Those that are as good as the first, as far as the forecast can tell."""
        return [one for one in chosen if self.as_good(chosen[0], one)]

    def as_good(self, one: Tried, other: Tried) -> bool:
        noise = math.sqrt(self.error(one) ** 2 + self.error(other) ** 2)
        difference = abs((one.share or 0.0) - (other.share or 0.0))
        return one.points == other.points and difference <= noise

    def error(self, one: Tried) -> float:
        """How far a share may be off; nought where that is not known."""
        if not self.traffic or not self.forecasts or not self.peak:
            return 0.0
        return self.traffic.error(one.start, self.minutes) / self.peak

    def asleep(self, one: Tried) -> int:
        moments = [self.around[number] for number in self.window(one.start)]
        return sum(
            any(not 7 <= self.local(moment, person.zone).hour < 23 for moment in moments)
            for person in self.plan.timing.people
        )

    @property
    def fits(self) -> list[Tried]:
        return [one for one in self.tried if not one.refused_by]

    @property
    def concessions(self) -> list[tuple[str, int, Tried]]:
        """What alone refuses starts: the rule, how many it frees, and the best of them."""
        alone: dict[tuple[str, str], list[Tried]] = {}
        for one in self.tried:
            things = set(one.refused_by)
            if len(things) == 2 and {rule for rule, _ in things} == {"people", "support"}:
                things.remove(("support", ""))  # who could work then would be there after it too
            if len(things) == 1:
                alone.setdefault(next(iter(things)), []).append(one)
        best = max((one.score for one in self.fits), default=-math.inf)
        found = [
            (rule, len(freed), min(freed, key=lambda one: one.rank))
            for (rule, _), freed in alone.items()
            if rule not in ("past", "no_data")
        ]
        found.sort(key=lambda one: one[2].rank)
        return [one for one in found[:5] if one[2].score > best + 1]

    @property
    def stretches(self) -> list[tuple[str, datetime, datetime]]:
        """Runs of neighbouring starts that one thing refuses, to one step after the last."""
        step = self.starts[1] - self.starts[0]
        end = self.starts[-1] + step
        things = {thing for one in self.tried for thing in one.refused_by}
        found = []
        for thing in things:
            begins = None
            for one in self.tried:
                if thing in one.refused_by:
                    begins = begins or one.start
                elif begins:
                    found.append((thing[0], begins, one.start))
                    begins = None
            if begins:
                found.append((thing[0], begins, end))
        return sorted(found)

    @property
    def refused(self) -> Counter[str]:
        return Counter(rule for one in self.tried for rule in {rule for rule, _ in one.refused_by})


def _days_in(day: date) -> int:
    return ((day.replace(day=28) + 4 * DAY).replace(day=1) - DAY).day
