"""Times that a report only numbers (`0000`, `0001`, … from its first day), to dates."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from golive.errors import UnreadableError
from golive.usage.shapes import Account

_DAY = re.compile(r"(19|20)\d{6}")
_UNITS = {
    "minute": r"minute|minuut",
    "hour": r"hour|heure|stunde|uur|hora|ora\b",
    "day": r"day|jour|tag|dag|d[ií]a|giorno",
    "week": r"week|woche|semaine|semana|settimana",
    "month": r"month|monat|mois|maand|mes\b|m[eê]s|mese",
}
_FIGURE = re.compile(r"[0-9]{1,7}")
_NAMED = re.compile(r"\bNth\b|\bIndex\b", re.IGNORECASE)
_STEPS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_LONG = timedelta(days=180)
_INSTEAD = "export it by the day, or an exploration with “Date + hour (YYYYMMDDHH)”"


class Span(NamedTuple):
    """The days that a report says it covers, both of them included."""

    first: date
    last: date


def day_in(text: str) -> date | None:
    """Read `20240401` as a day; None if it is none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def is_numbered(header: str, cells: Sequence[str]) -> bool:
    """Tell whether cells count up from nought, the empty one of a total aside.

    Under a name such as `Nth day` or `Hour Index` some numbers may be left out.
    """
    figures = [cell.strip() for cell in cells if cell.strip()]
    if not figures or not all(_FIGURE.fullmatch(cell) for cell in figures):
        return False
    counted = [int(cell) for cell in figures]
    if _NAMED.search(header):
        return all(before < after for before, after in pairwise(counted))
    return counted == list(range(len(counted)))


def dated(header: str, cells: Sequence[str], span: Span | None, account: Account) -> list[str]:
    """Spell numbered times as dates, or as dates with hours or minutes.

    Args:
        header: the column's name, which says what is numbered; in another language the length of
            the column beside the report's days does.
        cells: the numbers; an empty cell stays empty.
        span: the report's days.
        account: gets a note on hours in a file that a clock change can lie in.

    Raises:
        UnreadableError: without the first day, by the week or the month, or with an hour too many
            or too few for its days.
    """
    if span is None:
        message = (
            f"The times are only numbered (“{header.strip()[:40]}”) and the file does not say the "
            "first day; give the export with the lines above the table, which name its dates."
        )
        raise UnreadableError(message)
    last = max(int(cell) for cell in cells if cell.strip())
    unit = _unit(header, last + 1, span)
    if unit == "hour":
        _check_hours(last + 1, span, account)
    first = datetime.combine(span.first, datetime.min.time())
    step = _STEPS[unit]
    form = "%Y-%m-%d" if unit == "day" else "%Y-%m-%d %H:%M"
    return [format(first + int(cell) * step, form) if cell.strip() else "" for cell in cells]


def _unit(header: str, count: int, span: Span) -> str:
    days = _days(span)
    named = next((unit for unit, words in _UNITS.items() if _names(header, words)), None)
    by_length = {days: "day", 24 * days: "hour"}.get(count)
    unit = named or by_length
    if unit is None or unit not in _STEPS:
        counts = f"by the {unit}" if unit else f"in {count:,} steps over {days:,} days"
        message = f"The report counts {counts}, which cannot tell a quiet day; {_INSTEAD}."
        raise UnreadableError(message)
    return unit


def _names(header: str, words: str) -> bool:
    return re.search(words, header, re.IGNORECASE) is not None


def _days(span: Span) -> int:
    return (span.last - span.first).days + 1


def _check_hours(count: int, span: Span, account: Account) -> None:
    """Refuse hours counted through a clock change: all later ones would be an hour off."""
    whole = 24 * _days(span)
    if abs(count - whole) == 1:
        message = (
            f"The report numbers {count:,} hours over {_days(span):,} days, so the clock changed "
            "in between and its hours cannot be told; export the days before and after the change "
            "apart, or use “Date + hour (YYYYMMDDHH)”."
        )
        raise UnreadableError(message)
    if count != whole or span.last - span.first > _LONG:
        account.note(
            "Its hours are only numbered and are read as 24 a day, so after a clock change within "
            "the file they may be an hour off."
        )
