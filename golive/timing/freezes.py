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
from golive.timing.rule import Rule, met_by, touches
from golive.window import Window, clock

#: What meeting a soft freeze or event costs a window, in points of a hundred (golive).
SOFT_FREEZE_POINTS = 20
_MOST = 20_000
_MINUTE_S = 60


def complete(freeze: Freeze) -> bool:
    """Tell whether a freeze has a start and an end after it."""
    return bool(freeze.starts and freeze.ends and freeze.starts < freeze.ends)


def freeze_rules(freezes: tuple[Freeze, ...], zone: str, first: int, last: int) -> Iterator[Rule]:
    """Make a rule of each complete freeze that stands somewhere between two instants.

    Args:
        freezes: the plan's freezes and events; those without start or end are passed over.
        zone: the business zone; recurrences follow its clock.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    buffers = (max(f.buffer_before_minutes, f.buffer_after_minutes) for f in freezes)
    reach = round(max(buffers, default=0) * _MINUTE_S)
    own = Clock.over(zone, first - reach, last + reach)
    for freeze in freezes:
        stretches = standing(freeze, zone, own, first, last)
        if len(stretches):
            yield _rule(freeze, stretches, zone)


def standing(freeze: Freeze, zone: str, own: Clock, first: int, last: int) -> Ints:
    """Give the stretches in which a freeze stands, buffers included, in seconds.

    The stretch that was entered stands as it is; each recurrence begins and ends at the same
    times of the business clock, from the first to the last moment at which the clock shows them.
    A freeze that is not complete stands nowhere. `own` is the business clock from `first` to
    `last` and a buffer beyond on either side.
    """
    if freeze.starts is None or freeze.ends is None or not complete(freeze):
        return pairs([])
    before = round(freeze.buffer_before_minutes * _MINUTE_S)
    after = round(freeze.buffer_after_minutes * _MINUTE_S)
    entered = pairs([(floor_s(freeze.starts), ceil_s(freeze.ends))])
    again = _recurrences(freeze, zone, own, first - after, last + before)
    both = np.concatenate((entered, again)) + np.array([-before, after])
    near = (both[:, 0] < last) & (both[:, 1] > first)
    ordered = both[near]
    return np.asarray(ordered[np.lexsort((ordered[:, 1], ordered[:, 0]))])


def _recurrences(freeze: Freeze, zone: str, own: Clock, first: int, last: int) -> Ints:
    if freeze.repeats is None or freeze.starts is None or freeze.ends is None:
        return pairs([])
    begins, ends = (_shown(at, zone) for at in (freeze.starts, freeze.ends))
    length = max(ends - begins, timedelta(minutes=1))
    day = timedelta(days=2)
    since, until = moment(first) - length - day, moment(last) + day
    found = _occurrences(freeze.repeats, begins, _naive(since), _naive(until))
    if found is None:
        message = (
            f"{_name(freeze)} has come more than {_MOST:,} times since its first start; "
            "enter a later first start."
        )
        raise GoliveError(message)
    spans = pairs((_plain(at), _plain(at + length)) for at in found)
    return own.hulls(spans)


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
        start, end = (clock(moment(at), zone) for at in met_by(stretches, window)[0])
        scope = f" for {freeze.scope}" if freeze.scope.strip() else ""
        buffers = freeze.buffer_before_minutes or freeze.buffer_after_minutes
        with_buffers = ", buffers included" if buffers else ""
        return f"{_name(freeze)} stands{scope} from {start} to {end}{with_buffers}."

    return Rule(
        name="freeze" if freeze.hard else "soft_freeze",
        subject=freeze.id,
        stands=touches(stretches),
        why=why,
        gives_way=_name(freeze) if freeze.hard else "",
        points=0 if freeze.hard else SOFT_FREEZE_POINTS,
    )


def _name(freeze: Freeze) -> str:
    kind = "freeze" if freeze.kind is FreezeKind.FREEZE else "event"
    soft = "" if freeze.hard else "soft "
    named = f" “{freeze.name.strip()}”" if freeze.name.strip() else " without a name"
    return f"The {soft}{kind}{named}"
