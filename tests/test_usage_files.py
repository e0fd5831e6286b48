"""Files as people have them: encodings, delimiters, titles, totals, packing, limits."""

import gzip
import io
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest

from golive.errors import QuestionError, UnreadableError
from golive.plan import How, Reading
from golive.usage import ReadFile, read
from golive.usage import unpack as unpack_module
from golive.usage.formats.excel import MAX_ROWS, _text

BERLIN = Reading(zone="Europe/Berlin")
TABLE = "time,visits\n2026-05-04 00:00,5\n2026-05-04 01:00,7\n2026-05-04 02:00,9\n"
START = datetime(2026, 5, 3, 22, tzinfo=UTC)


def got(text: str | bytes, reading: Reading = BERLIN, name: str = "usage.csv") -> ReadFile:
    return read(text.encode() if isinstance(text, str) else text, name, reading)


def refusal(content: bytes | str) -> str:
    with pytest.raises(UnreadableError) as refused:
        got(content)
    return refused.value.sentence


def test_a_plain_table_is_read_with_every_decision_filled_in() -> None:
    found = read(TABLE.encode(), "may.csv", BERLIN, read_id="web")
    source = found.source
    assert (source.id, source.file_name, source.kind, source.rows) == ("web", "may.csv", "CSV", 3)
    assert source.series.start == START
    assert source.series.step_s == 3600
    assert tuple(source.series.values) == (5, 7, 9)
    assert source.series.unit == "visits"
    assert None not in source.read_as.model_dump(exclude={"without_bots"}).values()
    assert found.columns == ("time", "visits")
    assert found.preview[:2] == (("time", "visits"), ("2026-05-04 00:00", "5"))


