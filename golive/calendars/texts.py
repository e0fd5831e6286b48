"""Values of calendar files as the icalendar library reads them; it has no types for these."""

from datetime import timedelta
from typing import Any

from icalendar.parser import Contentline
from icalendar.parser.property import unescape_backslash
from icalendar.prop import vDDDTypes, vDuration

_line: Any = Contentline
_time: Any = vDDDTypes
_length: Any = vDuration


def line_in(text: str) -> tuple[str, dict[str, str], str]:
    """Take a line apart: its name and its parameters' in capitals, its value as it stands.

    Raises:
        ValueError: it cannot be read.
    """
    name, params, value = _line(text).raw_parts()
    plain = {str(key).upper(): _joined(held) for key, held in params.items()}
    return name.upper(), plain, value


def _joined(held: object) -> str:
    return ",".join(map(str, held)) if isinstance(held, list) else str(held)


def time_in(text: str) -> object:
    """Read a day, a time with or without an offset, or whatever else stands in its place.

    Raises:
        ValueError: it is nothing of the kind.
    """
    found: object = _time.from_ical(text)
    return found


def length_in(text: str) -> timedelta:
    """Read a length such as `P1DT2H`.

    Raises:
        ValueError: it is none.
    """
    found: timedelta = _length.from_ical(text)
    return found


def text_in(text: str) -> str:
    """Read a text: what was escaped is put back."""
    return str(unescape_backslash(text))
