"""An organisation's own items out of a table: CSV or Excel, a header row, an item a row.

Columns stand in any order, under names in any case. What is wrong in a cell is said and costs
that cell alone; a row without a title, or with another row's, is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from golive.checklist.own.cells import READERS
from golive.checklist.own.rows import Line, lines_of
from golive.checklist.words import quoted
from golive.errors import Finding, Severity, UnreadableError
from golive.plan import OwnItem

#: The most items that are read from one file.
MOST_ITEMS = 500

#: The fields of an item, in the order of the template, each with the names its column can have.
COLUMNS = {
    "title": ("title", "task", "item"),
    "rule": ("when", "rule", "condition"),
    "role": ("role", "who"),
    "phase": ("phase",),
    "days": ("days", "due"),
    "mandatory": ("mandatory", "must"),
    "asks_evidence": ("evidence", "asks evidence"),
    "good": ("good", "what good looks like"),
    "why": ("why", "reason"),
    "source": ("source", "policy"),
}
_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
_NAMES = {field: names[0] for field, names in COLUMNS.items()}
_EXAMPLES = (
    {
        "title": "Have the change approved by the change board",
        "role": "Release manager",
        "phase": "Prepare",
        "days": "-10",
        "mandatory": "yes",
        "asks_evidence": "yes",
        "good": "The minutes name this launch and its window.",
        "why": "A change without approval is rolled back the next morning",
        "source": "Change policy 4.2",
    },
    {
        "title": "Ask {name} for a go-ahead in writing",
        "rule": "each supplier",
        "role": "Partner manager",
        "days": "-5",
        "mandatory": "no",
        "asks_evidence": "no",
        "good": "Their mail is filed with the change.",
        "source": "Supplier handbook",
    },
)


@dataclass(frozen=True, slots=True)
class ItemsRead:
    """What a file gave.

    Attributes:
        items: the items understood, in the order of the file, each with a new id.
        findings: what was not understood or not read, and what to do, in the order of the file.
        fields: the fields of an item that the file has columns for.
    """

    items: tuple[OwnItem, ...]
    findings: tuple[Finding, ...]
    fields: tuple[str, ...]


def read_items(content: bytes, file_name: str) -> ItemsRead:
    """Read items from a table.

    Args:
        content: the file's bytes: CSV with commas, semicolons, tabs or bars, or .xlsx.
        file_name: said in the findings; it decides nothing.

    Raises:
        UnreadableError: no such table, damaged, too large, or no column for the title.
    """
    header, *lines = lines_of(content) or (Line(1, ()),)
    if "title" not in map(_field, header.cells):
        message = (
            "The file has no column called “title”; its first row names the columns. Download the "
            "template to see them."
        )
        raise UnreadableError(message)
    reading = _Reading(file_name, header)
    for line in lines[:MOST_ITEMS]:
        reading.take(line)
    if lines[MOST_ITEMS:]:
        wrong = f"this and what follows was not read; a file holds at most {MOST_ITEMS} items."
        reading.find(lines[MOST_ITEMS].number, "", wrong, "Cut the file in two.")
    return ItemsRead(tuple(reading.items), tuple(reading.findings), tuple(reading.places))


def recognised(read: ItemsRead, held: Iterable[OwnItem]) -> tuple[OwnItem, ...]:
    """Give the items of a file as they would be held: one with the title of an item held is it.

    It keeps its id, and what the file has no column for. So a file read twice changes items and
    doubles none. Of several held with one title, in any case, the first counts.
    """
    known: dict[str, OwnItem] = {}
    for item in held:
        known.setdefault(_key(item.title), item)
    return tuple(
        known[_key(item.title)].model_copy(update=item.model_dump(include=set(read.fields)))
        if _key(item.title) in known
        else item
        for item in read.items
    )


def template() -> bytes:
    """Write a table with the header and two examples, so that Excel and every editor open it."""
    rows = (_NAMES, *_EXAMPLES)
    lines = (",".join(f'"{row.get(field, "")}"' for field in COLUMNS) for row in rows)
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


class _Reading:
    """One file while it is read: where its columns stand, the items and findings so far."""

    def __init__(self, file_name: str, header: Line) -> None:
        self.items: list[OwnItem] = []
        self.findings: list[Finding] = []
        self._file_name = file_name
        self._width = len(header.cells)
        self.places: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        for at, name in enumerate(header.cells):
            self._learn(header.number, at, name)

    def find(self, row: int, column: str, wrong: str, remedy: str) -> None:
        """Keep what is wrong at a place of the file."""
        place = f"row {row:,}" + (f", {column}" if column else "")
        what, where = f"{place.capitalize()}: {wrong}", f"{self._file_name}, {place}"
        self.findings.append(Finding("items-file", Severity.WARN, where, what, remedy))

    def _learn(self, row: int, at: int, name: str) -> None:
        """Learn what a column holds; of two that hold the same, the first is read."""
        field = _field(name)
        if field is None and name:
            known = ", ".join(_NAMES.values())
            self.find(
                row,
                "",
                f"the column {quoted(name)} was not read; no item has one.",
                f"Columns are called: {known}.",
            )
        elif field in self.places:
            wrong = f"the column {quoted(name)} was not read; one before it says the same."
            self.find(row, "", wrong, "Keep one of them.")
        elif field is not None:
            self.places[field] = at

    def take(self, line: Line) -> None:
        """Read one row."""
        title = self._value(line, "title")
        key = _key(title)
        if not title:
            wrong = "nothing says what is to be done; the row was left out."
            self.find(line.number, _NAMES["title"], wrong, "Fill it in.")
        elif key in self._rows:
            wrong = f"row {self._rows[key]:,} has the same title; this one was left out."
            self.find(line.number, _NAMES["title"], wrong, "Give it another title.")
        else:
            self._rows[key] = line.number
            fields = {field: self._value(line, field) for field in COLUMNS if field != "title"}
            self.items.append(OwnItem(title=title, **fields))
            if any(line.cells[self._width :]):
                wrong = "the row has more cells than the first row; they were not read."
                self.find(line.number, "", wrong, "Put text with a comma in quotation marks.")

    def _value(self, line: Line, field: str) -> Any:
        at = self.places.get(field, len(line.cells))
        cell = READERS[field](line.cells[at] if at < len(line.cells) else "")
        if cell.wrong:
            self.find(line.number, _NAMES[field], cell.wrong, cell.remedy)
        return cell.value


def _field(name: str) -> str | None:
    return _FIELDS.get(_key(name))


def _key(text: str) -> str:
    """Give a text as texts are compared: in any case, with any blanks."""
    return " ".join(text.split()).casefold()
