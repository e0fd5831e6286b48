"""The rows of a file, sorted by what they are: rows of the plan, copies, new ones, strangers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from golive.office.back.book import Book
from golive.office.back.codes import Kind, Place, checked_code
from golive.office.back.present import Present
from golive.office.back.snapshot import Snapshot, mark
from golive.office.back.spelling import one_line
from golive.office.back.tables import table_in
from golive.office.back.told import Found, Ignored, shortened


@dataclass(slots=True)
class Sorted:
    """The rows of a file.

    Attributes:
        known: those of the plan, several where a row was copied.
        new: those of tasks that somebody added.
        ignored: what is wrong with the others.
    """

    known: dict[Place, list[Found]] = field(default_factory=lambda: defaultdict(list))
    new: list[Found] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


def sorted_rows(book: Book, snapshot: Snapshot, present: Present) -> Sorted:
    """Sort the rows of a file; a copy that names another task counts as a new one."""
    found = Sorted()
    rows = present.rows | snapshot.rows
    for row in _rows(book):
        place = _place(row, rows, present)
        if place is not None and place[0] is row.kind:
            found.known[place].append(row)
        elif row.line.id:
            found.ignored.append(_stranger(row, place))
        elif row.kind is Kind.TASK:
            found.new.append(row)
        else:
            what = "The row has no id; golive takes new tasks only, so add it in golive."
            found.ignored.append(row.ignored(what))
    _set_copies_apart(found, snapshot, present)
    return found


def _rows(book: Book) -> Iterator[Found]:
    for sheet in book.sheets:
        table = table_in(sheet.rows)
        if table is not None:
            kind = table.headings.kind
            yield from (Found(book.name, sheet.name, kind, line) for line in table.lines)


def _place(row: Found, rows: Mapping[str, Place], present: Present) -> Place | None:
    """Find the row of the plan; workbooks of an older golive show its id itself."""
    code = checked_code(row.line.id)
    if code is not None:
        return rows.get(code)
    place = (row.kind, row.line.id)
    return place if place in present.names else None


def _stranger(row: Found, place: Place | None) -> Ignored:
    shown = shortened(row.line.id)
    if place is not None:
        what = f"The id {shown} is that of a {place[0]}, not of a {row.kind}; nothing is taken."
    elif checked_code(row.line.id) is not None:
        what = (
            f"The id {shown} is not of this plan; it comes from another plan, or its row is gone. "
            "To add it as a new task, empty its id."
        )
    else:
        what = (
            f"The id “{shown}” cannot be read: a letter is wrong or missing. Copy it from a fresh "
            "export, or empty it to add a new task."
        )
    return row.ignored(what, "" if place is None else place[1], "id", row.line.id)


def _set_copies_apart(found: Sorted, snapshot: Snapshot, present: Present) -> None:
    for place, rows in found.known.items():
        if len(rows) == 1:
            continue
        same = [row for row in rows if _is_it(row, place, snapshot, present)] or rows[:1]
        others = [row for row in rows if row not in same]
        found.known[place] = same
        found.new += [row for row in others if place[0] is Kind.TASK]
        found.ignored += [_copied(row, same[0], place) for row in others]
        found.ignored += [_repeated(row, same[0], place) for row in _again(same)]


def _is_it(row: Found, place: Place, snapshot: Snapshot, present: Present) -> bool:
    """Tell whether a row still has the name it left with, or has now."""
    code = checked_code(row.line.id) or ""
    left = snapshot.shown.get(code, {}).get("name")
    return mark(row.line.name) == left or one_line(row.line.name) == present.names.get(place)


def _again(rows: list[Found]) -> Iterator[Found]:
    seen = set()
    for row in rows:
        if row.sheet in seen:
            yield row
        seen.add(row.sheet)


def _copied(row: Found, first: Found, place: Place) -> Ignored:
    then = "it is proposed as a new one" if place[0] is Kind.TASK else "nothing is taken from it"
    what = (
        f"The id {shortened(row.line.id)} stands in {first.where} too, and this row has another "
        f"name; {then}."
    )
    return row.ignored(what, place[1], "id", row.line.id)


def _repeated(row: Found, first: Found, place: Place) -> Ignored:
    what = (
        f"The id {shortened(row.line.id)} stands in {first.where} too; where the two rows differ "
        "you are asked."
    )
    return row.ignored(what, place[1], "id", row.line.id)
