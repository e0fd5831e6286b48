"""Logs and what monitoring systems answer in JSON, in small made-up files."""

import gzip
import json
from typing import Any

from golive.plan import How
from golive.usage.shapes import ALL, ROWS
from tests.usage_formats.case import Case

BROWSER = "Mozilla/5.0 (X11; Linux x86_64)"
COMBINED = f'"GET /cart HTTP/1.1" 200 203 "https://shop.example/" "{BROWSER}"'
FOUR = "2026-05-04 10:00+00:00"


def lines(*each: str) -> bytes:
    return "".join(f"{line}\n" for line in each).encode()


def request(clock: str, tail: str = COMBINED, before: str = "192.0.2.7 - -") -> str:
    return f"{before} [04/May/2026:{clock} +0000] {tail}"


def agent(name: str, path: str = "/") -> str:
    return f'"GET {path} HTTP/1.1" 200 5 "-" "{name}"'


def records(*each: dict[str, Any]) -> bytes:
    return lines(*map(json.dumps, each))


def access(name: str, content: bytes, values: tuple[float, ...], **more: Any) -> Case:
    said = {"start": FOUR, "step_s": 900, "kind": "access log", "file_name": "access.log"}
    return Case(name, content, values, **{**said, **more})


ACCESS = (
    access(
        "a common log",
        lines(request("10:00:03", '"GET / HTTP/1.1" 200 5'), request("10:20:03", '"-" 408 -')),
        (1, 1),
    ),
    access("a combined log", lines(request("10:00:03"), request("10:14:59")), (2,)),
    access(
        "a virtual host before each line",
        lines(request("10:00:03", before="shop.example:443 192.0.2.7 - -"), request("10:16:00")),
        (1, 1),
    ),
    access(
        "a syslog's words before each line",
        lines(
            request("10:00:03", before="May  4 10:00:03 web1 nginx: 192.0.2.7 - -"),
            request("10:01:03", before="May  4 10:01:03 web1 nginx[812]: 192.0.2.7 - -"),
            request("10:16:03", before="<190>May 4 10:16:03 web1 nginx: 192.0.2.7 - -"),
        ),
        (2, 1),
    ),
    access(
        "addresses of six and a user with a blank",
        lines(request("10:00:03", before="2001:db8::7 - ada lovelace")),
        (1,),
    ),
    access(
        "traefik in the common format",
        lines(
            request("10:00:03", f'{COMBINED} 262 "shop@docker" "http://192.0.2.3:80" 2ms'),
            request("10:01:03", '"GET / HTTP/1.1" 200 5 "-" "unbalanced 263 "shop" "-" 0ms'),
        ),
        (2,),
    ),
    access(
        "an offset that changes in the middle",
        b'192.0.2.7 - - [25/Oct/2026:02:59:59 +0200] "GET / HTTP/1.1" 200 5\n'
        b'192.0.2.7 - - [25/Oct/2026:02:00:00 +0100] "GET / HTTP/1.1" 200 5\n',
        (1, 1),
        start="2026-10-25 00:45+00:00",
    ),
    access(
        "a rotated log in gzip with two members",
        gzip.compress(lines(request("10:00:03"))) + gzip.compress(lines(request("10:16:03"))),
        (1, 1),
        kind="access log, gzip",
    ),
    access(
        "crawlers monitors and health checks count and are counted",
        lines(
            request("10:00:01"),
            request("10:00:02", agent("Mozilla/5.0 (compatible; Findbot/2.1)")),
            request("10:00:03", agent("check_http/v2.2 (monitoring-plugins 2.2)")),
            request("10:00:04", agent(BROWSER, "/healthz")),
        ),
        (4,),
        says=("3 of 4 requests (75 %) come from bots and health checks and count",),
    ),
    access(
        "without crawlers monitors and health checks",
        lines(
            request("10:00:01"),
            request("10:00:02", agent("kube-probe/1.29")),
            request("10:16:03", agent("ELB-HealthChecker/2.0")),
            request("10:16:04", agent("CUBOT X18", "/healthy-food")),
        ),
        (1, 1),
        reading={"without_bots": True},
        left_out={"asked for by a bot or a health check": 2},
    ),
    access(
        "nothing but checks and nobody else wanted",
        lines(request("10:00:02", agent("kube-probe/1.29"))),
        (),
        reading={"without_bots": True},
        refused="was made by a bot or a health check; count them",
    ),
    access(
        "lines of another program in between",
        lines(request("10:00:01"), request("10:00:02"), "server restarted"),
        (2,),
        left_out={"not a line of an access log": 1},
    ),
)

