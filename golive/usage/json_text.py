"""JSON as exports have it: one document, or one record a line."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from golive.errors import UnreadableError
from golive.usage.bots import asks_alone
from golive.usage.log_lines import Entry, head_lines
from golive.usage.unpack import text_of

#: The longest JSON document that is read at once, in bytes; reading takes ten times that.
MAX_DOCUMENT: Final = 50_000_000
#: The longest line of a JSON log that is read, in bytes.
LONGEST_RECORD: Final = 1_000_000

Record = dict[str, Any]

_HEAD = 4096
_BEGINS = re.compile(rb"\s*[{\[]\s*[\"{}\[\]]")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+|(?<=^\d{10})\.\d+$")
_LONGEST_TIME = 60
_MB = 1_000_000


def head(content: bytes) -> bytes:
    """Give the beginning of a JSON text in any encoding as ASCII; empty if it is no JSON.

    A shell that writes UTF-16 puts a nought beside each letter.
    """
    begin = content[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return begin if _BEGINS.match(begin) else b""


def document(content: bytes) -> Any:
    """Read one JSON document.

    Raises:
        UnreadableError: too long, damaged, or nested too deeply.
    """
    if len(content) > MAX_DOCUMENT:
        message = (
            f"The JSON file is {len(content) / _MB:,.0f} MB and at most {MAX_DOCUMENT // _MB} MB "
            "are read; export fewer days, or a longer step."
        )
        raise UnreadableError(message)
    try:
        return json.loads(text_of(content).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = (
            f"The JSON file is damaged or cut off at line {error.lineno:,}; export it again, or "
            "save the table as CSV."
        )
        raise UnreadableError(message) from error
    except (RecursionError, ValueError) as error:
        message = (
            "The JSON file is nested too deeply or holds a number of thousands of figures; save "
            "the table as CSV and give that."
        )
        raise UnreadableError(message) from error


def record(line: bytes) -> Record | None:
    """Read one line's record; None if it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def head_records(content: bytes) -> list[Record]:
    """Give the records of the first lines; empty if most of the lines are none."""
    first = head_lines(content) if head(content) else []
    found = [one for line in first if (one := record(line))]
    return found if 2 * len(found) > len(first) else []


def entry(one: Record, when: Iterable[str], agent: object, target: object) -> Entry | None:
    """Make a log's entry of a record.

    Args:
        one: the record.
        when: names of its time, the best first; the first one that it has is taken.
        agent: what the program that asked says of itself, if that is known.
        target: the path that it asked for, if that is known.
    """
    spelled = next((one[name] for name in when if one.get(name)), None)
    if not isinstance(spelled, str | int | float):
        return None
    short = _FRACTION.sub("", str(spelled)[:_LONGEST_TIME], count=1)
    return _bytes(short), asks_alone(_bytes(agent), _bytes(target))


def _bytes(word: object) -> bytes:
    return word.encode("utf-8", errors="replace") if isinstance(word, str) else b""
