"""Parquet files: columns of times, numbers and short texts, within limits known beforehand."""

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from golive.errors import GoliveError, UnreadableError
from golive.usage.formats.tables import table_in
from golive.usage.layout import Line
from golive.usage.shapes import MAX_CELLS, MAX_COLUMNS, Account, Table
from golive.usage.unpack import MAX_UNPACKED

NAME = "Parquet"
WHERE = "Data warehouses, pandas, DuckDB, Spark"
SAMPLE = "time,visits\n2026-05-04T00:00:00Z,120\n2026-05-04T01:00:00Z,90\n2026-05-04T02:00:00Z,65\n"

_INSTEAD = "write it again, or save the table as CSV"
_LONGEST_CELL = 1_000


def recognises(content: bytes) -> bool:
    """Tell whether the bytes begin as every parquet file does."""
    return content.startswith(b"PAR1")


def read(content: bytes, account: Account) -> Table:
    """Read a parquet file; times that carry a zone become UTC.

    Raises:
        UnreadableError: damaged, too large, or without a column of times.
    """
    names, columns = _columns(content)
    lines = [Line(1, names)]
    lines += [Line(number, list(row)) for number, row in enumerate(zip(*columns, strict=True), 2)]
    table = table_in(lines, "parquet", account)
    return Table(table.kind, table.names, table.rows, [number - 1 for number in table.numbers])


def _columns(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Give the columns as text: the one boundary around pyarrow."""
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        _check_size(file)
        names = [field.name for field in file.schema_arrow if not pa.types.is_nested(field.type)]
        # Texts stay a dictionary, so a word repeated a million times is held once.
        texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        table = pq.read_table(io.BytesIO(content), columns=names, read_dictionary=texts)
        return names, [_texts(table.column(at)) for at in range(len(names))]
    except (GoliveError, MemoryError):
        raise
    except Exception as error:
        message = f"The parquet file is damaged or uses a feature that is not read; {_INSTEAD}."
        raise UnreadableError(message) from error


def _check_size(file: Any) -> None:
    found = file.metadata
    size = sum(found.row_group(at).total_byte_size for at in range(found.num_row_groups))
    too_many = found.num_columns > MAX_COLUMNS or found.num_rows * found.num_columns > MAX_CELLS
    if too_many or size > MAX_UNPACKED:
        message = (
            f"The parquet file has {found.num_rows:,} rows of {found.num_columns:,} columns; at "
            f"most {MAX_COLUMNS} columns, {MAX_CELLS:,} cells and {MAX_UNPACKED // 1_000_000} MB "
            "are read; keep only the time and the count."
        )
        raise UnreadableError(message)


def _texts(column: Any) -> list[str]:
    if pa.types.is_dictionary(column.type):
        words = (
            [
                str(word or "")[:_LONGEST_CELL]
                for word in column.unify_dictionaries().combine_chunks().dictionary.to_pylist()
            ]
            if len(column)
            else []
        )
        at = column.unify_dictionaries().combine_chunks().indices.to_pylist() if words else []
        return [words[index] if index is not None else "" for index in at] or [""] * len(column)
    if pa.types.is_timestamp(column.type):
        plain = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        mark = "Z" if column.type.tz else ""
        moments = plain.cast(pa.timestamp("us")).to_pylist()
        return [moment.isoformat(" ") + mark if moment else "" for moment in moments]
    return ["" if value is None else str(value)[:_LONGEST_CELL] for value in column.to_pylist()]
