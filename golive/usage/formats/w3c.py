"""Logs that name their own fields: IIS and others in the W3C's extended format.

`#Fields:` may stand again in the middle and name others. Times are UTC whatever the server's zone.
"""

import re

from golive.usage.bots import asks_alone
from golive.usage.log_lines import ASIDE, Entry, counted, head_lines
from golive.usage.shapes import Account, Events

NAME = "IIS log (W3C)"
WHERE = "IIS: `%SystemDrive%\\inetpub\\logs\\LogFiles`, one `u_ex….log` a day; other W3C logs too"
SAMPLE = """\
#Software: Microsoft Internet Information Services 10.0
#Version: 1.0
#Date: 2026-05-04 10:05:03
#Fields: date time cs-method cs-uri-stem cs(User-Agent) sc-status
2026-05-04 10:05:03 GET /cart Browser/1.0 200
2026-05-04 10:06:11 GET / Findbot/2.0 200
"""
_DIRECTIVE = re.compile(rb"\s*(?:\xef\xbb\xbf)?#([\w-]+):(.*)", re.DOTALL)
_MINUTE = len("10:05")


def recognises(content: bytes) -> bool:
    """Tell whether a line above the first request names the fields, a time among them."""
    for line in head_lines(content):
        found = _DIRECTIVE.match(line)
        if found is None:
            return False
        if found[1] == b"Fields":
            return b"time" in found[2].split()
    return False


def read(content: bytes, account: Account) -> Events:
    """Count the requests by the minute.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    found = counted(content, "W3C log", _Lines(), account)
    account.note("A W3C log's times are UTC, whatever zone its server is in.")
    return found


class _Lines:
    """Read one line after another: what the fields are called is told on the way."""

    def __init__(self) -> None:
        self._fields: dict[bytes, int] = {}
        self._day = b""

    def __call__(self, line: bytes) -> Entry | None:
        told = _DIRECTIVE.match(line)
        if told is None:
            return self._request(line.split())
        if told[1] == b"Fields":
            self._fields = {name: at for at, name in enumerate(told[2].split())}
        elif told[1] == b"Date":
            self._day = told[2].split()[0] if told[2].split() else b""
        return ASIDE

    def _request(self, words: list[bytes]) -> Entry | None:
        if len(words) != len(self._fields) or b"time" not in self._fields:
            return None
        day = self._word(words, b"date") or self._day
        clock = self._word(words, b"time")[:_MINUTE]
        agent, target = self._word(words, b"cs(User-Agent)"), self._word(words, b"cs-uri-stem")
        return b"%b %bZ" % (day, clock), asks_alone(agent.replace(b"+", b" "), target)

    def _word(self, words: list[bytes], field: bytes) -> bytes:
        at = self._fields.get(field)
        return words[at] if at is not None else b""
