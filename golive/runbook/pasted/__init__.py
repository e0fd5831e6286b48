"""Steps pasted from a spreadsheet, or read from a CSV file: rows, a preview, what is not read."""

import contextlib
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from golive.errors import Finding, Severity
from golive.plan import Component, Step
from golive.plan.parts import new_id
from golive.runbook.pasted.cells import CellsRead, fields_of, preview, shortened
from golive.runbook.pasted.columns import Column, columns_of
from golive.runbook.pasted.limits import MOST_STEPS
from golive.runbook.pasted.links import NONE, Known, links_in

_DELIMITERS: Final = ("\t", ";", ",", "|")
_TOTALS: Final = frozenset({"total", "sum", "totaal", "summe", "gesamt"})
_RULE: Final = "pasted-steps"


@dataclass(frozen=True, slots=True)
class PastedStep:
    """One line that is a step.

    Attributes:
        line: its line in the text, from 1.
        step: what it becomes, with a new id.
        preview: what was understood, in words.
    """

    line: int
    step: Step
    preview: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text gave.

    Attributes:
        rows: the steps, in the order of the text.
        findings: one for each line of which something cannot be read, and for each column.
        columns: what each column was taken for.
    """

    rows: tuple[PastedStep, ...]
    findings: tuple[Finding, ...]
    columns: tuple[Column, ...]


def read_pasted(text: str, components: Sequence[Component] = ()) -> Pasted:
    """Read steps from a table as text: tabs, semicolons, commas or bars, with or without headings.

    Where a column says what each step waits for, a step that says nothing waits for none, as in
    every planning tool; without such a column each waits for the one above. What cannot be read
    costs its cell, a line without a step's name the line.

    Args:
        text: the table; a cell in quotation marks may hold several lines.
        components: those of the plan, found by name.
    """
    lines = _lines(text)
    columns, headed = columns_of([cells for _, cells in lines])
    found = [_unknown(column) for column in columns if column.heading and not column.field]
    body = lines[1:] if headed else lines
    if body[MOST_STEPS:]:
        found.append(_fault(body[MOST_STEPS][0], f"only {MOST_STEPS:,} steps are read at once"))
    read = [(line, fields_of(columns, cells, components)) for line, cells in body[:MOST_STEPS]]
    found += [_fault(line, why) for line, cells in read if (why := _no_step(cells))]
    rows, faults = _linked([(line, cells) for line, cells in read if not _no_step(cells)])
    return Pasted(rows, (*found, *faults), columns)


def decoded(content: bytes) -> str:
    """Turn a CSV file into text: UTF-8 or UTF-16 with their marks, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Give each line that is not empty, with its number, taken apart into cells."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return [
        (line, cells)
        for line, cells in _cells(whole, _delimiter(whole))
        if any(cell.strip() for cell in cells)
    ]


def _cells(text: str, mark: str) -> list[tuple[int, list[str]]]:
    """Take lines apart; where quotation marks cannot be pairs, they are marks of inches."""
    if text.count('"') % 2 == 0:
        with contextlib.suppress(csv.Error):  # a cell larger than csv takes
            return _quoted(text, mark)
    return [(line, whole.split(mark)) for line, whole in enumerate(text.split("\n"), 1)]


def _quoted(text: str, mark: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline="\n"), delimiter=mark)
    found, line = [], 1
    for cells in reader:
        found.append((line, cells))
        line = reader.line_num + 1
    return found


def _delimiter(text: str) -> str:
    """Give what parts the cells: what stands in most lines, tabs before all others."""
    lines = [line for line in text.split("\n") if line.strip()]
    if "\t" in text:
        return "\t"
    return max(_DELIMITERS, key=lambda mark: sum(mark in line for line in lines))


def _no_step(read: CellsRead) -> str:
    """Say why a line is no step; empty for one that is."""
    name = read.values.get("name", "")
    if not name:
        return "no step is named"
    return "it is a total, not a step" if name.casefold() in _TOTALS else ""


def _linked(
    drafts: list[tuple[int, CellsRead]],
) -> tuple[tuple[PastedStep, ...], list[Finding]]:
    """Make the steps, then let each wait for those that its line names."""
    steps = [Step.model_validate({"id": new_id(), **read.values}) for _, read in drafts]
    known = [
        Known(step.id, read.number or str(at), step.name)
        for at, (step, (_, read)) in enumerate(zip(steps, drafts, strict=True), 1)
    ]
    waits = any(read.waits for _, read in drafts)
    rows: list[PastedStep] = []
    faults: list[Finding] = []
    for step, (line, read) in zip(steps, drafts, strict=True):
        none = not read.waits or read.waits.casefold() in NONE
        links, wrong = ((), []) if none else links_in(read.waits, known, step.id)
        alone = waits and not links and none and bool(rows)
        whole = step.model_copy(update={"links": links, "at_once": alone})
        rows.append(PastedStep(line, whole, preview(whole, known)))
        if read.wrong or wrong:
            faults.append(_fault(line, "; ".join((*read.wrong, *wrong))))
    return tuple(rows), faults


def _fault(line: int, why: str) -> Finding:
    return Finding(
        _RULE,
        Severity.WARN,
        f"line {line}",
        f"Line {line:,}: {why}.",
        "Correct it here, or in the table afterwards.",
    )


def _unknown(column: Column) -> Finding:
    return Finding(
        _RULE,
        Severity.NOTE,
        f"column {column.at + 1}",
        f"Column {column.at + 1}, “{shortened(column.heading)}”, is not read.",
        "If it matters, give it a heading such as Step, Owner, Minutes or Depends on.",
    )
