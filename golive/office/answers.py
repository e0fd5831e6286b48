"""The sheet Answers: every answer of the plan, one a row, lists a row for each entry."""

from collections.abc import Iterator
from typing import Any

from golive.office.asked import SECTIONS, Asked
from golive.office.looks import TAB_ANSWERS, Look
from golive.office.sheet import Column, TableSheet, Value
from golive.office.wording import Wording
from golive.office.words import NOT_ANSWERED
from golive.plan import Coexist, Part, Plan
from golive.plan.edits import field_at

_COLUMNS = (
    Column("Section", 25, Look.QUIET),
    Column("Question", 46, Look.LABEL),
    Column("Answer", 68),
    Column("Unit", 22, Look.QUIET),
    Column("Basis", 40, Look.QUIET),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = "timing.settings.weekdays"
_NOWHERE = object()

#: Question, answer, unit, basis.
_Row = tuple[Value, ...]


def answers_sheet(plan: Plan) -> TableSheet:
    """Lay out the answers of a plan: section, question, answer, unit, and where it comes from."""
    wording = Wording.of(plan)
    rows = tuple(
        (title, *row)
        for title, section in SECTIONS
        for asked in section
        for row in _rows(plan, asked, wording)
    )
    return TableSheet("Answers", "Answers", _COLUMNS, rows, tab=TAB_ANSWERS, keep=2)


def _rows(plan: Plan, asked: Asked, wording: Wording) -> Iterator[_Row]:
    value = _reach(plan, asked.path)
    if value is _NOWHERE or (asked.rare and not value):
        return
    if isinstance(value, tuple):
        yield from _list(asked, value, wording)
    elif value is None or value == "":
        yield asked.words, NOT_ANSWERED, "", ""
    else:
        yield asked.words, wording.say(value), _unit(plan, asked), _basis(asked.path, value)


def _list(asked: Asked, values: tuple[Any, ...], wording: Wording) -> Iterator[_Row]:
    if not values:
        yield asked.words, "None listed", "", ""
    elif asked.sheet:
        yield asked.words, len(values), asked.unit, f"on the sheet {asked.sheet}"
    elif asked.path == _WEEKDAYS:
        yield asked.words, ", ".join(_DAYS[day] for day in values), "", "answered"
    elif isinstance(values[0], str):
        yield asked.words, "\n".join(values), "", "answered"
    else:
        for number, row in enumerate(values, 1):
            yield _numbered(asked.words, number, len(values)), wording.words(row), "", "answered"


def _numbered(words: str, number: int, of: int) -> str:
    return words if of == 1 else f"{words} {number} of {of}"


def _reach(plan: Plan, path: str) -> Any:
    """Follow a path; nothing lies inside a part that nobody has answered."""
    here: Any = plan
    for name in path.split("."):
        if not isinstance(here, Part):
            return _NOWHERE
        here = getattr(here, name)
    return here


def _unit(plan: Plan, asked: Asked) -> str:
    return str(_reach(plan, asked.unit[3:])) if asked.unit.startswith("at:") else asked.unit


def _basis(path: str, value: object) -> str:
    """Say whether somebody answered, or golive assumed it, and on what grounds."""
    field = field_at(path)
    if value is Coexist.UNKNOWN:
        return "not answered yet"
    if value != field.default:
        return "answered"
    extra = field.json_schema_extra
    return f"assumed: {extra['assumed']}" if isinstance(extra, dict) else "default"
