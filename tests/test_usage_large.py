"""Files of any size: what comes out is what the reader of small files makes of the same bytes."""

import csv
import gzip
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.errors import GoliveError, QuestionError, UnreadableError
from golive.plan import DateOrder, How, Reading, Source
from golive.usage import ROWS, ReadFile, read, understood
from golive.usage.formats import Format, access_log, nginx_json, w3c
from golive.usage.large import Limits, engine, read_path
from golive.usage.large.file import opened
from golive.usage.large.logs import events_of
from golive.usage.large.plain import is_plain
from golive.usage.large.spelling import Spelling, spelling_of
from golive.usage.shapes import ALL, Account, Table
from tests.test_usage_formats import CASES, named
from tests.usage_formats.case import Case

#: Everything is read as a large file is; what cannot be is read at once.
IN_PIECES = Limits(large=0, at_once=1_000_000_000)
#: Everything is read as a file is that is too large for anything else.
ONLY_IN_PIECES = Limits(large=0, at_once=0)
HOUR = timedelta(hours=1)
MIDNIGHT = datetime(2026, 5, 4, tzinfo=UTC)

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Put a file on disk: `put(content, name)`."""

    def write(content: bytes | str, name: str = "usage.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def large(path: Path, **reading: Any) -> Source:
    return read_path(path, Reading(**reading), read_id="one", limits=ONLY_IN_PIECES).source


def refused(path: Path, **reading: Any) -> str:
    with pytest.raises(UnreadableError) as told:
        large(path, **reading)
    return told.value.sentence


def outcome(reading: Callable[[], ReadFile]) -> ReadFile | str:
    """Give what was read, or what was said instead."""
    try:
        return reading()
    except GoliveError as error:
        return f"{type(error).__name__}: {error.sentence}"


def comparable(found: ReadFile | str, *, places: bool = True) -> object:
    """Give all that was read; where repetitions began cannot be told of a large file."""
    if isinstance(found, str):
        return found
    source = found.source.model_dump()
    source["series"]["values"] = [
        None if value is None else pytest.approx(value) for value in found.source.series.values
    ]
    for left in source["left_out"]:
        if not places or left["why"] == "a repetition of an earlier row":
            left["first_row"] = None
    source["left_out"] = sorted(source["left_out"], key=lambda left: left["why"])
    return source, found.columns, found.preview


def hourly(count: int, spell: str = "%Y-%m-%dT%H:%M:%SZ") -> list[str]:
    return [f"{MIDNIGHT + HOUR * at:{spell}}" for at in range(count)]


def table(rows: list[str], header: str = "time,visits") -> str:
    return "\n".join([header, *rows, ""])


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_small_file_reads_the_same_by_either_way(case: Case, put: Put) -> None:
    path = put(case.content)
    at_once = outcome(lambda: read(case.content, "u.csv", case.decisions, read_id="one"))
    in_pieces = outcome(
        lambda: read_path(path, case.decisions, name="u.csv", read_id="one", limits=IN_PIECES)
    )
    assert comparable(in_pieces) == comparable(at_once)


CELLS = st.sampled_from(["5", "12", "0", "7.5", "1,204", "", "n/a", "-", "3 k", "-4", "x"])
LABELS = st.sampled_from(["web", "app", 'the "shop"', "a, b", "two\nlines", "café", ""])
SPELLED = ("%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S.%fZ", "%d %b %Y %H:%M")
ODD = st.sampled_from(["Total", "", "never", "2026-05-04", "2026-05-04T07:00:00+02:00"])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Write a table with everything that goes wrong in one, in any order of rows."""
    spell = draw(st.sampled_from(SPELLED))
    hours = draw(st.lists(st.integers(0, 400), min_size=8, max_size=40))
    kept = io.StringIO()
    rows = csv.writer(kept, lineterminator=draw(st.sampled_from(["\n", "\r\n"])))
    rows.writerow(draw(st.sampled_from([["when", "label", "visits"], ["when", "label", "page"]])))
    for hour in hours:
        odd = draw(st.integers(0, 9)) == 0
        time = draw(ODD) if odd else f"{MIDNIGHT + hour * HOUR:{spell}}"
        row = [time, draw(LABELS), draw(CELLS)]
        rows.writerow([*row, "more"] if draw(st.integers(0, 19)) == 0 else row)
    return kept.getvalue()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=tables())
