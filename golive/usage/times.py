"""One time stamp as people and tools spell it, to a moment on a clock.

Spellings met in real exports: ISO 8601 in all its dresses, day/month/year either way round, month
names, `2024041623`, `Sep 20, 2015 @ 10:26:48.725`, `17/May/2015:10:05:03 +0000`,
`Thu Jan 20 2022 12:00:00 GMT+0100 (CET)`, and seconds, milli-, micro- or nanoseconds since 1970.
"""

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from golive.plan import DateOrder

DAY_S: Final = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar januari janvier janv enero ene gennaio gen janeiro",
            "feb february februar februari fevrier février fevr févr febrero febbraio fevereiro",
            "mar march märz maerz maart mrt mars marzo mär março",
            "apr april avril avr abril abr aprile",
            "may mai mei mayo maggio mag maio",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august augustus août aout agosto ago",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october oktober okt octobre octubre ottobre ott out outubro",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}

_TIME = (
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?)?"
    r"\s?(?:(?P<half>[AaPp])\.?\s?[Mm]\.?|(?P<said>[hH]|Uhr|uur))?"
    r"(?:\s?(?:(?P<zulu>Z|UTC|GMT)?(?P<offset>[+-]\d{2}:?(?:\d{2})?)?))?"
)
_WEEKDAY = r"(?:[^\W\d]{2,9}\.?,?\s)?"
_OF = r"[\s/-](?:de\s)?"
_AT = r"(?:,?\s+@?\s*|T|:|,)(?:(?:at|à|um|om|alle|a las|às)\s)?"
_DATES = (
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})",
    r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{2})",
    rf"{_WEEKDAY}(?P<d2>\d{{1,2}})\.?{_OF}(?P<n2>[^\W\d]{{3,10}})\.?,?{_OF}(?P<y2>\d{{4}})",
    rf"{_WEEKDAY}(?P<n3>[^\W\d]{{3,10}})\.?\s(?P<d3>\d{{1,2}}),?\s(?P<y3>\d{{4}})",
    r"(?P<y4>(?:19|20)\d{2})(?P<m4>\d{2})(?P<d4>\d{2})(?=$|[T ])",
)
_STAMP = re.compile(rf"(?:{'|'.join(_DATES)})(?:{_AT}{_TIME})?(?:\s*\([^()]*\))?", re.ASCII)
_STAMP_WIDE = re.compile(_STAMP.pattern)  # month names with accents
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?", re.ASCII)
_CLOCK = re.compile(rf"{_TIME}$", re.ASCII)
_EPOCH_UNITS = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}
_SINCE_EPOCH = re.compile(r"(\d{10}(?:\d{3}){0,3})(\.\d{1,9})?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_LATEST = 2_000_000_000  # May 2033; ten figures above it are a date and an hour: 2034050107
_EARLIEST = 631_152_000  # the year 1990
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 24, 59
_CENTURY, _PIVOT = 100, 70


class Stamp(NamedTuple):
    """A moment as a file spells it.

    Attributes:
        seconds: since 1970 on the clock that the file means.
        offset: that clock's offset from UTC in seconds; None when the file does not say.
        day_only: no time of day was given.
    """

    seconds: float
    offset: int | None
    day_only: bool = False


def is_two_way(text: str) -> bool:
    """Tell whether a date is spelled in figures without the year first: `01/02/2024`."""
    found = _STAMP.match(text.strip())
    return bool(found and found["a"])


def stamp(text: str, order: DateOrder = DateOrder.DMY) -> Stamp | None:
    """Read one time stamp; None if it is none.

    `order` settles dates in figures that do not start with a four-digit year.
    """
    text = text.strip()
    if text.isdigit() or text.replace(".", "", 1).isdigit():
        found = _in_figures(text)
        if found is not None:
            return found
    if text[4:5] == "-":
        found = _in_iso(text)
        if found is not None:
            return found
    match = _STAMP.fullmatch(text) or (None if text.isascii() else _STAMP_WIDE.fullmatch(text))
    if match is None:
        return None
    day = _day(match, order)
    return None if day is None else _on_day(day, match)


def _in_iso(text: str) -> Stamp | None:
    """Read the commonest spelling fast; None leaves it to the pattern."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) < len("2026-11-22 14:00") or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    away = moment.utcoffset()
    offset = None if away is None else round(away.total_seconds())
    return Stamp((moment.toordinal() - _EPOCH) * DAY_S + clock, offset)


def _in_figures(text: str) -> Stamp | None:
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        at = _date(year, month, day)
        if at is not None and hour < _LAST_HOUR and max(minute, second) <= _LAST_MINUTE:
            return Stamp(at * DAY_S + hour * 3600 + minute * 60 + second, None)
    since = _SINCE_EPOCH.fullmatch(text)
    if since:
        seconds = float(text) / _EPOCH_UNITS[len(since[1])]
        if _EARLIEST <= seconds < _LATEST:
            return Stamp(seconds, 0)
    return None


def _day(match: re.Match[str], order: DateOrder) -> int | None:
    part = match.groupdict()
    if part["a"]:
        return _two_way_day(int(part["a"]), int(part["b"]), part["c"], order)
    for suffix in ("1", "4"):
        if part[f"y{suffix}"]:
            return _date(*(int(part[f"{letter}{suffix}"]) for letter in "ymd"))
    suffix = "2" if part["y2"] else "3"
    month = _MONTHS.get(part[f"n{suffix}"].lower())
    if month is None:
        return None
    return _date(int(part[f"y{suffix}"]), month, int(part[f"d{suffix}"]))


def _two_way_day(first: int, second: int, third: str, order: DateOrder) -> int | None:
    if order is DateOrder.YMD:
        short = len(third) == len("yy")
        return _date(_full_year(first), second, int(third)) if short else None
    year = _full_year(int(third)) if len(third) == len("yy") else int(third)
    day, month = (first, second) if order is DateOrder.DMY else (second, first)
    return _date(year, month, day)


def _full_year(year: int) -> int:
    return year + (2000 if year < _PIVOT else 1900)


def _date(year: int, month: int, day: int) -> int | None:
    """Give the days since 1970, or None when there is no such day from 1970 to 2100."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None


def _on_day(day: int, match: re.Match[str]) -> Stamp | None:
    if match["hour"] is None:
        return Stamp(day * DAY_S, None, day_only=True)
    clock = _clock_seconds(match)
    if clock is None:
        return None
    return Stamp(day * DAY_S + clock, _offset(match))


def _clock_seconds(match: re.Match[str]) -> float | None:
    """Give the seconds since midnight; None for no time of day, or a bare figure such as `7`."""
    hour, half = int(match["hour"]), match["half"]
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    if match["minute"] is None and not (half or match["said"]) and len(match["hour"]) == 1:
        return None
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half in "Pp" else 0)
    if minute > _LAST_MINUTE or second > _LAST_MINUTE + 1 or hour > _LAST_HOUR:
        return None
    if hour == _LAST_HOUR and (minute or second):
        return None
    return hour * 3600 + minute * 60 + second + float(f"0.{match['part'] or 0}")


def _offset(match: re.Match[str]) -> int | None:
    sign = match["offset"]
    if sign is None:
        return 0 if match["zulu"] else None
    figures = sign[1:].replace(":", "").ljust(4, "0")
    seconds = int(figures[:2]) * 3600 + int(figures[2:]) * 60
    return -seconds if sign[0] == "-" else seconds


def clock_time(text: str) -> float | None:
    """Read a time of day such as `02:30` or `12 AM`, in seconds since midnight; else None."""
    match = _CLOCK.match(text.strip())
    if match is None or not (match["minute"] or match["half"] or match["said"]):
        return None
    seconds = _clock_seconds(match)
    return None if seconds is None or seconds >= DAY_S else seconds
