"""The common and the combined access log of web servers, counted line by line.

`host ident user [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 2326 "referer" "agent" …`, with a
virtual host or a syslog's words before it, or Traefik's words behind. Only the minute and who asks
are looked at, so no client address leaves this module. Month names are English in every locale.
"""

import re

from golive.usage.bots import asks_alone
from golive.usage.log_lines import Entry, counted, head_lines
from golive.usage.shapes import Account, Events

NAME = "Access log"
WHERE = (
    "The log of Apache, nginx, Traefik and their relatives, common or combined, with a virtual "
    "host or a syslog's words before it or not"
)
SAMPLE = """\
192.0.2.7 - - [04/May/2026:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "Browser/1.0"
192.0.2.8 - - [04/May/2026:10:06:11 +0000] "GET /cart HTTP/1.1" 200 9 "-" "Browser/1.0"
192.0.2.9 - - [04/May/2026:10:06:30 +0000] "GET /robots.txt HTTP/1.1" 200 9 "-" "Findbot/2.0"
192.0.2.7 - - [04/May/2026:11:05:59 +0000] "GET / HTTP/1.1" 304 0 "-" "Browser/1.0"
"""

# A comma or a quotation mark in the first two words says table; a pid may stand in brackets.
_LINE = re.compile(
    rb"[^\s,;\"]+ +[^\s,]+ [^\[\n]{0,300}(?:\[[^\]/\n]{0,40}\][^\[\n]{0,300})?"
    rb"\[(\d\d/\w{3}/\d{4}):(\d\d:\d\d):\d\d ([+-]\d{4})\]"
)
_SHARE = 0.5
_REQUEST, _AGENT = 1, 5  # between the quotation marks, counted from nought
_NOTHING = (b"", b"", b"")


def recognises(content: bytes) -> bool:
    """Tell whether most of the first lines are lines of an access log."""
    lines = head_lines(content)
    return sum(1 for line in lines if _LINE.match(line)) > _SHARE * len(lines)


def read(content: bytes, account: Account) -> Events:
    """Count an access log's requests by the minute.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    return counted(content, "access log", _entry, account)


def _entry(line: bytes) -> Entry | None:
    match = _LINE.match(line)
    if match is None:
        return None
    quoted = line[match.end() :].split(b'"', _AGENT + 1)
    _, _, target = quoted[_REQUEST].partition(b" ") if len(quoted) > _REQUEST else _NOTHING
    agent = quoted[_AGENT] if len(quoted) > _AGENT else b""
    return b"%b %b %b" % match.groups(), asks_alone(agent, target)
