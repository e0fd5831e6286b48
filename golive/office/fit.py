"""Row heights that show all of a wrapped text, and still grow when somebody types more."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

#: The highest row of a spreadsheet, in points (Excel specifications and limits).
HIGHEST = 409.0
_LINE, _EDGE = 14.2, 2.0  # points: a line of 11-point sans, and the space around the text
_SHARE, _MARGIN = 1.1, 1.0  # letters in the width of a digit, a little on the safe side; padding
_FIRST_WIDE = 0x1100  # from here on, mostly scripts whose letters take two columns


class FittedRow(RowDimension):
    """A row whose height is a proposal: without `customHeight`, programs refit it on editing."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name in the file format
        """Never: the height was computed, not chosen."""
        return False


def fit_row(page: Worksheet, number: int, texts: Sequence[object], widths: Sequence[float]) -> None:
    """Set a row's height so that its longest wrapped text shows.

    Args:
        page: the sheet.
        number: the row, from 1.
        texts: the row's values; only texts can need more than one line.
        widths: the columns' widths in characters.
    """
    lines = 1
    for text, width in zip(texts, widths, strict=False):
        if isinstance(text, str) and (len(text) > width / 2 or "\n" in text):
            lines = max(lines, lines_of(text, width))
    height = min(HIGHEST, lines * _LINE + _EDGE)
    page.row_dimensions[number] = FittedRow(page, index=number, ht=height)


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column `width` characters wide."""
    room = max(1.0, width * _SHARE - _MARGIN)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Wrap as spreadsheets do: between words, after hyphens and slashes, else anywhere."""
    if _columns(line) <= room:
        return 1
    lines, used = 1, 0.0
    for word in line.replace("-", "- ").replace("/", "/ ").split(" "):
        length: float = _columns(word)
        if used and used + length > room:
            lines, used = lines + 1, 0.0
        if length > room:
            lines += ceil(length / room) - 1
            length %= room
        used += length + 1
    return lines


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if ord(letter) >= _FIRST_WIDE else 1 for letter in text)
