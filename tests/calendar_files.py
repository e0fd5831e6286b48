"""Calendar files for tests: those in the folder, and small ones made on the spot."""

from datetime import datetime
from pathlib import Path

from golive.calendars import Calendar, Entry, read_calendar
from tests.builders import NOW, ZONE

FOLDER = Path(__file__).parent / "calendars"
FILES = tuple(sorted(path.stem for path in FOLDER.glob("*.ics")))


def content_of(name: str) -> bytes:
    """Give the bytes of a file in the folder."""
    return (FOLDER / f"{name}.ics").read_bytes()


def understood(content: bytes, now: datetime = NOW, zone: str = ZONE) -> Calendar:
    """Read a file."""
    return read_calendar(content, "file.ics", zone, now)


def an_event(*lines: str, uid: str = "one", name: str = "Freeze") -> str:
    """Write an event from its lines."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{name}", *lines, "END:VEVENT", ""])


def a_calendar(*parts: str) -> bytes:
    """Write a calendar from its components."""
    body = "".join(parts)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()


def said(entry: Entry) -> str:
    """Say an entry on one line: name, start, end (UTC), and whatever is special about it."""
    row = entry.row
    assert row.starts is not None
    assert row.ends is not None
    marks = {"days": entry.whole_days, "free": entry.free, "tentative": entry.tentative}
    more = [row.repeats, row.zone and f"on {row.zone}", *(mark for mark in marks if marks[mark])]
    times = f"{row.starts:%Y-%m-%dT%H:%MZ}/{row.ends:%Y-%m-%dT%H:%MZ}"
    return " ".join(filter(None, [f"{row.name}:", times, *more]))
