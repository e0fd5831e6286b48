"""Caddy's access log, one JSON record a line, among the messages of its other loggers."""

from golive.usage.json_text import LONGEST_RECORD, Record, entry, head_records, record
from golive.usage.log_lines import ASIDE, Entry, counted
from golive.usage.shapes import Account, Events

NAME = "Caddy log (JSON)"
WHERE = "Caddy with the directive `log`"
SAMPLE = (
    '{"level":"info","ts":1777889103.52,"logger":"tls.obtain","msg":"acquiring lock"}\n'
    '{"level":"info","ts":1777889103.5241024,"logger":"http.log.access","msg":"handled request",'
    '"request":{"method":"GET","uri":"/cart","headers":{"User-Agent":["Browser/1.0"]}},'
    '"status":200}\n'
    '{"level":"info","ts":1777889170.2,"logger":"http.log.access.log0","msg":"handled request",'
    '"request":{"method":"GET","uri":"/","headers":{"User-Agent":["Findbot/2.0"]}},"status":200}\n'
)


def recognises(content: bytes) -> bool:
    """Tell whether the first lines are Caddy's records, some of them of requests."""
    found = head_records(content)
    return any(map(_is_request, found))


def read(content: bytes, account: Account) -> Events:
    """Count the requests by the minute they were answered in.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    return counted(content, NAME, _entry, account, longest=LONGEST_RECORD)


def _is_request(one: Record) -> bool:
    named = str(one.get("logger", "")).startswith("http.log.access")
    return named and isinstance(one.get("request"), dict)


def _entry(line: bytes) -> Entry | None:
    one = record(line)
    if one is None:
        return None
    if not _is_request(one):
        return ASIDE
    request = one["request"]
    headers = request.get("headers")
    agents = headers.get("User-Agent") if isinstance(headers, dict) else None
    agent = agents[0] if isinstance(agents, list) and agents else None
    return entry(one, ("ts",), agent, request.get("uri"))
