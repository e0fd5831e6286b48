"""The access log of an AWS Application Load Balancer: words between blanks, no header."""

import re

from golive.usage.bots import asks_alone
from golive.usage.log_lines import Entry, counted, head_lines
from golive.usage.shapes import Account, Events

NAME = "AWS load balancer log"
WHERE = "The bucket in S3 that an Application Load Balancer writes its access logs to"
SAMPLE = (
    "https 2026-05-04T10:05:03.376735Z app/shop/c86a326e7dc14222 192.0.2.7:56398 10.0.0.2:80 "
    '0.001 0.002 0.000 200 200 125 859 "GET https://shop.example:443/cart HTTP/2.0" "Browser/1.0" '
    'ECDHE TLSv1.2 arn:aws:x "Root=1-5d" "-" "-" 0 2026-05-04T10:05:03.370000Z "forward" "-" "-"\n'
    "http 2026-05-04T10:06:03.376735Z app/shop/c86a326e7dc14222 192.0.2.8:56398 10.0.0.2:80 "
    '0.001 0.002 0.000 200 200 125 859 "GET http://shop.example:80/ HTTP/1.1" "Findbot/2.0" '
    '- - arn:aws:x "Root=1-5e" "-" "-" 0 2026-05-04T10:06:03.370000Z "forward" "-" "-"\n'
)
_LINE = re.compile(
    rb"(?:https?|h2|grpcs?|wss?) (\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?Z \S+ \S+:\d+ "
)
_SHARE = 0.5
_REQUEST, _AGENT = 1, 3  # between the quotation marks, counted from nought
_HOST_ENDS = 3  # slashes before the path: https://shop.example:443/


def recognises(content: bytes) -> bool:
    """Tell whether most of the first lines are lines of a load balancer."""
    lines = head_lines(content)
    return sum(1 for line in lines if _LINE.match(line)) > _SHARE * len(lines)


def read(content: bytes, account: Account) -> Events:
    """Count the requests by the minute they were answered in; times are UTC.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    return counted(content, NAME, _entry, account)


def _entry(line: bytes) -> Entry | None:
    match = _LINE.match(line)
    if match is None:
        return None
    quoted = line[match.end() :].split(b'"', _AGENT + 1)
    parts = quoted[_REQUEST].split(b"/", _HOST_ENDS) if len(quoted) > _REQUEST else []
    target = b"/" + parts[_HOST_ENDS] if len(parts) > _HOST_ENDS else b""
    agent = quoted[_AGENT] if len(quoted) > _AGENT else b""
    return match[1] + b"Z", asks_alone(agent, target)
