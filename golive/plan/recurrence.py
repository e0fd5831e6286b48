"""Rules by which a freeze comes again, in the words of iCalendar."""

from datetime import datetime
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_INTERVALS = range(1, 1001)
_TRIAL = datetime(2024, 1, 1)  # noqa: DTZ001 - a clock's time


def _a_rule(text: str) -> str:
    if not _comes(text):
        message = (
            f"“{text}” is not a recurrence rule that comes daily or less often; "
            "write one such as FREQ=MONTHLY;BYDAY=3SA"
        )
        raise ValueError(message)
    return text


@lru_cache(maxsize=256)
def _comes(text: str) -> bool:
    """Tell whether a rule can be read, and names days that exist.

    A daily rule for 30 February would be tried day by day up to the year 9999, which takes half a
    minute; tried year by year, with the same days, it is soon found out.
    """
    from dateutil.rrule import YEARLY, rrule, rrulestr  # noqa: PLC0415 - slow, seldom needed

    try:
        words = dict(word.split("=", 1) for word in text.upper().split(";"))
        frequency = words.get("FREQ", words.get("RRULE:FREQ"))
        if frequency not in _FREQUENCIES or int(words.get("INTERVAL", 1)) not in _INTERVALS:
            return False
        rule = rrulestr(text, dtstart=_TRIAL, ignoretz=True)
        if not isinstance(rule, rrule):
            return False
        yearly = rule.replace(freq=YEARLY, interval=1, count=None, until=None)
        return next(iter(yearly), None) is not None
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        return False


#: A recurrence rule of iCalendar (RFC 5545), such as `FREQ=WEEKLY;BYDAY=FR`.
RecurrenceRule = Annotated[str, Field(max_length=300), AfterValidator(_a_rule)]
