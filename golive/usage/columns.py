"""Which columns hold the time: by what is in them, then by their names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from golive.errors import QuestionError, UnreadableError
from golive.plan import DateOrder
from golive.usage.layout import looks_like_time, time_share
from golive.usage.quantities import is_number
from golive.usage.shapes import Table
from golive.usage.time_column import hour_of
from golive.usage.times import DAY_S, Stamp, stamp

_SAMPLE = 400
_HALF = 0.5
_ALIKE = 0.9

#: Names of columns that may hold times though they hold figures.
NAMED_TIME = re.compile(
    r"time|date|stamp|\bts\b|_ts$|epoch|hour|day|when|start|begin|period|datum|fecha|heure|zeit"
    r"|stunde|uur\b|hora\b|jour|\btag\b|tijd|data\b|dia\b|^column \d+$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"@?time(stamp)?|_time|date ?time|start.*|begin.*|time ?bucket|created.*", re.IGNORECASE
)
_RATE = re.compile(r"\bper\b|_per_|/|\bpro\b|\bpar\b|\bpor\b", re.IGNORECASE)
_HOUR = re.compile(
    r"\bhour|_hour|^(hora|heure|stunde|uur|uhrzeit|ora|time|zeit|tijd|tijdstip)\b", re.IGNORECASE
)


class _Rank(NamedTuple):
    """How well a column tells when: compared from left to right, larger is better."""

    has_offset: bool
    has_clock: bool
    distinct: int


def sampled(table: Table, name: str) -> list[str]:
    """Give every so many cells of a column, a few hundred in all."""
    cells = table.column(name)
    return cells[:: max(1, len(cells) // _SAMPLE)]


def time_columns(table: Table) -> tuple[str, ...]:
    """Name the columns that hold dates, with or without a time of day."""
    return tuple(name for name in table.names if _is_time(sampled(table, name), name))


def _is_time(cells: Sequence[str], name: str) -> bool:
    if time_share(cells) < _HALF:
        return False
    in_figures = all(is_number(cell) for cell in cells if looks_like_time(cell))
    return not in_figures or bool(NAMED_TIME.search(name))


def time_column(table: Table, chosen: str | None) -> str:
    """Name the column of times.

    Of several: one with offsets first, then one with times of day, then the finer one, then one
    with a plain name such as `Time`.

    Raises:
        QuestionError: several fit alike, or `chosen` does not exist (option `time`).
        UnreadableError: no column holds times.
    """
    fitting = time_columns(table)
    if chosen is not None:
        if chosen in table.names:
            return chosen
        sentence = f"The file has no column “{chosen}”; say which one holds the time."
        raise QuestionError(sentence, "time", fitting or table.names)
    if not fitting:
        message = (
            "No column holds dates with times; export the table with a time stamp such as "
            "2026-11-22 14:00 in each row."
        )
        raise UnreadableError(message)
    return _best(table, fitting)


def _best(table: Table, fitting: tuple[str, ...]) -> str:
    ranks = {name: _rank(sampled(table, name)) for name in fitting}
    best = max(ranks.values())
    alike = tuple(
        name
        for name, rank in ranks.items()
        if rank[:2] == best[:2] and rank.distinct >= _ALIKE * best.distinct
    )
    plain = tuple(name for name in alike if _FIRST.fullmatch(name))
    for names in (alike, plain):
        if len(names) == 1:
            return names[0]
    sentence = f"Several columns hold times ({', '.join(alike)[:300]}); say which one counts."
    raise QuestionError(sentence, "time", alike)


def _rank(cells: Sequence[str]) -> _Rank:
    found = _stamps(cells)
    has_offset = any(moment.offset is not None for moment in found)
    return _Rank(has_offset, any(moment.seconds % DAY_S for moment in found), len(set(cells)))


def _stamps(cells: Sequence[str]) -> list[Stamp]:
    return [found for cell in cells if (found := stamp(cell) or stamp(cell, DateOrder.MDY))]


def hour_column(table: Table, time: str) -> str | None:
    """Name the column with the hour of the day beside a column of dates, if there is one."""
    found = _stamps(sampled(table, time))
    if sum(bool(moment.seconds % DAY_S) for moment in found) > _HALF * len(found):
        return None
    for name in table.names:
        cells = [cell for cell in sampled(table, name) if cell.strip()]
        if name == time or not cells or not _HOUR.search(name) or _RATE.search(name):
            continue
        if all(hour_of(cell) is not None for cell in cells):
            return name
    return None
