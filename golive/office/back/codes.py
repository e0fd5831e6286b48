"""The short ids that people see on the sheets, each with a character that checks it.

A code such as `T-7F3K9Q` is made of the plan's id, the row's kind and id, so that the same row of
another plan has another one. Its last letter follows from the others: a code that was mistyped
or cut is told from one of another plan.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

# A prime number of letters, none of which is taken for another: 0 and O, 1, I and L are left out.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 5
_WRITTEN = re.compile(f"([A-Z])-?([{_LETTERS}]{{{_LENGTH}}})([{_LETTERS}])")


class Kind(StrEnum):
    """What a row that comes back is about."""

    TASK = "task"
    GATE = "gate"
    STEP = "step"


#: A row of the plan: its kind and its id.
Place = tuple[Kind, str]


def codes_of(plan_id: str, places: Iterable[Place]) -> dict[Place, str]:
    """Give every row its code; the same plan and rows give the same codes, no two alike."""
    found: dict[Place, str] = {}
    used: set[str] = set()
    for place in sorted(set(places)):
        salt = 0
        while (code := _code(plan_id, place, salt)) in used:
            salt += 1
        used.add(code)
        found[place] = code
    return found


def checked_code(text: str) -> str | None:
    """Give a code as golive writes it; None if it is none, or its last letter does not fit."""
    match = _WRITTEN.fullmatch("".join(text.split()).upper())
    if match is None:
        return None
    kind, body, check = match.groups()
    return f"{kind}-{body}{check}" if check == _check(kind, body) else None


def _code(plan_id: str, place: Place, salt: int) -> str:
    kind, row_id = place
    number = int.from_bytes(sha256(f"{plan_id}\n{kind}\n{row_id}\n{salt}".encode()).digest()[:8])
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    letter, body = kind[0].upper(), "".join(letters)
    return f"{letter}-{body}{_check(letter, body)}"


def _check(letter: str, body: str) -> str:
    """Weigh the letters by their places: one wrong letter, or two swapped, give another check."""
    weights = (ord(letter), *map(_LETTERS.index, body))
    return _LETTERS[sum(at * weight for at, weight in enumerate(weights, 1)) % len(_LETTERS)]
