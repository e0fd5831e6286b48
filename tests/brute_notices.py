"""Leads and last days to send done naively, day by day; they share no code with golive."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from golive.plan import Audience

DAY = timedelta(days=1)
#: Working days, from the field notes on notification.
ACTION_DAYS = {"none": 2, "login": 5, "configuration": 14, "upgrade": 30, "interface": 90}
IMPACT_DAYS = {"none": 0, "minor": 2, "major": 10}

Needs = list[tuple[int, str]]


def rule(audience: Audience) -> tuple[int, str]:
    """Give the team's working days, else the longer of those for action and impact."""
    if audience.lead_days is not None:
        return audience.lead_days, "working"
    return max(ACTION_DAYS[audience.action.value], IMPACT_DAYS[audience.impact.value]), "working"


def contract(audience: Audience) -> Needs:
    """Give the contract's days and what they are counted in, if there are any."""
    if audience.contract_lead_days is None:
        return []
    return [(audience.contract_lead_days, audience.contract_lead_unit.value)]


@cache
def works(day: date, country: str | None) -> bool:
    """Tell whether people there work on a day."""
    if country is None:
        return day.weekday() < 5
    calendar = holidays.country_holidays(country)
    return day.weekday() not in calendar.weekend and day not in calendar


def enough(sent: date, first: date, needs: Needs, country: str | None) -> bool:
    """Tell whether a notice sent on a day leaves every need before the window's first day."""
    between = [sent + n * DAY for n in range((first - sent).days)]
    working = sum(works(day, country) for day in between)
    return all((len(between) if unit == "calendar" else working) >= days for days, unit in needs)


def last_day(start: datetime, zone: str, needs: Needs, country: str | None) -> date:
    """Give the last working day there on which the notice is early enough."""
    first = day = start.astimezone(ZoneInfo(zone)).date()
    while not (works(day, country) and enough(day, first, needs, country)):
        day -= DAY
    return day


def first_start(told: date, need: tuple[int, str], country: str | None) -> date:
    """Give the first day on which a window may start after a notice on a day."""
    begins = first = told
    if need[1] == "working":
        while not works(begins, country):
            begins += DAY
        first = begins
    while not enough(begins, first, [need], country):
        first += DAY
    return first
