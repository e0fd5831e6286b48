"""Times that do not keep to their column's spelling, read one text after another."""

from functools import cached_property
from typing import NamedTuple

from golive.usage.large.engine import Engine, Trouble, not_cut, own_letters
from golive.usage.large.look import MOST_TEXTS, Look
from golive.usage.large.lying import BeyondError
from golive.usage.large.questions import Times, other_times
from golive.usage.moments import why_no_time
from golive.usage.shapes import Account
from golive.usage.time_column import stamps_of, with_hours
from golive.usage.times import Stamp

_TOO_WIDE = "more cells than the header names"
_NOT_CUT = "a row that cannot be cut into cells"
_MOST_LOST, _FEW = 0.01, 10


class Other(NamedTuple):
    """A time in another spelling.

    Attributes:
        text: as the file has it.
        hour: as the file has it in the column of hours; empty without one.
        rows: how many rows have it.
        first: the place of the first of them, from 1.
        stamp: what it says; None if it is no time.
    """

    text: str
    hour: str
    rows: int
    first: int
    stamp: Stamp | None


class Others(NamedTuple):
    """All rows that do not keep to the spelling.

    Attributes:
        times: by the first place.
        wide: rows with a cell that no header names.
        wide_first: the place of the first of them.
        aside: blank rows and comments.
    """

    times: tuple[Other, ...] = ()
    wide: int = 0
    wide_first: int | None = None
    aside: int = 0


def others_of(look: Look, engine: Engine, times: Times) -> Others:
    """Read the rows that do not keep to the spelling.

    Raises:
        BeyondError: their times are too many to be read one by one.
        QuestionError: one of them does not say its zone (option `zone`).
    """
    found = engine.ask(other_times(engine.placed, times, MOST_TEXTS + 1))
    if found.num_rows > MOST_TEXTS:
        message = (
            f"The column “{look.origin.time}” spells more than {MOST_TEXTS:,} times in a way that "
            "is read one by one; export times such as 2026-11-22 14:00:00."
        )
        raise BeyondError(message)
    rows = sorted(found.to_pylist(), key=lambda row: int(row["first"]))
    aside = sum(row["n"] for row in rows if row["aside"])
    rows = [row for row in rows if not row["aside"]]
    wide = [row for row in rows if row["wide"]]
    plain = [row for row in rows if not row["wide"]]
    texts = [own_letters(row["text"], engine.dialect) for row in plain]
    stamps = stamps_of(texts, look.origin.order)
    if look.hour:
        stamps = with_hours(stamps, [row["hour"] for row in plain])
    return Others(
        tuple(
            Other(row["text"], row["hour"], row["n"], row["first"], stamp)
            for row, stamp in zip(plain, stamps, strict=True)
        ),
        wide=sum(row["n"] for row in wide),
        wide_first=wide[0]["first"] if wide else None,
        aside=aside,
    )


class Numbering:
    """Places to rows of the file, as far as they can be told."""

    def __init__(self, look: Look, others: Others, trouble: Trouble, plain: int) -> None:
        """Take what was found; `plain` is how many rows keep to the spelling."""
        self._look = look
        self._trouble = trouble
        self.rows = plain + others.wide + others.aside + sum(one.rows for one in others.times)

    @cached_property
    def lost(self) -> int:
        """Tell how many lines of the file are none of the rows: blank ones, or rows not cut."""
        return self._look.lying.file.lines() - self._look.dialect.skip - self.rows

    def row(self, place: int | None) -> int | None:
        """Give the row of the file at a place, both from 1; None if it cannot be told."""
        exact = place is not None and self._trouble.first is None and not self.lost
        return place + self._look.dialect.skip if exact and place else None


def leave_out(others: Others, trouble: Trouble, numbering: Numbering, account: Account) -> None:
    """Say which rows have no time.

    Raises:
        UnreadableError: quotation marks make many rows one.
    """
    if trouble.other:
        lost = max(trouble.other, numbering.lost - trouble.wide)
        if lost > _MOST_LOST * numbering.rows + _FEW:
            raise not_cut()
        account.leave_out(_NOT_CUT, lost)
    account.leave_out(_TOO_WIDE, others.wide + trouble.wide, numbering.row(others.wide_first))
    for other in others.times:
        if other.stamp is None:
            account.leave_out(why_no_time(other.text), other.rows, numbering.row(other.first))
