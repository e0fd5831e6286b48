"""Access logs as JSON lines under names that whoever set the server up chose: nginx and others."""

from golive.usage.json_text import LONGEST_RECORD, Record, entry, head_records, record
from golive.usage.log_lines import ASIDE, Entry, counted
from golive.usage.shapes import Account, Events

NAME = "Access log (JSON lines)"
WHERE = "nginx with `log_format … escape=json`, and other servers that write one record a line"
SAMPLE = (
    '{"@timestamp":"2026-05-04T10:05:03+00:00","request_uri":"/cart","status":200,'
    '"http_user_agent":"Browser/1.0"}\n'
    '{"@timestamp":"2026-05-04T10:06:11+00:00","request_uri":"/","status":200,'
    '"http_user_agent":"Findbot/2.0"}\n'
)
#: The best first: with an offset as a rule, then as set up, then a bare clock.
_WHEN = (
    "time_iso8601", "@timestamp", "msec", "timestamp", "time_local", "time", "ts", "date",
)  # fmt: skip
_TARGET = ("request_uri", "uri", "path", "url", "request")
_AGENT = ("http_user_agent", "user_agent", "agent", "userAgent")
_ANSWER = ("status", "response", "response_code", "remote_addr", "request_method", "method")


def recognises(content: bytes) -> bool:
    """Tell whether the first lines are records, most of them of requests with a time."""
    found = head_records(content)
    return 2 * sum(map(_is_request, found)) > len(found)


def read(content: bytes, account: Account) -> Events:
    """Count the requests by the minute.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    return counted(content, "JSON access log", _entry, account, longest=LONGEST_RECORD)


def _is_request(one: Record) -> bool:
    return all(any(name in one for name in names) for names in (_WHEN, _TARGET, _ANSWER))


def _entry(line: bytes) -> Entry | None:
    one = record(line)
    if one is None:
        return None
    if not _is_request(one):
        return ASIDE
    target = _first(one, _TARGET)
    if isinstance(target, str) and not target.startswith("/"):
        target = target.partition(" ")[2]  # GET /path HTTP/1.1
    return entry(one, _WHEN, _first(one, _AGENT), target)


def _first(one: Record, names: tuple[str, ...]) -> object:
    return next((one[name] for name in names if name in one), None)
