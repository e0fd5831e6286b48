"""The questions put to a table whose column counts, as Ibis expressions over rows with a time."""

from typing import Any, NamedTuple

import ibis

from golive.usage.repeats import TELLING


class Part(NamedTuple):
    """A column whose figures count.

    Attributes:
        column: the engine's name for it.
        pattern: what most figures look like, as a regular expression.
        decimal: the decimal sign in them.
        others: the name of a table of what its other cells mean: `said`, `value`.
    """

    column: str
    pattern: str
    decimal: str
    others: str


def copies(timed: Any) -> Any:
    """Ask how many `times` there are, how many `rows`, and how many the fullest time has, `most`.

    Without any row the two last are NULL.
    """
    each = timed.group_by("at").agg(n=timed.count())
    return each.agg(times=each.count(), rows=each["n"].sum(), most=each["n"].max())


def other_amounts(timed: Any, part: Part, most: int) -> Any:
    """Ask for the cells of a column that do not fit the pattern: `text`, and how many have it, `n`.

    If the rows have places, `first` is the first of them.
    """
    rows = timed.filter(_plain(timed[part.column], part).isnull())
    first = {"first": rows["place"].min()} if "place" in rows.columns else {}
    return rows.group_by(text=_text(rows[part.column])).agg(n=rows.count(), **first).limit(most)


def longest(timed: Any, part: Part) -> Any:
    """Ask for the number of `letters` of the longest cell that fits the pattern."""
    rows = timed.filter(_plain(timed[part.column], part).notnull())
    return rows.agg(letters=rows[part.column].length().max())


def tally(timed: Any, parts: tuple[Part, ...], numeric: tuple[str, ...]) -> Any:
    """Ask for what the rows of each time come to; the columns are those of `repeats.Tally`.

    Args:
        timed: rows with a time.
        parts: the columns that add up to the count.
        numeric: all columns of numbers.
    """
    rows = timed
    for number, part in enumerate(parts):
        others = ibis.table({"said": "string", "value": "float64"}, name=part.others)
        others = others.rename(**{f"said{number}": "said", f"value{number}": "value"})
        rows = rows.left_join(others, _text(rows[part.column]) == others[f"said{number}"])
        plain = _plain(rows[part.column], part)
        value = ibis.coalesce(plain, rows[f"value{number}"])
        rows = rows.mutate(value=rows["value"] + value if number else value)
    figures = [_text(rows[name]) for name in numeric]
    value = rows["value"]
    return (
        rows.group_by("at")
        .agg(
            rows=rows.count(),
            known=value.count(),
            sums=value.sum(),
            ones=value.min(),
            large=(value.abs() > TELLING).sum().coalesce(0),
            alike=ibis.and_(*(cell.min() == cell.max() for cell in figures)),
        )
        .order_by("at")
    )


def _text(cell: Any) -> Any:
    return cell.fill_null("")


def _plain(cell: Any, part: Part) -> Any:
    """Read a cell that fits the pattern; NULL for any other."""
    plain = cell.replace(",", ".") if part.decimal == "," else cell
    fits = cell.re_search(part.pattern)
    return ibis.ifelse(fits, plain.try_cast("float64"), ibis.null("float64"))