ALB_LINE = (
    "https 2026-05-04T{}Z app/shop/c86a326e7dc14222 192.0.2.7:56398 10.0.0.2:80 0.1 0.2 0 200 200 "
    '125 859 "GET https://shop.example:443{} HTTP/2.0" "{}" - - arn:aws:x "Root=1" "-" "-" 0 '
    '2026-05-04T09:59:59.370000Z "forward" "-" "-"'
)
IIS_HEAD = (
    "#Software: Microsoft Internet Information Services 10.0",
    "#Version: 1.0",
    "#Date: 2026-05-04 10:00:00",
)
OTHERS = (
    access(
        "an aws load balancer",
        lines(
            ALB_LINE.format("10:00:12.376735", "/cart", BROWSER),
            ALB_LINE.format("10:15:00", "/health", BROWSER),
            ALB_LINE.format("10:16:00.1", "/", "Findbot/2.0"),
        ),
        (1, 2),
        kind="AWS load balancer log",
        says=("2 of 3 requests (67 %)",),
    ),
    access(
        "an aws load balancer whose request is not to be read",
        lines(ALB_LINE.format("10:00:12.376735", "", "").replace("GET https:", "- -"), "- - -", "x")
        + lines(*[ALB_LINE.format("10:01:00", "/", "")] * 2),
        (3,),
        kind="AWS load balancer log",
        left_out={"not a line of an AWS load balancer log": 2},
    ),
    access(
        "iis with other fields from the middle on",
        lines(
            *IIS_HEAD,
            "#Fields: date time cs-method cs-uri-stem cs(User-Agent) sc-status time-taken",
            "2026-05-04 10:00:03 GET / Mozilla/5.0+(Windows+NT+6.1) 200 123",
            "2026-05-04 10:01:03 GET / Findbot/2.0 200 9",
            *IIS_HEAD,
            "#Fields: time s-ip date cs-uri-stem",
            "10:16:03 192.0.2.1 2026-05-04 /",
            "10:17:03 192.0.2.1",
        ),
        (2, 1),
        kind="W3C log",
        says=("are UTC, whatever zone", "1 of 3 requests"),
        left_out={"not a line of a W3C log": 1},
    ),
    access(
        "w3c with the day in its heading only",
        lines(*IIS_HEAD, "#Fields: time cs-uri-stem", "10:00:03 /", "#Date:", "10:00:04 /"),
        (1,),
        kind="W3C log",
        left_out={"a time that does not exist": 1},
    ),
    access(
        "w3c between tabs",
        b"\xef\xbb\xbf#Version: 1.0\r\n#Fields: date time x-edge-location\r\n"
        b"2026-05-04\t10:00:03\tAMS50\r\n",
        (1,),
        kind="W3C log",
    ),
    Case(
        "w3c without a time is a table without one",
        lines("#Version: 1.0", "#Fields: date cs-uri-stem", "x /"),
        refused="No column holds dates",
    ),
    access(
        "traefik as json with nine figures of a second",
        records(
            {"StartUTC": "2026-05-04T10:00:38.669746824Z", "RequestPath": "/ping", "time": "x"},
            {"StartLocal": "2026-05-04T12:01:38.1+02:00", "RequestPath": "/"},
            {"time": "2026-05-04T12:16:38+02:00", "DownstreamStatus": 200},
            {"level": "error", "msg": "certificate", "time": "2026-05-04T12:46:38+02:00"},
        )
        + b"{cut off",
        (2, 1),
        kind="Traefik log (JSON)",
        says=("1 of 3 requests (33 %)",),
        left_out={"not a line of a Traefik log (JSON)": 1},
    ),
    access(
        "caddy with other loggers in between",
        records(
            {"ts": 1777888800.5, "logger": "tls", "msg": "lock"},
            {"ts": 1777888801.5, "logger": "http.log.access", "request": {"uri": "/"}},
            {
                "ts": 1777889701.5,
                "logger": "http.log.access.log0",
                "request": {"uri": "/", "headers": {"User-Agent": ["Findbot/2"]}},
            },
            {"logger": "http.log.access", "request": {"headers": {"User-Agent": []}}},
        )
        + b"panic\n",
        (1, 1),
        kind="Caddy log (JSON)",
        says=("1 of 2 requests (50 %)",),
        left_out={"not a line of a Caddy log (JSON)": 2},
    ),
    access(
        "nginx as json with an offset",
        records(
            {
                "time_iso8601": "2026-05-04T12:00:03+02:00",
                "request": "GET /ping HTTP/1.1",
                "status": 2,
            },
            {
                "time_iso8601": "2026-05-04T12:16:03+02:00",
                "request": "GET / HTTP/1.1",
                "status": "2",
            },
            {"message": "started"},
        )
        + b"-\n",
        (1, 1),
        kind="JSON access log",
        says=("1 of 2 requests",),
        left_out={"not a line of a JSON access log": 1},
    ),
    access(
        "nginx as json in seconds since 1970",
        records(
            {"msec": "1777888803.524", "uri": "/", "status": 200, "http_user_agent": "Findbot/1"},
            {"msec": 1777889703, "uri": "/", "status": 200},
            {"msec": True, "uri": "/", "status": 200},
        ),
        (1, 1),
        kind="JSON access log",
        left_out={"a time that does not exist": 1},
    ),
    access(
        "nginx as json without a zone is asked about",
        records({"@timestamp": "2026-05-04T12:00:03", "request_uri": "/", "status": 200}),
        (),
        asks="zone",
        refused="say which zone",
    ),
    access(
        "nginx as json on a clock that shows an hour twice",
        records(
            *(
                {"time": f"2026-10-25 0{hour}:00:03", "path": "/", "status": 2}
                for hour in (1, 2, 2, 2)
            ),
            {"time": "2026-10-25T09:00:00Z", "path": "/", "status": 2},
        ),
        (1, 0, 0, 0, 2, 0, 0, 0, 1),
        start="2026-10-24 23:00+00:00",
        kind="JSON access log",
        reading={"zone": "Europe/Amsterdam"},
        zone="Europe/Amsterdam",
        says=("shows an hour twice", "its 3 events count half in each"),
        left_out={"a time with a zone, unlike most": 1},
    ),
    access(
        "nginx as json on a clock that skips an hour",
        records(
            {"time": "2026-03-29 02:30:03", "path": "/", "status": 2},
            {"time": "2026-03-29 03:00:03", "path": "/", "status": 2},
        ),
        (1,),
        start="2026-03-29 01:00+00:00",
        kind="JSON access log",
        reading={"zone": "Europe/Amsterdam"},
        zone="Europe/Amsterdam",
        left_out={"a time that the clock in Europe/Amsterdam skips": 1},
    ),
    access(
        "nginx as json with only a time that the clock skips",
        records({"time": "2026-03-29 02:30:03", "path": "/", "status": 2}),
        (),
        reading={"zone": "Europe/Amsterdam"},
        refused="has a time that exists in Europe/Amsterdam",
    ),
    access(
        "nginx as json whose times are no text",
        records({"time": [1], "path": "/", "status": 2}, {"time": {}, "url": "x", "method": "GET"}),
        (),
        refused="has a time that exists",
    ),
)


