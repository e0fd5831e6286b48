"""What a person gives the command: files, moments, lengths."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from golive.errors import QuestionError, UnreadableError
from golive.plan import Plan
from golive.plan.file import from_json
from golive.window import instant


def bytes_of(path: Path) -> bytes:
    """Read a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UnreadableError(message) from error


def plan_in(path: Path) -> Plan:
    """Read a plan file."""
    return from_json(bytes_of(path))


def moment(said: str | None, zone: str = "UTC") -> datetime:
    """Give the moment said, on the zone's clock unless it has an offset; else this moment."""
    if said is None:
        return datetime.now(UTC)
    try:
        when = datetime.fromisoformat(said)
    except ValueError as error:
        message = f"“{said}” is not a moment; write one such as 2026-11-22T09:00+01:00."
        raise QuestionError(message, "now") from error
    return instant(when, zone) if when.tzinfo is None else when.astimezone(UTC)


def midnight(day: date | None, zone: str) -> datetime | None:
    """Give the start of a day on the zone's clock."""
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def length(said: str | None) -> timedelta | None:
    """Read a length such as `90m`, `2h` or `1.5h`."""
    units = {"m": "minutes", "h": "hours", "d": "days"}
    if said is None:
        return None
    try:
        found = timedelta(**{units[said[-1:]]: float(said[:-1])})
    except (KeyError, ValueError, OverflowError) as error:
        message = f"“{said}” is not a length; write one such as 90m or 2h."
        raise QuestionError(message, "length") from error
    if not timedelta(minutes=5) <= found <= timedelta(days=14):
        message = f"“{said}” is no length for a window; 5 minutes to 14 days can be searched."
        raise QuestionError(message, "length")
    return found
