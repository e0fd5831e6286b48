"""Numbers as people and tools spell them, decided for a whole column at once.

`1.234` is one and a bit in one export and over a thousand in the next; only its neighbours tell.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

#: Cells that say that nothing is known.
_UNKNOWN = frozenset(
    ("", "null", "undefined", "nan", "n/a", "na", "none", "nil", "inf", "+inf", "-inf", "#n/a")
)
_NOUGHT = frozenset("-–—")
_SPACES = str.maketrans("", "", "\u00a0\u2009\u202f\u2007' ’")
_CELL = re.compile(
    r"(?P<sign>[+-]?)(?P<before>(?:[A-Za-z]{2,3})?[$£€¥]?)(?P<inner>[+-]?)"
    r"(?P<figures>[0-9]{1,3}(?:(?:,[0-9]{2,3})+|(?:\.[0-9]{3})+)(?:[.,][0-9]+)?"
    r"|[0-9]*[.,]?[0-9]+)"
    r"(?P<power>[eE][+-]?[0-9]{1,3})?(?P<unit>[^0-9]{0,20})",
)
_GROUPED = re.compile(r"[0-9]{1,3}([.,])(?:[0-9]{2,3}\1)*[0-9]{3}")
_SCALES = {
    "k": 1e3, "m": 1e6, "mil": 1e6, "mio": 1e6, "mln": 1e6, "bil": 1e9, "bn": 1e9,
    "g": 1e9, "t": 1e12, "tri": 1e12, "ki": 2.0**10, "mi": 2.0**20, "gi": 2.0**30, "ti": 2.0**40,
    "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12,
    "kib": 2.0**10, "mib": 2.0**20, "gib": 2.0**30, "tib": 2.0**40,
}  # fmt: skip
_RATE = re.compile(r"[0-9]\s*[A-Za-z]*\s?(?:/s(?:ec)?|rps|ops|cps|Hz)\s*$")
_SMALL = frozenset("m")  # Grafana writes a thousandth as a small m; a million is M or Mil
_LARGEST = 1e15
_THREE = 3


class Style(NamedTuple):
    """How a column writes its numbers.

    Attributes:
        decimal: the decimal sign.
        doubt: both readings were possible.
        example: a number that could be read both ways.
    """

    decimal: str
    doubt: bool = False
    example: str = ""


def style(cells: Iterable[str]) -> Style:
    """Decide a whole column's decimal sign from every cell in it.

    A sign that stands twice in a number, or before the other one, groups thousands; one that is
    not followed by exactly three figures is the decimal sign. What is left is `1.234` alone: it
    is in thousands when its neighbours without a sign stay below a thousand, or for a comma.
    """
    figures = [match["figures"] for cell in cells if (match := _matched(cell))]
    for text in figures:
        decimal = _telling(text)
        if decimal:
            return Style(decimal)
    signed = [text for text in figures if "." in text or "," in text]
    if not signed:
        return Style(".")
    sign = "." if "." in signed[0] else ","
    other = "," if sign == "." else "."
    bare = [len(text) for text in figures if text.isdigit()]
    if bare:
        return Style(other if max(bare) <= _THREE else sign)
    return Style(".", doubt=True, example=signed[0])


def _telling(figures: str) -> str | None:
    """Give the decimal sign if this number alone shows it."""
    dot, comma = figures.rfind("."), figures.rfind(",")
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    if dot < 0 and comma < 0:
        return None
    sign, other = (".", ",") if dot >= 0 else (",", ".")
    if not _GROUPED.fullmatch(figures) or figures.startswith("0"):
        return sign if figures.count(sign) == 1 else None
    return other if figures.count(sign) > 1 else None


def _matched(cell: str) -> re.Match[str] | None:
    return _CELL.fullmatch(cell.translate(_SPACES).strip())


def number(cell: str, decimal: str = ".") -> float | None:
    """Read one number with the column's decimal sign; None if it is none, or unknown."""
    text = cell.strip()
    if text in _NOUGHT:
        return 0.0
    if decimal == "." and text.isascii() and text.replace(".", "", 1).isdigit():
        return _within(float(text))
    match = _matched(text)
    if match is None:
        return None
    group = "," if decimal == "." else "."
    plain = match["figures"].replace(group, "").replace(decimal, ".")
    if plain.count(".") > 1:
        return None
    size = float(plain + (match["power"] or "")) * _scale(match["unit"])
    return _within(-size if "-" in (match["sign"], match["inner"]) else size)


def _within(size: float) -> float | None:
    """Refuse what no count can be; a plan keeps finite numbers only."""
    return size if abs(size) <= _LARGEST else None


def _scale(unit: str) -> float:
    word = unit.strip().partition("/")[0].strip()
    for short in (word, word.removesuffix("req"), word.removesuffix("ops")):
        if short in _SMALL:
            return 1e-3
        if short.lower() in _SCALES:
            return _SCALES[short.lower()]
    return 1.0


def is_unknown(cell: str) -> bool:
    """Tell whether a cell says that nothing is known: empty, null, undefined, NaN, …."""
    return cell.strip().lower() in _UNKNOWN


def is_number(cell: str) -> bool:
    """Tell whether a cell is a number in any style, a unit or currency with it."""
    return cell.strip() in _NOUGHT or _matched(cell) is not None


def is_rate(cell: str) -> bool:
    """Tell whether a cell is an amount per second: `980 req/s`, `1.2 MiB/s`, `12 rps`."""
    return _RATE.search(cell) is not None


def has_unit(cell: str) -> bool:
    """Tell whether a cell is a share, a temperature or money: not a count of anything."""
    return any(sign in cell for sign in "%°$£€¥")
