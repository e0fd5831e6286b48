"""The headings by which a table of rows is found on any sheet, wherever it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from golive.office.back.codes import Kind

#: The column that holds a row's code.
ID = "id"
#: The column that names the row: what to do, which gate, which step.
NAME = "name"

_TASK = {
    ID: ("id",),
    NAME: ("task",),
    "phase": ("phase",),
    "role": ("role",),
    "owner": ("owner",),
    "stand_in": ("stand-in", "stand in", "standin"),
    "due": ("due", "due day", "due date"),
    "status": ("status",),
    "evidence": ("evidence",),
    "note": ("note", "notes"),
    "reason": ("reason",),
}
_GATE = {
    ID: ("id",),
    NAME: ("gate",),
    "state": ("decision", "decided", "go or no go", "go / no go", "state"),
    "signed_by": ("signed by",),
    "signed_at": ("signed at", "signed on"),
    "note": ("note", "notes"),
}
_STEP = {
    ID: ("id",),
    NAME: ("step",),
    "owner": ("owner",),
    "stand_in": ("stand-in", "stand in", "standin"),
}
_WORDS = {
    kind: {word: field for field, words in fields.items() for word in words}
    for kind, fields in ((Kind.TASK, _TASK), (Kind.GATE, _GATE), (Kind.STEP, _STEP))
}

#: What comes back, by the kind of row; everything else is compared and reported.
TAKEN = {
    Kind.TASK: ("status", "owner", "stand_in", "due", "evidence", "note", "reason"),
    Kind.GATE: ("state", "signed_by", "signed_at", "note"),
    Kind.STEP: ("owner", "stand_in"),
}
#: What a task that somebody added may say besides.
OF_A_NEW_TASK = ("phase", "role")

_FEWEST = 3
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings of one table.

    Attributes:
        kind: what its rows are about.
        fields: the place of each field that is known, from nought.
        others: the place of every other column, by its heading.
        zones: what stands in brackets behind a field's heading, such as its zone.
    """

    kind: Kind
    fields: dict[str, int]
    others: dict[str, int]
    zones: dict[str, str]


def headings_in(cells: Sequence[str]) -> Headings | None:
    """Recognise a row of headings; None if it heads no table that comes back.

    It names what its rows are about (Task, Gate or Step) and at least two of their fields.
    """
    for kind, words in _WORDS.items():
        fields: dict[str, int] = {}
        others: dict[str, int] = {}
        for at, cell in enumerate(cells):
            field = words.get(_plain(cell))
            if field and field not in fields:
                fields[field] = at
            elif cell:
                others.setdefault(cell, at)
        if NAME in fields and len(fields) >= _FEWEST:
            return Headings(kind, fields, others, _zones(cells, fields))
    return None


def _plain(cell: str) -> str:
    return " ".join(_IN_BRACKETS.sub("", cell).split()).casefold()


def _zones(cells: Sequence[str], fields: dict[str, int]) -> dict[str, str]:
    matches = {field: _IN_BRACKETS.search(cells[at]) for field, at in fields.items()}
    return {field: match[1].strip() for field, match in matches.items() if match}
