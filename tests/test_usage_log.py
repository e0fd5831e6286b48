"""Access logs: counted line by line."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from golive.errors import UnreadableError
from golive.plan import Reading
from golive.usage import read

BEGIN = datetime(2026, 5, 4, 10, 5, 3, tzinfo=UTC)
COMBINED = '"GET /x.png HTTP/1.1" 200 203 "https://shop.example/" "Mozilla/5.0 (X11)"'


def line(moment: datetime, tail: str = COMBINED) -> str:
    return f"192.0.2.7 - ada [{moment:%d/%b/%Y:%H:%M:%S %z}] {tail}"


def log(*moments: datetime) -> str:
    return "\n".join(map(line, moments)) + "\n"


def test_requests_of_a_short_log_are_counted_by_the_quarter() -> None:
    found = read(
        log(BEGIN, BEGIN + timedelta(minutes=40), BEGIN + timedelta(minutes=1)).encode(), "a.log"
    )
    source = found.source
    assert (source.kind, source.rows, source.series.unit) == ("access log", 3, "requests")
    assert source.series.start == datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    assert (source.series.step_s, source.series.values) == (900, (2, 0, 0, 1))
    assert found.columns == ()
    assert found.preview[:2] == (("Minute (UTC)", "requests"), ("2026-05-04T10:05", "1"))


def test_a_log_of_more_than_two_days_is_counted_by_the_hour() -> None:
    moments = [BEGIN + timedelta(minutes=25) * at for at in range(200)]
    series = read(gzip.compress(log(*moments).encode()), "a.log.gz").source.series
    assert series.step_s == 3600
    assert sum(value or 0 for value in series.values) == 200


def test_a_log_with_one_minute_an_hour_says_that_it_is_a_sample() -> None:
    moments = [BEGIN + timedelta(hours=at) for at in range(30)]
    notes = read(log(*moments).encode(), "a.log").source.notes
    assert any("only minute 05 of each hour" in note for note in notes)


def test_offsets_of_a_log_are_instants_and_lines_may_be_in_any_order() -> None:
    text = (
        '192.0.2.7 - - [04/May/2026:12:05:00 +0200] "GET / HTTP/1.1" 200 5\n'
        '192.0.2.7 - - [04/May/2026:10:01:00 +0000] "GET / HTTP/1.1" 200 5\n'
    )
    assert read(text.encode(), "a.log").source.series.values == (2,)


def test_lines_that_are_no_request_are_counted_and_left_out() -> None:
    text = log(BEGIN, BEGIN) + "\nserver restarted\n" + line(BEGIN).replace("04/May", "31/Feb")
    source = read(text.encode(), "a.log").source
    assert source.rows == 2
    assert [(left.why, left.rows, left.first_row) for left in source.left_out] == [
        ("not a line of an access log", 1, 4),
        ("a time that does not exist", 1, None),
    ]


def test_a_log_without_any_time_that_exists_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No line of the access log has a time that exists"):
        read(log(BEGIN).replace("May", "Foo").encode(), "a.log")


def test_a_json_document_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("golive.usage.json_text.MAX_DOCUMENT", 50)
    with pytest.raises(UnreadableError, match="The JSON file is 0 MB and at most 0 MB are read"):
        read(b'[{"when":"2026-05-04T10:00:00Z","visits":12}, {}, {}]', "a.json")


def test_a_table_that_quotes_log_lines_is_a_table() -> None:
    quoted = line(BEGIN).replace('"', '""')
    rows = [f'2026-05-04 10:0{minute}:03.036,"{quoted}"' for minute in range(2)]
    text = "\n".join(["@timestamp,@message", *rows])
    source = read(text.encode(), "a.csv", Reading(zone="UTC")).source
    assert source.kind == "Amazon CloudWatch Logs Insights, CSV"


def test_the_zone_of_a_log_sets_the_clock_of_its_hours() -> None:
    text = log(BEGIN, BEGIN + timedelta(days=3))
    series = read(text.encode(), "a.log", Reading(zone="Asia/Kathmandu")).source.series
    assert series.start.minute == 15
