"""A whole column of times: which spelling, which order of day and month, hours in their own column.

The order of day and month is decided by every row: the one that fits them all; when both fit, the
one that gives steps of one length; when both do, a person is asked.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from golive.errors import QuestionError, UnreadableError
from golive.plan import DateOrder
from golive.usage.times import DAY_S, Stamp, clock_time, is_two_way, stamp

_FITS = 0.95
_REGULAR = 0.8
_CLEARER = 0.2
_ENOUGH = 8
_LAST_HOUR = 24
_WORDS = {DateOrder.DMY: "day/month/year", DateOrder.MDY: "month/day/year",
          DateOrder.YMD: "year/month/day"}  # fmt: skip

Note = Callable[[str], None]


def order_of(cells: Sequence[str], name: str, numbers: Sequence[int], note: Note) -> DateOrder:
    """Decide the order of day, month and year in a column's dates.

    Args:
        cells: the column.
        name: the column's name, for sentences.
        numbers: the rows' places in the file, for sentences.
        note: takes a sentence when the decision rests on the steps' regularity.

    Raises:
        QuestionError: two orders fit equally well (option `date-order`).
        UnreadableError: no order fits.
    """
    spelled = list(dict.fromkeys(cell for cell in cells if is_two_way(cell)))
    if not spelled:
        return DateOrder.YMD
    fits = {order: sum(stamp(cell, order) is not None for cell in spelled) for order in DateOrder}
    best = max(fits.values())
    if best < _FITS * len(spelled):
        raise UnreadableError(_mixed(cells, name, numbers))
    left = [order for order in (DateOrder.DMY, DateOrder.MDY, DateOrder.YMD) if fits[order] == best]
    return left[0] if len(left) == 1 else _most_regular(spelled, left, name, note)


def _mixed(cells: Sequence[str], name: str, numbers: Sequence[int]) -> str:
    row, cell = next(
        (row, cell)
        for row, cell in zip(numbers, cells, strict=True)
        if is_two_way(cell) and stamp(cell, DateOrder.DMY) is None
    )
    return (
        f"The dates in the column “{name}” fit no one order of day and month (row {row:,} says "
        f"“{cell.strip()[:40]}”); correct the file, or export it with dates such as 2026-11-22."
    )


def _most_regular(
    spelled: Sequence[str], orders: Sequence[DateOrder], name: str, note: Note
) -> DateOrder:
    scores = sorted(((_regularity(spelled, order), order) for order in orders), reverse=True)
    (first, order), (second, _) = scores[0], scores[1]
    if first >= _REGULAR and first - second >= _CLEARER and len(spelled) >= _ENOUGH:
        note(
            f"The dates in the column “{name}” are read as {_WORDS[order]}, which gives steps of "
            "one length; the other order does not."
        )
        return order
    choices = tuple(order.value for order in orders)
    words = " or ".join(_WORDS[order] for order in orders)
    sentence = (
        f"The dates in the column “{name}”, such as “{spelled[0].strip()[:40]}”, can be {words}; "
        "say which."
    )
    raise QuestionError(sentence, "date-order", choices)


def _regularity(spelled: Sequence[str], order: DateOrder) -> float:
    """Give the share of steps between neighbouring times that have the commonest length."""
    moments = sorted({found.seconds for cell in spelled if (found := stamp(cell, order))})
    steps = Counter(round(after - before) for before, after in pairwise(moments))
    return max(steps.values()) / steps.total() if steps else 0.0


def stamps_of(cells: Sequence[str], order: DateOrder) -> list[Stamp | None]:
    """Read a column's cells; None where a cell is no time. Each spelling is read once."""
    known = {cell: stamp(cell, order) for cell in dict.fromkeys(cells)}
    return [known[cell] for cell in cells]


def hour_of(cell: str) -> float | None:
    """Read a cell of an hour column, `7` or `07:30`, in seconds since midnight; else None."""
    text = cell.strip()
    if text.isascii() and text.isdigit() and int(text) < _LAST_HOUR:
        return int(text) * 3600.0
    return clock_time(text)


def with_hours(stamps: Sequence[Stamp | None], hours: Sequence[str]) -> list[Stamp | None]:
    """Add the hours of their own column to stamps that stand at midnight.

    A stamp that already has a time of day keeps it; one whose hour cannot be read is lost.
    """
    return [_with_hour(found, cell) for found, cell in zip(stamps, hours, strict=True)]


def _with_hour(found: Stamp | None, cell: str) -> Stamp | None:
    if found is None or found.seconds % DAY_S:
        return found
    hour = hour_of(cell)
    return None if hour is None else Stamp(found.seconds + hour, found.offset)
