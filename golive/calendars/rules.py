"""Recurrence rules of calendar files, made such that golive's plan holds them."""

from datetime import date, datetime, time, tzinfo

from golive.calendars.texts import time_in


def parts_of(rule: str) -> dict[str, str]:
    """Take a rule apart: `FREQ=WEEKLY;BYDAY=FR` by its words, in capitals.

    Raises:
        ValueError: a part without `=`.
    """
    return dict(part.split("=", 1) for part in rule.strip().strip(";").upper().split(";"))


def with_until(rule: str, clock: tzinfo | None) -> str:
    """Write the end of a rule on the clock that it recurs on, as dateutil compares it.

    RFC 5545 has UNTIL in UTC wherever the event has a zone; a day counts whole.

    Raises:
        ValueError: no rule, or its end is no time.
    """
    parts = parts_of(rule)
    if "UNTIL" in parts:
        parts["UNTIL"] = f"{_until(parts['UNTIL'], clock):%Y%m%dT%H%M%S}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _until(text: str, clock: tzinfo | None) -> datetime:
    found = time_in(text)
    if isinstance(found, datetime):
        shown = found.astimezone(clock) if found.tzinfo is not None else found
        return shown.replace(tzinfo=None)
    if isinstance(found, date):
        return datetime.combine(found, time.max)
    message = f"UNTIL={text} is no time"
    raise ValueError(message)
