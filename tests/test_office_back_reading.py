import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from golive.errors import UnreadableError
from golive.office.back import apart, book
from golive.office.back.apart import read_apart
from golive.office.back.book import read_book
from golive.office.back.child import Order, answer
from golive.office.back.codes import Kind, checked_code, codes_of
from golive.office.back.fields import read_field
from golive.office.back.headings import headings_in
from golive.office.back.spelling import UNREAD, day_of, moment_of, spelled
from golive.office.text import CUT_MARK

_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table table:name="S">'
    "{}</table:table></office:document-content>"
)


def _saved(rows: list[list[Any]], change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _packed(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def _ods(rows: str) -> tuple[tuple[str, ...], ...]:
    return read_book(_packed(content_xml=_ODS.format(rows)), "a.ods").sheets[0].rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (31_612_345_678, "31612345678"),
        (date(2026, 12, 1), "2026-12-01"),
        (datetime(2026, 12, 1), "2026-12-01"),  # noqa: DTZ001 - cells have no zone
        (datetime(2026, 12, 1, 18, 1, 59, 999_900), "2026-12-01 18:02:00"),  # noqa: DTZ001
        (time(9), "09:00:00"),
        ("  a\u00a0b_x000D_\r\nc ", "a b\n\nc"),
    ],
)
def test_a_cell_has_one_spelling(value: object, text: str) -> None:
    assert spelled(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-25",
        "2026-12-25 18:00:00",
        "25.12.2026",
        "25-12-2026",
        "25/12/2026",
        "12/25/2026",
        "25 Dec 2026",
        "25 December 2026",
        "Fri, 25 Dec 2026",
        "Dec 25, 2026",
        "46381",
        "46381.75",
        "2026/12/25 6:00 pm",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2026, 12, 25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "1/2/2026",
        "31.2.2026",
        "99",
        "90000",
        "2.5 foo 2026",
        "1.2.3",
        "²",
        "46381.",
        "5 Xyz 2026",
    ],
)
def test_what_is_no_day_or_could_be_two_is_not_guessed(text: str) -> None:
    found = day_of(text)

    assert found is None or text == "46381."


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert day_of("44919", from_1904=True) == date(2026, 12, 25)


def test_noon_and_midnight_are_told_apart() -> None:
    clocks = [moment_of(f"2026-12-25 {said}") for said in ("12:00 am", "12:00 pm", "18:02")]

    assert [found and found.hour for found in clocks] == [0, 12, 18]
    assert moment_of("2026-12-25 25:00") is None


