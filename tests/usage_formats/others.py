"""Splunk, Matomo, Plausible, InfluxDB, hours as columns, and what people keep by hand."""

from golive.plan import How
from golive.usage.shapes import ALL, ROWS
from tests.usage_formats.case import AMSTERDAM, MADE, MIDNIGHT, UTC, Case

CASES = (
    Case(
        "Splunk adds up the columns of its split and passes over its own",
        b'"_time",GET,POST,OTHER,NULL,"_span","_spandays"\n'
        b'"2026-05-04T00:00:00.000+0000",120,14,3,1,3600,\n'
        b'"2026-05-04T01:00:00.000+0000",95,11,0,2,3600,\n',
        values=(138, 108),
        start=MIDNIGHT,
        unit="GET + POST + OTHER + NULL",
        kind="Splunk, CSV",
    ),
    Case(
        "Splunk counts without a split",
        b'"_time",count,"_span","_spandays"\n"2026-05-04T00:00:00.000+0000",1532,3600,\n'
        b'"2026-05-04T01:00:00.000+0000",1201,3600,\n"2026-05-04T03:00:00.000+0000",7,3600,\n',
        values=(1532, 1201, 0, 7),
        start=MIDNIGHT,
        unit="counts",
        kind="Splunk, CSV",
    ),
    Case(
        "Splunk's events are counted, newest first, whatever stands in them",
        b'"_time","_raw",bytes\n1777856460.250,"GET /a\nHost: x",512\n1777852860.5,"GET /b",9\n',
        values=(1, 0, 0, 0, 1),
        step_s=900,
        start=MIDNIGHT,
        unit="rows",
        kind="Splunk, CSV",
    ),
    Case(
        "Splunk with a count and a sum of something takes the count and says so",
        b"_time,count(a),sum(b)\n2026-05-04T00:00:00.000+0000,5,6\n",
        values=(5,),
        start=MIDNIGHT,
        unit="count(a)",
        kind="Splunk, CSV",
        says=("“sum(b)” could be chosen instead",),
    ),
    Case(
        "Matomo writes UTF-16",
        "Date,Unique visitors,Visits,Actions\n2026-05-04,17,18,48\n2026-05-05,16,17,44\n".encode(
            "utf-16"
        ),
        values=(18, 17),
        start=MADE,
        step_s=86_400,
        unit="Visits",
        kind="Matomo, CSV",
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "Visits"},
    ),
    Case(
        "a Matomo week has one field more than its header and is not shifted",
        b"Date,Unique visitors,Visits\n2026-03-30,2026-04-05,200,250\n"
        b"2026-04-06,2026-04-12,210,260\n2026-04-13,2026-04-19,220,270\n",
        values=(250, 260, 270),
        start="2026-03-29T22:00+00:00",
        step_s=604_800,
        unit="Visits",
        kind="Matomo, CSV",
        says=("it can tell neither days nor hours",),
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "Visits"},
    ),
    Case(
        "a Matomo week in quotes is the same week",
        b'Date,Unique visitors,Visits\n"2026-03-30,2026-04-05",200,250\n'
        b'"2026-04-06,2026-04-12",210,260\n',
        values=(250, 260),
        start="2026-03-29T22:00+00:00",
        step_s=604_800,
        unit="Visits",
        kind="Matomo, CSV",
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "Visits"},
    ),
    Case(
        "a mailed Matomo report has no times and is refused",
        b"Visits Summary\nnb_uniq_visitors,nb_visits,avg_time_on_site,bounce_rate\n"
        b"806,814,00:03:23,60%\n",
        refused="This Matomo report is a total without times",
    ),
    Case(
        "Matomo without data says so",
        "No data available".encode("utf-16"),
        refused="Matomo says \u201cNo data available\u201d",
    ),
    Case(
        "totals of the hours of a day are refused",
        ("Label,Visits\n" + "".join(f"{hour}h,{50 + hour}\n" for hour in range(24))).encode(),
        refused="one total for each hour of the day and no dates",
    ),
    Case(
        "Plausible counts visits by the day",
        b"date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration\r\n"
        b"2026-05-04,31,72,35,2.0,41,95\r\n2026-05-05,0,0,0,0.0,,\r\n2026-05-06,2,1,2,0.5,100,0\r\n",
        values=(35, 0, 2),
        start=MADE,
        step_s=86_400,
        unit="visits",
        kind="Plausible, CSV",
        says=("it cannot tell an hour",),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "Plausible with a goal counts its conversions",
        b"date,unique_conversions,total_conversions,conversion_rate\n2026-05-04,3,5,1.1\n"
        b"2026-05-05,4,4,1.0\n",
        values=(5, 4),
        start=MADE,
        step_s=86_400,
        unit="total_conversions",
        kind="Plausible, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "InfluxDB is read at _time and not at _start",
        b"#group,false,false,true,true,false,false,true,true\n"
        b"#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string\n"
        b"#default,_result,,,,,,,\n,result,table,_start,_stop,_time,_value,_field,_measurement\n"
        b",,0,2026-05-03T00:00:00Z,2026-05-05T00:00:00Z,2026-05-04T00:00:00Z,12.5,count,req\n"
        b",,0,2026-05-03T00:00:00Z,2026-05-05T00:00:00Z,2026-05-04T01:00:00Z,13,count,req\n\n",
        values=(12.5, 13),
        start=MIDNIGHT,
        unit="count req",
        kind="InfluxDB, CSV",
    ),
    Case(
        "InfluxDB with several series asks by the labels in which they differ",
        b"#group,false,false,false,false,true,true\n,result,table,_time,_value,_field,host\n"
        b",,0,2026-05-04T00:00:00Z,12,n,a\n,,1,2026-05-04T00:00:00Z,4,n,b\n",
        asks="count",
        choices=("a", "b", ALL, ROWS),
    ),
    Case(
        "an InfluxDB export of more series than columns are read is refused",
        (
            ",result,table,_time,_value,host\n"
            + "".join(f",,{at},2026-05-04T00:00:00Z,1,h{at}\n" for at in range(210))
        ).encode(),
        refused="holds 210 series of 210 points",
    ),
    Case(
        "an InfluxDB export without rows is refused",
        b"#group,false,false\n,result,table,_time,_value\n",
        refused="holds 0 series of 0 points",
    ),
    Case(
        "VictoriaMetrics writes no header and the label in figures is not picked",
        b"2026-05-04T02:00:00+02:00,1,49,CH-1-1-N\n2026-05-04T03:00:00+02:00,1,51,CH-1-1-N\n",
        values=(49, 51),
        start=MIDNIGHT,
        unit="Column 3",
        says=("no header row",),
    ),
    Case(
        "a row a day and a column an hour",
        (
            "Date," + ",".join(f"{hour:02d}:00" for hour in range(24)) + ",Total\n"
            "04/05/2026," + ",".join(str(hour % 7) for hour in range(24)) + ",396\n"
            "13/05/2026," + ",".join(str(1 + hour % 5) for hour in range(23)) + ",,391\n"
            "Total," + ",".join("1" for _ in range(24)) + ",787\n"
        ).encode(),
        values=(
            *(hour % 7 for hour in range(24)),
            *[None] * 24 * 8,
            *(1 + hour % 5 for hour in range(23)),
        ),
        start=MADE,
        unit="values",
        left_out={"a total, or a row without a date": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "hours from 1 to 24 begin at midnight, and labels beside the date stay",
        (
            "Shop;Day;" + ";".join(str(hour) for hour in range(1, 25)) + "\n"
            "North;2026-05-04;"
            + ";".join("1.200" for _ in range(12))
            + ";"
            + ";".join(["7"] * 12)
            + "\n"
            "South;2026-05-04;" + ";".join("7" for _ in range(24)) + "\n"
        ).encode(),
        values=(*[1207] * 12, *[14] * 12),
        start=MADE,
        unit="values",
        kind="CSV (semicolons)",
        says=("the first is read as 00:00 to 01:00", "their counts are added up"),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "hours as columns of weekdays without dates are refused",
        (
            "Weekday," + ",".join(f"{hour:02d}:00" for hour in range(24)) + "\n"
            "Monday," + ",".join("5" for _ in range(24)) + "\n"
            "Tuesday," + ",".join("6" for _ in range(24)) + "\n"
        ).encode(),
        refused="No column holds dates with times",
    ),
    Case(
        "hours before and after noon as columns",
        (
            b"Date,9 AM,10 AM,11 AM,12 PM,1 PM,2 PM,3 PM,4 PM\n"
            b"2026-05-04,1,2,3,4,5,6,7,8\n2026-05-05,2,2,3,4,5,6,7,8\n"
        ),
        values=(1, 2, 3, 4, 5, 6, 7, 8, *[None] * 16, 2, 2, 3, 4, 5, 6, 7, 8),
        start="2026-05-04T07:00+00:00",
        unit="values",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "three resolutions in one file are read by the hour",
        (
            "\ufeff"
            '"DateTime";"Players";"Average Players"\n'
            + "".join(
                f'"2026-03-{day:02d} 00:00:00";{9000 + 7 * day % 5};\n' for day in range(1, 21)
            )
            + "".join(
                f'"2026-03-21 {hour:02d}:00:00";{900 + 5 * (hour % 3)};\n' for hour in range(24)
            )
            + "".join(
                f'"2026-03-22 {at // 6:02d}:{at % 6}0:00";{90 + at % 4};\n' for at in range(18)
            )
        ).encode(),
        values=(*(900 + 5 * (hour % 3) for hour in range(24)), 90 + 7 / 6, 90 + 11 / 6, 90 + 7 / 6),
        start="2026-03-21T00:00+00:00",
        unit="Players",
        kind="CSV (semicolons)",
        how=How.MEAN,
        reading={**UTC, "how": "mean", "count_column": "Players"},
        left_out={"in a coarser step than 1 hour": 20},
    ),
    Case(
        "counts by the hour and then by ten minutes are not laid side by side",
        (
            "time,requests\n"
            + "".join(f"2026-03-21T{hour:02d}:00:00Z,{900 + hour % 3}\n" for hour in range(24))
            + "".join(f"2026-03-22T{at // 6:02d}:{at % 6}0:00Z,{90 + at % 4}\n" for at in range(21))
        ).encode(),
        values=(*(900 + hour % 3 for hour in range(24)), 547, 551, 547, None),
        start="2026-03-21T00:00+00:00",
        says=("it is read in steps of 1 hour, and finer rows are put together",),
    ),
    Case(
        "a running total by the hour and then by ten minutes keeps its total",
        (
            "time,total\n"
            + "".join(f"2026-03-21T{at:02d}:00:00Z,{9_000 + 60 * at}\n" for at in range(24))
            + "".join(
                f"2026-03-22T{at // 6:02d}:{at % 6}0:00Z,{10_440 + 10 * at}\n" for at in range(150)
            )
        )
        .encode()
        .replace(b"-22T24", b"-23T00"),
        values=(*[60] * 48, None),
        start="2026-03-21T00:00+00:00",
        unit="total",
        says=("it is a running total", "finer rows are put together"),
    ),
    Case(
        "classic Mac line ends, titles, padded thousands and a dash for nought",
        b",,,\r,,,\rBase Report,,,\r,,,\rBase,,Pick Up Date,Number of Trips\r"
        b'B1,,2026-05-04," 1,137 "\rB2,,2026-05-04, -   \rB1,,2026-05-05, 26 \rB2,,2026-05-05, 5 \r'
        b",,,\r",
        values=(1137, 31),
        step_s=86_400,
        start=MADE,
        unit="Number of Trips",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "a cell of milliseconds, a value and a count as volkszaehler writes them",
        b"# from:;1777852800000\n# to:;1777860000000\n1777852800000;12.5;3\n1777856400000;13.5;4\n",
        asks="count",
        choices=("Column 2", "Column 3", ALL, ROWS),
    ),
    Case(
        "JavaScript's dates",
        b"TimeSeries ID,x\nmetric labels,y\nTime,requests\n"
        b"Mon May 04 2026 02:00:00 GMT+0200 (Central European Summer Time),5\n"
        b"Mon May 04 2026 03:00:00 GMT+0200 (Central European Summer Time),6\n",
        values=(5, 6),
        start=MIDNIGHT,
    ),
    Case(
        "a Datadog range of weeks is counted in steps of two hours",
        b"time;value\n2026-05-04T00:00:00.000Z;20.5\n2026-05-04T02:00:00.000Z;12.5\n",
        values=(20.5, 12.5),
        step_s=7200,
        start=MIDNIGHT,
        unit="values",
        kind="CSV (semicolons)",
        says=("it cannot tell a shorter quiet time",),
    ),
    Case(
        "New Relic's rows begin and end",
        b"beginTimeSeconds,endTimeSeconds,count\n1777852800,1777856400,15\n1777856400,1777860000,12\n",
        values=(15, 12),
        start=MIDNIGHT,
        unit="counts",
    ),
    Case(
        "two header rows, the lower one the same for all columns",
        b"Date + hour (YYYYMMDDHH),Sessions,Events\n,Totals,Totals\n2026050400,5,9\n"
        b"2026050401,6,8\n",
        values=(5, 6),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "Sessions"},
    ),
)
