"""The fixed words of the workbook: titles of questions, states and severities; moments."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from golive.errors import Severity
from golive.plan import Status
from golive.plan.labels import word
from golive.window import Window, clock

#: What people read and choose instead of a status's code, in the order of the drop-down.
STATUS_TITLES = {status: word(status) for status in Status}

#: What people read instead of a severity's code, the gravest first.
SEVERITY_TITLES = {
    Severity.STOP: "Stop",
    Severity.WARN: "Warning",
    Severity.NOTE: "Note",
}

NOT_ANSWERED = "Not answered yet"


def yes_no(answer: bool) -> str:  # noqa: FBT001 - the answer is all there is
    """Say yes or no."""
    return "Yes" if answer else "No"


def day_words(day: date) -> str:
    """Say a day: `23 Nov 2026`."""
    return f"{day.day} {day:%b} {day.year}"


def moment_words(moment: datetime, zone: str) -> str:
    """Say an instant on a zone's clock and in UTC."""
    local = clock(moment, zone)
    return local if zone == "UTC" else f"{local} = {clock(moment, 'UTC')}"


def window_words(window: Window, zone: str) -> str:
    """Say a window on a zone's clock and in UTC."""
    local = str(window.in_zone(zone))
    return local if zone == "UTC" else f"{local} = {window.in_zone('UTC')}"


def local_moment(moment: datetime, zone: str) -> datetime:
    """Give an instant as a naive clock time of a zone, to whole seconds, as Excel keeps it."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)


def number_words(number: float) -> str:
    """Say a number without needless digits: `60`, `0.25`, `12 000`."""
    if float(number).is_integer():
        return f"{int(number):,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{number:.6g}"
