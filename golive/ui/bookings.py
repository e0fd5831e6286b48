"""The windows that other plans in the store have taken."""

from golive.plan import Plan
from golive.timing import Booking
from golive.timing.booked import worked_on
from golive.ui.session import plan, session, store


def others() -> tuple[Booking, ...]:
    """Give the windows taken by the other plans in use; each is read once a revision.

    A plan of the same name is a draft of the same launch, such as a copy, and stands in no way.

    Raises:
        StoreError: the store cannot be read.
    """
    known, lines = session().bookings, store().plans()
    fresh = {
        (line.id, line.rev): known[line.id, line.rev]
        if (line.id, line.rev) in known
        else _booking(store().load(line.id).plan)
        for line in lines
    }
    session().bookings = fresh
    return tuple(found for found in fresh.values() if found is not None and not _same(found))


def _same(booking: Booking) -> bool:
    ours = plan()
    named_alike = bool(ours.launch.name.strip()) and booking.title == ours.title
    return booking.subject == ours.id or named_alike


def _booking(other: Plan) -> Booking | None:
    taken = other.timing.taken
    if taken is None:
        return None
    components = tuple(component.name for component in worked_on(other))
    return Booking(other.id, other.title, other.launch.owner, taken.window, components)
