"""Rules by which a freeze comes again, in the words of iCalendar."""

from datetime import datetime
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

_OFTEN_ENOUGH = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# 28 years hold every pair of a weekday and a day of the year, 29 February included.
_TRIAL, _TRIAL_END = datetime(2024, 1, 1), datetime(2052, 1, 1)  # noqa: DTZ001 - a clock's times


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
    """Tell whether a rule can be read, and comes at least once: one that never does never ends."""
    from dateutil.rrule import rrule, rrulestr  # noqa: PLC0415 - slow to import, seldom needed

    try:
        words = dict(word.split("=", 1) for word in text.upper().split(";"))
        frequency = words.get("FREQ", words.get("RRULE:FREQ"))
        if frequency not in _OFTEN_ENOUGH or int(words.get("INTERVAL", 1)) < 1:
            return False
        rule = rrulestr(text, dtstart=_TRIAL, ignoretz=True)
        once = rule.replace(count=None, until=_TRIAL_END) if isinstance(rule, rrule) else ()
        return any(True for _ in once)
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        return False


#: A recurrence rule of iCalendar (RFC 5545), such as `FREQ=WEEKLY;BYDAY=FR`.
RecurrenceRule = Annotated[str, Field(max_length=300), AfterValidator(_a_rule)]
