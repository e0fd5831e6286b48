"""Several files of one export: laid together, overlaps counted once, and everything said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.errors import UnreadableError
from golive.plan import Reading, Source
from golive.usage import rotation
from golive.usage.read import read_together
from tests.builders import a_usage_csv

BEGIN = datetime(2026, 5, 4, 10, tzinfo=UTC)
CSV = "time,visits,host\n2026-05-04T10:00Z,5,a\n2026-05-04T11:00Z,7,a\n"


def log(first: int, last: int, who: str = "Browser/1.0", step: int = 1) -> bytes:
    """Write a request a minute, from the first minute to before the last."""
    moments = (BEGIN + timedelta(minutes=at) for at in range(first, last, step))
    return "".join(
        f'192.0.2.7 - - [{at:%d/%b/%Y:%H:%M:%S %z}] "GET / HTTP/1.1" 200 5 "-" "{who}"\n'
        for at in moments
    ).encode()


def laid(*files: tuple[str, bytes], **reading: object) -> Source:
    return read_together(files, Reading.model_validate(reading)).source


def reasons(source: Source) -> dict[str, int]:
    return {left.why: left.rows for left in source.left_out}


@pytest.mark.parametrize(
    "name",
    [
        "access.log",
        "access.log.1",
        "access.log.2.gz",
        "access.log-20260504.gz",
        "access-2026-05-04.log",
        "ACCESS_2026.05.04.LOG",
    ],
)
def test_names_of_one_rotated_log_are_alike(name: str) -> None:
    assert rotation(name) == "access.log"


def test_names_of_two_logs_differ() -> None:
    assert rotation("access.log.1") != rotation("error.log.1")


def test_a_rotated_log_is_read_in_time_order_whatever_the_order_of_its_files() -> None:
    source = laid(("access.log", log(120, 180)), ("access.log.1", log(0, 120)))
    assert source.series.start == BEGIN
    assert (source.kind, source.file_name) == ("access log, 2 files", "access.log and 1 more")
    assert (source.rows, source.notes, source.left_out) == (180, (), ())
    assert source.series.values == (15,) * 12


def test_the_same_file_given_twice_is_read_once() -> None:
    source = laid(("a.log", log(0, 60)), ("copy\nof a.log", log(0, 60)))
    assert source.rows == 60
    assert "“copy of a.log” holds the same bytes as “a.log” and is read once." in source.notes


def test_minutes_that_two_logs_have_exactly_alike_count_once() -> None:
    cut = log(0, 90).splitlines(keepends=True)
    twice = b"".join(line * 2 for line in cut)
    source = laid(("a.log", twice[: -len(cut[-1])]), ("b.log", twice[61 * len(cut[0]) :]))
    assert source.rows == 180
    assert reasons(source)["in a minute that another file has exactly alike"] == 118


def test_logs_of_two_servers_count_side_by_side_and_that_is_said_once() -> None:
    source = laid(
        ("a.log", log(0, 90)), ("b.log", log(0, 90, step=2)), ("c.log", log(1, 90, step=3))
    )
    assert source.rows == 90 + 45 + 30
    said = [note for note in source.notes if "as the logs of several servers do" in note]
    assert len(said) == 1


def test_a_few_minutes_in_common_are_the_seam_of_a_rotation() -> None:
    source = laid(("a.log", log(0, 60)), ("b.log", log(57, 120)))
    assert (source.rows, source.notes) == (123, ())


def test_bots_are_left_out_of_all_files() -> None:
    source = laid(
        ("a.log", log(0, 60)), ("b.log", log(60, 120, who="Findbot/1.0")), without_bots=True
    )
    assert source.rows == 60


def test_logs_of_two_kinds_are_not_laid_together() -> None:
    iis = b"#Fields: date time\n2026-05-04 10:00:03\n"
    with pytest.raises(
        UnreadableError, match=r"is access log and “u_ex\.log” is W3C log; read them"
    ):
        laid(("access.log", log(0, 60)), ("u_ex.log", iis))


def test_logs_with_and_without_a_zone_are_not_laid_together() -> None:
    records = [
        b'{"time":"2026-05-04T10:00:00%b","path":"/","status":200}\n' % zone for zone in (b"Z", b"")
    ]
    with pytest.raises(UnreadableError, match="without zones"):
        laid(("a.json", records[0]), ("b.json", records[1]))


def test_a_table_knows_no_bots() -> None:
    records = (f'{{"at":"2026-05-04T1{hour}:00:00Z"}}\n'.encode() * 2 for hour in (0, 1))
    source = laid(*((f"{at}.json", content) for at, content in enumerate(records)))
    assert source.read_as.without_bots is None


def test_a_log_and_a_table_are_not_laid_together() -> None:
    with pytest.raises(UnreadableError, match=r"“a\.csv” is CSV and “b\.log” is access log"):
        laid(("a.csv", CSV.encode()), ("b.log", log(0, 60)))


def test_pages_of_a_table_that_overlap_count_each_row_once() -> None:
    more = CSV.replace("T10", "T12") + "2026-05-04T13:00Z,,a\n"
    source = laid(("page1.csv", CSV.encode()), ("page2.csv", more.encode()))
    assert reasons(source) == {"in an earlier file too": 1, "no value": 1}
    assert [left.first_row for left in source.left_out] == [None, 4]
    assert source.series.values == (5, 7, 5, None)


def test_rows_that_one_file_repeats_are_no_overlap() -> None:
    twice = "time,who\n" + "2026-05-04T10:00:00Z,a\n" * 3
    once = "time,who\n" + "2026-05-04T10:00:00Z,a\n" * 2
    source = laid(("1.csv", once.encode()), ("2.csv", twice.encode()))
    assert (source.rows, reasons(source)) == (3, {"in an earlier file too": 2})


def test_tables_with_other_columns_are_not_laid_together() -> None:
    other = CSV.replace("visits", "calls").encode()
    with pytest.raises(
        UnreadableError, match=r"“a\.csv” and “b\.csv” do not have the same columns"
    ):
        laid(("a.csv", CSV.encode()), ("b.csv", other))


def test_a_long_name_keeps_its_end() -> None:
    source = laid(("x" * 300 + "1.log", log(0, 60)), ("x" * 300 + "2.log", log(60, 120)))
    assert source.file_name.endswith("x1.log and 1 more")
    assert len(source.file_name) <= 200


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=30, max_size=60), st.data())
def test_a_table_cut_anywhere_is_read_as_the_whole(counts: list[int], data: st.DataObject) -> None:
    header, *rows = a_usage_csv(list(counts)).decode().splitlines()
    cut = data.draw(st.integers(1, len(rows) - 1))
    back = data.draw(st.integers(0, cut))
    parts = ["\n".join([header, *some]).encode() for some in (rows[:cut], rows[cut - back :])]
    whole = laid(("all.csv", "\n".join([header, *rows]).encode()))
    assert laid(*((f"{at}.csv", part) for at, part in enumerate(parts))).series == whole.series