def answer(*series: tuple[dict[str, str], list[Any]], **more: Any) -> bytes:
    result = [{"metric": metric, "values": values} for metric, values in series]
    held = {"status": "success", "data": {"resultType": "matrix", "result": result}}
    return json.dumps({**held, **more}).encode()


def hours(*figures: Any, begin: int = 1777888800) -> list[Any]:
    return [[begin + 3600 * at, figure] for at, figure in enumerate(figures)]


REQUESTS = {"__name__": "http_requests_total", "job": "shop"}
ONE, TWO = 'in_use{pod="a"}', 'in_use{pod="b"}'
PODS = answer(
    ({"__name__": "in_use", "pod": "a"}, hours("4", "6", "8")),
    ({"__name__": "in_use", "pod": "b"}, hours("1", "NaN", begin=1777892400)),
)


def metrics(name: str, content: bytes, values: tuple[float | None, ...] = (), **more: Any) -> Case:
    said = {"start": FOUR, "kind": "Prometheus (JSON)", "file_name": "answer.json"}
    return Case(name, content, values, **{**said, **more})


METRICS = (
    metrics(
        "prometheus: a running total that starts again",
        answer((REQUESTS, hours("100", "150", "20", "80"))),
        (50, None, 60),
        unit='http_requests_total{job="shop"}',
        says=("running totals", "unknown where a total starts again"),
        left_out={"no value": 1},
    ),
    metrics(
        "prometheus: a level, with a missing step and no number",
        answer(({}, [[1777888800.781, "1.5"], [1777892400.781, "NaN"], [1777899600.781, "3"]])),
        (1.5, None, None, 3),
        unit="Figures",
        how=How.MEAN,
        says=("levels or rates at a moment",),
        left_out={"no value": 1},
    ),
    metrics(
        "prometheus: which of several series counts",
        PODS,
        asks="count",
        choices=(ONE, TWO, ALL, ROWS),
        refused="say which one counts",
    ),
    metrics(
        "prometheus: several series added up",
        PODS,
        (4, 7, None),
        unit=f"{ONE} + {TWO}",
        how=How.MEAN,
        reading={"count_column": ALL},
        says=("1 of 2 series begin later or end earlier",),
        left_out={"no value in one of the columns": 1},
    ),
    metrics(
        "prometheus: labels that look like a code are still the count",
        answer(({"__name__": "rps", "code": "200"}, hours("4", "6"))),
        (4, 6),
        unit='rps{code="200"}',
        how=How.MEAN,
    ),
    metrics(
        "prometheus: totals beside others",
        answer((REQUESTS, hours("1", "5", "9")), ({"__name__": "up"}, hours("1", "1"))),
        (4, 4),
        unit='http_requests_total{job="shop"}',
        says=("1 series that do not only rise were not read",),
    ),
    metrics(
        "prometheus: pairs that are none and times that are none",
        answer(({"__name__": "up"}, [*hours("1", "2"), [1], "x", [9e18, "1"], [{}, []]])),
        (1, 2),
        unit="up",
        how=How.MEAN,
        left_out={"a time that does not exist": 4},
    ),
    metrics(
        "prometheus: one instant",
        b'{"status":"success","data":{"resultType":"vector","result":[]}}',
        refused="a single moment (vector), not a range",
    ),
    metrics(
        "prometheus: no data at all",
        b'{"status":"success","resultType":"","data":7}',
        refused="a single moment (None)",
    ),
    metrics(
        "prometheus: an error",
        b'{"status":"error","errorType":"timeout","error":"query timed out."}',
        refused="an error that Prometheus answered (query timed out)",
    ),
    metrics("prometheus: no series", answer(), refused="holds no figures"),
    metrics(
        "prometheus: series that are none",
        b'{"status":"success","data":{"resultType":"matrix","result":[7,{"values":{}}]}}',
        refused="holds no figures",
    ),
    metrics(
        "prometheus: a result that is no list",
        b'{"status":"success","data":{"resultType":"matrix","result":{}}}',
        refused="holds no figures",
    ),
    metrics(
        "prometheus: too many series",
        answer(*(({"pod": str(at)}, hours("1")) for at in range(200))),
        refused="let the query add them up",
    ),
    metrics(
        "prometheus: cut off",
        answer((REQUESTS, hours("1")))[:-3],
        refused="damaged or cut off at line 1",
    ),
    metrics(
        "prometheus: nested too deeply",
        b'{"status":"success","resultType":' + b"[" * 100_000,
        refused="nested too deeply",
    ),
    metrics(
        "victoriametrics: an export of two lines, out of order",
        records(
            {"metric": REQUESTS, "values": [150, 100, 100], "timestamps": [3600000, 0, 0]},
            {"metric": {}, "values": [None, 1, 1e999], "timestamps": [3600000, 0, "x"]},
        )
        + b"7\n",
        (50,),
        start="1970-01-01 00:00+00:00",
        kind="VictoriaMetrics (JSON lines)",
        unit='http_requests_total{job="shop"}',
        left_out={
            "not a line of an export": 1,
            "a repetition of an earlier time": 1,
            "a time that does not exist": 1,
        },
    ),
    metrics(
        "cloudwatch: statistics in no order, in utf-16 as a shell wrote it",
        (
            '\ufeff{"Label":"RequestCount","Datapoints":['
            '{"Timestamp":"2026-05-04T11:00:00Z","Sum":431.0,"Average":1.0,"Unit":"Count"},'
            '{"Timestamp":"2026-05-04T10:00:00+00:00","Sum":812.0,"Unit":"Count"}]}'
        ).encode("utf-16-le"),
        (812, 431),
        kind="AWS CloudWatch (JSON)",
        unit="RequestCount",
        says=("The statistic is “Sum”",),
    ),
    metrics(
        "cloudwatch: averages are averaged",
        json.dumps(
            {
                "Datapoints": [
                    {"Timestamp": 1777888800.0, "Average": 5, "Unit": "None"},
                    {"Timestamp": 1777892400.0, "Average": 6.5},
                    {"Timestamp": "soon", "Average": 6.5},
                    7,
                ],
                "NextToken": "x",
            }
        ).encode(),
        (5, 6.5),
        kind="AWS CloudWatch (JSON)",
        unit="Figures",
        how=How.MEAN,
        says=("one page of several", "The statistic is “Average”"),
        left_out={"a time that does not exist": 1},
    ),
    metrics(
        "cloudwatch: a percentile is averaged",
        b'{"Label":"t","Datapoints":[{"Timestamp":"2026-05-04T10:00:00Z","p99":5}]}',
        (5,),
        kind="AWS CloudWatch (JSON)",
        unit="t",
        how=How.MEAN,
    ),
    metrics(
        "cloudwatch: without a statistic",
        b'{"Label":"RequestCount","Datapoints":[]}',
        refused="ask CloudWatch for the statistic Sum",
    ),
    metrics(
        "cloudwatch: metric data, newest first",
        json.dumps(
            {
                "MetricDataResults": [
                    {
                        "Id": "m1",
                        "Label": "RequestCount",
                        "Timestamps": ["2026-05-04T11:00:00+00:00", "2026-05-04T10:00:00+00:00"],
                        "Values": [431.0, 812.0],
                        "StatusCode": "Complete",
                    },
                    {"Id": "m2", "Timestamps": None},
                ]
            }
        ).encode(),
        (812, 431),
        kind="AWS CloudWatch (JSON)",
        unit="RequestCount",
        says=("does not say which statistic",),
    ),
    metrics(
        "json: records inside a tree",
        b'{"took":3,"hits":{"list":[{"at":"2026-05-04T10:00:00Z","d":{"visits":12},"tags":[1]},'
        b'{"at":"2026-05-04T11:00:00Z","d":{"visits":null}},7,'
        b'{"at":"2026-05-04T12:00:00Z","d":{"visits":14}}],"short":[{}]}}',
        (12, None, 14),
        kind="JSON",
        unit="d.visits",
        left_out={"no value": 1},
    ),
    metrics(
        "json: a record a line, each counts as one",
        records({"at": "2026-05-04T10:00:00Z"}, {"at": "2026-05-04T10:16:00Z", "who": "x"}) + b"-",
        (1, 1),
        step_s=900,
        kind="JSON",
        unit="rows",
        left_out={"not a JSON record": 1},
    ),
    metrics("json: nothing but figures", b'{"a":[1,2],"b":{}}', refused="holds no list of records"),
    metrics(
        "json: too many names",
        json.dumps([{f"n{at}": at for at in range(300)}]).encode(),
        refused="1 records of 300 names",
    ),
    metrics(
        "json: records without a time",
        b'[{"a":1},{"a":2}]',
        refused="No column holds dates",
    ),
)

CASES = (*ACCESS, *OTHERS, *METRICS)
