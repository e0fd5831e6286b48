"""Stretches of time with a zone, clock changes, and working days.

A window is half-open: it contains its start and not its end, so touching windows do not overlap.
Everything here computes with instants; a local clock time becomes an instant once, in `instant`.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Self, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import holidays
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, model_validator

from golive.errors import QuestionError

_STEP = timedelta(hours=12)
_MINUTE = timedelta(minutes=1)
_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


@lru_cache(maxsize=1)
def _all_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # reads many files


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """List the IANA zones a person can choose from, by name, `Area/City` and UTC."""
    names = (name for name in _all_zones() if "/" in name or name == "UTC")
    return tuple(sorted(name for name in names if not name.startswith(("Etc/", "SystemV/"))))


def _known_zone(name: str) -> str:
    if name not in _all_zones():
        message = f"“{name}” is not an IANA time zone; use a name such as Europe/Amsterdam or UTC"
        raise ValueError(message)
    return name


#: The name of an IANA time zone, such as `Europe/Amsterdam`.
Zone = Annotated[str, AfterValidator(_known_zone)]


AnyDay = TypeVar("AnyDay", bound=date)


def in_reach(day: AnyDay) -> AnyDay:
    """Refuse (ValueError) a year near 1 or 9999, where a zone's clock leaves the calendar."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        message = f"the year {day.year} lies outside {_FIRST_YEAR} to {_LAST_YEAR}"
        raise ValueError(message)
    return day


def _in_utc(moment: datetime) -> datetime:
    return in_reach(moment).astimezone(UTC)


#: An instant: a moment with an offset, kept in UTC.
Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class Window(BaseModel):
    """A half-open stretch of time, `start` up to but not including `end`, shown in `zone`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Instant
    end: Instant
    zone: Zone

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end <= self.start:
            message = "a window must end after it starts"
            raise ValueError(message)
        return self

    @property
    def length(self) -> timedelta:
        """The true length, clock changes included."""
        return self.end - self.start

    @property
    def minutes(self) -> float:
        """The true length in minutes."""
        return self.length / timedelta(minutes=1)

    @property
    def local_start(self) -> datetime:
        """The start on the window's own clock."""
        return self.start.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime:
        """The end on the window's own clock."""
        return self.end.astimezone(ZoneInfo(self.zone))

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Tell whether any moment of the half-open stretch lies in this window."""
        return self.start < end and start < self.end

    def in_zone(self, zone: str) -> "Window":
        """Give the same stretch on another clock."""
        return Window(start=self.start, end=self.end, zone=zone)

    def __str__(self) -> str:
        """Say the window in words: day, clock times, zone."""
        start, end = self.local_start, self.local_end
        to = f"{end:%H:%M}" if start.date() == end.date() else f"{_day(end)} {end:%H:%M}"
        return f"{_day(start)} {start.year}, {start:%H:%M}–{to} ({self.zone})"


def _day(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}"


def clock(moment: datetime, zone: str) -> str:
    """Say an instant in words on a zone's clock: `Sun 6 Dec 2026, 03:00 (Europe/Amsterdam)`."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{_day(local)} {local.year}, {local:%H:%M} ({zone})"


def instant(local: datetime, zone: str, *, later: bool | None = None) -> datetime:
    """Turn a local clock time, without offset, into the instant it means in `zone`, in UTC.

    Args:
        local: a clock time without offset.
        zone: an IANA zone.
        later: which of two to take when the clock shows the time twice.

    Raises:
        QuestionError: the clock skips this time, or shows it twice and `later` is not given.
    """
    info = ZoneInfo(zone)
    early, late = (local.replace(tzinfo=info, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    said = f"{local:%d %b %Y %H:%M}"
    if early.astimezone(UTC).astimezone(info).replace(tzinfo=None) != local:
        sentence = f"The clock in {zone} skips {said}; choose a time before or after the change."
        raise QuestionError(sentence, "time")
    if later is None:
        sentence = f"The clock in {zone} shows {said} twice that day; choose another time."
        raise QuestionError(sentence, "time")
    return (late if later else early).astimezone(UTC)


def clock_changes(start: datetime, end: datetime, zone: str) -> tuple[datetime, ...]:
    """List the instants in `(start, end)` at which the zone's offset changes, to the minute.

    Args:
        start: an instant; a change exactly at it lies before the stretch.
        end: an instant; a change exactly at it lies after the stretch.
        zone: an IANA zone.
    """
    info = ZoneInfo(zone)
    found = []
    left = start.astimezone(UTC).replace(second=0, microsecond=0)
    while left < end:
        right = left + _STEP
        if _offset(left, info) != _offset(right, info):
            change = _bisect(left, right, info)
            if start < change < end:
                found.append(change)
        left = right
    return tuple(found)


def _offset(moment: datetime, info: ZoneInfo) -> timedelta | None:
    return moment.astimezone(info).utcoffset()


def _bisect(left: datetime, right: datetime, info: ZoneInfo) -> datetime:
    """Narrow a stretch of whole minutes down to the first minute with the new offset."""
    while right - left > _MINUTE:
        middle = left + (right - left) // _MINUTE // 2 * _MINUTE
        if _offset(middle, info) == _offset(left, info):
            left = middle
        else:
            right = middle
    return right


class WorkingDays:
    """The working days of a country, or of one of its subdivisions.

    Without a country, Monday to Friday; a subdivision that is not known counts as none. Public
    holidays and the country's own weekend come from the `holidays` package.
    """

    def __init__(self, country: str | None = None, subdivision: str | None = None) -> None:
        self.country = country
        self._calendar = _calendar(country, subdivision)

    def is_working(self, day: date) -> bool:
        """Tell whether people work on this day."""
        if self._calendar is None:
            return day.weekday() < _SATURDAY
        return bool(self._calendar.is_working_day(day))

    def holiday(self, day: date) -> str | None:
        """Name the public holiday on this day, if there is one."""
        return None if self._calendar is None else self._calendar.get(day)

    def on_or_before(self, day: date) -> date:
        """Give the day itself if people work on it, else the last working day before it."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        """Give the day itself if people work on it, else the next working day."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def shift(self, day: date, working_days: int) -> date:
        """Move by a number of working days; nought gives the working day on or before `day`.

        Back from a day off counts from the last working day's end, so one working day back from
        a Sunday is the Friday; forward is its mirror.
        """
        step = timedelta(days=1 if working_days > 0 else -1)
        left = abs(working_days)
        if left == 0:
            return self.on_or_before(day)
        while left:
            day += step
            left -= self.is_working(day)
        return day


@lru_cache(maxsize=64)
def _calendar(country: str | None, subdivision: str | None) -> holidays.HolidayBase | None:
    if country is None:
        return None
    try:
        return holidays.country_holidays(country, subdiv=subdivision, language="en_US")
    except NotImplementedError:  # no such subdivision, or no such country
        return _calendar(country, None) if subdivision else None


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, ...]]:
    """List the countries with known holidays and the subdivisions of each, by ISO 3166 code."""
    supported = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(parts) for code, parts in sorted(supported.items())}
