"""Times of a calendar file: days, clock times and lengths, each on its clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from golive.calendars.lines import Property
from golive.calendars.texts import length_in, time_in
from golive.calendars.zones import Clock, Clocks
from golive.window import in_reach

_UTC = Clock(ZoneInfo("UTC"), "UTC")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a clock time as it stands in a file.

    Attributes:
        shown: what the clock shows, without offset; midnight for a day.
        clock: the clock; the business clock for a day.
        whole_day: it is a day.
    """

    shown: datetime
    clock: Clock
    whole_day: bool = False

    @property
    def instant(self) -> datetime:
        """The instant; of a time that the clock shows twice the first (RFC 5545, 3.3.5)."""
        return self.shown.replace(tzinfo=self.clock.info, fold=0).astimezone(UTC)

    @property
    def last_instant(self) -> datetime:
        """The instant; of a time that the clock shows twice the last, so that an end covers all."""
        late = self.shown.replace(tzinfo=self.clock.info, fold=1).astimezone(UTC)
        return max(self.instant, late)

    def at(self, shown: datetime) -> "Moment":
        """Give another time of the same clock."""
        return Moment(shown, self.clock, self.whole_day)

    def on(self, clock: Clock) -> datetime:
        """Tell what another clock shows then; a day is the same day on every clock."""
        if self.whole_day or self.clock == clock:
            return self.shown
        return self.instant.astimezone(clock.info).replace(tzinfo=None)


def moment(held: Property, clocks: Clocks) -> Moment:
    """Read a time.

    Raises:
        ValueError: it is none, or lies outside the years that golive computes with.
    """
    return _moment(held, held.value.strip(), clocks)


def moments(held: Property, clocks: Clocks) -> list[tuple[Moment, timedelta | None]]:
    """Read a list of times, or of stretches: each a start, and how long it is if that is said.

    Raises:
        ValueError: one of them cannot be read.
    """
    found: list[tuple[Moment, timedelta | None]] = []
    for text in filter(None, map(str.strip, held.value.split(","))):
        begins, _, ends = text.partition("/")
        start = _moment(held, begins, clocks)
        if ends.upper().startswith("P"):
            found.append((start, length_in(ends)))
        else:
            end = _moment(held, ends, clocks).on(start.clock) if ends else None
            found.append((start, end - start.shown if end else None))
    return found


def after(start: Moment, length: str) -> datetime:
    """Give the instant at which something ends that lasts so long, such as `P1DT2H`.

    Days and weeks are counted on the clock, hours and less as they pass (RFC 5545, 3.3.6).

    Raises:
        ValueError: it is no length.
    """
    text = length.strip().upper()
    length_in(text)  # says what is wrong with it
    whole, _, rest = text.partition("T")
    days = _length(whole)
    return start.at(start.shown + days).instant + _length(f"PT{rest}" if rest else "")


def _length(text: str) -> timedelta:
    return length_in(text) if text.strip("+P") else timedelta()


def _moment(held: Property, text: str, clocks: Clocks) -> Moment:
    found = time_in(text)
    if isinstance(found, datetime):
        return Moment(in_reach(found.replace(tzinfo=None)), _clock(held, found, clocks))
    if isinstance(found, date):
        return Moment(datetime.combine(in_reach(found), time()), clocks.business, whole_day=True)
    message = f"“{text}” is no day and no time"
    raise ValueError(message)


def _clock(held: Property, found: datetime, clocks: Clocks) -> Clock:
    if found.tzinfo is not None:
        return _UTC
    zone_id = held.params.get("TZID", "")
    if zone_id:
        return clocks.named(zone_id)
    clocks.floating += 1
    return clocks.business
