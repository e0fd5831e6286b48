"""Tasks that somebody typed beneath the table: proposed, never added unasked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from golive.office.back.codes import Kind
from golive.office.back.fields import read_field
from golive.office.back.headings import OF_A_NEW_TASK, TAKEN
from golive.office.back.spelling import one_line
from golive.office.back.told import Found, Ignored

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task that a file proposes.

    Attributes:
        id: the same for the same row of the same file, so that it is not added twice.
        title: what to do.
        cells: its other fields that say something: phase, role, and those of a task.
        file: the file it stands in.
        where: sheet and row.
    """

    id: str
    title: str
    cells: dict[str, str]
    file: str
    where: str

    def beside(self) -> "Proposed":
        """Give it another id, for when another file proposes something else by that name."""
        return replace(self, id=_id(f"{self.id}\n{sorted(self.cells.items())}"))


def proposals(
    rows: list[Found], export_id: str, *, from_1904: bool
) -> Iterator[tuple[Found, Proposed | Ignored]]:
    """Read the new tasks of a file, each with what in it is not understood.

    Args:
        rows: rows without an id of their own.
        export_id: the export that the file was filled in from; part of the new ids.
        from_1904: the workbook counts days from 1904.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        title = one_line(row.line.name)
        if not title:
            what = "The row has neither an id nor a task; type what is to be done."
            yield row, row.ignored(what)
            continue
        seen[title.casefold()] += 1
        known = f"{export_id}\n{title.casefold()}\n{seen[title.casefold()]}"
        cells, faults = _cells(row, from_1904=from_1904)
        yield row, Proposed(_id(known), title, cells, row.file, row.where)
        yield from ((row, fault) for fault in faults)


def _cells(row: Found, *, from_1904: bool) -> tuple[dict[str, str], list[Ignored]]:
    cells: dict[str, str] = {}
    faults = []
    for field in OF_A_NEW_TASK:
        cells[field] = one_line(row.line.fields.get(field, ""))
    for field in TAKEN[Kind.TASK]:
        text = row.line.fields.get(field, "")
        value = read_field(Kind.TASK, field, text, from_1904=from_1904) if text else ""
        if value is None:
            faults.append(row.not_understood("", field, text))
        cells[field] = value or ""
    return {field: value for field, value in cells.items() if value}, faults


def _id(known: str) -> str:
    number = int.from_bytes(sha256(known.encode("utf-8", "replace")).digest())
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)
