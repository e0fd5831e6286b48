"""One spelling for a cell's content, whatever program saved it and however somebody typed it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from golive.office.text import cell_text

#: Stands for the value of a formula that no program has calculated, or of an error.
UNREAD: Final = "\x00"

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SPACES = re.compile("[\u00a0\u2007\u202f]")
_HALF_SECOND = timedelta(milliseconds=500)
_EARLIEST, _LATEST = 20_000.0, 80_000.0  # days of a spreadsheet from 1954 to 2119
_EXACT = 1e15
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDED = re.compile(r"(?:[a-z]{2,9},? )?(\d{1,2})\.? ?-?([a-z]{3,9})\.?,? ?-?(\d{4})")
_MONTH_FIRST = re.compile(r"(?:[a-z]{2,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_CLOCK = re.compile(r"[ ,t]+(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?\s*([ap]m)?$")
_NOON = 12


def spelled(value: object) -> str:
    """Give a cell's value as text: dates in ISO, numbers without needless digits, yes as TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _moment((value + _HALF_SECOND).replace(microsecond=0, tzinfo=None))
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        whole = abs(value) < _EXACT and value == int(value)
        return str(int(value)) if whole else f"{value:.10g}"  # programs keep 15 digits or 17
    return plain(str(value))


def _moment(value: datetime) -> str:
    """Give a day for midnight: files do not tell a day from its first moment."""
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


def plain(text: str) -> str:
    """Take off what programs change in a text: escapes, line ends, hard blanks, blanks around."""
    unescaped = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return _SPACES.sub(" ", cell_text(unescaped)).strip()


def one_line(text: str) -> str:
    """Give a text on one line, one blank between words."""
    return " ".join(plain(text).split())


def day_of(text: str, *, from_1904: bool = False) -> date | None:
    """Read a day however it is written; None if it is none, or could be two different days.

    Args:
        text: as `spelled` gives it: ISO, `1 Dec 2026`, `Dec 1, 2026`, `1.12.2026`, `25/12/2026`,
            or a spreadsheet's number of days; a time of day behind it is left out.
        from_1904: the workbook counts days from 1904, as Excel for the Mac used to.
    """
    moment = moment_of(text, from_1904=from_1904)
    return None if moment is None else moment.date()


def moment_of(text: str, *, from_1904: bool = False) -> datetime | None:
    """Read a moment on a clock that is named elsewhere, as `day_of` reads a day."""
    serial = _serial(text, from_1904=from_1904)
    if serial is not None:
        return serial
    low = " ".join(text.casefold().split())
    clock = _CLOCK.search(low)
    day = _day(low[: clock.start()] if clock else low)
    try:
        return None if day is None else datetime(*day, *_time(clock))  # noqa: DTZ001 - a clock time
    except ValueError:
        return None


def _serial(text: str, *, from_1904: bool) -> datetime | None:
    days = float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else 0.0
    if not _EARLIEST <= days < _LATEST:
        return None
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    return (first + timedelta(days=days) + _HALF_SECOND).replace(microsecond=0)


def _day(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DOTTED.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDED.fullmatch(text):
        return _worded(match[1], match[2], match[3])
    match = _MONTH_FIRST.fullmatch(text)
    return _worded(match[2], match[1], match[3]) if match else None


def _slashed(first: int, second: int, year: int) -> tuple[int, int, int] | None:
    """Day and month, or month and day: only what can be read one way is read."""
    if first > _NOON or first == second:
        return year, second, first
    return (year, first, second) if second > _NOON else None


def _worded(day: str, month: str, year: str) -> tuple[int, int, int] | None:
    known = month[:3] in _MONTHS
    return (int(year), _MONTHS.index(month[:3]) + 1, int(day)) if known else None


def _time(clock: re.Match[str] | None) -> tuple[int, int, int]:
    if clock is None:
        return 0, 0, 0
    hour = int(clock[1])
    if clock[4]:
        hour = hour % _NOON + (_NOON if clock[4] == "pm" else 0)
    return hour, int(clock[2]), int(clock[3] or 0)
