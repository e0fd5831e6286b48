"""What the clocks show during a window, zone by zone, for everybody the plan names."""

from collections.abc import Iterator
from dataclasses import dataclass

from golive.plan import Plan
from golive.timing.night import nights
from golive.timing.rule import met_by, seconds
from golive.window import Window


@dataclass(frozen=True, slots=True)
class LocalClock:
    """A window on one zone's clock.

    Attributes:
        who: who lives by that clock, names with commas between.
        zone: the IANA zone.
        window: the window on that clock.
        night: a part of it lies between 23:00 and 07:00 there.
    """

    who: str
    zone: str
    window: Window
    night: bool


def local_clocks(plan: Plan, window: Window) -> tuple[LocalClock, ...]:
    """Show a window on every clock that the plan names, the business zone first, a row a zone."""
    by_zone: dict[str, list[str]] = {}
    for who, zone in _everybody(plan):
        by_zone.setdefault(zone or plan.zone, []).append(who)
    return tuple(
        LocalClock(", ".join(dict.fromkeys(who)), zone, window.in_zone(zone), _night(window, zone))
        for zone, who in by_zone.items()
    )


def _everybody(plan: Plan) -> Iterator[tuple[str, str | None]]:
    yield "the business", plan.zone
    for zone in plan.launch.user_zones:
        yield "users", zone
    for group in plan.impact.groups:
        yield group.name.strip() or "a group without a name", group.zone
    for audience in plan.notices.audiences:
        yield audience.name.strip() or "an audience without a name", audience.zone
    for person in plan.timing.people:
        yield person.name.strip() or "somebody without a name", person.zone


def _night(window: Window, zone: str) -> bool:
    start, length = seconds(window)
    return bool(met_by(nights(zone, start, start + length), window))
