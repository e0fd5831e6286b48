"""What the cells of one pasted line mean, and how what was understood is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from golive.plan import Component, Link, LinkKind, Step, StepPhase
from golive.runbook.minutes import in_minutes
from golive.runbook.pasted.columns import Column
from golive.runbook.pasted.lengths import minutes_in
from golive.runbook.pasted.limits import LONGEST_LINE, LONGEST_TEXT
from golive.runbook.pasted.links import Known

_LINES: Final = ("name", "owner", "stand_in")
_TEXTS: Final = ("check", "expected", "undo")
_YES: Final = frozenset({"yes", "y", "true", "x", "1", "auto", "automated", "automatic", "machine"})
_NO: Final = frozenset({"no", "n", "false", "-", "0", "manual", "hand", "by hand", "manually"})
_PHASES: Final = {
    StepPhase.PREPARE: ("prepare", "preparation", "pre", "pre deployment", "before", "setup"),
    StepPhase.DEPLOY: ("deploy", "deployment", "implementation", "execute", "cutover", "change"),
    StepPhase.VERIFY: ("verify", "verification", "check", "test", "validate", "validation", "post"),
    StepPhase.OPEN: ("open", "go live", "release", "launch", "opening"),
}
_PHASE_OF: Final = {word: phase for phase, words in _PHASES.items() for word in words}
_SHOWN = 40


@dataclass(slots=True)
class CellsRead:
    """What one line gave.

    Attributes:
        values: the fields of the step.
        number: what the line calls itself; empty where it has no number.
        waits: what it says it waits for, as typed.
        wrong: a clause for each cell that cannot be read.
    """

    values: dict[str, Any] = field(default_factory=dict)
    number: str = ""
    waits: str = ""
    wrong: list[str] = field(default_factory=list)


def fields_of(
    columns: Sequence[Column], cells: Sequence[str], components: Sequence[Component]
) -> CellsRead:
    """Read the cells of one line."""
    read = CellsRead()
    for column in columns:
        said = cells[column.at].strip() if column.at < len(cells) else ""
        if said and column.field == "number":
            read.number = said
        elif said and column.field == "links":
            read.waits = said
        elif said and column.field:
            _take(read, column, said, components)
    return read


def shortened(text: str) -> str:
    """Cut a long text for a sentence."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _take(read: CellsRead, column: Column, said: str, components: Sequence[Component]) -> None:
    if column.field in _LINES:
        read.values[column.field] = _cut(read, " ".join(said.split()), LONGEST_LINE)
    elif column.field in _TEXTS:
        read.values[column.field] = _cut(read, said, LONGEST_TEXT)
    else:
        value = _reader(column, components)(said)
        if value is None:
            read.wrong.append(f"“{shortened(said)}” is no {_KINDS[column.field]}")
        else:
            read.values[column.field] = value


_KINDS: Final = {
    "minutes": "length of time; write 15, 15 min, 0:15 or 1h30",
    "minutes_best": "length of time",
    "minutes_worst": "length of time",
    "undo_minutes": "length of time",
    "component": "component of this plan",
    "phase": "phase; write prepare, deploy, verify or open",
    "automated": "yes or no, automated or manual",
}


def _reader(column: Column, components: Sequence[Component]) -> Callable[[str], Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "component": lambda said: _component(said, components),
        "phase": lambda said: _PHASE_OF.get(_word(said)),
        "automated": _automated,
    }
    return readers.get(column.field, lambda said: minutes_in(said, column.unit))


def _cut(read: CellsRead, text: str, longest: int) -> str:
    if len(text) > longest:
        read.wrong.append(f"“{shortened(text)}” was cut to {longest:,} characters")
    return text[:longest]


def _word(said: str) -> str:
    return " ".join(said.casefold().replace("-", " ").split())


def _component(said: str, components: Sequence[Component]) -> str | None:
    return next((c.id for c in components if _word(c.name) == _word(said)), None)


def _automated(said: str) -> bool | None:
    word = said.casefold()
    return True if word in _YES else False if word in _NO else None


def preview(step: Step, known: Sequence[Known]) -> str:
    """Say what was understood of a step: its length, its person, what it waits for."""
    said = [in_minutes(step.minutes) if step.minutes is not None else "no minutes"]
    said.append(step.owner or "nobody")
    names = {one.id: one.name for one in known}
    if step.links:
        said += [_waits(link, names[link.step]) for link in step.links]
    else:
        said.append("at once" if step.at_once or step.id == known[0].id else "after the one above")
    return ", ".join(said)


def _waits(link: Link, name: str) -> str:
    """Say a wait: `after “Copy”`, `10 minutes after the start of “Copy”`."""
    started = link.kind is LinkKind.START_START
    if link.lag_minutes < 0:
        ahead = f"{in_minutes(-link.lag_minutes)} before"
        return f"{ahead} the start of “{name}”" if started else f"{ahead} “{name}” is done"
    lag = f"{in_minutes(link.lag_minutes)} " if link.lag_minutes else ""
    return f"{lag}after {'the start of ' if started else ''}“{name}”"
