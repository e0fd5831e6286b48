"""Agreed maintenance times: if there are any, all else is closed."""

from collections.abc import Iterator

import numpy as np

from golive.forecast.clock import DAY, Ints, ceil_s, floor_s, moment, pairs
from golive.plan import Freeze, FreezeKind
from golive.timing.freezes import complete, recurrences
from golive.timing.hours import clock_of, joined
from golive.timing.rule import Rule, outside, seconds
from golive.window import Window

#: What a window outside the times that are preferred costs, in points of a hundred (golive).
SOFT_MAINTENANCE_POINTS = 20
#: How far around a window its nearest maintenance time is looked for, in seconds.
_AROUND_S = 8 * DAY


def maintenance_rules(
    freezes: tuple[Freeze, ...], zone: str, first: int, last: int
) -> Iterator[Rule]:
    """Refuse windows that lie wholly inside no agreed maintenance time.

    Occurrences of one row that touch count as one; a window inside any of the rows is allowed.
    Hard rows refuse all else, soft ones count against it. A recurrence stands at the moments at
    which its clock shows a time between its start and its end. Buffers don't count.

    Args:
        freezes: the plan's; those that are no maintenance times, or not complete, are passed over.
        zone: the clock of a row without a zone of its own.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.

    Raises:
        GoliveError: one has come too many times since its first start.
    """
    times = [f for f in freezes if f.kind is FreezeKind.MAINTENANCE and complete(f)]
    for hard in (True, False):
        rows = tuple(freeze for freeze in times if freeze.hard is hard)
        if rows:
            around = first - _AROUND_S, last + _AROUND_S
            yield _rule(rows, zone, [agreed(row, zone, *around) for row in rows])


def agreed(freeze: Freeze, zone: str, first: int, last: int) -> Ints:
    """Give the stretches in which a maintenance time is open, in seconds, in order.

    Raises:
        GoliveError: it has come too many times since its first start.
    """
    if freeze.starts is None or freeze.ends is None:
        return pairs([])
    own = clock_of(freeze.zone or zone, first, last)
    entered = pairs([(ceil_s(freeze.starts), floor_s(freeze.ends))])
    again = own.stretches(recurrences(freeze, zone, first, last))
    both = np.concatenate((entered, again))
    return joined(both[(both[:, 0] < last) & (both[:, 1] > first)])


def _rule(rows: tuple[Freeze, ...], zone: str, times: list[Ints]) -> Rule:
    hard = rows[0].hard

    def why(window: Window) -> str:
        which = "an agreed" if hard else "a preferred"
        near = _nearest(rows, zone, times, window)
        return f"The window does not lie wholly inside {which} maintenance time; {near}."

    return Rule(
        name="maintenance" if hard else "soft_maintenance",
        subject=rows[0].id if len(rows) == 1 else "",
        stands=outside(np.concatenate(times)),
        why=why,
        gives_way="The agreed maintenance times" if hard else "",
        points=0 if hard else SOFT_MAINTENANCE_POINTS,
    )


def _nearest(rows: tuple[Freeze, ...], zone: str, times: list[Ints], window: Window) -> str:
    start, length = seconds(window)
    found = [
        (max(int(opens) - start - length, start - int(closes), 0), int(opens), int(closes), place)
        for place, stretches in enumerate(times)
        for opens, closes in stretches
    ]
    if not found:
        return "there is none within a week of it"
    _, opens, closes, place = min(found)
    row = rows[place]
    name = f"“{row.name.strip()}”, " if row.name.strip() else ""
    scope = f" for {row.scope.strip()}" if row.scope.strip() else ""
    stretch = Window(start=moment(opens), end=moment(closes), zone=row.zone or zone)
    return f"the nearest{scope} is {name}{stretch}"
