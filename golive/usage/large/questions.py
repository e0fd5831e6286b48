"""The questions put to a table of any length, as Ibis expressions over its columns of text."""

from datetime import datetime
from typing import Any, Final, NamedTuple

import ibis

from golive.usage.large.spelling import Spelling

MINUTE_US: Final = 60_000_000


@ibis.udf.scalar.builtin(name="try_strptime")  # type: ignore[untyped-decorator]
def _moment(text: str, form: str) -> datetime:  # type: ignore[empty-body]
    """Read a text by a format; NULL if it does not fit."""


@ibis.udf.scalar.builtin(name="epoch_us")  # type: ignore[untyped-decorator]
def _micros(moment: datetime) -> int:  # type: ignore[empty-body]
    """Give microseconds since 1970."""


@ibis.udf.scalar.builtin(name="strlen")  # type: ignore[untyped-decorator]
def _bytes(text: str) -> int:  # type: ignore[empty-body]
    """Give the length in bytes; NULL of NULL."""


class Times(NamedTuple):
    """Where a row's time stands and how most of them are spelled.

    Attributes:
        column: the column of times.
        hour: the column of hours beside it, if there is one.
        spelling: how most times are spelled; None when they are read one text at a time.
        spare: names of the columns that hold cells without a header.
    """

    column: str
    hour: str | None
    spelling: Spelling | None
    spare: tuple[str, ...] = ()


def with_time(rows: Any, times: Times) -> Any:
    """Add `at`: microseconds since 1970 of the times that keep to the spelling, else NULL."""
    spelling = times.spelling
    if spelling is None:
        return rows.mutate(at=ibis.null("int64"))
    text = rows[times.column]
    if spelling.micros:
        letters = spelling.lengths[0]
        fits = text.re_search(f"^[0-9]{{{letters}}}$")
        read = (text.try_cast("float64") * spelling.micros).round().try_cast("int64")
    else:
        fits = _bytes(text).between(spelling.lengths[0], spelling.lengths[-1])
        # Given several formats at once, DuckDB 2.0 lets one row's offset slip into the next row.
        read = ibis.coalesce(*(_micros(_moment(text, form)) for form in spelling.formats))
    if times.spare:
        fits &= ~_wide(rows, times)
    rows = rows.mutate(read=read, fits=fits)
    fits = rows["fits"] & rows["read"].between(*spelling.bounds)
    return rows.mutate(at=ibis.ifelse(fits, rows["read"], ibis.null("int64"))).drop("read", "fits")


def _wide(rows: Any, times: Times) -> Any:
    """Tell which rows have a cell that no header names."""
    return ibis.or_(*(_text(rows[name]).strip() != "" for name in times.spare))


def _text(cell: Any) -> Any:
    return cell.fill_null("")


def rows_by_minute(rows: Any, times: Times) -> Any:
    """Ask for the number of rows, `n`, of each minute; `at` is its begin, NULL for other times."""
    timed = with_time(rows, times)
    return timed.group_by(at=timed["at"] - timed["at"] % MINUTE_US).agg(n=timed.count())


def plain_rows(rows: Any, times: Times) -> Any:
    """Ask how many `rows` there are, and how many `others` do not keep to the spelling."""
    at = with_time(rows, times)
    return at.agg(rows=at.count(), others=at["at"].isnull().sum().coalesce(0))


def other_times(placed: Any, times: Times, most: int) -> Any:
    """Ask for the times that do not keep to the spelling: each with its number of rows.

    Columns: `text`, `hour`, `wide` (a cell too many), `aside` (a blank or a comment row), `n`,
    `first` (the first row with it).
    """
    rows = with_time(placed, times)
    rows = rows.filter(rows["at"].isnull())
    first, *_ = cells = [_text(rows[name]).strip() for name in rows.columns if name[0] in "cs"]
    blank = ibis.and_(*(cell == "" for cell in cells))
    keys = {
        "text": _text(rows[times.column]),
        "hour": _text(rows[times.hour]) if times.hour else ibis.literal(""),
        "wide": _wide(rows, times) if times.spare else ibis.literal(value=False),
        "aside": blank | first.startswith("#"),
    }
    return rows.group_by(**keys).agg(n=rows.count(), first=rows["place"].min()).limit(most)


def distinct_times(placed: Any, column: str, most: int) -> Any:
    """Ask for the different texts of a column, with the `first` place of each."""
    return placed.group_by(text=_text(placed[column])).agg(first=placed["place"].min()).limit(most)


def first_times(placed: Any, column: str) -> Any:
    """Ask for one text of each day in figures, with the `first` place of the day."""
    text = _text(placed[column])
    day = text.re_extract(r"^\s*([0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})", 1)
    each = placed.mutate(day=day).group_by("day")
    return each.agg(first=placed["place"].min(), text=text.argmin(placed["place"]))


def timed(rows: Any, times: Times) -> Any:
    """Give the rows that have a time, with `at`.

    What other spellings mean is kept as the table `moments`: `said`, `said_hour`, `means`.
    """
    rows = with_time(rows, times)
    moments = ibis.table(
        {"said": "string", "said_hour": "string", "means": "int64"}, name="moments"
    )
    hour = _text(rows[times.hour]) if times.hour else ibis.literal("")
    same = (_text(rows[times.column]) == moments["said"]) & (hour == moments["said_hour"])
    if times.spare:
        same &= ~_wide(rows, times)
    joined = rows.left_join(moments, same)
    joined = joined.mutate(at=ibis.coalesce(joined["at"], joined["means"]))
    return joined.filter(joined["at"].notnull()).drop(*moments.columns)
