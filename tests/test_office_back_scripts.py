"""Workbooks edited at random against a model of what must come of it; more with GOLIVE_SCRIPTS."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from golive.checklist import tasks
from golive.merge import Key
from golive.office import write_workbook
from golive.office.back.book import read_book
from golive.office.back.edits import applied, edits
from golive.office.back.held import cells_of
from golive.office.back.merging import Merge, merge_books
from golive.plan import Plan
from golive.plan.edits import with_value
from tests.builders import NOW, a_plan, a_taken

_SCRIPTS = int(os.environ.get("GOLIVE_SCRIPTS", "25"))
_ROWS = 14
_HEADINGS = {"owner": "Owner", "stand_in": "Stand-in", "note": "Note", "evidence": "Evidence"}
_STATUSES = {
    "open": ("Open", "offen", "OPEN "),
    "doing": ("Doing", "in Arbeit", "en cours"),
    "done": ("Done", "WAHR", True, "erledigt", "done"),
    "blocked": ("Blocked", "bloqué"),
    "not_applicable": ("Not applicable", "n/a", "not_applicable"),
}
_NAMES = ("Ana", "Bo", "Zoë", "", "=1+1", "007")
_FIRST_SERIAL = date(1899, 12, 30)


def _plan() -> Plan:
    plan = a_plan(timing__taken=a_taken(), launch__name="Orders")
    for task in tasks(plan)[:4]:
        plan = with_value(plan, f"team.edits.{task.id}.owner", "Ines")
    return plan


_PLAN = _plan()
_LISTED = tasks(_PLAN)[:_ROWS]
_WRITTEN = write_workbook(_PLAN, _LISTED, [], now=NOW)
_BASE = cells_of(_PLAN)


@dataclass
class Script:
    """A workbook being edited: rows by heading, and what a person means by it."""

    dice: Random
    headings: list[str]
    rows: list[dict[str, Any]]
    codes: dict[str, str]
    said: dict[Key, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    new: list[str] = field(default_factory=list)
    above: int = 0
    name: str = "Checklist"

    def row(self) -> tuple[str, dict[str, Any]]:
        row = self.dice.choice([row for row in self.rows if row.get("Id") in self.codes])
        return self.codes[row["Id"]], row

    def all_of(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        return [one for one in self.rows if one.get("Id") == row["Id"]]

    def write(self, row_id: str, row: dict[str, Any], heading: str, name: str, value: Any) -> None:
        for one in self.all_of(row):
            one[heading] = value[0]
        self.said[Key("task", row_id, name)] = value[1]

    def type_a_name(self) -> None:
        row_id, row = self.row()
        name = self.dice.choice(list(_HEADINGS))
        value = self.dice.choice(_NAMES)
        self.write(row_id, row, _HEADINGS[name], name, (f" {value}\u00a0", value))

    def choose_a_status(self) -> None:
        row_id, row = self.row()
        status = self.dice.choice(list(_STATUSES))
        self.write(row_id, row, "Status", "status", (self.dice.choice(_STATUSES[status]), status))

    def type_a_day(self) -> None:
        row_id, row = self.row()
        day = date(2026, 12, 1) + timedelta(days=self.dice.randrange(60))
        serial = (day - _FIRST_SERIAL).days
        month = f"{day:%b}"
        ways = (
            day,
            datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a cell's moment has no zone
            day.isoformat(),
            f"{day:%d.%m.%Y}",
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            str(serial),
            serial,
        )
        due = next(head for head in self.headings if head.startswith("Due"))
        self.write(row_id, row, due, "due", (self.dice.choice(ways), day.isoformat()))

    def sort(self) -> None:
        self.rows.sort(key=lambda row: str(row.get(self.dice.choice(("Task", "Owner")))))

    def insert_blanks(self) -> None:
        self.rows.insert(self.dice.randrange(len(self.rows)), {})

    def insert_above(self) -> None:
        self.above += 2

    def delete(self) -> None:
        """Not of rows that were copied for another task: the last one left is taken for the row."""
        row_id, row = self.row()
        few = len({one.get("Id") for one in self.rows}) <= _ROWS // 2
        if not few and len({one["Task"] for one in self.all_of(row)}) == 1:
            self.rows = [one for one in self.rows if one is not row]
            if not self.all_of(row):
                self.gone.add(row_id)

    def copy(self) -> None:
        _, row = self.row()
        self.rows.append(dict(row))

    def copy_for_another(self) -> None:
        _, row = self.row()
        title = f"Something else {len(self.new)}"
        self.rows.append(row | {"Task": title})
        self.new.append(title)

    def add_a_task(self) -> None:
        title = f"New {len(self.new)}"
        self.rows.append({"Task": title, "Owner": "Ana", "Status": "doing"})
        self.new.append(title)

    def retitle(self) -> None:
        """A title is not taken; a copy that has one is another task, so only where none is."""
        _, row = self.row()
        if len(self.all_of(row)) == 1:
            row["Why"] = "because"

    def paste_a_stranger(self) -> None:
        self.rows.append({"Id": self.dice.choice(("T-22222A", "nonsense", "T-2")), "Owner": "Eve"})

    def move_a_column(self) -> None:
        self.headings.insert(0, self.headings.pop(self.dice.randrange(len(self.headings))))

    def add_a_column(self) -> None:
        heading = f"Mine {len(self.headings)}"
        self.headings.insert(self.dice.randrange(len(self.headings)), heading)
        self.rows[0][heading] = "remark"

    def rename(self) -> None:
        self.name = self.dice.choice(("Liste", "Tasks of Ana", "Checklist"))

    def saved(self) -> bytes:
        book = load_workbook(BytesIO(_WRITTEN))
        page = book["Checklist"]
        page.delete_rows(1, page.max_row)
        page.title = self.name
        for at, heading in enumerate(self.headings, 1):
            page.cell(self.above + 1, at, heading)
        for number, row in enumerate(self.rows, self.above + 2):
            for at, heading in enumerate(self.headings, 1):
                cell = page.cell(number, at, row.get(heading))
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        out = BytesIO()
        book.save(out)
        return out.getvalue()


_MOVES: tuple[Callable[[Script], None], ...] = (
    *[Script.type_a_name] * 4,
    *[Script.choose_a_status] * 3,
    *[Script.type_a_day] * 3,
    Script.sort,
    Script.insert_blanks,
    Script.insert_above,
    Script.delete,
    Script.copy,
    Script.copy_for_another,
    Script.add_a_task,
    Script.retitle,
    Script.paste_a_stranger,
    Script.move_a_column,
    Script.add_a_column,
    Script.rename,
)


def _script(dice: Random) -> Script:
    page = load_workbook(BytesIO(_WRITTEN))["Checklist"]
    head, *below = page.iter_rows(values_only=True)
    headings = [str(cell) for cell in head]
    rows = [dict(zip(headings, row, strict=True)) for row in below]
    codes = {str(row["Id"]): task.id for row, task in zip(rows, _LISTED, strict=True)}
    script = Script(dice, headings, rows, codes)
    for _ in range(dice.randrange(1, 12)):
        dice.choice(_MOVES)(script)
    return script


def _changed_meanwhile(dice: Random) -> Plan:
    plan = _PLAN
    for _ in range(dice.randrange(6)):
        task = dice.choice(_LISTED)
        name = dice.choice(("owner", "note", "status"))
        value = dice.choice(list(_STATUSES)) if name == "status" else dice.choice(_NAMES)
        plan = with_value(plan, f"team.edits.{task.id}.{name}", value)
    return plan


def _expected(
    ours: dict[Key, str], scripts: list[Script]
) -> tuple[dict[Key, tuple[str, str]], dict[Key, frozenset[str]]]:
    """Say what a merge must find: cells to take with both values, cells to ask about."""
    take: dict[Key, tuple[str, str]] = {}
    ask: dict[Key, frozenset[str]] = {}
    for key, now in ours.items():
        wanted = {
            script.said[key]
            for script in scripts
            if key in script.said and key.id not in script.gone and script.said[key] != _BASE[key]
        }
        if not wanted or wanted == {now}:
            continue
        if len(wanted) == 1 and now == _BASE[key]:
            take[key] = (now, wanted.pop())
        else:
            ask[key] = frozenset(wanted)
    return take, ask


@pytest.mark.parametrize("seed", range(_SCRIPTS))
def test_edited_workbooks_merge_as_people_mean_it(seed: int) -> None:
    dice = Random(seed)
    plan = _changed_meanwhile(dice)
    ours = cells_of(plan)
    scripts = [_script(dice) for _ in range(dice.choice((1, 1, 2)))]
    books = [read_book(one.saved(), f"{at}.xlsx") for at, one in enumerate(scripts)]

    found = merge_books(plan, books)

    take, ask = _expected(ours, scripts)
    assert {one.key: (one.old, one.new) for one in found.changes} == take
    assert {one.key: _values(one.files) for one in found.conflicts} == ask
    assert {one.title for one in found.proposed} == {t for one in scripts for t in one.new}
    for script in scripts:
        assert {told.id for told in found.ignored if "file any more" in told.what} >= script.gone
    taken = edits(plan, found.changes, found.proposed, NOW)
    after = applied(plan, taken)
    assert taken.refused == []
    held = cells_of(after)
    assert ours | {key: new for key, (_, new) in take.items()} == {key: held[key] for key in ours}
    assert {task.id for task in tasks(plan)} <= {task.id for task in tasks(after)}
    _assert_nothing_is_left(merge_books(after, books), found)


def _values(files: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(value for _, value in files)


def _assert_nothing_is_left(again: Merge, found: Merge) -> None:
    assert again.changes == ()
    assert again.proposed == ()
    assert {one.key for one in again.conflicts} == {one.key for one in found.conflicts}
