"""The common and the combined access log of web servers, counted line by line.

`host ident user [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 2326 …`; only the time is kept,
so no client address leaves this module. Month names are English in every locale.
"""

import re
from collections import Counter
from collections.abc import Iterator

from golive.errors import UnreadableError
from golive.usage.shapes import Account, Events
from golive.usage.times import stamp

_LINE = re.compile(
    rb"[^\s,;\"]+ [^\s,]+ [^\[\n]{0,300}\[(\d\d/\w{3}/\d{4}):(\d\d:\d\d):\d\d ([+-]\d{4})\]"
)
_HEAD = 65_536
_HEAD_LINES = 20
_SHARE = 0.5
_LONGEST_LINE = 2_000


def recognises(content: bytes) -> bool:
    """Tell whether most of the first lines are lines of an access log."""
    lines = [line for line in content[:_HEAD].splitlines() if line.strip()][:_HEAD_LINES]
    return sum(1 for line in lines if _LINE.match(line)) > _SHARE * len(lines)


def read(content: bytes, account: Account) -> Events:
    """Count an access log's requests by the minute.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    stamps: Counter[tuple[bytes, ...]] = Counter()
    for number, line in _lines(content):
        match = _LINE.match(line[:_LONGEST_LINE])
        if match is None:
            account.leave_out("not a line of an access log", 1, number)
        else:
            stamps[match.groups()] += 1
    minutes: Counter[int] = Counter()
    for found, count in stamps.items():
        minute = _minute(found)
        if minute is None:
            account.leave_out("a time that does not exist", count)
        else:
            minutes[minute] += count
    if not minutes:
        message = "No line of the access log has a time that exists; export it again."
        raise UnreadableError(message)
    return Events("access log", "requests", dict(minutes))


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each line that is not blank with its number, without a copy of the whole log."""
    at, number = 0, 0
    while at < len(content):
        end = content.find(b"\n", at)
        end = len(content) if end < 0 else end
        number += 1
        line = content[at : min(end, at + _LONGEST_LINE)]
        if line.strip():
            yield number, line
        at = end + 1


def _minute(found: tuple[bytes, ...]) -> int | None:
    day, clock, offset = (part.decode("ascii", errors="replace") for part in found)
    moment = stamp(f"{day} {clock} {offset}")
    return None if moment is None else int(moment.seconds - (moment.offset or 0)) // 60