def _packed(content: bytes) -> bytes:
    """Pack bytes the same way at any moment: a test is named after them."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", "|").encode(),
        ("sep=;\n" + TABLE.replace(",", ";")).encode("utf-8-sig"),
        ("sep=,\r\n" + TABLE).encode(),
        _packed(TABLE.encode()),
        _packed(TABLE[:30].encode()) + _packed(TABLE[30:].encode()),
        ("# Account: shop\n# Start date: 20260504\n" + TABLE).encode(),
        ('"#",,\n' + TABLE).encode(),
        ("Traffic report\nMay 2026\n\n" + TABLE).encode(),
        ("Traffic report\nVersion,1,2\n" + TABLE).encode(),
        (TABLE + "Total,21\n,21\n\n\n").encode(),
        TABLE.replace("00:00,5\n", "00:00,5\n\n").encode(),
        (TABLE + "\nPage,visits\n/home,20\n/cart,1\n").encode(),
        ("Page,visits\n/home,20\n/cart,1\n\n" + TABLE).encode(),
    ],
)
def test_the_same_table_is_read_in_each_dress(content: bytes) -> None:
    series = got(content).source.series
    assert (series.start, series.step_s, series.values) == (START, 3600, (5, 7, 9))


def test_a_packed_file_says_so_in_its_kind() -> None:
    assert got(gzip.compress(TABLE.encode())).source.kind == "CSV, gzip"


def test_windows_letters_are_read() -> None:
    found = got("time,Zugriffe für Köln\n2026-05-04 00:00,5\n".encode("cp1252"))
    assert found.columns == ("time", "Zugriffe für Köln")


def test_a_total_row_is_left_out_with_its_row_in_the_file() -> None:
    found = got("# title\n" + TABLE + "Total,21\nsoon,3\n")
    assert [(left.why, left.rows, left.first_row) for left in found.source.left_out] == [
        ("a total, or a row without a time", 1, 6),
        ("a time that cannot be read", 1, 7),
    ]


def test_a_total_row_with_one_more_cell_is_left_out() -> None:
    found = got("a,time,visits\nx,2026-05-04 00:00,5\ny,2026-05-04 01:00,7\n,,12,Grand total\n")
    assert found.source.left_out[0].why == "more cells than the header names"
    assert tuple(found.source.series.values) == (5, 7)


def test_label_rows_that_hold_dates_are_not_the_table() -> None:
    found = got(
        "Report,metrics\nStartDate,2026-05-04T00:00:00Z\nEndDate,2026-05-05T00:00:00Z\n"
        "Id,TimeBucket,Requests\nE1,2026-05-04T00:00:00Z,15\nE1,2026-05-04T01:00:00Z,12\n"
    )
    assert found.columns == ("Id", "TimeBucket", "Requests")
    assert tuple(found.source.series.values) == (15, 12)


def test_the_longest_of_several_tables_with_times_is_read_and_noted() -> None:
    short = "day,bookings\n2026-05-01,1\n"
    found = got(short + "\n" + TABLE)
    assert tuple(found.source.series.values) == (5, 7, 9)
    assert any("2 tables with times; the longest" in note for note in found.source.notes)


def test_a_table_without_a_header_gets_names_by_place() -> None:
    found = got("2026-05-04 00:00,5\n2026-05-04 01:00,7\n")
    assert found.columns == ("Column 1", "Column 2")
    assert "The file has no header row; its columns are named by their place." in found.source.notes


def test_names_that_repeat_or_are_empty_become_distinct() -> None:
    found = got(
        "time,rps,rps,,rps (2)\n2026-05-04 00:00,1,2,3,4\n",
        BERLIN.model_copy(update={"count_column": "rps (2)"}),
    )
    assert found.columns == ("time", "rps", "rps (2)", "Column 4", "rps (2) (2)")
    assert tuple(found.source.series.values) == (2,)


def test_a_quoted_line_end_does_not_shift_row_numbers() -> None:
    found = got('time,visits,note\n2026-05-04 00:00,5,"a\nb"\n2026-05-04 01:00,null,c\n')
    assert found.source.left_out[0].first_row == 4


def test_times_without_dates_are_refused_with_their_row() -> None:
    sentence = refusal("type,timestamp per 30 minutes,count\nx,02:00,6\nx,02:30,7\n")
    assert "The times have no date (row 2 says “02:00”)" in sentence


def test_lengths_of_stay_are_not_taken_for_times_of_day() -> None:
    sentence = refusal("page,avg_time_on_site\n/a,00:03:23\n/b,00:01:10\n")
    assert "No column holds dates with times" in sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b" \r\n\n", "The file is empty"),
        (b"\n,,\n# note\n", "The file holds no table"),
        (b"a,b\n1,2\n", "No column holds dates with times"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\xd0\xcf\x11\xe0old", "old or protected Excel"),
        (b"BZh9", "bzip2"),
        (b'{"a": 1}', "The JSON file holds no list of records"),
        (b"<html><table>", "is a web page"),
        (b"a\x00\x01\x02\x03b" * 40, "is not text"),
        (b"a", "No column holds dates with times"),
        (_packed(_packed(b"time,n\n")), "gzip twice"),
        (_packed(TABLE.encode())[:-12], "ends too early"),
        (b"\x1f\x8b\x08\x00garbage everywhere", "damaged"),
        (("a," * 300 + "\n").encode(), "has 301 cells and at most 200 columns"),
        (('time,n\n2026-05-04,"' + "x" * 140_000).encode(), "Row 2 begins a cell of more than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    sentence = refusal(content)
    assert said in sentence
    assert sentence.endswith(".")


def test_a_packed_file_that_unpacks_too_far_is_refused() -> None:
    assert "more than 200 times its size" in refusal(gzip.compress(b"0" * 15_000_000))


def test_sizes_are_limited_and_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack_module, "MAX_TABLE", 1000)
    assert "at most 0 MB are read" in refusal(TABLE * 100)
    monkeypatch.setattr(unpack_module, "MAX_UNPACKED", 2000)
    assert "unpacks to more than 0 MB" in refusal(gzip.compress(TABLE.encode() * 100))
    monkeypatch.setattr(unpack_module, "MAX_FILE", 10)
    assert "at most 0 MB are read" in refusal(TABLE)


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("golive.usage.formats.delimited.MAX_CELLS", 4)
    assert "more than 4 cells" in refusal(TABLE)


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(_content: bytes) -> str:
        raise MemoryError

    monkeypatch.setattr("golive.usage.formats.delimited.text_of", starved)
    assert "needs more memory than there is" in refusal(TABLE)


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def clock(hour: int, second: int = 0, part: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, 0, second, part)  # noqa: DTZ001 - a cell has no zone


def test_a_workbook_is_read_from_the_sheet_that_has_times() -> None:
    content = workbook(
        [["Cover"]],
        [
            ["Traffic report"],
            [],
            ["Date", "Visits", "Share"],
            [clock(0), 120, 0.25],
            [clock(1), 90.0, 0.5],
            ["2026-05-04 02:00", "1,050", None],
            ["Total", 1260, None],
        ],
    )
    source = got(content).source
    assert source.kind == "Excel"
    assert tuple(source.series.values) == (120, 90, 1050)
    assert source.series.start == START
    assert "The sheet “Sheet 1” was read." in source.notes
    assert source.left_out[0].first_row == 7


def test_notes_of_the_sheet_that_was_read_and_odd_cells_are_kept() -> None:
    content = workbook([[clock(0), 1.5, True, "x"], [clock(1), 2.25, False, "y"]])
    found = got(content)
    assert any("no header row" in note for note in found.source.notes)
    assert found.preview[1] == ("2026-05-04 00:00:00", "1.5", "True", "x")
    wide = workbook([["Time", "n"], [clock(0), 5], [clock(1), 5, 9], ["Total", 5]])
    left = got(wide).source.left_out
    assert [(one.why.split(",")[0], one.first_row) for one in left] == [
        ("more cells than the header names", 3),
        ("a total", 4),
    ]


@pytest.mark.parametrize(("cell", "text"), [(90.0, "90"), (0.5, "0.5"), (None, "")])
def test_a_whole_number_that_is_kept_as_a_fraction_is_spelled_whole(
    cell: object, text: str
) -> None:
    assert _text(cell) == text


def test_excels_almost_full_seconds_are_rounded() -> None:
    content = workbook([["Time", "n"], [clock(0, 59, 999_997), 1], [clock(1, 1), 2]])
    assert got(content).source.series.values == (1, 2)


def test_dates_and_hours_of_a_workbook_are_joined() -> None:
    day = clock(0).date()
    content = workbook(
        [["Date", "Hour", "n"], [day, clock(0).time(), 4], [day, clock(1).time(), 6]]
    )
    assert got(content).source.series.values == (4, 6)


def test_sheets_without_a_table_are_refused_with_the_first_reason() -> None:
    assert "No column holds dates" in refusal(workbook([["a", "b"], [1, 2]]))
    assert "holds no table" in refusal(workbook([]))


def test_a_cell_far_away_does_not_stop_the_reading() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "Time", "n", clock(0), 3
    sheet["XFD1048576"] = "far"
    kept = io.BytesIO()
    book.save(kept)
    assert got(kept.getvalue()).source.series.values == (3,)


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ROWS == 200_000
    monkeypatch.setattr("golive.usage.formats.excel.MAX_ROWS", 2)
    assert "more than 2 rows" in refusal(workbook([["Time", "n"], [clock(0), 1], [clock(1), 1]]))


def archive(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return kept.getvalue()


def test_archives_that_are_no_workbook_are_told_apart() -> None:
    whole = workbook([["Time", "n"]])
    assert "an archive without a CSV, a log or an .xlsx" in refusal(archive(a=b"x"))
    assert "The archive is damaged" in refusal(b"PK\x03\x04" + b"x" * 100)
    assert "looks like a workbook but is damaged" in refusal(b"PK" + b"x" * 100)
    assert "the workbook is damaged" in refusal(archive(xl__workbook=b"<no")).lower()
    assert "unpacks to 20 MB" in refusal(archive(xl__workbook=b"0" * 20_000_000))
    macros = io.BytesIO(whole)
    with zipfile.ZipFile(macros, "a") as made:
        made.writestr("xl/vbaProject.bin", b"x")
    assert "holds macros" in refusal(macros.getvalue())


def test_a_damaged_part_and_a_lack_of_memory_are_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook([["Time", "n"], [clock(0), 1]])

    def broken(error: BaseException) -> None:
        def fails(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("golive.usage.formats.excel.openpyxl.load_workbook", fails)

    broken(zipfile.BadZipFile("encrypted"))
    assert "damaged or protected by a password" in refusal(content)
    broken(MemoryError())
    assert "too large to read" in refusal(content)


def test_a_mean_is_kept_as_a_decision() -> None:
    found = got(TABLE, Reading(zone="Europe/Berlin", how=How.MEAN))
    assert found.source.series.how is How.MEAN


def test_a_file_without_a_zone_asks_for_it() -> None:
    with pytest.raises(QuestionError) as asked:
        got(TABLE, Reading())
    assert asked.value.option == "zone"
    assert "“time”" in asked.value.sentence
