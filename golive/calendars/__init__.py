"""Calendars in: freezes, events, holidays and leave out of .ics files."""

from golive.calendars.apart import read_apart
from golive.calendars.leave import days_away, together
from golive.calendars.lines import LARGEST
from golive.calendars.read import read_calendar
from golive.calendars.taking import Taking, taking
from golive.calendars.value import Calendar, Entry, series_of

__all__ = [
    "LARGEST",
    "Calendar",
    "Entry",
    "Taking",
    "days_away",
    "read_apart",
    "read_calendar",
    "series_of",
    "taking",
    "together",
]
