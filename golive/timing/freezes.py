"""Freezes and events: where they stand on the business clock, recurrences and buffers included."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from dateutil.rrule import rrulestr

from golive.errors import GoliveError
from golive.forecast.clock import Clock, Ints, ceil_s, floor_s, moment, pairs
from golive.plan import Freeze, FreezeKind
from golive.timing.hours import clock_of
from golive.timing.rule import Rule, met_by, touches
from golive.window import Window, clock

#: What meeting a soft freeze or event costs a window, in points of a hundred (golive).
SOFT_FREEZE_POINTS = 20
_MOST = 20_000
_MINUTE_S = 60
_KINDS = {
    FreezeKind.FREEZE: "freeze",
    FreezeKind.EVENT: "event",
    FreezeKind.MAINTENANCE: "maintenance time",
}


def complete(freeze: Freeze) -> bool:
    """Tell whether a freeze has a start and an end after it."""
    return bool(freeze.starts and freeze.ends and freeze.starts < freeze.ends)


def freeze_rules(freezes: tuple[Freeze, ...], zone: str, first: int, last: int) -> Iterator[Rule]:
    """Make a rule of each complete freeze that stands somewhere between two instants.

    Args:
        freezes: the plan's freezes and events; those without start or end are passed over, and
            so are maintenance times.
        zone: the business zone; recurrences follow its clock, or that of the freeze.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    buffers = (max(f.buffer_before_minutes, f.buffer_after_minutes) for f in freezes)
    reach = round(max(buffers, default=0) * _MINUTE_S)
    own = Clock.over(zone, first - reach, last + reach)
    for freeze in freezes:
        if freeze.kind is FreezeKind.MAINTENANCE:
            continue
        stretches = standing(freeze, zone, own, first, last)
        if len(stretches):
            yield _rule(freeze, stretches, zone)


def standing(freeze: Freeze, zone: str, own: Clock, first: int, last: int) -> Ints:
    """Give the stretches in which a freeze stands, buffers included, in seconds.

    The stretch that was entered stands as it is; each recurrence begins and ends at the same
    times of the clock it recurs on, from the first to the last moment at which it shows them.
    A freeze that is not complete stands nowhere. `own` is the business clock from `first` to
    `last` and a buffer beyond on either side.
    """
    if freeze.starts is None or freeze.ends is None or not complete(freeze):
        return pairs([])
    before = round(freeze.buffer_before_minutes * _MINUTE_S)
    after = round(freeze.buffer_after_minutes * _MINUTE_S)
    entered = pairs([(floor_s(freeze.starts), ceil_s(freeze.ends))])
    spans = recurrences(freeze, zone, first - after, last + before)
    if freeze.zone not in (None, zone):
        own = clock_of(str(freeze.zone), first - after, last + before)
    both = np.concatenate((entered, own.hulls(spans))) + np.array([-before, after])
    near = (both[:, 0] < last) & (both[:, 1] > first)
    ordered = both[near]
    return np.asarray(ordered[np.lexsort((ordered[:, 1], ordered[:, 0]))])


def recurrences(freeze: Freeze, zone: str, first: int, last: int) -> Ints:
    """Give the clock times at which a freeze comes again, in local seconds of its own clock.

    Args:
        freeze: any; without a rule, or not complete, it does not come again.
        zone: the clock of a freeze without a zone of its own.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.

    Raises:
        GoliveError: it has come too many times since its first start.
    """
    if freeze.repeats is None or freeze.starts is None or freeze.ends is None:
        return pairs([])
    own = freeze.zone or zone
    begins, ends = (_shown(at, own) for at in (freeze.starts, freeze.ends))
    length = max(ends - begins, timedelta(minutes=1))
    day = timedelta(days=2)
    since, until = moment(first) - length - day, moment(last) + day
    found = _occurrences(freeze.repeats, begins, _naive(since), _naive(until))
    if found is None:
        message = (
            f"{named(freeze)} has come more than {_MOST:,} times since its first start; "
            "enter a later first start."
        )
        raise GoliveError(message)
    return pairs((_plain(at), _plain(at + length)) for at in found)


@lru_cache(maxsize=4096)
def _occurrences(
    rule: str, begins: datetime, since: datetime, until: datetime
) -> tuple[datetime, ...] | None:
    """List the clock times from `since` to `until` that a rule counts on from `begins`.

    None if they are too many to count.
    """
    found = []
    for count, at in enumerate(rrulestr(rule, dtstart=begins, ignoretz=True)):
        if at > until:
            break
        if count >= _MOST:
            return None
        if at >= since:
            found.append(at)
    return tuple(found)


def _shown(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _naive(at: datetime) -> datetime:
    return at.replace(tzinfo=None)


def _plain(at: datetime) -> int:
    return floor_s(at.replace(tzinfo=UTC))


def _rule(freeze: Freeze, stretches: Ints, zone: str) -> Rule:
    def why(window: Window) -> str:
        own = freeze.zone or zone
        start, end = (clock(moment(at), own) for at in met_by(stretches, window)[0])
        scope = f" for {freeze.scope.strip()}" if freeze.scope.strip() else ""
        buffers = freeze.buffer_before_minutes or freeze.buffer_after_minutes
        with_buffers = ", buffers included" if buffers else ""
        return f"{named(freeze)} stands{scope} from {start} to {end}{with_buffers}."

    return Rule(
        name="freeze" if freeze.hard else "soft_freeze",
        subject=freeze.id,
        stands=touches(stretches),
        why=why,
        gives_way=named(freeze) if freeze.hard else "",
        points=0 if freeze.hard else SOFT_FREEZE_POINTS,
    )


def named(freeze: Freeze) -> str:
    """Name a freeze, event or maintenance time as the subject of a sentence."""
    soft = "" if freeze.hard else "soft "
    name = f" “{freeze.name.strip()}”" if freeze.name.strip() else " without a name"
    return f"The {soft}{_KINDS[freeze.kind]}{name}"