def test_any_table_reads_the_same_by_either_way(content: str, put: Put) -> None:
    reading = Reading(zone="Asia/Tokyo", time_column="when")
    path = put(content)
    at_once = outcome(lambda: read(path.read_bytes(), "u.csv", reading, read_id="one"))
    in_pieces = outcome(
        lambda: read_path(path, reading, name="u.csv", read_id="one", limits=IN_PIECES)
    )
    assert comparable(in_pieces, places=False) == comparable(at_once, places=False)


def test_the_order_of_day_and_month_is_decided_by_the_whole_column(put: Put) -> None:
    clear = [f"{MIDNIGHT + HOUR * at:%d/%m/%Y %H:%M},5" for at in range(24 * 11)]
    path = put(table(clear))  # 4 to 14 May: only the last two days are no months
    assert large(path, zone="UTC").read_as.date_order is DateOrder.DMY
    with pytest.raises(QuestionError) as told:
        large(put(table([row for row in clear if "/05/" in row][: 24 * 9 : 5])), zone="UTC")
    assert told.value.option == "date-order"


def test_an_order_that_only_the_last_row_breaks_is_refused_with_its_row(put: Put) -> None:
    rows = [f"{MIDNIGHT + 9 * 24 * HOUR + HOUR * at:%d/%m/%Y %H:%M},5" for at in range(20)]
    mixed = [*rows, *(f"05/{day}/2026 10:00,5" for day in range(13, 30))]
    assert "row 22 says “05/13/2026 10:00”" in refused(put(table(mixed)), zone="UTC")


