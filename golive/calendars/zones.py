"""Which clock a time of a calendar file is on: IANA, Windows, or described in the file itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
from pydantic import TypeAdapter, ValidationError

from golive.calendars.lines import Component, Property
from golive.calendars.rules import parts_of, with_until
from golive.window import Zone

_ZONE: TypeAdapter[str] = TypeAdapter(Zone)
_WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
_OFFSET = re.compile(r"[+-]\d{4}(\d\d)?")
_ONSET = re.compile(r"\d{8}T\d{6}")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of a calendar.

    Attributes:
        info: what turns its times into instants.
        zone: its IANA name; empty if the file describes it itself.
    """

    info: tzinfo
    zone: str = ""


@dataclass(slots=True)
class Clocks:
    """The clocks of one file.

    Attributes:
        business: the clock of days, and of times without a zone.
        floating: how many times had no zone.
        unknown: zones that nobody knows; their times are read on the business clock.
        described_only: names of zones that only the file knows; it describes them.
        read_as: names of zones as programs write them, and the IANA zone of each.
    """

    business: Clock
    described: dict[str, Component]
    floating: int = 0
    unknown: set[str] = field(default_factory=set)
    described_only: set[str] = field(default_factory=set)
    read_as: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Clock] = field(default_factory=dict)

    @classmethod
    def of(cls, calendars: Iterable[Component], zone: str) -> "Clocks":
        """Learn the zones that the calendars of a file describe."""
        found = (one for calendar in calendars for one in calendar.inside)
        described: dict[str, Component] = {}
        for one in found:
            named = one.first("TZID")
            if one.name == "VTIMEZONE" and named:
                described.setdefault(_key(named.value), one)
        return cls(Clock(ZoneInfo(zone), zone), described)

    def named(self, zone_id: str) -> Clock:
        """Give the clock that a TZID names; the business clock if nobody knows it."""
        key = _key(zone_id)
        if key not in self._known:
            self._known[key] = self._found(key) or self.business
        return self._known[key]

    def _found(self, key: str) -> Clock | None:
        for name in self._names(key):
            try:
                zone = _ZONE.validate_python(name)
            except ValidationError:
                continue
            if zone != key:
                self.read_as[key] = zone
            return Clock(ZoneInfo(zone), zone)
        own = _described(self.described.get(key))
        (self.described_only if own else self.unknown).add(key)
        return Clock(own) if own else None

    def _names(self, key: str) -> Iterator[str]:
        """Give the IANA names a TZID may mean, the likeliest first.

        Sources: RFC 5545, section 3.2.19, for a solidus in front; X-LIC-LOCATION as libical,
        Apple and Google write it; the names of Windows from Unicode's windowsZones.xml.
        """
        yield key
        yield _WINDOWS.get(key.casefold(), "")
        held = self.described.get(key)
        place = held.first("X-LIC-LOCATION") if held else None
        yield place.value.strip() if place else ""
        parts = key.strip("/").split("/")
        yield from ("/".join(parts[at:]) for at in range(len(parts) - 1))


def _key(zone_id: str) -> str:
    plain = zone_id.replace("\\,", ",").replace("\\;", ";").strip().strip('"')
    return " ".join(plain.split())


def _described(zone: Component | None) -> tzinfo | None:
    """Make the clock that a VTIMEZONE describes; None if it cannot be read.

    Only rules that come once a year are followed: no law changes clocks more often, and a rule
    that comes every second would never end.
    """
    if zone is None:
        return None
    try:
        lines = [line for part in zone.inside for line in _observance(part)]
        text = ["BEGIN:VTIMEZONE", "TZID:own", *lines, "END:VTIMEZONE"]
        found: tzinfo | None = tzical(StringIO("\n".join(text))).get("own")
        datetime(2026, 1, 1, tzinfo=found).astimezone(UTC)  # its rules are read only now
    except (ValueError, TypeError, ArithmeticError, LookupError):
        return None
    return found


def _observance(part: Component) -> Iterator[str]:
    """Write one STANDARD or DAYLIGHT anew, with only what matters, so that dateutil reads it."""
    offset = part.first("TZOFFSETFROM")
    yield f"BEGIN:{part.name}"
    for name, grammar in (("DTSTART", _ONSET), ("TZOFFSETFROM", _OFFSET), ("TZOFFSETTO", _OFFSET)):
        held = part.first(name)
        found = grammar.fullmatch(held.value.strip()) if held else None
        yield f"{name}:{found[0]}" if found else f"{name}:"
    for rule in part.all("RRULE"):
        yield f"RRULE:{_yearly(rule, offset)}"
    for dates in part.all("RDATE"):
        yield f"RDATE:{dates.value.strip()}"
    yield f"END:{part.name}"


def _yearly(rule: Property, offset: Property | None) -> str:
    parts = parts_of(rule.value)
    if parts.get("FREQ") != "YEARLY" or offset is None:
        message = "a clock that changes more often than once a year"
        raise ValueError(message)
    before = datetime.strptime(offset.value.strip()[:5], "%z").tzinfo
    return with_until(rule.value, before)
