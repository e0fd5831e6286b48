"""Sessions kept or lost, and how fast connections may be dropped so that they come back."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from golive.downtime.outages import Outage
from golive.plan import UserGroup


class SessionFate(StrEnum):
    """What becomes of a session whose connection drops."""

    KEPT = "kept"
    """It resumes, if the server that held it comes back with it."""
    LOST = "lost"
    """A new one starts: log in, subscribe and load again."""
    UNKNOWN = "unknown"
    """A timeout, or the length of the drop, is missing."""


@dataclass(frozen=True, slots=True)
class Drain:
    """How to drop connections so that they come back no faster than the service accepts.

    Attributes:
        spread_seconds: the shortest time over which all may be dropped.
        batch: how many at once.
        interval_seconds: the time from one batch to the next.
        batches: how many batches.
        rate: how many come back a second over the minutes in which the steps drop them; None
            where everything is down at once, so that all come back together.
        within: that rate is no more than the service accepts; None where there is no such rate.
    """

    spread_seconds: float
    batch: int
    interval_seconds: float
    batches: int
    rate: float | None
    within: bool | None


def smallest_spread_seconds(group: UserGroup) -> float | None:
    """Give the shortest time over which connections may be dropped, in seconds.

    Connections over the tested accept rate: dropped faster, they come back faster than accepted.
    """
    if not group.connections or not group.accept_rate_per_second:
        return None
    return group.connections / group.accept_rate_per_second


def drop_seconds(outage: Outage) -> float | None:
    """Give how long a connection of the group stays away; None while nobody has said.

    The longest stretch that is down, else the minutes typed for the group.
    """
    if outage.down:
        return max(end - start for start, end in outage.down) * 60
    return None if outage.group.minutes is None else outage.group.minutes * 60


def fate(group: UserGroup, seconds: float | None) -> SessionFate:
    """Tell what becomes of the group's sessions when a connection drops for so long.

    Kept while the drop is shorter than both timeouts: then the client finds its session again
    (Diffusion, client reconnection). A client goes back to the server it was on, so whether a
    server that is replaced or restarted still has its sessions must be asked.
    """
    limits = [group.client_timeout_seconds, group.server_timeout_seconds]
    known = [limit for limit in limits if limit is not None]
    if seconds is None:
        return SessionFate.UNKNOWN
    if any(seconds >= limit for limit in known):
        return SessionFate.LOST
    return SessionFate.KEPT if len(known) == len(limits) else SessionFate.UNKNOWN


def drain(outage: Outage) -> Drain | None:
    """Give how to drop a group's connections; None without them or without a tested rate.

    As many each second as the service accepts a second: then no second brings back more, even if
    every client returns at once (batches as in Zed's and others' deployments).
    """
    group, spread = outage.group, smallest_spread_seconds(outage.group)
    if spread is None or not group.connections or not group.accept_rate_per_second:
        return None
    accepts = group.accept_rate_per_second
    rate = None
    if outage.degraded and not outage.down:
        rate = group.connections / (outage.degraded_minutes * 60)
    within = None if rate is None else rate <= accepts
    batches = ceil(group.connections / accepts)
    return Drain(spread, min(accepts, group.connections), 1.0, batches, rate, within)
