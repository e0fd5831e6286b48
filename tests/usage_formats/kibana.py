"""Kibana's documents and charts."""

from tests.usage_formats.case import MIDNIGHT, UTC, Case

CASES = (
    Case(
        "Kibana Discover writes an @ and each document counts as one",
        b'"@timestamp",clientip,bytes\n"May 4, 2026 @ 10:26:48.725","192.0.2.7",512\n'
        b'"May 4, 2026 @ 10:26:48.540","192.0.2.8",77\n'
        b'"May 4, 2026 @ 10:46:45.468","192.0.2.9",9\n',
        values=(2, 0, 1),
        step_s=900,
        start="2026-05-04T10:15+00:00",
        unit="rows",
        kind="Kibana, CSV",
        reading=UTC,
    ),
    Case(
        "Kibana Lens by the hour has thousands with commas",
        b'"Top values of host","timestamp per hour","Count of records"\r\n'
        b'"web","2026-05-04 00:00",1\r\n"web","2026-05-04 01:00","1,210"\r\n'
        b'"api","2026-05-04 00:00",14\r\n"api","2026-05-04 01:00",10\r\n',
        values=(15, 1220),
        start=MIDNIGHT,
        unit="Count of records",
        kind="Kibana, CSV",
        says=("first and last step are often cut",),
        reading=UTC,
    ),
    Case(
        "figures per hour are not Kibana's times",
        b"time,Requests per hour\n2026-05-04T00:00:00Z,5\n2026-05-04T01:00:00Z,7\n",
        values=(5, 7),
        start=MIDNIGHT,
        unit="Requests per hour",
    ),
    Case(
        "Kibana Lens under an hour folds all days onto one and is refused",
        b'"Top values of host","timestamp per 30 minutes","Count of records"\r\n'
        b'"web","23:30",6\r\n"web","00:00",6\r\n"web","00:30",7\r\n',
        refused="The times have no date (row 2 says \u201c23:30\u201d)",
        reading=UTC,
    ),
    Case(
        "Kibana that Excel saved again has short American dates",
        b"timestamp per hour,Count of records\n7/2/2026  1:00:00 PM,5\n7/2/2026  2:00:00 PM,6\n"
        b"7/13/2026  1:00:00 AM,7\n",
        values=(5, 6, *[None] * 250, 7),
        start="2026-07-02T13:00+00:00",
        unit="Count of records",
        kind="Kibana, CSV",
        says=("250 of 253 steps of 1 hour are unknown",),
        reading=UTC,
    ),
    Case(
        "Kibana at its limit of rows may be cut short",
        (
            '"timestamp per minute","host","Count of records"\n'
            + "".join(
                f'"2026-05-{4 + at // 1440:02d} {at // 60 % 24:02d}:{at % 60:02d}",'
                f'"{host}",{at % 7}\n'
                for at in range(5_000)
                for host in ("a", "b")
            )
        ).encode(),
        values=tuple(2 * (at % 7) for at in range(5_000)),
        step_s=60,
        start=MIDNIGHT,
        unit="Count of records",
        kind="Kibana, CSV",
        says=("Kibana stops at a number of rows",),
        reading={**UTC, "how": "sum"},
    ),
)
