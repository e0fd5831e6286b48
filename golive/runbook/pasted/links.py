"""What a step waits for, as a cell of a pasted table says it: by number or by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from golive.plan import Link, LinkKind
from golive.runbook.pasted.lengths import minutes_in

#: Words that say that a step waits for none.
NONE: Final = frozenset({"-", "–", "none", "n/a", "nothing", "at once", "start", "geen", "keine"})
_SUFFIX = re.compile(r"(?P<kind>FS|SS|FF|SF)?\s*(?P<lag>[+-]\s*\d.*)?", re.IGNORECASE)
_NUMBERED = re.compile(r"#?(?P<who>\d{1,9})\.?\s*(?P<rest>\D.*)?")
_NAMED = re.compile(r"(?P<who>.+?)\s+(?P<rest>(?:FS|SS|FF|SF)\b.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,|\n&]|\band\b", re.IGNORECASE)
_LONGEST_LEAD = 1440


@dataclass(frozen=True, slots=True)
class Known:
    """A step that can be waited for: its id, its number and its name as typed."""

    id: str
    number: str
    name: str


def links_in(said: str, known: Sequence[Known], own: str) -> tuple[tuple[Link, ...], list[str]]:
    """Read what a step waits for, and say what cannot be read.

    Args:
        said: such as `1, 3`, `2SS+10 min`, `Copy the data`.
        known: the steps of the table.
        own: the id of the step that waits.

    Returns:
        The links, and a clause for each word that is none.
    """
    if _find(said, known):
        words = [said]
    else:
        words = [word.strip() for word in _BETWEEN.split(said) if word.strip()]
    links, wrong = [], []
    for word in words:
        read = _link(word, known, own)
        if isinstance(read, Link):
            links.append(read)
        else:
            wrong.append(read)
    return tuple(links), wrong


def _link(word: str, known: Sequence[Known], own: str) -> Link | str:
    who, rest = _taken_apart(word, known)
    found = _find(who, known)
    suffix = _SUFFIX.fullmatch(rest)
    if len(found) != 1:
        how_many = "several steps" if found else "no step"
        return f"“{who}” is the number or name of {how_many}"
    if found[0].id == own:
        return "it waits for itself"
    kind = (suffix["kind"] or "FS").upper() if suffix else ""
    lag = _lag(suffix["lag"]) if suffix else None
    if kind not in ("FS", "SS") or lag is None:
        return f"“{rest}” is no way to wait; write FS or SS, and a lag such as +10 min"
    return Link(step=found[0].id, kind=LinkKind(kind), lag_minutes=lag)


def _taken_apart(word: str, known: Sequence[Known]) -> tuple[str, str]:
    """Part who is waited for from how; a name may hold digits and spaces."""
    if _find(word, known):
        return word, ""
    for shape in (_NUMBERED, _NAMED):
        told = shape.fullmatch(word)
        if told and _find(told["who"], known):
            return told["who"], told["rest"] or ""
    return word, ""


def _find(who: str, known: Sequence[Known]) -> list[Known]:
    key = _key(who)
    return [one for one in known if key and key in (_key(one.number), _key(one.name))]


def _key(text: str) -> str:
    return " ".join(text.casefold().lstrip("#").split())


def _lag(said: str | None) -> float | None:
    if not said:
        return 0.0
    minutes = minutes_in(said[1:])
    if minutes is None or (said[0] == "-" and minutes > _LONGEST_LEAD):
        return None
    return -minutes if said[0] == "-" else minutes
