"""Traefik's access log as JSON, one request a line."""

from golive.usage.json_text import LONGEST_RECORD, Record, entry, head_records, record
from golive.usage.log_lines import ASIDE, Entry, counted
from golive.usage.shapes import Account, Events

NAME = "Traefik log (JSON)"
WHERE = "Traefik with `accessLog.format: json`"
SAMPLE = (
    '{"DownstreamStatus":200,"RequestMethod":"GET","RequestPath":"/cart",'
    '"StartUTC":"2026-05-04T10:05:03.669746824Z","time":"2026-05-04T12:05:03+02:00"}\n'
    '{"DownstreamStatus":200,"RequestMethod":"GET","RequestPath":"/ping",'
    '"StartUTC":"2026-05-04T10:06:03.6Z","time":"2026-05-04T12:06:03+02:00"}\n'
)
_WHEN = ("StartUTC", "time", "StartLocal")


def recognises(content: bytes) -> bool:
    """Tell whether the first lines are Traefik's records, some of them of requests."""
    found = head_records(content)
    return any(map(_is_request, found))


def read(content: bytes, account: Account) -> Events:
    """Count the requests by the minute they began in.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    return counted(content, NAME, _entry, account, longest=LONGEST_RECORD)


def _is_request(one: Record) -> bool:
    return "RequestPath" in one or "DownstreamStatus" in one or "RequestMethod" in one


def _entry(line: bytes) -> Entry | None:
    one = record(line)
    if one is None:
        return None
    if not _is_request(one):
        return ASIDE
    return entry(one, _WHEN, one.get("request_User-Agent"), one.get("RequestPath"))
