"""What the cells of a table of items mean: each cell a value, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from golive.checklist.own.rules import RULES, rule_named
from golive.checklist.task import PHASE_TITLES, phase_named
from golive.checklist.words import shortened
from golive.plan.parts import Offset

_LONGEST = 500  # of a `Line`
_DAYS = re.compile(
    r"(?:t\s*)?([+-]?)\s*(\d{1,6})(?:\.0+)?(?:\s*(?:working )?days?)?", re.IGNORECASE
)
_MINUSES = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{FIGURE DASH}", "---")
_YES = frozenset({"yes", "y", "true", "x", "1"})
_NO = frozenset({"no", "n", "false", "-", "0"})
_OFFSET: TypeAdapter[int] = TypeAdapter(Offset)


class Cell(NamedTuple):
    """What one cell gave.

    Attributes:
        value: what the item takes.
        wrong: what is wrong with the cell, a clause after its place; empty if nothing is.
        remedy: what to do about it, one sentence.
    """

    value: Any
    wrong: str = ""
    remedy: str = ""


Reader = Callable[[str], Cell]


def _line(said: str) -> Cell:
    line = " ".join(said.split())
    if len(line) <= _LONGEST:
        return Cell(line)
    wrong = f"the text has {len(line):,} characters and was cut to {_LONGEST}."
    return Cell(line[:_LONGEST], wrong, "Shorten it.")


def _rule(said: str) -> Cell:
    rule = rule_named(said)
    if rule is not None:
        return Cell("" if rule.always else rule.name)
    near = get_close_matches(said.casefold(), RULES, 1)
    remedy = f"Did you mean “{near[0]}”?" if near else "Choose a rule from the list of rules."
    wrong = f"{_quoted(said)} is no rule that golive knows; so the item is on every launch's list."
    return Cell(_line(said).value, wrong, remedy)


def _phase(said: str) -> Cell:
    phase = phase_named(said)
    if phase is not None or not said:
        return Cell(phase.value if phase else "")
    names = ", ".join(title.partition(" (")[0] for title in PHASE_TITLES.values())
    wrong = f"{_quoted(said)} is no phase of the checklist; the days decide."
    return Cell("", wrong, f"Write one of: {names}.")


def _days(said: str) -> Cell:
    written = _DAYS.fullmatch(said.translate(_MINUSES))
    try:
        if said:
            return Cell(_OFFSET.validate_python(int(written[1] + written[2]) if written else said))
    except ValidationError:
        wrong = f"{_quoted(said)} is no number of working days; the phase decides."
        return Cell(None, wrong, "Write -5 for five working days before the window.")
    return Cell(None)


def _answered(usual: bool) -> Reader:  # noqa: FBT001 - the answer is all there is
    word = "yes" if usual else "no"

    def read(said: str) -> Cell:
        answer = said.casefold()
        if answer in _YES | _NO:
            return Cell(answer in _YES)
        if not answer:
            return Cell(usual)
        wrong = f"{_quoted(said)} is neither yes nor no; “{word}” was taken."
        return Cell(usual, wrong, "Write yes or no.")

    return read


#: How the cell of each field of an item is read; a cell that is not there is read as empty.
READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "title": _line,
        "rule": _rule,
        "role": _line,
        "phase": _phase,
        "days": _days,
        "mandatory": _answered(usual=True),
        "asks_evidence": _answered(usual=False),
        "good": _line,
        "why": _line,
        "source": _line,
    }
)


def _quoted(said: str) -> str:
    return f"“{shortened(said)}”"
