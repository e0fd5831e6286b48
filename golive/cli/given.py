"""What a person gives the command: files, moments, lengths, names."""

import contextlib
import zlib
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from golive.errors import PlanFileError, QuestionError, UnreadableError
from golive.plan import Plan, Reading
from golive.plan.file import from_json
from golive.usage import ReadFile
from golive.usage.apart import ordered, read_apart
from golive.usage.large import read_path
from golive.window import in_reach, instant

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_GZIP, _TAKEN_APART = b"\x1f\x8b", (b"PK", b"PAR1")
_LOOK = 4096
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=14)


def bytes_of(path: Path) -> bytes:
    """Read a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UnreadableError(message) from error


def export_in(paths: Sequence[Path], reading: Reading) -> ReadFile:
    """Read a usage export of one file or several.

    What libraries take apart that were not made for hostile files is read in a process of its own.
    """
    if len(paths) == 1 and not _taken_apart_by_others(paths[0]):
        return read_path(paths[0], reading)
    return read_apart(ordered([(path, path.name) for path in paths], reading))


def _taken_apart_by_others(path: Path) -> bool:
    """Tell whether a file, or what is packed in it, is a workbook, another archive or parquet."""
    try:
        with path.open("rb") as lying:
            begin = lying.read(_LOOK)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UnreadableError(message) from error
    if begin.startswith(_GZIP):
        with contextlib.suppress(zlib.error):
            begin = zlib.decompressobj(wbits=31).decompress(begin, _LOOK)
    return begin.startswith(_TAKEN_APART)


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
