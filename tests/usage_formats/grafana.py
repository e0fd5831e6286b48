"""Grafana panels of every version, in each of their downloads."""

from golive.plan import How
from golive.usage.shapes import ALL, ROWS
from tests.usage_formats.case import AMSTERDAM, MIDNIGHT, UTC, Case

LONG = """\
Series;Time;Value
web{host=a};2026-05-04T00:00:00.000Z;8.5
web{host=a};2026-05-04T01:00:00.000Z;9.5
"""

CASES = (
    Case(
        "Grafana 4 in rows, of one series",
        LONG.encode(),
        values=(8.5, 9.5),
        start=MIDNIGHT,
        unit="values",
        kind="Grafana, CSV (semicolons)",
    ),
    Case(
        "Grafana in rows, of several series, asks which or their sum",
        (LONG + LONG.replace("host=a", "host=b")[18:]).encode(),
        asks="count",
        choices=("web{host=a}", "web{host=b}", ALL, ROWS),
    ),
    Case(
        "Grafana in rows, of several series added up, leaves a gap of one unknown",
        (
            "\ufeff" + '"Series";"Time";"Value"\n"a";"2026-05-04T02:00:00+02:00";5\n'
            '"a";"2026-05-04T03:00:00+02:00";6\n"b";"2026-05-04T02:00:00+02:00";10\n'
            '"b";"2026-05-04T03:00:00+02:00";null\n'
        ).encode(),
        values=(15, None),
        start=MIDNIGHT,
        unit="a + b",
        kind="Grafana, CSV (semicolons)",
        left_out={"no value in one of the columns": 1},
        reading={"count_column": ALL},
    ),
    Case(
        "Grafana in rows, of more series than columns are read, adds them up and says so",
        (
            "Series;Time;Value\n"
            + "".join(
                f"s{at};2026-05-04T0{hour}:00:00Z;{at + hour}\n"
                for at in range(210)
                for hour in range(2)
            )
        ).encode(),
        values=(sum(range(210)), sum(range(1, 211))),
        start=MIDNIGHT,
        unit="values",
        kind="Grafana, CSV (semicolons)",
        says=("Several rows have the same time; their counts are added up",),
    ),
    Case(
        "columns added up keep what is said of their thousands",
        b"Time;a;b\n2026-05-04T00:00:00Z;1.234;5\n2026-05-04T01:00:00Z;987;6\n",
        values=(1239, 993),
        start=MIDNIGHT,
        unit="a + b",
        kind="CSV (semicolons)",
        says=("“1.234” in “a” is read as 1,234",),
        reading={"count_column": ALL},
    ),
    Case(
        "columns of Grafana 4 that stand beside other series' times are refused",
        b"Time;web;api\n2026-05-04T01:00:00.000Z;5;6\n2026-05-04T02:00:00.000Z;7;8\n"
        b"2026-05-04T00:00:00.000Z;9;undefined\n",
        refused="The times fall in row 4",
    ),
    Case(
        "columns of Grafana 4 with undefined at the end leave it unknown",
        b"Time;web;api\n2026-05-04T00:00:00.000Z;5;6\n2026-05-04T01:00:00.000Z;7;undefined\n",
        values=(6, None),
        start=MIDNIGHT,
        unit="api",
        kind="Grafana, CSV (semicolons)",
        left_out={"no value": 1},
        reading={"count_column": "api"},
    ),
    Case(
        "Grafana 6 for Excel has a mark, sep=, a second header and two offsets",
        (
            "\ufeffsep=;\r\n" + '"Time";"web.rps"\r\nTime,web.rps\r\n'
            '"2026-03-29T01:00:00+01:00";17\r\n"2026-03-29T03:00:00+02:00";null\r\n'
            '"2026-03-29T04:00:00+02:00";19\r\n'
        ).encode(),
        values=(17, None, 19),
        start=MIDNIGHT.replace("05-04", "03-29"),
        unit="web.rps",
        kind="CSV (semicolons)",
        left_out={"no value": 1},
    ),
    Case(
        "thousands with commas in a file of semicolons",
        b'"Series";"Time";"Value"\n"a";"2026-05-04T12:00:00+10:00";1,721,992,142.283\n'
        b'"a";"2026-05-04T13:00:00+10:00";987\n',
        values=(1721992142.283, 987),
        start="2026-05-04T02:00+00:00",
        unit="values",
        kind="Grafana, CSV (semicolons)",
    ),
    Case(
        "milliseconds since 1970 are no numbers of anything",
        b'"Time","requests"\r\n1777852800000,1532\r\n1777856400000,1201\r\n1777860000000,\r\n'
        b"1777863600000,988.5\r\n\r\n",
        values=(1532, 1201, None, 988.5),
        start=MIDNIGHT,
        left_out={"no value": 1},
    ),
    Case(
        "seconds since 1970",
        b"timestamp,requests\n1777852800,15\n1777856400,12\n",
        values=(15, 12),
        start=MIDNIGHT,
    ),
    Case(
        "formatted cells each have their own unit",
        b"Time,web\n2026-05-04 00:00:00,980 req/s\n2026-05-04 01:00:00,1.36 K req/s\n"
        b"2026-05-04 02:00:00,2.1 Mil req/s\n2026-05-04 03:00:00,0 req/s\n",
        values=(980, 1360, 2_100_000, 0),
        start=MIDNIGHT,
        unit="web",
        how=How.MEAN,
        says=("is a rate per second, so it is averaged",),
        reading=UTC,
    ),
    Case(
        "formatted bytes in powers of two",
        b"Time,out\n2026-05-04 00:00:00,1.5 MiB\n2026-05-04 01:00:00,512 KiB\n"
        b"2026-05-04 02:00:00,1 GiB\n",
        values=(1.5 * 2**20, 2**19, 2**30),
        start=MIDNIGHT,
        unit="out",
        reading=UTC,
    ),
    Case(
        "the autumn hour that the clock shows twice keeps both its copies",
        (
            "Time,a,b\n2026-10-25 01:30:00,13.6 °C,18.2 °C\n2026-10-25 02:00:00,13.6 °C,18.2 °C\n"
            "2026-10-25 02:30:00,13.5 °C,18.2 °C\n2026-10-25 02:00:00,13.4 °C,18.2 °C\n"
            "2026-10-25 02:30:00,13.3 °C,18.2 °C\n2026-10-25 03:00:00,13.2 °C,18.2 °C\n"
        ).encode(),
        values=(13.6, 13.6, 13.5, 13.4, 13.3, 13.2),
        start="2026-10-24T23:30+00:00",
        step_s=1800,
        unit="a",
        how=How.MEAN,
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "a", "how": "mean"},
    ),
    Case(
        "Grafana for Excel in UTF-16 with tabs",
        (
            '"Time"\t"A-series"\r\n2026-05-04 00:00:00\t1532\r\n2026-05-04 01:00:00\t1201\r\n\r\n'
        ).encode("utf-16"),
        values=(1532, 1201),
        start=MIDNIGHT,
        unit="A-series",
        kind="TSV",
        reading=UTC,
    ),
    Case(
        "Grafana's frames stand one under another and are read beside each other",
        b'"Time","web"\r\n2026-05-04 00:00:00,15\r\n2026-05-04 01:00:00,12\r\n\r\n'
        b'"Time","api"\r\n2026-05-04 00:00:00,5\r\n2026-05-04 01:00:00,2\r\n',
        values=(20, 14),
        start=MIDNIGHT,
        unit="web + api",
        kind="Grafana, CSV",
        reading={**UTC, "count_column": ALL},
    ),
    Case(
        "frames of one name for other times continue each other",
        b"Time,web\n2026-05-04 00:00:00,15\n2026-05-04 01:00:00,12\n\n"
        b"Time,web\n2026-05-04 02:00:00,5\n2026-05-04 03:00:00,2\n",
        values=(15, 12, 5, 2),
        start=MIDNIGHT,
        unit="web",
        kind="Grafana, CSV",
        reading=UTC,
    ),
    Case(
        "frames of one name for the same times are two series",
        b"Time,web\n2026-05-04 00:00:00,15\n2026-05-04 01:00:00,12\n\n"
        b"Time,web\n2026-05-04 00:00:00,5\n2026-05-04 01:00:00,2\n",
        asks="count",
        choices=("web", "web (2)", ALL, ROWS),
        reading=UTC,
    ),
    Case(
        "an odd step from a limit of points is kept and not rounded to minutes",
        (
            "Time,web\n"
            + "".join(
                f"2026-05-04 {17 * at // 60:02d}:{17 * at % 60:02d}:00,{at + 5}\n"
                for at in range(9)
            )
        ).encode(),
        values=tuple(range(5, 14)),
        start=MIDNIGHT,
        step_s=1020,
        unit="web",
        reading=UTC,
    ),
    Case(
        "Grafana asks whose clock its times are on and says that it is the browser's",
        b"Time,web\n2026-05-04 00:00:00,15\n\nTime,api\n2026-05-04 00:00:00,5\n",
        asks="zone",
        refused="the clock of the browser",
    ),
)
