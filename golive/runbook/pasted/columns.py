"""Which column of a pasted table holds what: by its heading, else by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from golive.runbook.pasted.lengths import minutes_in, unit_in

#: What a column can hold, with the words people put above it.
HEADINGS: Final = {
    "number": ("no", "nr", "number", "id", "seq", "sequence", "step no", "task no", "line", "pos"),
    "name": (
        "step", "task", "activity", "name", "title", "what", "description", "action", "step name",
        "task name", "schritt", "aufgabe", "stap", "taak", "actie", "omschrijving",
    ),
    "owner": (
        "owner", "who", "responsible", "assignee", "assigned to", "person", "resource", "by",
        "resource names", "resources", "team", "wer", "verantwortlich", "wie", "eigenaar",
    ),
    "stand_in": ("stand in", "standin", "backup", "deputy", "second person", "vertretung"),
    "component": ("component", "system", "application", "app", "service", "server", "komponente"),
    "phase": ("phase", "stage", "fase"),
    "minutes": (
        "minutes", "min", "mins", "duration", "length", "time", "planned duration", "estimate",
        "likely", "how long", "hours", "duration min", "duration minutes", "dauer", "duur",
        "minuten", "time needed",
    ),
    "minutes_best": ("best", "best minutes", "optimistic", "shortest"),
    "minutes_worst": ("worst", "worst minutes", "pessimistic", "longest"),
    "links": (
        "predecessors", "predecessor", "depends on", "dependencies", "dependency", "after",
        "waits for", "prerequisite", "prerequisites", "vorgänger", "voorganger", "na",
    ),
    "automated": ("automated", "automatic", "automation", "done by", "how"),
    "check": ("check", "verification", "how to check", "test", "prüfung", "controle"),
    "expected": ("expected", "expected value", "expected result"),
    "undo": ("undo", "rollback", "roll back", "back out", "backout", "fallback", "way back"),
    "undo_minutes": (
        "undo minutes", "undo min", "rollback minutes", "rollback min", "rollback duration",
        "rollback time", "undo duration", "undo time",
    ),
}  # fmt: skip
_FIELDS: Final = {word: field for field, words in HEADINGS.items() for word in words}
_HASH = re.compile(r"^\s*#\s*$")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    Attributes:
        at: its place, from nought.
        field: what it holds, one of `HEADINGS`; empty where it is not known.
        heading: the words above it; empty where there are none.
        unit: what a bare number of a length counts: d, h, m or s.
    """

    at: int
    field: str
    heading: str = ""
    unit: str = "m"


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[Column, ...], bool]:
    """Give what each column holds, and whether the first row is a heading.

    The first row is one when it has a word for the step, and half of its words or more are known.
    """
    first = rows[0] if rows else ()
    named = [_field(cell) for cell in first]
    known, filled = sum(map(bool, named)), sum(bool(cell.strip()) for cell in first)
    if "name" in named and known * 2 >= filled:
        return _by_heading(first, named), True
    return _by_content(rows), False


def _field(heading: str) -> str:
    if _HASH.match(heading):
        return "number"
    whole, bare = _plain(heading), _plain(_BRACKETS.sub(" ", heading))
    return _FIELDS.get(whole) or _FIELDS.get(bare, "")


def _plain(heading: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", heading.casefold()))


def _by_heading(first: Sequence[str], named: list[str]) -> tuple[Column, ...]:
    """Take each field where it is first named; a second column of it holds nothing known."""
    return tuple(
        Column(at, field if field and field not in named[:at] else "", cell.strip(), unit_in(cell))
        for at, (cell, field) in enumerate(zip(first, named, strict=True))
    )


def _by_content(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Guess: a running number, then words are the step and its owner, lengths are minutes."""
    fields: list[str] = []
    for at in range(max(map(len, rows), default=0)):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        fields.append(_guess(cells, at, fields))
    return tuple(Column(at, field) for at, field in enumerate(fields))


def _guess(cells: list[str], at: int, before: list[str]) -> str:
    lengths = sum(minutes_in(cell) is not None for cell in cells)
    if cells and lengths * 2 > len(cells):
        runs = at == 0 and cells == [str(number) for number in range(1, len(cells) + 1)]
        kind = "number" if runs and len(cells) > 1 else "minutes"
        return kind if kind not in before else ""
    return next((field for field in ("name", "owner") if cells and field not in before), "")
