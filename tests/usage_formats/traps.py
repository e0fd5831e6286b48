"""What is read wrong without a warning elsewhere: each trap, named after it."""

from collections.abc import Callable

from golive.plan import How
from tests.usage_formats.case import AMSTERDAM, MIDNIGHT, UTC, Case

DAYS = [(day, hour) for day in range(4, 14) for hour in range(24)]


def hourly(quiet: Callable[[int, int], bool]) -> bytes:
    """Write ten days of visits by the hour, nought where it is `quiet` by day and hour."""
    rows = (
        f"2026-05-{day:02d}T{hour:02d}:00:00Z,{0 if quiet(day, hour) else 50 + hour % 5}"
        for day, hour in DAYS
    )
    return "\n".join(["time,requests", *rows]).encode()


def unknown(quiet: Callable[[int, int], bool]) -> tuple[float | None, ...]:
    """Give what must come of those days."""
    return tuple(None if quiet(day, hour) else 50 + hour % 5 for day, hour in DAYS)


def at_two(_day: int, hour: int) -> bool:
    return hour == 2


def on_the_ninth(day: int, hour: int) -> bool:
    return day == 9 and 10 <= hour < 13


CASES = (
    Case(
        "European thousands are not read as one and a bit",
        b"Datum;Uhrzeit;Besuche;Anteil\n13.04.2026;00:00;1.234;0,52\n13.04.2026;01:00;987;0,41\n"
        b"13.04.2026;02:00;1.050;0,44\n",
        values=(1234, 987, 1050),
        start="2026-04-12T22:00+00:00",
        unit="Besuche",
        kind="CSV (semicolons)",
        zone="Europe/Berlin",
        reading={"zone": "Europe/Berlin"},
    ),
    Case(
        "day and month that fit both ways are asked",
        b"Date,Hour,Visits\n01/04/2026,0,5\n01/04/2026,1,6\n",
        asks="date-order",
        choices=("dmy", "mdy"),
    ),
    Case(
        "a thirteenth far below settles day and month for the whole column",
        (
            "Date,Visits\n"
            + "".join(f"{day:02d}/04/2026 0{hour}:00,5\n" for day in (1, 2, 13) for hour in (0, 1))
        ).encode(),
        values=(5, 5, *[None] * 22, 5, 5, *[None] * 262, 5, 5),
        start="2026-04-01T00:00+00:00",
        unit="Visits",
        reading=UTC,
    ),
    Case(
        "the order that gives steps of one length is taken",
        ("Date,Visits\n" + "".join(f"{day:02d}/04/2026,{day}\n" for day in range(1, 13))).encode(),
        values=tuple(range(1, 13)),
        step_s=86_400,
        start="2026-04-01T00:00+00:00",
        unit="Visits",
        says=("are read as day/month/year, which gives steps of one length",),
        reading={**UTC, "how": "sum"},
    ),
    Case(
        "American dates with AM and PM",
        b"Date,North\n10/12/2026 11:00:00 PM,4\n10/13/2026 12:00:00 AM,0\n"
        b"10/13/2026 01:00:00 AM,1\n",
        values=(4, 0, 1),
        start="2026-10-12T23:00+00:00",
        unit="North",
        reading=UTC,
    ),
    Case(
        "one value repeated under another label counts once",
        b"time,volume,weather\n2026-05-04 00:00,545,Rain\n2026-05-04 00:00,545,Mist\n"
        b"2026-05-04 01:00,516,Rain\n2026-05-04 01:00,516,Fog\n2026-05-04 02:00,490,Mist\n"
        b"2026-05-04 02:00,490,Rain\n",
        values=(545, 516, 490),
        start=MIDNIGHT,
        unit="volume",
        says=("each time counts once",),
        reading=UTC,
    ),
    Case(
        "days of one value in an office that closes say when there is no data",
        (
            "time,calls\n"
            + "".join(
                f"2026-05-{day:02d} {hour:02d}:00,{20 + hour % 5}\n"
                for day in range(4, 10)
                for hour in range(7, 21)
            )
        ).encode(),
        values=tuple(
            20 + hour % 5 if 7 <= hour < 21 else None
            for hour in [*range(7, 24), *range(24), *range(24), *range(24), *range(24), *range(21)]
        ),
        start="2026-05-04T07:00+00:00",
        unit="calls",
        says=("There is no data from 21:00 to 07:00 (UTC) on nearly any day",),
        reading=UTC,
    ),
    Case(
        "a running total is counted by its differences and a reset is unknown",
        (
            "timestamp,total\n"
            + "".join(f"{1777852800 + 3600 * at},{100_000 + 10 * at}\n" for at in range(30))
            + f"{1777852800 + 3600 * 30},5\n{1777852800 + 3600 * 31},15\n"
        ).encode(),
        values=(*[10] * 29, None, 10, None),
        start=MIDNIGHT,
        unit="total",
        says=("it is a running total", "falls 1 times"),
    ),
    Case(
        "a level is averaged and not added up",
        b"time,active users\n2026-05-04T00:00:00Z,5\n2026-05-04T00:30:00Z,7\n",
        values=(5, 7),
        step_s=1800,
        start=MIDNIGHT,
        unit="active users",
        how=How.MEAN,
        says=("is read as a level",),
    ),
    Case(
        "an hour that the clock skips is left out and not moved",
        b"time,visits\n2026-03-29 01:00,5\n2026-03-29 02:00,6\n2026-03-29 03:00,7\n"
        b"2026-03-29 04:00,8\n",
        values=(5, 7, 8),
        start="2026-03-29T00:00+00:00",
        unit="visits",
        left_out={"a time that the clock in Europe/Amsterdam skips": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "a column of noughts and ones is not the count",
        b"time,Holiday,Demand\n2026-05-04T00:00:00Z,0,45\n2026-05-04T01:00:00Z,1,47\n",
        values=(45, 47),
        start=MIDNIGHT,
        unit="Demand",
        how=How.MEAN,
    ),
    Case(
        "spaces inside thousands, thin or not, are no decimals",
        "time;visits\n2026-05-04T00:00:00Z;1\u202f234\n2026-05-04T01:00:00Z;12 345\n"
        "2026-05-04T02:00:00Z;987\n".encode(),
        values=(1234, 12345, 987),
        start=MIDNIGHT,
        unit="visits",
        kind="CSV (semicolons)",
    ),
    Case(
        "shares and money and lengths of stay are no counts",
        b"time,share,earned,stay,seen\n2026-05-04T00:00:00Z,62.5%,US$ 3.00,00:03:23,41\n"
        b"2026-05-04T01:00:00Z,61.5%,US$ 4.00,00:03:25,43\n",
        values=(41, 43),
        start=MIDNIGHT,
        unit="seen",
    ),
    Case(
        "a nightly collection gap is unknown and not the quietest hour",
        hourly(at_two),
        values=unknown(at_two),
        start=MIDNIGHT,
        says=("There is no data from 02:00 to 03:00 (UTC) on nearly every day",),
    ),
    Case(
        "an outage is unknown and not low traffic",
        hourly(on_the_ninth),
        values=unknown(on_the_ninth),
        start=MIDNIGHT,
        says=("looks like an outage", "09 May 2026 10:00 to 09 May 2026 13:00 (UTC)"),
    ),
    Case(
        "one file with two offsets is one line of time",
        b"time,requests\n2026-10-25T02:00:00+02:00,5\n2026-10-25T02:00:00+01:00,7\n"
        b"2026-10-25T03:00:00+01:00,9\n",
        values=(5, 7, 9),
        start="2026-10-25T00:00+00:00",
    ),
    Case(
        "eight figures are a day and not seconds since 1970",
        b"Date,requests\n20260504,5\n20260505,7\n",
        values=(5, 7),
        step_s=86_400,
        start=MIDNIGHT,
        says=("it cannot tell an hour",),
        reading=UTC,
    ),
    Case(
        "ten figures of a date with its hour are not seconds since 1970",
        b"Stunde,requests\n2026050422,5\n2026050423,7\n",
        values=(5, 7),
        start="2026-05-04T22:00+00:00",
        reading=UTC,
    ),
    Case(
        "rows of one time that differ and have no count each count as one",
        b"time,page\n2026-05-04T00:00:00Z,/a\n2026-05-04T00:00:00Z,/a\n2026-05-04T00:20:00Z,/b\n",
        values=(2, 1),
        step_s=900,
        start=MIDNIGHT,
        unit="rows",
    ),
    Case(
        "a column whose name is a long sentence with commas is one column",
        b'time,"Requests, as counted at the edge, without those that a cache, a proxy, or a check "'
        b"\n2026-05-04T00:00:00Z,5\n2026-05-04T01:00:00Z,7\n",
        values=(5, 7),
        start=MIDNIGHT,
        unit="Requests, as counted at the edge, without those that a cache, a proxy, or a check",
    ),
    Case(
        "steps of eleven hours with gaps have no hours that are never there",
        (
            "time,requests\n"
            + "".join(
                f"{1777852800 + 39_600 * at},{'' if at % 7 == 3 else at % 3}\n" for at in range(21)
            )
        ).encode(),
        values=tuple(None if at % 7 == 3 else at % 3 for at in range(21)),
        start=MIDNIGHT,
        step_s=39_600,
        says=("it cannot tell a shorter quiet time",),
        left_out={"no value": 3},
    ),
)
