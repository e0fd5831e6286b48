"""A log's events to a counted series: bots in or out, and the clock they were written by."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from golive.errors import QuestionError, UnreadableError
from golive.plan import CountedSeries, How, Missing, Reading
from golive.usage.clock import NOWHEN, showings
from golive.usage.series import Spec, events_series
from golive.usage.shapes import Account, Events

_MINUTE_US = 60_000_000


class Tallied(NamedTuple):
    """What came of a log.

    Attributes:
        series: its events by the hour or the quarter of an hour.
        read_as: every decision.
        minutes: the events counted, by minutes since 1970 in UTC.
    """

    series: CountedSeries
    read_as: Reading
    minutes: dict[int, int]


def tallied(events: Events, reading: Reading, account: Account) -> Tallied:
    """Lay a log's events on hours, as a person decided or as the log says.

    Raises:
        QuestionError: its times carry no zone, and nobody said which (option `zone`).
        UnreadableError: nothing is left without bots.
    """
    without = _without_bots(events, reading, account)
    zone = reading.zone or ("" if events.local else "UTC")
    if not zone:
        message = "The log's times do not say their zone; say which zone they are in."
        raise QuestionError(message, "zone")
    kept = _people(events) if without else events.minutes
    minutes = in_utc(kept, zone, account) if events.local else kept
    missing = reading.missing or Missing.ZERO
    spec = Spec(How.SUM, events.unit, missing, trusted=False, zone=zone)
    series = events_series(Events(events.kind, events.unit, minutes), spec, account)
    read_as = Reading(zone=zone, how=How.SUM, missing=missing, without_bots=without)
    return Tallied(series, read_as, minutes)


def _without_bots(events: Events, reading: Reading, account: Account) -> bool:
    """Decide whether bots count, and say how many there are."""
    all_in_all, bots = sum(events.minutes.values()), sum(events.bots.values())
    if reading.without_bots:
        if bots == all_in_all:
            message = "Every request in the log was made by a bot or a health check; count them."
            raise UnreadableError(message)
        account.leave_out("asked for by a bot or a health check", bots)
    elif bots:
        account.note(
            f"{bots:,} of {all_in_all:,} {events.unit} ({_percent(bots / all_in_all)}) come from "
            "bots and health checks and count; they can be left out."
        )
    return bool(reading.without_bots)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %") if share >= 0.01 else "less than 1 %"  # noqa: PLR2004


def _people(events: Events) -> dict[int, int]:
    left = Counter(events.minutes)
    left.subtract(events.bots)
    return {minute: count for minute, count in left.items() if count}


def in_utc(
    minutes: dict[int, int], zone: str, account: Account, *, what: str = "log"
) -> dict[int, int]:
    """Put minutes of a zone's clock on UTC.

    Where the clock shows a minute twice its events belong half to each showing; a minute that it
    skips does not exist.
    """
    spelled = np.array(sorted(minutes), dtype=np.int64)
    shown = showings(spelled * _MINUTE_US, zone)
    found: Counter[int] = Counter()
    halved = spare = 0  # of single events every second one goes to the second showing
    for minute, *instants in zip(*(part.tolist() for part in (spelled, *shown)), strict=True):
        count = minutes[minute]
        if NOWHEN in instants:
            account.leave_out(f"a time that the clock in {zone} skips", count)
            continue
        first, second = (instant // _MINUTE_US for instant in instants)
        later = (count + spare) // 2 if first != second else 0
        spare = (count + spare) % 2 if first != second else spare
        halved += count * (first != second)
        found[first] += count - later
        found[second] += later
    if not found:
        message = f"No line of the {what} has a time that exists in {zone}; choose another zone."
        raise UnreadableError(message)
    if halved:
        account.note(
            f"The clock in {zone} shows an hour twice and the {what} does not tell which is meant; "
            f"its {halved:,} events count half in each."
        )
    return {minute: count for minute, count in found.items() if count}