@given(st.text("23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=5, max_size=5), st.data())
def test_one_wrong_letter_in_a_code_is_noticed(body: str, data: st.DataObject) -> None:
    del body
    (code,) = codes_of("plan", [(Kind.TASK, data.draw(st.text(max_size=5)))]).values()
    at = data.draw(st.integers(2, 7))
    other = data.draw(st.sampled_from("23456789ABCDEFGHJKMNPQRSTUVWXYZ"))
    typed = code[:at] + other + code[at + 1 :]

    assert checked_code(typed) == (code if typed == code else None)
    assert checked_code(f" {code.lower()} ") == code


def test_codes_are_short_and_no_two_are_alike() -> None:
    places = [(kind, f"row-{at}") for kind in Kind for at in range(4_000)]
    codes = codes_of("plan", places)

    assert len(set(codes.values())) == len(places)
    assert {len(code) for code in codes.values()} == {8}
    assert codes == codes_of("plan", reversed(places))
    assert set(codes.values()).isdisjoint(codes_of("other", places[:50]).values())


def test_headings_are_known_in_any_order_beside_others() -> None:
    found = headings_in(("Mine", "Due (Europe/Amsterdam)", "", "TASK", " Id", "Mine", "Owner"))

    assert found is not None
    assert found.kind is Kind.TASK
    assert found.fields == {"due": 1, "name": 3, "id": 4, "owner": 6}
    assert found.others == {"Mine": 0}
    assert found.zones == {"due": "Europe/Amsterdam"}
    assert headings_in(("Task", "Owner")) is None


@pytest.mark.parametrize(
    ("kind", "field", "text", "read"),
    [
        (Kind.TASK, "status", "erledigt", "done"),
        (Kind.TASK, "status", "TRUE", "done"),
        (Kind.TASK, "status", "Falsch", "open"),
        (Kind.TASK, "status", "not_applicable", "not_applicable"),
        (Kind.TASK, "status", "", None),
        (Kind.TASK, "status", "perhaps", None),
        (Kind.GATE, "state", "No-go", "no_go"),
        (Kind.GATE, "state", "", "open"),
        (Kind.TASK, "due", "", ""),
        (Kind.TASK, "due", "soon", None),
        (Kind.GATE, "signed_at", "4 Dec 2026, 18:02", "2026-12-04 18:02"),
        (Kind.GATE, "signed_at", "", ""),
        (Kind.GATE, "signed_at", "then", None),
        (Kind.STEP, "owner", "Ana\n Ruiz", "Ana Ruiz"),
        (Kind.TASK, "note", "a\nb", "a\nb"),
        (Kind.TASK, "note", UNREAD, None),
        (Kind.TASK, "note", f"x{CUT_MARK}", None),
    ],
)
def test_a_field_is_read_as_people_mean_it(
    kind: Kind, field: str, text: str, read: str | None
) -> None:
    assert read_field(kind, field, text) == read


def test_a_formula_without_a_value_and_an_error_are_not_taken_for_empty_cells() -> None:
    (sheet,) = read_book(_saved([["=1+1", "#N/A", "x", None]]), "a.xlsx").sheets

    assert sheet.rows == ((UNREAD, UNREAD, "x"),)


def test_a_workbook_that_counts_from_1904_says_so() -> None:
    def count_from_1904(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    assert read_book(_saved([[date(2026, 12, 1)]], count_from_1904), "a.xlsx").from_1904


def test_rows_far_apart_keep_their_numbers_and_a_long_void_ends_the_sheet() -> None:
    def far(made: Workbook) -> None:
        made.worksheets[0]["A5"] = "near"
        made.worksheets[0]["A5000"] = "far"

    assert read_book(_saved([["a"]], far), "a.xlsx").sheets[0].rows == (
        ("a",),
        (),
        (),
        (),
        ("near",),
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no .xlsx"),
        (b"PK\x03\x04 rubbish", "is no .xlsx"),
        (_packed(a_txt="x"), "damaged or protected"),
        (_packed(xl__vbaProject_bin="x"), "macros"),
        (_packed(content_xml="<a>"), "damaged"),
        (_packed(content_xml="<!DOCTYPE a><a/>"), "entities"),
        (_packed(content_xml="0" * 2_000_000), "unpacks"),
        (_packed(**{f"a{at}": "" for at in range(301)}), "parts"),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_book(content, "a.xlsx")

    assert caught.value.sentence.endswith(".")


def test_a_workbook_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MAX_ROWS", 3)
    many = _saved([["x"]] * 4)
    rows = (
        '<table:table-row table:number-rows-repeated="9"><table:table-cell><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )

    with pytest.raises(UnreadableError, match="more than 3 rows"):
        read_book(many, "a.xlsx")
    with pytest.raises(UnreadableError, match="more rows"):
        _ods(rows)
    monkeypatch.setattr(book, "LARGEST", 10)
    with pytest.raises(UnreadableError, match="larger than"):
        read_book(many, "a.xlsx")


def test_an_opendocument_sheet_reads_as_an_excel_sheet_does() -> None:
    cell = '<table:table-cell office:value-type="{}" office:{}="{}"/>'
    text = '<table:table-cell office:value-type="string">{}</table:table-cell>'
    rows = (
        "<table:table-row>"
        + cell.format("date", "date-value", "2026-12-01")
        + cell.format("boolean", "boolean-value", "true")
        + cell.format("float", "value", "46381")
        + text.format(
            "<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:span>d</text:span>e</text:p>"
        )
        + text.format(
            "<office:annotation><text:p>no</text:p></office:annotation><text:p>1</text:p><text:p>2<text:line-break/>3</text:p>"
        )
        + '<table:table-cell table:formula="of:=X"><text:p>#NAME?</text:p></table:table-cell>'
        + '<table:table-cell table:number-columns-repeated="16000"/>'
        + "</table:table-row>"
        + '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        + "<table:table-row>"
        + text.format("<text:p>x</text:p>")
        + "<table:shapes/></table:table-row>"
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
        + "</table:table-row>"
        + "<table:table-row>"
        + text.format("<text:p>far</text:p>")
        + "</table:table-row>"
    )

    assert _ods(rows) == (
        ("2026-12-01", "TRUE", "46381", "a  b\tcde", "1\n2\n3", UNREAD),
        (),
        (),
        ("x",),
    )


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    content = _saved([["Ana", date(2026, 12, 1)]])

    assert read_apart(content, "a.xlsx") == read_book(content, "a.xlsx")
    assert answer(Order("a.xlsx", 9, 9), content).read == read_book(content, "a.xlsx")
    with pytest.raises(UnreadableError, match=r"“a\.xlsx” is no \.xlsx"):
        read_apart(b"no", "a.xlsx")


def test_a_process_that_takes_too_long_or_too_much_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = _saved([["x" * 50] * 40] * 2_000)

    with pytest.raises(UnreadableError, match=r"too much memory|damaged|broke off"):
        read_apart(content, "a.xlsx", megabytes=1)
    with pytest.raises(UnreadableError, match="took more than"):
        read_apart(content, "a.xlsx", seconds=-1)
    monkeypatch.setattr(apart, "_STARTING_S", 0.0)
    with pytest.raises(UnreadableError, match="took more than"):
        read_apart(content, "a.xlsx", seconds=0.001)


def test_the_bytes_of_a_workbook_are_never_changed() -> None:
    content = _saved([["=1+1"]])
    read_book(content, "a.xlsx")

    assert load_workbook(BytesIO(content)).worksheets[0]["A1"].value == "=1+1"
