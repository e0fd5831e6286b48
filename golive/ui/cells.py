"""How a field of a row looks in a cell of a table, and how a cell becomes a field again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from zoneinfo import ZoneInfo

import streamlit as st
from pydantic import AwareDatetime

from golive.errors import QuestionError
from golive.plan import DaySpan, Row, labels
from golive.plan.edits import field_at, schema_at
from golive.window import countries, instant, zone_names

_DAY_FORMAT = "DD/MM/YYYY"
_TO = " to "


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        config: how Streamlit draws it.
        show: field to cell.
        read: cell to field; raises QuestionError with a sentence.
    """

    config: Any
    show: Callable[[Any], Any]
    read: Callable[[Any], Any]


#: Makes a column from the field's path, the heading, the business zone, and what all share.
Build = Callable[[str, str, str, dict[str, Any]], Column]


def column(path: str, label: str, zone: str, rows: Mapping[str, str] | None, note: str) -> Column:
    """Choose the column for a field of a row.

    Args:
        path: the field, in any row: `deployment.steps.*.owner`.
        label: the heading.
        zone: the business zone, for moments.
        rows: names by id, when the field refers to rows of another list.
        note: the heading's help.
    """
    kind = _kind(field_at(path).annotation)
    shared: dict[str, Any] = {"help": note or None}
    if rows is not None:
        return _reference(label, rows, shared, several=kind is tuple)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _word(label, kind, shared)
    by_name: Build = _SPECIAL.get(path.rpartition(".")[2], _line)
    build: Build = _PLAIN.get(kind, by_name)
    return build(path, label, zone, shared)


def read_only(label: str, width: int) -> Column:
    """Give a column that is read and not typed into, so many pixels wide."""
    config = st.column_config.TextColumn(label, disabled=True, width=width)
    return Column(config, str, _never_read)


def _never_read(_cell: object) -> Any:
    message = "This column cannot be changed."
    raise QuestionError(message, "column")


def _kind(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _kind(next(arg for arg in get_args(annotation) if arg is not type(None)))
    return origin or annotation


def _line(path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    names_row = path.endswith((".name", ".measure"))
    config = st.column_config.TextColumn(label, width="medium" if names_row else None, **shared)
    return Column(config, lambda value: value or "", lambda cell: cell or "")


def _flag(_path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    return Column(st.column_config.CheckboxColumn(label, **shared), bool, bool)


def _figure(path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    limits = schema_at(path)
    config = st.column_config.NumberColumn(
        label, min_value=limits.get("minimum"), max_value=limits.get("maximum"), **shared
    )
    default = field_at(path).default
    whole = limits.get("type") == "integer"

    def read(cell: float | None) -> Any:
        return default if cell is None else (int(cell) if whole else float(cell))

    return Column(config, lambda value: value, read)


def _day(_path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    config = st.column_config.DateColumn(label, format=_DAY_FORMAT, **shared)
    return Column(config, lambda value: value, lambda c: date.fromisoformat(c[:10]) if c else None)


def _hour(_path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    config = st.column_config.TimeColumn(label, format="HH:mm", step=60, **shared)
    return Column(config, lambda value: value, lambda c: time.fromisoformat(c[:5]) if c else None)


def _moment(_path: str, label: str, zone: str, shared: dict[str, Any]) -> Column:
    config = st.column_config.DatetimeColumn(
        f"{label} ({zone})", format=f"{_DAY_FORMAT} HH:mm", step=60, **shared
    )

    def show(value: datetime | None) -> datetime | None:
        return value.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if value else None

    def read(cell: str | None) -> datetime | None:
        return instant(datetime.fromisoformat(cell[:19]), zone) if cell else None

    return Column(config, show, read)


def _word(label: str, kind: type[StrEnum], shared: dict[str, Any]) -> Column:
    by_word = {labels.word(value): value for value in kind}
    config = st.column_config.SelectboxColumn(label, options=list(by_word), **shared)
    return Column(
        config,
        lambda value: labels.word(value) if value is not None else None,
        lambda cell: by_word[cell] if cell else None,
    )


def _listed(options: tuple[str, ...]) -> Build:
    def build(_path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
        config = st.column_config.SelectboxColumn(label, options=list(options), **shared)
        return Column(config, lambda value: value, lambda cell: cell or None)

    return build


def _reference(
    label: str, rows: Mapping[str, str], shared: dict[str, Any], *, several: bool
) -> Column:
    by_name = {name: row_id for row_id, name in rows.items()}
    options = list(by_name)
    if not several:
        one = st.column_config.SelectboxColumn(label, options=options, **shared)
        return Column(one, rows.get, by_name.get)
    many = st.column_config.MultiselectColumn(label, options=options, **shared)

    def show(value: tuple[Any, ...]) -> list[str]:
        return [rows[row_id] for row_id in value if row_id in rows]

    def read(cell: list[str] | None) -> Any:
        return tuple(by_name[name] for name in cell or () if name in by_name)

    return Column(many, show, read)


def _leave(_path: str, label: str, _zone: str, shared: dict[str, Any]) -> Column:
    shared["help"] = "Days away, such as 2026-12-24 to 2027-01-02; more than one with a comma"
    return Column(st.column_config.TextColumn(label, **shared), _leave_as_text, leave_from_text)


def _leave_as_text(spans: tuple[DaySpan, ...]) -> str:
    return ", ".join(
        f"{span.first}{_TO}{span.last}" if span.last != span.first else f"{span.first}"
        for span in spans
    )


def leave_from_text(typed: str | None) -> tuple[DaySpan, ...]:
    """Read days away such as `2026-12-24 to 2027-01-02, 2027-02-01`.

    Raises:
        QuestionError: a day that is not written as year-month-day, or in the wrong order.
    """
    spans = []
    for part in filter(None, (piece.strip() for piece in (typed or "").split(","))):
        first, _, last = part.partition(_TO)
        try:
            span = DaySpan(
                first=date.fromisoformat(first.strip()),
                last=date.fromisoformat((last or first).strip()),
            )
        except ValueError as error:
            message = f"“{part}” is not a day or two days in order; write 2026-12-24 to 2027-01-02."
            raise QuestionError(message, "leave") from error
        spans.append(span)
    return tuple(spans)


def name_of(row: Row) -> str:
    """Give what people call a row; empty while it has neither name nor title."""
    return getattr(row, "name", "") or getattr(row, "title", "")


def names_by_id(rows: tuple[Row, ...]) -> dict[str, str]:
    """Name rows for people; two rows of one name, or of none, are told apart by number."""
    names: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        name = name_of(row) or f"No {number}"
        names[row.id] = name if name not in names.values() else f"{name} (no {number})"
    return names


_PLAIN: dict[Any, Build] = {
    bool: _flag,
    int: _figure,
    float: _figure,
    date: _day,
    time: _hour,
    AwareDatetime: _moment,
}
_SPECIAL: dict[str, Build] = {
    "zone": _listed(zone_names()),
    "country": _listed(tuple(countries())),
    "leave": _leave,
}
