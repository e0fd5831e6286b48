"""What a plan's freezes become when rows of a calendar are taken: nothing stands there twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from golive.calendars.value import Calendar, series_of
from golive.plan import Freeze

#: What a file says of a row; the rest is the plan's own and stays when the row comes again.
_OF_THE_FILE = ("name", "starts", "ends", "repeats", "zone")


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking rows does to the freezes and events of a plan.

    Attributes:
        new: rows that the plan does not hold yet.
        changed: rows that it holds otherwise, as they are and as they become.
        same: how many it holds already.
        gone: rows it holds of an earlier reading that the file has moved or called off.
    """

    new: tuple[Freeze, ...]
    changed: tuple[tuple[Freeze, Freeze], ...]
    same: int
    gone: tuple[Freeze, ...]

    def __bool__(self) -> bool:
        """Tell whether it does anything."""
        return bool(self.new or self.changed or self.gone)

    def laid_into(self, held: Iterable[Freeze]) -> tuple[Freeze, ...]:
        """Give the plan's rows as they become: each in its place, the new ones last."""
        gone, becomes = set(self.gone), {old.id: new for old, new in self.changed}
        return (*(becomes.get(row.id, row) for row in held if row not in gone), *self.new)


def taking(held: Sequence[Freeze], chosen: Iterable[Freeze], calendar: Calendar) -> Taking:
    """Work out what taking rows of a calendar does.

    A row with the id of one held is that one: it gets the file's name, times and rule, and keeps
    what the plan says beside them. Rows of an event's earlier reading go when the event is taken
    and the file has them no longer, or when the file calls the event off.

    Args:
        held: the plan's freezes and events.
        chosen: the rows that are taken.
        calendar: the file they come from.
    """
    by_id = {row.id: row for row in held}
    rows = tuple(chosen)
    pairs = [(by_id[row.id], laid_over(by_id[row.id], row)) for row in rows if row.id in by_id]
    changed = tuple(pair for pair in pairs if pair[0] != pair[1])
    return Taking(
        new=tuple(row for row in rows if row.id not in by_id),
        changed=changed,
        same=len(pairs) - len(changed),
        gone=_gone(held, rows, calendar),
    )


def laid_over(held: Freeze, row: Freeze) -> Freeze:
    """Give a row of the plan with what a file says of it now."""
    return held.model_copy(update={name: getattr(row, name) for name in _OF_THE_FILE})


def _gone(
    held: Iterable[Freeze], chosen: Iterable[Freeze], calendar: Calendar
) -> tuple[Freeze, ...]:
    coming = {entry.row.id for entry in calendar.entries}
    taken = {series_of(row.id) for row in chosen}
    return tuple(
        row
        for row in held
        if (series := series_of(row.id))
        and (series in calendar.cancelled or (series in taken and row.id not in coming))
    )
