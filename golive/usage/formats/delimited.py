"""Text with cells between delimiters: CSV and its relatives, in the encodings people have."""

import csv
import re
from collections import Counter
from collections.abc import Iterator

from golive.errors import UnreadableError
from golive.usage.formats.tables import table_in
from golive.usage.layout import Line
from golive.usage.shapes import MAX_CELLS, MAX_COLUMNS, Account, Table
from golive.usage.unpack import text_of

NAME = "CSV and its relatives"
WHERE = "Any tool that exports a table as text: comma, semicolon, tab or bar, any encoding"
SAMPLE = "time,visits\n2026-05-04 00:00,5\n2026-05-04 01:00,7\n2026-05-04 02:00,9\n"

_DELIMITERS = ",;\t|"
_KINDS = {",": "CSV", ";": "CSV (semicolons)", "\t": "TSV", "|": "CSV (bars)"}
_TOLD = re.compile(r'"?sep=(.)"?[,;\t|]*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_SAMPLE_LINES = 200
_LONGEST_SAMPLE = 4096


def recognises(content: bytes) -> bool:
    """Take whatever no other format takes."""
    return bool(content)


def read(content: bytes, account: Account) -> Table:
    """Read delimited text as the table with times in it.

    Raises:
        UnreadableError: not text, no table with times, too many columns or cells, a cell too long.
    """
    lines = text_of(content).split("\n")
    told = _TOLD.fullmatch(lines[0].lstrip("\ufeff").strip(" "))
    if told:
        lines[0] = ""
    delimiter = told[1] if told and told[1] in _DELIMITERS else _delimiter(lines)
    return table_in(_lines(lines, delimiter), _KINDS[delimiter], account)


def _delimiter(lines: list[str]) -> str:
    """Choose the delimiter that cuts the most lines into the same number of cells.

    Comment lines do not vote. Of two that cut alike the one that makes more cells wins; a decimal
    comma therefore loses to the semicolon whenever its share of the lines is smaller.
    """
    sample = [
        _QUOTED.sub("", line[:_LONGEST_SAMPLE])
        for line in lines[: 5 * _SAMPLE_LINES]
        if line.strip(_DELIMITERS + ' "\ufeff') and not line.lstrip().startswith(("#", '"#'))
    ][:_SAMPLE_LINES]

    def merit(delimiter: str) -> tuple[int, int]:
        cuts = Counter(cut for line in sample if (cut := line.count(delimiter)))
        if not cuts:
            return (0, 0)
        cut, alike = max(cuts.items(), key=lambda item: (item[1], item[0]))
        return (alike, cut)

    best = max(_DELIMITERS, key=merit)
    semicolons = merit(";")
    # With a decimal comma in every row, commas cut as evenly as the semicolons they stand between.
    return ";" if best == "," and semicolons[0] and semicolons[0] >= merit(",")[0] else best


def _lines(lines: list[str], delimiter: str) -> Iterator[Line]:
    rows = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    number, cells = 1, 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            message = (
                f"Row {number:,} begins a cell of more than {csv.field_size_limit():,} characters; "
                "look for a quotation mark without its partner there."
            )
            raise UnreadableError(message) from error
        if row is None:
            return
        cells += len(row)
        _check_size(len(row), cells, number)
        yield Line(number, row)
        number = rows.line_num + 1


def _check_size(columns: int, cells: int, number: int) -> None:
    if columns > MAX_COLUMNS:
        message = (
            f"Row {number:,} has {columns:,} cells and at most {MAX_COLUMNS} columns are read; "
            "export only the time and the count."
        )
        raise UnreadableError(message)
    if cells > MAX_CELLS:
        message = (
            f"The table has more than {MAX_CELLS:,} cells, the most that is read; "
            "export fewer columns or days."
        )
        raise UnreadableError(message)
