"""What is due for an audience, and when: the notice, reminders, a chase, what they must do.

Days are working days of the recipient, hours are 09:00 to 16:00 on the recipient's clock, so that
somebody is there to read and to ask back. Reminders go out a week, a day and an hour before
(Noticely's handbook; Statuspage reminds 60 minutes before), the chase at half of the lead (golive).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from golive.notices.leads import recipient_zone, send_by, working_days
from golive.plan import Audience, NoticeAction, NoticeImpact, Plan
from golive.window import Window, WorkingDays

_OPENS, _CLOSES = time(9), time(16)
_HOUR = timedelta(hours=1)
_NONE = timedelta(0)


class MomentKind(StrEnum):
    """What is due."""

    SEND = "send"
    """The notice goes out."""
    CHASE = "chase"
    """Whoever has not acknowledged is asked again."""
    WEEK = "week"
    """Reminder a week before."""
    ACT = "act"
    """What they must do is done."""
    DAY = "day"
    """Reminder a day before."""
    HOUR = "hour"
    """Reminder an hour before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time in which something is due for one audience.

    Attributes:
        kind: what.
        audience: for whom.
        hours: the stretch, on the recipient's clock.
        done: it happened; reminders, and what others do, are never known to have happened.
        late: how far past its end it is, or in whole days how late it was done; nought if in
            time, and for what was never done once the window has begun.
    """

    kind: MomentKind
    audience: Audience
    hours: Window
    done: bool = False
    late: timedelta = _NONE


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is due for one audience, in order of time.

    Attributes:
        audience: who.
        zone: the recipient's clock.
        moments: never empty; each kind at most once.
    """

    audience: Audience
    zone: str
    moments: tuple[Moment, ...]

    def of(self, kind: MomentKind) -> Moment | None:
        """Give the moment of a kind, if there is one."""
        return next((moment for moment in self.moments if moment.kind is kind), None)


def timelines(plan: Plan, now: datetime) -> tuple[Timeline, ...]:
    """Give each audience's timeline, in the plan's order; none without a window, or for nobody."""
    audiences = () if plan.notices.nobody else plan.notices.audiences
    found = (timeline(audience, plan, now) for audience in audiences)
    return tuple(one for one in found if one)


def timeline(audience: Audience, plan: Plan, now: datetime) -> Timeline | None:
    """Give one audience's timeline; None without a window."""
    taken = plan.timing.taken
    return None if taken is None else _Maker(plan, audience, taken.window, now).made()


def late(found: Sequence[Timeline]) -> tuple[Moment, ...]:
    """List what should have happened and has not, the longest late first."""
    every = [moment for one in found for moment in one.moments if moment.late and not moment.done]
    return tuple(sorted(every, key=lambda moment: moment.late, reverse=True))


def coming(found: Sequence[Timeline], now: datetime) -> tuple[Moment, ...]:
    """List what is still to happen and not late, by its end."""
    every = [
        moment
        for one in found
        for moment in one.moments
        if not moment.done and moment.hours.end > now
    ]
    return tuple(sorted(every, key=lambda moment: (moment.hours.end, moment.hours.start)))


class _Maker:
    """Lays out one audience's timeline before one window."""

    def __init__(self, plan: Plan, audience: Audience, window: Window, now: datetime) -> None:
        self.audience, self.now = audience, now
        self.zone = recipient_zone(audience, plan)
        self.work: WorkingDays = working_days(audience, plan)
        self.start = window.start
        self.first = self._day(window.start)
        self.sent_by = self._before_the_window(send_by(audience, window.start, plan))

    def made(self) -> Timeline:
        """Give the timeline."""
        found = [self._send(), *self._after(self._heard())]
        moments = sorted(found, key=lambda one: (one.hours.end, one.hours.start))
        return Timeline(self.audience, self.zone, tuple(moments))

    def _send(self) -> Moment:
        hours, sent = self._hours(self.sent_by), self.audience.sent_on
        if sent is None:
            return Moment(MomentKind.SEND, self.audience, hours, late=self._past(hours))
        days = max(0, (sent - self.sent_by).days)
        return Moment(MomentKind.SEND, self.audience, hours, done=True, late=timedelta(days=days))

    def _heard(self) -> date:
        """Give the day of the notice: when it was sent, else when it is due, or today if late."""
        return self.audience.sent_on or max(self.sent_by, self._day(self.now))

    def _after(self, heard: date) -> Iterator[Moment]:
        """Give what follows the notice."""
        audience = self.audience
        if audience.needs_acknowledgement:
            yield from self._chase(heard)
        if audience.action not in (NoticeAction.NONE, NoticeAction.LOGIN):
            yield Moment(MomentKind.ACT, audience, self._hours(self.work.shift(self.first, -1)))
        if audience.impact is not NoticeImpact.NONE or audience.action is not NoticeAction.NONE:
            yield from self._reminders(heard)

    def _reminders(self, heard: date) -> Iterator[Moment]:
        """Remind by day, unless they hear on that day or later; and always in the last hour."""
        week, eve = (self.work.on_or_before(self.first - timedelta(days=n)) for n in (7, 1))
        if heard < week < eve:
            yield Moment(MomentKind.WEEK, self.audience, self._hours(week))
        if heard < eve:
            yield Moment(MomentKind.DAY, self.audience, self._hours(eve))
        yield Moment(MomentKind.HOUR, self.audience, self._window(self.start - _HOUR, self.start))

    def _chase(self, heard: date) -> Iterator[Moment]:
        """Ask again half-way between the day of the notice and the window's day.

        A notice sent before its day counts from its day.
        """
        half = (self.first - max(heard, self.sent_by)) / 2
        middle = self._before_the_window(self.work.on_or_before(self.first - half))
        middle = max(middle, heard)
        if self._at(middle, _OPENS) >= self.start:
            return
        hours = self._hours(middle)
        answered = self.audience.acknowledged_on is not None
        waiting = self.audience.sent_on is not None and not answered
        late = self._past(hours) if waiting else _NONE
        yield Moment(MomentKind.CHASE, self.audience, hours, done=answered, late=late)

    def _before_the_window(self, day: date) -> date:
        """Give the day, or the working day before it if the window has begun by opening time."""
        return day if self._at(day, _OPENS) < self.start else self.work.shift(day, -1)

    def _past(self, hours: Window) -> timedelta:
        return max(_NONE, self.now - hours.end) if self.now < self.start else _NONE

    def _hours(self, day: date) -> Window:
        return self._window(self._at(day, _OPENS), min(self._at(day, _CLOSES), self.start))

    def _window(self, start: datetime, end: datetime) -> Window:
        return Window(start=start, end=end, zone=self.zone)

    def _at(self, day: date, clock_time: time) -> datetime:
        return datetime.combine(day, clock_time, ZoneInfo(self.zone)).astimezone(UTC)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.zone)).date()
