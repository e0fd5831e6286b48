"""What a workbook held when it left: the hidden sheet Snapshot.

A line a row: its code, its kind and id, what its cells held, marks of its other cells, a check.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from golive.merge import Key
from golive.office.back.book import Sheet
from golive.office.back.codes import Kind, Place, checked_code
from golive.office.back.fields import read_field
from golive.office.back.headings import TAKEN
from golive.office.back.spelling import one_line
from golive.office.back.tables import Line, table_in
from golive.office.looks import Look
from golive.office.sheet import Column, TableSheet

#: The name of the hidden sheet.
SNAPSHOT: Final = "Snapshot"

_FIELDS = tuple(dict.fromkeys(name for names in TAKEN.values() for name in names))
#: The headings of the hidden sheet, by which it is known whatever it is called.
SNAPSHOT_ROW: Final = ("Row", "Kind", "Id", *_FIELDS, "Other cells", "Check")
_ABOUT, _SHEET, _KNOWN = "about", "sheet", "known:"
_MARK_LENGTH = 8
_REVISIONS = re.compile("[0-9]{1,9}")
#: What is known of an export, in the order that its id is made of it.
_PLAN, _EXPORT, _REVISION, _ZONE, _NOW = "plan", "export", "revision", "zone", "exported at"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an export said of itself and of its cells.

    Attributes:
        plan_id: the plan that it was made of; empty if nobody knows.
        export_id: its own id; two exports have different ones.
        revision: the plan's revision in the store; None if it had none.
        zone: the clock of its moments.
        rows: the row that each code stands for.
        base: what each cell held; a line that is damaged is left out.
        shown: marks of a row's other cells, by its code, then by heading.
        sheets: marks of the rows of the sheets that only show, by the sheet's name.
    """

    plan_id: str = ""
    export_id: str = ""
    revision: int | None = None
    zone: str = ""
    rows: dict[str, Place] = field(default_factory=dict)
    base: dict[Key, str] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    sheets: dict[str, frozenset[str]] = field(default_factory=dict)


_Written = tuple[str, ...]


def snapshot_sheet(
    sheets: Sequence[Sheet], rows: dict[str, Place], about: dict[str, str]
) -> TableSheet:
    """Lay out the snapshot of a workbook.

    Args:
        sheets: what stands on the sheets, read as it will be read when the file comes back.
        rows: the row that each code on them stands for.
        about: the plan's id, its revision, its zone and the moment of the export.
    """
    lines = [*_written(sheets, rows)]
    content = json.dumps([lines, about])
    known = {**about, _EXPORT: sha256(content.encode()).hexdigest()[:12]}
    head = [_line("", _ABOUT, name, {}, value) for name, value in known.items()]
    written = tuple((*line, _check(line)) for line in (*head, *lines))
    columns = tuple(Column(header, 16, Look.QUIET) for header in SNAPSHOT_ROW)
    return TableSheet(SNAPSHOT, SNAPSHOT, columns, written, hidden=True)


def about(plan_id: str, revision: int | None, zone: str, exported_at: str) -> dict[str, str]:
    """Say which plan an export is made of, its revision, its zone and the moment."""
    said = "" if revision is None else str(revision)
    return {_PLAN: plan_id, _REVISION: said, _ZONE: zone, _NOW: exported_at}


def _line(code: str, kind: str, name: str, values: dict[str, str], other: str) -> _Written:
    return code, kind, name, *(values.get(field, "") for field in _FIELDS), other


def _written(sheets: Sequence[Sheet], rows: dict[str, Place]) -> Iterator[_Written]:
    for sheet in sheets:
        table = table_in(sheet.rows)
        if table is None:
            marks = sorted({row_mark(row) for row in sheet.rows if row})
            yield from (_line("", _SHEET, sheet.name, {}, marked) for marked in marks)
            continue
        for line in table.lines:
            if line.id in rows:
                yield _row(line, rows[line.id])


def _row(line: Line, place: Place) -> _Written:
    """Lay out a row; the first of its other cells names the fields whose values are known."""
    kind, row_id = place
    read = {
        name: read_field(kind, name, line.fields[name])
        for name in line.fields
        if name in TAKEN[kind]
    }
    values = {name: value for name, value in read.items() if value is not None}
    marks = (f"{value} {name}" for name, value in shown_marks(line, kind).items())
    return _line(line.id, kind, row_id, values, "\n".join((" ".join((_KNOWN, *values)), *marks)))


def snapshot_in(sheets: Sequence[Sheet]) -> Snapshot:
    """Read the snapshot that a workbook carries; an empty one if it carries none."""
    found = Snapshot()
    known: dict[str, str] = {}
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for code, kind, name, *values, other in _lines(sheets):
        if kind == _ABOUT:
            known[name] = other
        elif kind == _SHEET:
            marks[name].add(other)
        elif kind in list(Kind) and checked_code(code) == code:
            _take(found, code, (Kind(kind), name), values, other)
    revision = known.get(_REVISION, "")
    return replace(
        found,
        plan_id=known.get(_PLAN, ""),
        export_id=known.get(_EXPORT, ""),
        revision=int(revision) if _REVISIONS.fullmatch(revision) else None,
        zone=known.get(_ZONE, ""),
        sheets={name: frozenset(some) for name, some in marks.items()},
    )


def _lines(sheets: Sequence[Sheet]) -> Iterator[_Written]:
    """Give the whole lines of the sheet, whatever it is called now."""
    for sheet in sheets:
        if sheet.rows and sheet.rows[0] == SNAPSHOT_ROW:
            for row in sheet.rows[1:]:
                *line, check = row
                if len(row) == len(SNAPSHOT_ROW) and check == _check(line):
                    yield tuple(line)


def _take(found: Snapshot, code: str, place: Place, values: Sequence[str], other: str) -> None:
    known, *marks = other.split("\n")
    found.rows[code] = place
    held = dict(zip(_FIELDS, values, strict=True))
    found.base.update({Key(*place, name): held.get(name, "") for name in known.split()[1:]})
    said = (marked.partition(" ") for marked in marks)
    found.shown[code] = {name: marked for marked, _, name in said}


def shown_marks(line: Line, kind: Kind) -> dict[str, str]:
    """Mark the cells of a row that are compared and never taken, by field or heading."""
    fields = {name: text for name, text in line.fields.items() if name not in TAKEN[kind]}
    return {one_line(name): mark(text) for name, text in {**fields, **line.others}.items()}


def row_mark(row: Sequence[str]) -> str:
    """Mark a row of a sheet that only shows; moved columns do not change it."""
    return mark("\x1f".join(sorted(filter(None, row))))


def mark(text: str) -> str:
    """Give a short mark of a text, to tell whether it is another one."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK_LENGTH]


def _check(line: Sequence[str]) -> str:
    return mark("\x1f".join(line))
