"""Hypothesis strategies for what the rarer rules ask about, and for other launches' windows."""

from datetime import datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from golive.plan import (
    Audience,
    AudienceKind,
    Component,
    Freeze,
    FreezeKind,
    Plan,
    Rollback,
    Row,
    Step,
    UserGroup,
)
from golive.timing import Booking
from golive.window import Window

ZONES = ("America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", None)
times = st.times().map(lambda at: time(at.hour, at.minute // 15 * 15))
some_time = st.none() | times
_REPEATS = (None, "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR,SU")
_NAMES = ("Orders", " orders", "Order s", "Search", "Mail", "")


@st.composite
def more_answers(draw: st.DrawFn, plan: Plan, now: datetime) -> dict[str, Any]:
    """Draw answers about half of what the rarer rules ask."""
    people = plan.timing.people
    answers = {
        "timing.freezes": (
            *plan.timing.freezes,
            *draw(st.lists(maintenance(now), max_size=2, unique_by=_id)),
        ),
        "timing.support_minutes": float(draw(st.sampled_from((0, 30, 90, 600)))),
        "timing.rest_hours": float(draw(st.sampled_from((0, 8, 11, 11, 16, 24)))),
        "timing.business_from": draw(st.sampled_from((time(9), time(7), time(22), time(0)))),
        "timing.business_until": draw(st.sampled_from((time(17), time(19), time(6), time(0)))),
        "timing.people": tuple(
            person.model_copy(update=draw(st.sampled_from(_HOURS))) for person in people
        ),
        "notices.audiences": (
            *plan.notices.audiences,
            *draw(st.lists(suppliers(), max_size=2, unique_by=_id)),
        ),
        "launch.user_zones": tuple(draw(st.sampled_from(((), ("Europe/London",))))),
        "impact.groups": (UserGroup(zone=draw(st.sampled_from(ZONES))),),
        "deployment.components": draw(components()),
        "deployment.steps": (draw(steps()),),
        "rollback": Rollback(
            possible=draw(st.sampled_from((None, True, False))),
            decision_minutes=draw(st.sampled_from((0, 15))),
        ),
    }
    return {path: value for path, value in answers.items() if draw(st.booleans())}


_HOURS: tuple[dict[str, Any], ...] = (
    {},
    {"available_from": None, "available_until": None, "weekends": True},
    {"available_from": time(8), "available_until": time(1), "weekends": True},
)


@st.composite
def maintenance(draw: st.DrawFn, near: datetime) -> Freeze:
    """Draw an agreed maintenance time; some touch their next occurrence."""
    starts = near + timedelta(minutes=15 * draw(st.integers(-200, 100)))
    length = draw(st.sampled_from((90, 24 * 60, 240, 2000)))
    return Freeze(
        id=f"kept{draw(st.integers(0, 10**9))}",
        kind=FreezeKind.MAINTENANCE,
        hard=draw(st.booleans()),
        starts=starts,
        ends=starts + timedelta(minutes=length),
        repeats=draw(st.sampled_from(_REPEATS)),
        zone=draw(st.sampled_from((None, *ZONES))),
    )


@st.composite
def suppliers(draw: st.DrawFn) -> Audience:
    """Draw somebody who provides something, with hours."""
    return Audience(
        id=f"supplier{draw(st.integers(0, 10**9))}",
        kind=draw(st.sampled_from((AudienceKind.SUPPLIER, AudienceKind.INTERNAL))),
        provides=draw(st.sampled_from(("", "Payments"))),
        zone=draw(st.sampled_from(ZONES)),
        country=draw(st.sampled_from((None, "US"))),
        open_from=draw(some_time),
        open_until=draw(some_time),
        open_weekends=draw(st.booleans()),
        on_call_confirmed=draw(st.sampled_from((False, False, True))),
        contract_lead_days=draw(st.sampled_from((None, 1))),
        lead_days=draw(st.sampled_from((0, 1, 2))),
        lead_is_hard=draw(st.booleans()),
    )


@st.composite
def components(draw: st.DrawFn) -> tuple[Component, ...]:
    """Draw three components, some of which lean on each other."""
    return tuple(
        Component(
            id=f"c{at}",
            name=draw(st.sampled_from(_NAMES)),
            changed=draw(st.booleans()),
            depends_on=draw(st.sampled_from(((), ("c0",), ("c2",), ("c1", "gone")))),
        )
        for at in range(3)
    )


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Draw one step."""
    return Step(
        component=draw(st.sampled_from((None, "c1"))),
        takes_down=draw(st.sampled_from(((), ("c2",)))),
        minutes=draw(st.sampled_from((None, 5, 60, 75, 600))),
        undo_minutes=draw(st.sampled_from((None, 15))),
        reversible=draw(st.booleans()),
    )


@st.composite
def bookings(draw: st.DrawFn, near: datetime) -> Booking:
    """Draw a window that another plan has taken."""
    start = near + timedelta(minutes=15 * draw(st.integers(-100, 300)))
    end = start + timedelta(minutes=draw(st.sampled_from((1, 45, 600))))
    return Booking(
        subject=draw(st.sampled_from(("plan", "other", "third"))),
        title="Search 3",
        owner="Bo",
        window=Window(start=start, end=end, zone="UTC"),
        components=tuple(draw(st.lists(st.sampled_from(_NAMES), max_size=2))),
    )


def _id(row: Row) -> str:
    return row.id
