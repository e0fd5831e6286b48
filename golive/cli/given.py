"""What a person gives the command: files, moments, lengths, names."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from golive.errors import PlanFileError, QuestionError, UnreadableError
from golive.plan import Plan
from golive.plan.file import from_json
from golive.window import in_reach, instant

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=14)


def bytes_of(path: Path) -> bytes:
    """Read a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UnreadableError(message) from error


def plan_in(path: Path) -> Plan:
    """Read a plan file; its name stands before what is wrong with it."""
    try:
        return from_json(bytes_of(path))
    except PlanFileError as error:
        message = f"{path}: {error.sentence}"
        raise PlanFileError(message, error.faults) from error


def moment(said: str | None, zone: str) -> datetime:
    """Give the moment said, on the zone's clock unless it has an offset; else this moment."""
    if said is None:
        return datetime.now(UTC)
    try:
        when = in_reach(datetime.fromisoformat(said))
        return instant(when, zone) if when.tzinfo is None else when.astimezone(UTC)
    except ValueError as error:
        message = f"“{said}” is not a moment; write one such as 2026-11-22T09:00+01:00."
        raise QuestionError(message, "now") from error
    except QuestionError as error:
        message = f"{error.sentence} An offset at its end, such as +01:00, tells it too."
        raise QuestionError(message, "now") from error


def midnight(day: date | None, zone: str) -> datetime | None:
    """Give the start of a day on the zone's clock."""
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def length(said: str | None) -> timedelta | None:
    """Read a length such as `90m`, `2h` or `1.5h`."""
    if said is None:
        return None
    try:
        found = timedelta(**{_UNITS[said[-1:].lower()]: float(said[:-1])})
    except (KeyError, ValueError, OverflowError) as error:
        message = f"“{said}” is not a length; write one such as 90m or 2h."
        raise QuestionError(message, "length") from error
    if not _SHORTEST <= found <= _LONGEST:
        message = f"“{said}” is no length for a window; 5 minutes to 14 days can be searched."
        raise QuestionError(message, "length")
    return found


def day(said: str) -> date:
    """Read a day such as `2026-11-22`."""
    try:
        return in_reach(date.fromisoformat(said))
    except ValueError as error:
        message = f"“{said}” is not a day; write one such as 2026-11-22"
        raise ArgumentTypeError(message) from error


def checked(kind: Any) -> Callable[[str], Any]:
    """Give what reads a word as a pydantic type and says in a sentence why it is none."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def read(said: str) -> Any:
        try:
            return adapter.validate_python(said)
        except ValidationError as error:
            reason = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise ArgumentTypeError(reason) from error

    return read
