"""Windows that other plans have taken, on components that this launch works on or leans on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from golive.forecast.clock import Ints, ceil_s, floor_s, pairs
from golive.plan import Component, Plan
from golive.timing.rule import Mask, Rule, touches
from golive.window import Window

#: What a change nearby costs a window, in points of a hundred (golive).
NEAR_POINTS = 5
#: How near another change is too near (golive: a fault that night could be either's), in seconds.
NEAR_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Booking:
    """A window that another plan has taken.

    Attributes:
        subject: that plan's id.
        title: what it is called.
        owner: who decides about it; may be empty.
        window: the window it has taken.
        components: the names of the components it works on.
    """

    subject: str
    title: str
    owner: str
    window: Window
    components: tuple[str, ...]


def booked_rules(plan: Plan, bookings: Sequence[Booking]) -> Iterator[Rule]:
    """Refuse the windows of other plans on a component they share with this launch.

    Shared is a component that this launch works on, or its parent or child by `depends_on`.
    Names are compared without regard to case and spaces. A window within 24 hours of such a
    booking counts against it, if the component is the same or one that ours depend on.
    """
    ours = worked_on(plan)
    above, below = _depended_on(plan, ours), _depending(plan, ours)
    for booking in bookings:
        if booking.subject == plan.id:
            continue
        same = _shared(booking, ours)
        up, down = _shared(booking, above), _shared(booking, below)
        taken = pairs([(floor_s(booking.window.start), ceil_s(booking.window.end))])
        if same or up or down:
            yield _booked(booking, plan.zone, taken, _how(same, up, down))
        if same or up:
            yield _near(booking, plan.zone, taken, _how(same, up, ()))


def worked_on(plan: Plan) -> tuple[Component, ...]:
    """List the components that the launch changes, or that one of its steps works on or stops."""
    steps = plan.deployment.steps
    named = {step.component for step in steps} | {down for s in steps for down in s.takes_down}
    return tuple(one for one in plan.deployment.components if one.changed or one.id in named)


def _depended_on(plan: Plan, ours: tuple[Component, ...]) -> tuple[Component, ...]:
    needed = {above for one in ours for above in one.depends_on}
    return tuple(one for one in plan.deployment.components if one.id in needed and one not in ours)


def _depending(plan: Plan, ours: tuple[Component, ...]) -> tuple[Component, ...]:
    own = {one.id for one in ours}
    below = (one for one in plan.deployment.components if own.intersection(one.depends_on))
    return tuple(one for one in below if one not in ours)


def _shared(booking: Booking, components: Iterable[Component]) -> tuple[str, ...]:
    theirs = {_plain(name) for name in booking.components} - {""}
    return tuple(one.name.strip() for one in components if _plain(one.name) in theirs)


def _plain(name: str) -> str:
    return "".join(name.casefold().split())


def _how(same: tuple[str, ...], up: tuple[str, ...], down: tuple[str, ...]) -> str:
    parts = [
        _quoted(same),
        f"{_quoted(up)}, which this launch depends on" if up else "",
        f"{_quoted(down)}, which depends on this launch" if down else "",
    ]
    return "; ".join(part for part in parts if part)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _booked(booking: Booking, zone: str, taken: Ints, how: str) -> Rule:
    def why(_window: Window) -> str:
        return f"{_name(booking)} has taken {booking.window.in_zone(zone)} on {how}."

    gives_way = f"The window of {_name(booking)}"
    return Rule("booked", booking.subject, touches(taken), why, gives_way)


def _near(booking: Booking, zone: str, taken: Ints, how: str) -> Rule:
    meets = touches(taken)
    close = touches(taken + np.array([-NEAR_S, NEAR_S]))

    def stands(starts: Ints, length: int) -> Mask:
        return close(starts, length) & ~meets(starts, length)

    def why(_window: Window) -> str:
        taken_at = booking.window.in_zone(zone)
        return (
            f"{_name(booking)} has taken {taken_at}, less than 24 h away, on {how}: "
            "a fault then could be either’s."
        )

    return Rule("booked_near", booking.subject, stands, why, points=NEAR_POINTS)


def _name(booking: Booking) -> str:
    named = f"“{booking.title.strip()}”" if booking.title.strip() else "A launch without a name"
    return f"{named} (owner {booking.owner.strip()})" if booking.owner.strip() else named
