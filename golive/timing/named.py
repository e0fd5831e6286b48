"""What a rule is called in a word or two: in a picture, in a table, in a list."""

from collections.abc import Mapping, Sequence

from golive.plan import Plan
from golive.timing.booked import Booking

_UNNAMED = "without a name"
#: By the rule's name; with `{}` where the row it is about is named.
_WORDS: Mapping[str, str] = {
    "past": "Past",
    "freeze": "{}",
    "soft_freeze": "{}",
    "maintenance": "Outside the maintenance times",
    "soft_maintenance": "Outside the maintenance times",
    "people": "{} away",
    "optional_away": "{} away",
    "support": "Nobody for support",
    "rest": "{} short of rest",
    "supplier": "{} closed",
    "notice": "Notice to {}",
    "late_notice": "Late notice to {}",
    "way_back": "Too short for the way back",
    "booked": "Booked by {}",
    "booked_near": "Near {}",
    "clock_change": "Clock change",
    "users_clock_change": "Users’ clock change",
    "hours": "Outside the hours asked",
    "before_day_off": "Before a day off",
    "month_end": "Turn of a month",
    "quarter_end": "Turn of a quarter",
    "first_peak": "Nobody at the first peak",
    "no_data": "No usage data",
}
#: The same where no row is named.
_ALONE: Mapping[str, str] = {
    "freeze": "Freezes and events",
    "soft_freeze": "A soft freeze or event",
    "people": "Somebody who must be there is away",
    "optional_away": "Somebody optional away",
    "rest": "Short rest",
    "supplier": "A supplier closed",
    "notice": "Notice that is due",
    "late_notice": "Late notice",
    "booked": "Booked by another launch",
    "booked_near": "Another launch is near",
}


def named(plan: Plan, rule: str, subject: str = "", bookings: Sequence[Booking] = ()) -> str:
    """Name a rule with what it is about: `Lin Castellanos away`, `Quarter-end closing`.

    Args:
        plan: the plan, for the names of its rows.
        rule: the rule's name.
        subject: the id of the row, or of the plan, that it is about; empty if that is not told.
        bookings: other plans' windows, for their titles.
    """
    words = _WORDS.get(rule, rule.replace("_", " ").capitalize())
    if not subject:
        return _ALONE.get(rule, words)
    return words.format(_row(plan, subject, bookings)) if "{}" in words else words


def _row(plan: Plan, subject: str, bookings: Sequence[Booking]) -> str:
    names = {booking.subject: booking.title for booking in bookings}
    names |= {freeze.id: freeze.name for freeze in plan.timing.freezes}
    names |= {person.id: person.name for person in plan.timing.people}
    names |= {audience.id: audience.name for audience in plan.notices.audiences}
    return names.get(subject, "").strip() or _UNNAMED
