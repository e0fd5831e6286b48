"""The hours of a calendar: how busy each is expected to be, and what refuses it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from golive.charts.rows import Piece, Rows
from golive.forecast import Forecast
from golive.timing.blocked import Blocked
from golive.timing.case import amount
from golive.usage.words import counted_by
from golive.window import Window, clock

_HOUR = timedelta(hours=1)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """An hour in its place.

    Attributes:
        piece: where it is drawn.
        start_s: its start, in seconds since 1970.
        expected: traffic expected in it; None where no figures tell.
        says: what is said of it: when, how busy, refused by what.
    """

    piece: Piece
    start_s: int
    expected: float | None
    says: str


def cells(
    span: Window, forecast: Forecast | None, blocked: Sequence[Blocked], rows: Rows
) -> tuple[Cell, ...]:
    """Lay out every hour of a span."""
    unit = unit_of(forecast)
    shut = _by_hour(blocked, span)
    found: list[Cell] = []
    for hour in _each_hour(span):
        expected = forecast.totals(hour.start, hour.end)[0] if forecast else None
        start_s = round(hour.start.timestamp())
        says = _says(hour, expected, unit, shut.get(start_s))
        found.extend(Cell(piece, start_s, expected, says) for piece in rows.pieces(hour))
    return tuple(found)


def unit_of(forecast: Forecast | None) -> str:
    """Say what an hour holds: `requests per hour`; empty without a forecast."""
    return counted_by(forecast.unit, forecast.how, 3600) if forecast else ""


def in_short(names: Sequence[str], longest: int = 120) -> str:
    """Say what refuses: up to three names, and how many more; cut, and without Plotly's tags."""
    if not names:
        return "too little time between two of them"
    rest = len(names) - _SHOWN
    said = ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    short = said if len(said) <= longest else said[: longest - 1].rstrip() + "…"
    return short.replace("<", "‹").replace(">", "›")


def _says(hour: Window, value: float | None, unit: str, names: Sequence[str] | None) -> str:
    expected = "No figures" if value is None else f"{amount(value)} {unit}"
    refused = "" if names is None else f"<br>Refused: {in_short(names)}"
    return f"{clock(hour.start, hour.zone)}<br>{expected}{refused}"


def _each_hour(span: Window) -> Iterator[Window]:
    start = span.start
    while start < span.end:
        yield Window(start=start, end=min(start + _HOUR, span.end), zone=span.zone)
        start += _HOUR


def _by_hour(blocked: Sequence[Blocked], span: Window) -> Mapping[int, tuple[str, ...]]:
    """Give, by an hour's start in seconds, what refuses some of it."""
    found: dict[int, tuple[str, ...]] = {}
    for stretch in blocked:
        start = span.start + max((stretch.window.start - span.start) // _HOUR, 0) * _HOUR
        while start < min(stretch.window.end, span.end):
            place = round(start.timestamp())
            found[place] = tuple(dict.fromkeys((*found.get(place, ()), *stretch.names)))
            start += _HOUR
    return found
