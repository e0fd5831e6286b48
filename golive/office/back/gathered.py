"""One file against the plan: what its cells hold, what it proposes, what is not taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from golive.merge import Copy, Key
from golive.office.back.aside import set_aside
from golive.office.back.book import Book
from golive.office.back.codes import Place
from golive.office.back.fields import read_field
from golive.office.back.headings import TAKEN
from golive.office.back.held import cells_of
from golive.office.back.new import Proposed, proposals
from golive.office.back.present import Present
from golive.office.back.rows import sorted_rows
from golive.office.back.snapshot import snapshot_in
from golive.office.back.told import Found, Ignored
from golive.plan import Plan


@dataclass(slots=True)
class Gathered:
    """What one file says.

    Attributes:
        copy: its cells, and what they held when it left.
        proposed: new tasks.
        ignored: what is not taken.
    """

    copy: Copy
    proposed: list[Proposed] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


def gathered(book: Book, present: Present, left: Plan | None) -> Gathered:
    """Look at a file.

    Args:
        book: the file.
        present: the plan as it is now.
        left: the plan as it was when the file left, from the store; None to go by the snapshot
            that the file carries.
    """
    snapshot = snapshot_in(book.sheets)
    if snapshot.plan_id not in ("", present.plan.id):
        what = (
            "The workbook was exported from another plan, so nothing is taken from it; open that "
            "plan and give it there."
        )
        return Gathered(Copy(book.name, {}, {}), [], [Ignored(book.name, "", what)])
    base = snapshot.base if left is None else cells_of(left)
    found = sorted_rows(book, snapshot, present)
    cells: dict[Key, tuple[str, ...]] = {}
    known = Gathered(Copy(book.name, base, cells), [], found.ignored)
    own = {task.id for task in present.plan.team.own_tasks}
    for row, one in proposals(found.new, snapshot.export_id, from_1904=book.from_1904):
        if isinstance(one, Ignored):
            known.ignored.append(one)
        elif one.id in own:  # added before; beside another of that name if it was not the first
            beside = one.beside().id
            found.known[row.kind, beside if beside in own else one.id].append(row)
        else:
            known.proposed.append(one)
    for place, rows in found.known.items():
        _take(known, cells, place, rows, _Reader(present, book.from_1904))
    known.ignored += set_aside(book, snapshot, present, found.known)
    return known


@dataclass(frozen=True, slots=True)
class _Reader:
    present: Present
    from_1904: bool

    def read(self, key: Key, row: Found, base: str | None) -> str | None:
        """Read a cell; an emptied due day stands for the day that golive computes."""
        kind, row_id = row.kind, key.id
        text = row.line.fields[key.field]
        value = read_field(kind, key.field, text, from_1904=self.from_1904)
        if key.field == "due" and value == "" and base:
            return self.present.days.get(row_id, "")
        return value


def _take(
    known: Gathered,
    cells: dict[Key, tuple[str, ...]],
    place: Place,
    rows: list[Found],
    reader: _Reader,
) -> None:
    kind, row_id = place
    gone = place not in reader.present.names
    changed = False
    for name in TAKEN[kind]:
        key = Key(kind, row_id, name)
        base = known.copy.base.get(key)
        values = tuple(_values(known, key, rows, reader))
        changed = changed or any(value != base for value in values)
        if values and not gone:
            cells[key] = values
    if gone and changed:
        what = f"The {kind} is not in the plan any more; what the row says is not taken."
        known.ignored.append(rows[0].ignored(what, row_id))


def _values(known: Gathered, key: Key, rows: list[Found], reader: _Reader) -> Iterator[str]:
    """Give what the copies of a row say of one field.

    A row that stands on several sheets is shown on each; where one was filled in, that counts.
    An empty cell of which nobody knows what it held says nothing.
    """
    base = known.copy.base.get(key)
    said: dict[str, list[str]] = {}
    for row in rows:
        text = row.line.fields.get(key.field)
        if text is None or (base is None and not text):
            continue
        value = reader.read(key, row, base)
        if value is None:
            known.ignored.append(row.not_understood(key.id, key.field, text))
        else:
            said.setdefault(row.sheet, []).append(value)
    filled_in = {sheet: values for sheet, values in said.items() if set(values) != {base}}
    for values in (filled_in or said).values():
        yield from values
