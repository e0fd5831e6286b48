"""How a column spells its times, as a format that a database reads by itself.

A file of ten million rows has too many different times to read one text after another. The times
of most exports keep to a format; a text that does not is read as in any other file.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from golive.plan import DateOrder
from golive.usage.times import Stamp, stamp

_MOST_FORMATS = 3
_US: Final = 1_000_000
_MICROS = {10: _US, 13: 1_000, 16: 1}
_HALF = 0.5
#: Seconds since 1970: from 1990 to where ten figures may be a date and an hour instead (2032).
_FIGURES_S: Final = (631_152_000, 1_970_000_000)
_YEARS_S: Final = (0, 4_102_444_800)  # 1970 to 2099; times.py reads a year more

_CLOCK = r"\d\d:\d\d(?P<second>:\d\d)?(?P<part>[.,]\d{1,6})?(?P<gap> ?)(?P<away>Z|[+-]\d\d:?\d\d)?"
_FORMED = tuple(
    re.compile(rf"{days}(?P<then>[T ]){_CLOCK}", re.ASCII)
    for days in (
        r"(?P<year>\d{4})(?P<sign>[-/.])\d\d(?P=sign)\d\d",
        r"\d\d(?P<sign>[-/.])\d\d(?P=sign)\d{4}",
    )
)
_LOGGED = re.compile(r"\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}", re.ASCII)
_DAYS = {DateOrder.DMY: "%d{0}%m{0}%Y", DateOrder.MDY: "%m{0}%d{0}%Y"}


class Spelling(NamedTuple):
    """How times are spelled.

    Attributes:
        formats: formats of `strptime`, the commonest first; none for figures since 1970.
        lengths: of the texts they read, in letters, ascending; those between count too.
        local: the times do not say their zone.
        micros: how many microseconds a figure since 1970 stands for; nought for formats.
    """

    formats: tuple[str, ...]
    lengths: tuple[int, ...]
    local: bool
    micros: int = 0

    @property
    def bounds(self) -> tuple[int, int]:
        """Give the first and the last microsecond since 1970 that is told by its format alone."""
        first, last = _FIGURES_S if self.micros else _YEARS_S
        return first * _US, last * _US - 1


class _Format(NamedTuple):
    text: str
    local: bool
    lengths: tuple[int, ...]


def spelling_of(cells: Sequence[str], order: DateOrder) -> Spelling | None:
    """Give the spelling of most cells; None if it has no format.

    Args:
        cells: some cells of the column.
        order: settles `01/02/2024`.
    """
    since = _figures_of(cells, order)
    if since is not None:
        return since
    found = Counter(form for cell in cells if (form := _format_of(cell, order)) is not None)
    if not found:
        return None
    local = found.most_common(1)[0][0].local
    alike = [form for form, _ in found.most_common() if form.local == local][:_MOST_FORMATS]
    lengths = {length for form in alike for length in form.lengths}
    formats = dict.fromkeys(form.text for form in alike)
    return Spelling(tuple(formats), tuple(sorted(lengths)), local)


def _figures_of(cells: Sequence[str], order: DateOrder) -> Spelling | None:
    """Give the spelling of most cells if they are figures since 1970, and no dates in figures."""
    found = Counter(
        len(cell)
        for cell in cells
        if len(cell) in _MICROS and cell.isdigit() and _is_since(stamp(cell, order))
    )
    for length, count in found.most_common(1):
        if count > _HALF * len(cells):
            return Spelling((), (length,), local=False, micros=_MICROS[length])
    return None


def _is_since(moment: Stamp | None) -> bool:
    return moment is not None and moment.offset is not None


def _format_of(cell: str, order: DateOrder) -> _Format | None:
    if stamp(cell, order) is None:
        return None
    if _LOGGED.fullmatch(cell):
        return _Format("%d/%b/%Y:%H:%M:%S %z", local=False, lengths=(len(cell),))
    found = next((match for form in _FORMED if (match := form.fullmatch(cell))), None)
    if found is None:
        return None
    part = found.groupdict()
    days = "%Y{0}%m{0}%d" if part.get("year") else _DAYS.get(order, "")
    return _clocked(days.format(part["sign"]), part, len(cell)) if days else None


def _clocked(days: str, part: dict[str, str | None], length: int) -> _Format | None:
    away, fraction = part["away"], part["part"]
    if (part["gap"] and not away) or (fraction and not part["second"]):
        return None
    clock = f"%H:%M{':%S' if part['second'] else ''}"
    fine = f"{fraction[0]}%f" if fraction else ""
    zone = {None: "", "Z": "Z"}.get(away, "%z")
    whole = length - len(fraction or "")
    lengths = tuple(whole + more for more in range(2, 8)) if fraction else (whole,)
    return _Format(f"{days}{part['then']}{clock}{fine}{part['gap']}{zone}", away is None, lengths)