def test_every_day_tells_the_order_where_times_are_too_many(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("golive.usage.large.look.MOST_TEXTS", 50)
    rows = [f"{MIDNIGHT + HOUR * at:%d/%m/%Y %H:%M},5" for at in range(24 * 11)]
    assert large(put(table(rows)), zone="UTC").read_as.date_order is DateOrder.DMY


def test_rows_that_do_not_count_are_counted_and_found(put: Put) -> None:
    rows = [f"{time},{5 + at % 3}" for at, time in enumerate(hourly(60))]
    rows[20:20] = ["never,5", "# a note", ",,", "2026-05-04 07:00:00 +0000,9,8"]
    rows[40] = rows[40][:-1] + "many"
    rows.append("Total,600")
    source = large(put(table(rows)))
    assert {left.why: (left.rows, left.first_row) for left in source.left_out} == {
        "a time that cannot be read": (1, 22),
        "more cells than the header names": (1, 25),
        "a value that is no number": (1, 42),
        "a total, or a row without a time": (1, 66),
    }
    assert source.rows == 59


def test_cells_with_line_ends_and_quotation_marks_are_cells(put: Put) -> None:
    rows = [f'{time},"a ""b""\nc",5' for time in hourly(30)]
    source = large(put(table([*rows, "never,x,1"], "time,label,visits")))
    assert source.rows == 30
    assert source.left_out[0].first_row is None  # no row stands on the line of its number


def test_line_ends_of_two_kinds_are_both_line_ends(put: Put) -> None:
    unix, windows = [f"{time},5" for time in hourly(20)], [f"{time},7\r" for time in hourly(40)]
    source = large(put(table([*unix, *windows[20:]])))
    assert source.rows == 40
    assert sum(value or 0 for value in source.series.values) == 240


def test_letters_of_any_encoding_are_no_trouble(put: Put) -> None:
    rows = [f"{time},café,5" for time in hourly(30)]
    content = table([*rows, "jamais à midi,café,5"], "time,label,visits").encode("cp1252")
    source = large(put(content))
    assert (source.rows, source.left_out[0].rows) == (30, 1)


def test_a_quotation_mark_without_a_partner_is_refused_and_not_read_over(put: Put) -> None:
    rows = [f"{time},a,5" for time in hourly(400)]
    rows[100] = rows[100].replace(",a,", ',"a,')
    assert "quotation mark without its partner" in refused(put(table(rows, "time,label,visits")))


def test_one_row_cut_wrongly_among_many_is_left_out(put: Put) -> None:
    rows = [f"{time},a,5" for time in hourly(4_000)]
    rows[100] = rows[100].replace(",a,", ',"a"b,')
    source = large(put(table(rows, "time,label,visits")))
    assert (source.rows, source.left_out[0].why) == (3_999, "a row that cannot be cut into cells")


def test_repeated_rows_and_categories_are_told_apart(put: Put) -> None:
    rows = [f"{time},{label},{5 + at}" for at, time in enumerate(hourly(30)) for label in "ab"]
    assert large(put(table([*rows, *rows[:10]], "time,label,visits"))).left_out[0].rows == 10
    weather = [
        f"{time},{label},{701 - at % 2}" for at, time in enumerate(hourly(30)) for label in "ab"
    ]
    weather = list(dict.fromkeys(weather))
    source = large(put(table(weather, "time,label,visits")))
    assert source.series.values[:2] == (701, 700)


def test_of_times_that_repeat_a_value_and_some_that_do_not_a_small_file_is_read_by_row(
    put: Put,
) -> None:
    rows = [
        f"{time},{label},{701 - at % 2}" for at, time in enumerate(hourly(60)) for label in "ab"
    ]
    rows[0] = rows[0].replace("701", "900")
    path = put(table(rows, "time,label,visits"))
    assert large(path).series.values[0] == 701
    by_row = read_path(path, limits=IN_PIECES).source
    assert by_row.series.values[0] == 900


def test_several_columns_are_added_up(put: Put) -> None:
    rows = [f"{time},5,{'' if at == 3 else 7}" for at, time in enumerate(hourly(30))]
    path = put(table(rows, "time,web visits,app visits"))
    source = large(path, count_column=ALL)
    assert source.series.values[:4] == (12, 12, 12, None)
    assert source.left_out[0].why == "no value in one of the columns"


def test_a_comma_before_decimals_is_told_by_the_column(put: Put) -> None:
    rows = [f"{time};{at % 3},25" for at, time in enumerate(hourly(30))]
    rows.append(f"{hourly(31)[30]};1.204,5")
    assert large(put(table(rows, "time;visits"))).series.values[-2:] == (2.25, 1204.5)


def test_a_sign_late_in_the_file_is_told_by_the_whole_column(put: Put) -> None:
    rows = [f"{time},{900 + at % 9}" for at, time in enumerate(hourly(30))]
    rows.append(f'{hourly(31)[30]},"1,204"')
    assert large(put(table(rows))).series.values[-1] == 1204


def test_figures_since_1970_and_hours_in_their_own_column_are_times(put: Put) -> None:
    seconds = [f"{int((MIDNIGHT + HOUR * at).timestamp())},5" for at in range(30)]
    assert large(put(table(seconds))).series.start == MIDNIGHT
    apart = [f"2026-05-0{4 + at // 24},{at % 24},5" for at in range(48)]
    source = large(put(table(apart, "date,hour,visits")), zone="UTC")
    assert (source.series.step_s, source.rows) == (3600, 48)


def test_days_without_hours_rank_days(put: Put) -> None:
    days = [f"{MIDNIGHT + 24 * HOUR * at:%Y-%m-%d},7" for at in range(30)]
    assert large(put(table(days)), zone="UTC").series.step_s == 86_400
    each = [day for day in days for _ in range(3)]
    source = large(put(table(each)), zone="UTC", count_column=ROWS)
    assert source.series.values == (3,) * 30


def test_times_with_and_without_zones_are_counted_but_not_added_up(put: Put) -> None:
    rows = [f"{time},5" for time in [*hourly(60), *hourly(10, "%Y-%m-%d %H:%M:%S")]]
    path = put(table(rows))
    with pytest.raises(QuestionError) as told:
        large(path, count_column=ROWS)
    assert told.value.option == "zone"
    assert large(path, count_column=ROWS, zone="UTC").series.values[:10] == (2,) * 10
    assert "say their zone and some do not" in refused(path, zone="UTC")


def test_the_zone_is_asked_before_all_is_read_and_when_one_row_lacks_it(put: Put) -> None:
    for time in hourly(30, "%Y-%m-%d %H:%M"), [*hourly(2_000), "4 May 2026 07:00"]:
        with pytest.raises(QuestionError) as told:
            large(put(table([f"{one},5" for one in time])))
        assert told.value.option == "zone"


def clock(count: int, step: timedelta) -> list[str]:
    """Write the clock of Amsterdam from the evening before it is set back, step after step."""
    start = datetime(2026, 10, 23, 22, tzinfo=UTC)
    zone = ZoneInfo("Europe/Amsterdam")
    return [f"{(start + step * at).astimezone(zone):%Y-%m-%d %H:%M}" for at in range(count)]


@pytest.mark.parametrize("how", [How.SUM, How.MEAN])
def test_an_hour_that_the_clock_shows_twice_is_unknown_and_never_quiet(put: Put, how: How) -> None:
    rows = [f"{time},{50 + at % 7}" for at, time in enumerate(clock(72, HOUR))]
    path = put(table(rows))
    source = large(path, zone="Europe/Amsterdam", how=how)
    unknown = [at for at, value in enumerate(source.series.values) if value is None]
    assert unknown == [26, 27]
    assert "shows twice" in source.left_out[0].why
    by_row = read_path(path, Reading(zone="Europe/Amsterdam", how=how), limits=IN_PIECES).source
    assert by_row.series.values[25:28] == (54, 55, 56)


def test_rows_in_an_hour_that_the_clock_shows_twice_count_half_in_each(put: Put) -> None:
    path = put(table([f"{time},x" for time in clock(4 * 72, HOUR / 4)], "time,page"))
    assert large(path, zone="Europe/Amsterdam").series.values == (4,) * 72
    source = read_path(path, Reading(zone="Europe/Amsterdam"), limits=IN_PIECES).source
    assert source.rows == 4 * 72


def test_a_table_without_any_time_or_any_value_is_refused(put: Put) -> None:
    assert "No column holds dates" in refused(put("a,b\nx,1\ny,2\n"))
    none = table([f"{time},n/a" for time in hourly(30)])
    assert "No value in the column that counts" in refused(put(none), count_column="visits")
    rows = [f"{time},x,5" for time in hourly(30)]
    for count in (ROWS, "visits"):
        path = put(table(rows, "time,label,visits"))
        assert "No time in the column" in refused(path, time_column="label", count_column=count)


def hidden(row: str) -> str:
    """Write a table of 3 MB with one row, 0.6 MB from its beginning, that no slice is taken of."""
    rows = [f"never,2026-05-04T{at % 24:02d}:00:00Z,{at % 7},{'x' * 20}" for at in range(60_000)]
    rows[12_000] = row
    return table(rows, "time,written,visits,label")


@pytest.mark.parametrize("count", [ROWS, "visits"])
def test_a_row_that_no_sample_saw_can_still_ask_for_the_zone(put: Put, count: str) -> None:
    path = put(hidden("2026-05-04 07:00,2026-05-04T07:00:00Z,5,x"))
    with pytest.raises(QuestionError) as told:
        large(path, time_column="time", count_column=count)
    assert told.value.option == "zone"


def test_a_quotation_mark_that_no_sample_saw_is_refused(put: Put) -> None:
    path = put(hidden('never,"2026-05-04T07:00:00Z,5,x'))
    assert "without its partner" in refused(path, time_column="written", count_column="visits")


@pytest.mark.parametrize("name", ["it's [a] *?.csv", 'q"uote.csv', "tüv 'x''.csv", "$(x);.csv"])
def test_a_name_is_only_a_name(put: Put, name: str) -> None:
    put(table(["2026-05-04 00:00:00,1"]), "it's a xy.csv")  # what the name would match as a pattern
    source = large(put(table([f"{time},5" for time in hourly(30)]), name))
    assert (source.rows, source.file_name) == (30, name)


def test_a_packed_table_and_a_packed_log_are_read_packed(put: Put) -> None:
    rows = table([f"{time},{5 + at % 3}" for at, time in enumerate(hourly(3_000))]).encode()
    packed = large(put(gzip.compress(rows), "usage.csv.gz"))
    assert packed.kind == "CSV, gzip"
    assert packed.series == large(put(rows)).series
    log = log_lines(300)
    source = large(put(gzip.compress(log[:5_000]) + gzip.compress(log[5_000:]), "access.log.gz"))
    assert (source.kind, source.rows) == ("access log, gzip", 300)


def test_a_packed_file_that_is_cut_or_grows_beyond_measure_is_refused(put: Put) -> None:
    rows = table([f"{time},{at}" for at, time in enumerate(hourly(90_000))]).encode()
    assert "ends too early" in refused(put(gzip.compress(rows)[:-900]))
    still = table([f"{hourly(1)[0]},5"] * 900_000).encode()
    assert "more than 200 times its size" in refused(put(gzip.compress(still)))


def test_what_is_no_file_is_refused_by_its_name(put: Put, tmp_path: Path) -> None:
    for path in tmp_path / "none.csv", tmp_path:
        with pytest.raises(UnreadableError, match=path.name):
            read_path(path)
    assert "empty" in refused(put(""))


def test_a_format_that_is_no_plain_table_is_refused_with_the_other_way(put: Put) -> None:
    rows = "\n".join(f'{{"time": "{time}", "visits": 5}}' for time in hourly(30))
    assert "JSON is read up to 64 MB; export fewer days" in refused(put(rows, "usage.json"))
    wide = table(
        [f"{time}," + ",".join(["5"] * 24) for time in ("2026-05-04", "2026-05-05")],
        "date," + ",".join(f"{hour:02d}:00" for hour in range(24)),
    )
    assert "one row a time" in refused(put(wide))
    broken = '[{"time": 1'
    assert "JSON is read up to 64 MB" in refused(put(broken))


def test_a_table_with_another_below_is_refused_and_not_mixed(put: Put) -> None:
    other = "\n\npage,visits\n" + "\n".join(f"/page{at},{at}" for at in range(40))
    sentence = refused(put(table([f"{time},5" for time in hourly(80)]) + other))
    assert "Its table ends in row 81" in sentence


def test_too_many_times_and_cells_of_a_rare_spelling_are_refused(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("golive.usage.large.others.MOST_TEXTS", 40)
    monkeypatch.setattr("golive.usage.large.figures.MOST_TEXTS", 40)
    monkeypatch.setattr("golive.usage.large.summed.MOST_TIMES", 40)
    named_months = [f"{time},5" for time in hourly(60, "%d %b %Y %H:%M")]
    assert "spells more than 40 times" in refused(put(table(named_months)), zone="UTC")
    with_units = [f"{time},{at + 1} k" for at, time in enumerate(hourly(3)) for at in range(60)]
    assert "no plain figures" in refused(put(table(with_units)))
    assert "more than 40 different times" in refused(put(table([f"{t},5" for t in hourly(60)])))


def test_a_file_that_needs_more_room_than_there_is_is_refused(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MEMORY", "5MB")
    monkeypatch.setattr(engine, "_SPILL", "1KB")
    rows = [f"{time},{at},{at % 7}" for at in range(2) for time in hourly(60_000)]
    assert "more room" in refused(put(table(rows, "time,label,visits")), count_column="visits")


def log_lines(count: int, step: timedelta = HOUR / 6) -> bytes:
    lines = (
        f"192.0.2.7 - - [{MIDNIGHT + step * at:%d/%b/%Y:%H:%M:%S} +0000] "
        f'"GET / HTTP/1.1" 200 5 "-" "{"Findbot/2.0" if at % 10 == 0 else "Browser/1.0"}"\n'
        for at in range(count)
    )
    return "".join(lines).encode()


@pytest.mark.parametrize("form", [access_log, w3c, nginx_json], ids=lambda form: form.NAME)
def test_a_log_of_many_pieces_is_one_log(put: Put, form: Format) -> None:
    """What the fields are called is told in the first piece and holds in all of them."""
    head, *rest = form.SAMPLE.splitlines(keepends=True)
    above = [head, *(line for line in rest if line.startswith("#"))] if head[0] == "#" else []
    requests = [line for line in (head, *rest) if line[0] != "#"] * 200
    content = "".join([*above, *requests[:500], "no request\n", *requests[500:]]).encode()
    in_pieces, at_once = Account(), Account()
    found = events_of(opened(put(content), "u.log"), form, in_pieces, size=4_000)
    assert found == form.read(content, at_once)
    assert (in_pieces.notes, in_pieces.left_out) == (at_once.notes, at_once.left_out)


def test_pieces_on_another_clock_than_most_are_left_out(put: Put) -> None:
    def lines(count: int, zone: str) -> str:
        return "".join(
            f'{{"@timestamp": "2026-05-04T{at % 24:02d}:00:00{zone}", "path": "/", "status": 2}}\n'
            for at in range(count)
        )

    account = Account()
    path = put(lines(800, "") + lines(900, "Z"))
    found = events_of(opened(path, "u.log"), nginx_json, account, size=4_000)
    assert not found.local
    lost = {left.why: left.rows for left in account.left_out}
    assert sum(found.minutes.values()) + sum(lost.values()) == 1_700
    assert lost["a time without a zone, unlike most"] >= 700


def test_a_log_without_any_event_is_refused(put: Put) -> None:
    account = Account()
    with pytest.raises(UnreadableError, match="No line"):
        events_of(opened(put("#Fields: date time\nx\n"), "u.log"), w3c, account)
    with pytest.raises(UnreadableError, match="no lines"):
        events_of(opened(put(""), "u.log"), w3c, account)


_PEAK = """
import re, sys
from pathlib import Path
from golive.usage.large import Limits, read_path
read_path(Path(sys.argv[1]), limits=Limits(0, 0))
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is unknown")
def test_memory_does_not_grow_with_the_file(put: Put) -> None:
    """A table of 50 MB, read in a process of its own, takes about as much as one of 5 MB."""
    peaks, path = [], put("")
    for count in (100_000, 1_000_000):
        rows = [
            f"{MIDNIGHT + timedelta(seconds=at):%Y-%m-%dT%H:%M:%SZ},shop-{at % 9},/page/x/{at:012d}"
            for at in range(count)
        ]
        path = put(table(rows, "time,shop,page"))
        words = [sys.executable, "-c", _PEAK, str(path)]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        peaks.append(int(said) // 1_000)
    assert path.stat().st_size > 48_000_000
    assert peaks[1] - peaks[0] < 100  # MB; as texts of Python they would take 400
    assert peaks[1] < 400


def test_the_lines_and_pieces_of_a_file_are_told_whatever_is_in_it(put: Put) -> None:
    file = opened(put(b"a\n\nb" + b"\n" * 2_000_000), "a")
    assert file.lines() == 3
    assert [len(piece) for piece in opened(put("x" * 100), "x").pieces(10)] == [20] * 5


def test_a_file_that_goes_while_it_is_read_is_refused(put: Put) -> None:
    path = put("")

    def gone(one: engine.Engine) -> object:
        path.unlink()
        return one.ask(one.rows.count())

    strict = engine.Dialect(",", 1, 2)
    for dialect, said in (
        (strict, "no longer there"),
        (strict._replace(strict=False), "cannot be cut"),
    ):
        put(table([f"{time},5" for time in hourly(30)]))
        file = opened(path, "usage.csv")
        with pytest.raises(UnreadableError, match=said):
            engine.asked(file, dialect, gone)


def test_small_files_are_read_at_once_and_keep_their_name(put: Put) -> None:
    path = put(table([f"{time},5" for time in hourly(30)]))
    assert read_path(path, name="mine.csv").source.file_name == "mine.csv"
    assert understood(read_path(path).source) == understood(large(path))
    packed = put(gzip.compress(path.read_bytes()), "usage.csv.gz")
    assert read_path(packed).source.kind == "CSV, gzip"


def test_a_spelling_has_a_format_or_none() -> None:
    def of(*cells: str) -> Spelling | None:
        return spelling_of(cells, DateOrder.DMY)

    assert of("2026-05-04 07:00") == Spelling(("%Y-%m-%d %H:%M",), (16,), local=True)
    assert of("04.05.2026 07:00:30+0200") == Spelling(("%d.%m.%Y %H:%M:%S%z",), (24,), local=False)
    assert of("04/May/2026:07:00:30 +0000") == Spelling(
        ("%d/%b/%Y:%H:%M:%S %z",), (26,), local=False
    )
    assert of("2026-05-04T07:00:30,5 Z") == Spelling(
        ("%Y-%m-%dT%H:%M:%S,%f Z",), tuple(range(23, 29)), local=False
    )
    assert of("1777850000000") == Spelling((), (13,), local=False, micros=1000)
    assert of("2026050407", "2026050408") is None
    assert of("2026-05-04", "4 May 2026 07:00", "99/99/2026 10:00", "2026-05-04 07:00 ") is None
    assert of("2026-05-04 07:00.5") is None
    assert of("1777850000", "never", "never") is None
    assert spelling_of(["26/05/04 07:00", "04/05/2026 07:00"], DateOrder.YMD) is None


def test_the_offset_of_one_row_is_never_taken_for_the_next(put: Put) -> None:
    times = ["2026-05-04T07:00-0900", *["2026-05-04T07:00Z", "2026-05-04T07:00+0200"] * 20]
    source = large(put(table([f"{time},x" for time in times], "time,page")))
    counts = {at: value for at, value in enumerate(source.series.values) if value}
    assert counts == {0: 20, 8: 20, 44: 1}  # quarters of an hour from 05:00 UTC


TEXTS = st.from_regex(
    r"20[0-9]{2}-[0-1][0-9]-[0-3][0-9][ T][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,6})?)?"
    r"(Z|[+-][01][0-9]:?[0-5][0-9])?",
    fullmatch=True,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=10, max_size=60, unique=True))
def test_the_engine_reads_a_time_as_every_reader_does(put: Put, texts: list[str]) -> None:
    path = put(table([f"{text},x" for text in texts], "time,page"))
    reading = Reading(zone="UTC", time_column="time", count_column=ROWS)
    at_once = outcome(lambda: read(path.read_bytes(), "u.csv", reading, read_id="one"))
    in_pieces = outcome(
        lambda: read_path(path, reading, name="u.csv", read_id="one", limits=ONLY_IN_PIECES)
    )
    if isinstance(in_pieces, ReadFile):
        assert comparable(in_pieces) == comparable(at_once)


def test_a_table_below_a_cell_with_a_line_end_is_not_cut_by_lines() -> None:
    table = Table("CSV", ("time", "n"), [["2026-05-04", "5"]], [4])
    assert is_plain(table, b"Traffic,x\nreport,x\ntime,n\n2026-05-04,5\n")
    assert not is_plain(table, b'"Traffic\nreport",x\ntime,n\n2026-05-04,5\n')
