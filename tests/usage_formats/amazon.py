"""CloudWatch, Logs Insights, CloudFront; and Cloudflare."""

from tests.usage_formats.case import MIDNIGHT, UTC, Case

CLOUDFRONT = """\
Version,1.0
Report,CloudFront metrics
DistributionID,E1EXAMPLE
StartDateUTC,2026-05-04T00:00:00Z
EndDateUTC,2026-05-05T00:00:00Z
GeneratedTimeUTC,2026-05-05T09:12:44Z
Granularity,ONE_HOUR
DistributionID,FriendlyName,TimeBucket,Requests,BytesDownloaded,TotalErrorPct
"""
PAGE = "".join(f"2026-05-04 0{at // 12}:{at % 12 * 5:02d}:00,{454 - at}.0\n" for at in range(24))
MORE = "".join(
    f"2026-05-04 0{at // 12}:{at % 12 * 5:02d}:00,{454 - at}.0\n" for at in range(20, 30)
)

CASES = (
    Case(
        "the pages of CloudWatch overlap and the repeated rows count once",
        ("timestamp,value\n" + PAGE + MORE + "\n").encode(),
        values=tuple(454 - at for at in range(30)),
        start=MIDNIGHT,
        step_s=300,
        unit="values",
        left_out={"a repetition of an earlier row": 4},
        reading=UTC,
    ),
    Case(
        "CloudWatch points out of order are put in order",
        b"Timestamp,Sum,Unit\n2026-05-04T02:00:00Z,7,Count\n2026-05-04T00:00:00Z,5,Count\n"
        b"2026-05-04T01:00:00Z,6,Count\n",
        values=(5, 6, 7),
        start=MIDNIGHT,
        unit="Sum",
    ),
    Case(
        "the text that the AWS command prints has its time in the third column",
        b"RequestCount\nDATAPOINTS\t45.0\t2026-05-04T01:00:00Z\tCount\n"
        b"DATAPOINTS\t44.0\t2026-05-04T00:00:00Z\tCount\n",
        values=(44, 45),
        start=MIDNIGHT,
        unit="Column 2",
        kind="TSV",
        says=("no header row",),
    ),
    Case(
        "rows of labels above a CloudWatch table are not its header",
        b"Full label,RequestCount\nLabel,RequestCount\nStatistic,Sum\nPeriod,3600\n"
        b"2026/05/04 00:00:00,15\n2026/05/04 01:00:00,12\n2026/05/04 02:00:00,14\n"
        b"2026/05/04 03:00:00,11\n",
        values=(15, 12, 14, 11),
        start=MIDNIGHT,
        unit="Sum",
        reading=UTC,
    ),
    Case(
        "a CloudFront report is in UTC and counts requests of all distributions",
        (
            CLOUDFRONT
            + "E1EXAMPLE,www,2026-05-04T00:00:00Z,1532,883112,0.13\n"
            + "E2EXAMPLE,api,2026-05-04T00:00:00Z,8,112,0\n"
            + "E1EXAMPLE,www,2026-05-04T01:00:00Z,1201,700551,0.08\n"
        ).encode(),
        values=(1540, 1201),
        start=MIDNIGHT,
        unit="Requests",
        kind="Amazon CloudFront, CSV",
        says=("their counts are added up",),
    ),
    Case(
        "Logs Insights counts messages with line ends in them, in UTC",
        b"@timestamp,@message,ip,date,time,status\n"
        b'2026-05-04 01:58:58.036,"x [31mGET\n /a"" 404",,,,\n'
        b'2026-05-04 01:12:10.120,"{""a"":\n1}",,,,\n2026-05-04 00:40:01.900,plain,,,,\n',
        values=(1, 0, 1, 0, 0, 1),
        step_s=900,
        start="2026-05-04T00:30+00:00",
        unit="rows",
        kind="Amazon CloudWatch Logs Insights, CSV",
    ),
    Case(
        "Logs Insights by the hour has its counts",
        b"bin(1h),count(*)\n2026-05-04 01:00:00.000,12\n2026-05-04 00:00:00.000,15\n",
        values=(15, 12),
        start=MIDNIGHT,
        unit="count(*)",
        kind="Amazon CloudWatch Logs Insights, CSV",
    ),
    Case(
        "Logs Insights at its limit of rows may be cut short",
        (
            "@timestamp,@message\n"
            + "".join(
                f"2026-05-04 0{at // 3600}:{at // 60 % 60:02d}:{at % 60:02d}.000,m{at}\n"
                for at in range(10_000)
            )
        ).encode(),
        values=(*[900] * 11, 100),
        step_s=900,
        start=MIDNIGHT,
        unit="rows",
        kind="Amazon CloudWatch Logs Insights, CSV",
        says=("Logs Insights stops at 10,000",),
    ),
    Case(
        "Cloudflare's hours with holes of hours stay unknown",
        b"date_or_hour,visits\n2026-05-04T00:00:00.000Z,50\n2026-05-04T01:00:00.000Z,26\n"
        b"2026-05-04T04:00:00.000Z,42\n",
        values=(50, 26, None, None, 42),
        start=MIDNIGHT,
        unit="visits",
        says=("2 of 5 steps of 1 hour are unknown",),
    ),
)
