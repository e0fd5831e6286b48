"""Own items out of a file: what is understood, what is said of the rest, and hostile bytes."""

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive.checklist import RULES, ItemsRead, Phase, read_items, recognised
from golive.checklist.own.file import COLUMNS, MOST_ITEMS, template
from golive.checklist.own.rows import LARGEST
from golive.errors import UnreadableError
from golive.plan import OwnItem


def read(text: str | bytes) -> ItemsRead:
    return read_items(text if isinstance(text, bytes) else text.encode(), "items.csv")


def one(text: str | bytes) -> OwnItem:
    found = read(text)
    assert found.findings == ()
    (item,) = found.items
    return item


def said(text: str) -> list[str]:
    """Give what is said of a file, place by place."""
    return [f"{found.what} {found.remedy}" for found in read(text).findings]


def a_workbook(*rows: tuple[object, ...], before: tuple[str, ...] = ()) -> bytes:
    """Write rows into the last sheet; `before` names empty ones in front of it."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Items"
    for place, name in enumerate(before):
        book.create_sheet(name, place)
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_items(content, "items")
    return caught.value.sentence


def test_every_column_is_read_in_any_order_case_and_spelling() -> None:
    item = one(
        "SOURCE,Days,Task,When,who,Phase,Must, Asks  Evidence ,What good looks like,reason\n"
        "Policy 4.2,-5,Ask legal,Each supplier,Legal,Get ready,no,Yes,A yes,users leave\n"
    )
    assert item.model_dump(exclude={"id"}) == {
        "title": "Ask legal",
        "good": "A yes",
        "why": "users leave",
        "rule": "each supplier",
        "role": "Legal",
        "phase": "ready",
        "days": -5,
        "mandatory": False,
        "asks_evidence": True,
        "source": "Policy 4.2",
    }


def test_the_template_is_read_without_a_finding_and_shows_both_kinds_of_rule() -> None:
    found = read(template())
    assert found.findings == ()
    assert [item.rule for item in found.items] == ["", "each supplier"]
    assert found.fields == tuple(COLUMNS)
    assert template().startswith(b'\xef\xbb\xbf"title","when"')


def test_what_is_left_empty_is_as_in_an_item_made_on_the_page() -> None:
    item = one("title\nAsk legal\n")
    assert item == OwnItem(id=item.id, title="Ask legal")
    assert len({item.id for item in read("title\na\nb\nc\n").items}) == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_of_the_first_row(delimiter: str) -> None:
    text = delimiter.join(["title", "role"]) + "\n" + delimiter.join(["Ask", "Legal"])
    assert one(text).role == "Legal"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_that_spreadsheets_write_are_read(encoding: str) -> None:
    assert one("title\nPrüfung „scharf“\n".encode(encoding)).title == "Prüfung „scharf“"


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("-5", -5),
        ("+2", 2),
        ("7", 7),
        ("T-5", -5),
        ("t + 1", 1),
        ("\N{MINUS SIGN}15", -15),
        ("T\N{EN DASH}3 working days", -3),
        ("-3650", -3650),
        ("-4.0", -4),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(cell: str, days: int | None) -> None:
    assert one(f"title;days\nAsk;{cell}\n").days == days


@pytest.mark.parametrize("cell", ["soon", "-5.5", "1-2", "3651", "999999", "²", "2026-12-01"])
def test_a_day_that_is_no_number_of_working_days_is_said_and_left_empty(cell: str) -> None:
    found = read(f"title;days\nAsk;{cell}\n")
    assert found.items[0].days is None
    assert f"Row 2, days: “{cell}” is no number of working days" in found.findings[0].what


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_read_by_its_name(rule: str) -> None:
    assert one(f"title;when\nAsk;{rule.upper()}\n").rule == rule


@pytest.mark.parametrize("cell", ["", "always", "Every launch"])
def test_a_rule_for_every_launch_is_none(cell: str) -> None:
    assert one(f"title;when\nAsk;{cell}\n").rule == ""


def test_a_rule_that_is_not_known_is_kept_as_typed_and_the_nearest_is_named() -> None:
    assert said("title;when\nAsk;service dwn\n")[0] == (
        "Row 2, when: “service dwn” is no rule that golive knows; so the item is on every "
        "launch's list. Did you mean “service down”?"
    )
    assert read("title;when\nAsk;Full moon\n").items[0].rule == "Full moon"
    assert said("title;when\nAsk;zzz\n")[0].endswith("Choose a rule from the list of rules.")


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_is_read_by_its_word(phase: Phase) -> None:
    assert one(f"title;phase\nAsk;{phase.value}\n").phase == phase.value


def test_what_is_wrong_in_a_cell_costs_that_cell_alone() -> None:
    found = read("title;phase;must;evidence;role\nAsk;party;perhaps;dunno;Legal\n")
    assert [one.what for one in found.findings] == [
        "Row 2, phase: “party” is no phase of the checklist; the days decide.",
        "Row 2, mandatory: “perhaps” is neither yes nor no; “yes” was taken.",
        "Row 2, evidence: “dunno” is neither yes nor no; “no” was taken.",
    ]
    (item,) = found.items
    assert (item.role, item.phase, item.mandatory, item.asks_evidence) == ("Legal", "", True, False)


@pytest.mark.parametrize(("cell", "meant"), [("X", True), ("TRUE", True), ("n", False)])
def test_yes_and_no_are_read_in_their_usual_spellings(cell: str, meant: bool) -> None:  # noqa: FBT001 - a column
    assert one(f"title;must\nAsk;{cell}\n").mandatory is meant


def test_a_row_without_a_title_or_with_another_rows_is_left_out_and_the_rest_kept() -> None:
    text = "\ntitle,role\nAsk,A\n,B\n\n ask ,C\nTell,D\n"
    assert [item.title for item in read(text).items] == ["Ask", "Tell"]
    assert said(text) == [
        "Row 4, title: nothing says what is to be done; the row was left out. Fill it in.",
        "Row 6, title: row 3 has the same title; this one was left out. Give it another title.",
    ]
    assert read(text).findings[0].where == "items.csv, row 4, title"


def test_rows_are_counted_as_the_editor_shows_them_also_after_a_broken_line() -> None:
    assert "Row 4, days" in said('title,days\n"Ask\nlegal",-1\nTell,soon\n')[0]
    assert read('title\n"Ask\nlegal"\n').items[0].title == "Ask legal"


def test_columns_that_no_item_has_or_that_say_the_same_are_named() -> None:
    text = "title,Colour,task,\nAsk,red,Tell,\n"
    assert read(text).items[0].title == "Ask"
    assert [line.partition(". ")[0] for line in said(text)] == [
        "Row 1: the column “Colour” was not read; no item has one",
        "Row 1: the column “task” was not read; one before it says the same",
    ]


def test_more_cells_than_columns_are_said() -> None:
    assert "Put text with a comma in quotation marks" in said("title,role\nAsk,Legal,now\n")[0]
    assert read("title,role\nAsk,Legal,,\n").findings == ()


def test_a_text_that_is_too_long_is_cut_and_said() -> None:
    found = read(f"title,why\nAsk,{'x' * 501}\n")
    assert found.items[0].why == "x" * 500
    assert "has 501 characters and was cut to 500" in found.findings[0].what


def test_of_too_many_items_the_first_are_read() -> None:
    lines = "".join(f"Ask {number}\n" for number in range(MOST_ITEMS + 1))
    found = read("title\n" + lines)
    assert len(found.items) == MOST_ITEMS
    assert found.findings[0].where == f"items.csv, row {MOST_ITEMS + 2}"
    assert "at most 500 items" in found.findings[0].what


def test_an_item_read_again_is_the_one_held_and_keeps_what_the_file_has_no_column_for() -> None:
    held = (
        OwnItem(id="first", title="Ask legal", role="Legal", days=-3),
        OwnItem(id="second", title="ask legal"),
    )
    items = recognised(read("title,days\nASK  legal,-9\nNew,\n"), held)
    assert items[0] == OwnItem(id="first", title="ASK legal", role="Legal", days=-9)
    assert (items[1].title, len(items)) == ("New", 2)
    assert items[1].id not in ("first", "second")


def test_a_workbook_is_read_with_its_numbers_days_and_yes_or_no() -> None:
    content = a_workbook(
        (None, None),
        ("Task", "Days", "Must", "Evidence", "Why"),
        ("Ask legal", -5.0, False, True, datetime(2026, 12, 1)),  # noqa: DTZ001 - as a cell has it
        (None, "soon"),
        ("=1+1", 2, "yes", "no", 2.5),
        before=("Empty",),
    )
    found = read_items(content, "items.xlsx")
    (item,) = found.items  # the formula was never computed, so its row has no title
    assert (item.title, item.days, item.mandatory, item.asks_evidence, item.why) == (
        "Ask legal",
        -5,
        False,
        True,
        "2026-12-01",
    )
    assert [one.where for one in found.findings] == [
        "items.xlsx, row 4, title",
        "items.xlsx, row 5, title",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"role,days\nLegal,1\n", b"\x89PNG\r\n", b"{}", b"<html></html>"]
)
def test_a_file_without_a_title_column_is_refused_in_one_sentence(content: bytes) -> None:
    assert refused(content).startswith("The file has no column called “title”")


def test_an_empty_workbook_has_no_title_either() -> None:
    assert refused(a_workbook()).startswith("The file has no column called “title”")


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "larger than 3 MB" in refused(b"x" * (LARGEST + 1))


def test_a_table_of_too_many_rows_is_refused() -> None:
    assert "more than 5,000 rows" in refused(b"title\n" + b"\n" * 5_000 + b"Ask\n")


def test_an_old_or_protected_workbook_is_refused() -> None:
    assert "old or protected Excel file" in refused(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_a_quotation_mark_without_its_partner_is_said_with_its_row() -> None:
    assert refused(b'title\nAsk\n"' + b"x" * 140_000) == (
        "Row 3 cannot be read; look for a quotation mark without its partner."
    )


def a_zip(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is() -> None:
    assert "unpacks to 11 MB in 1 parts" in refused(a_zip(sheet=bytes(11_000_000)))
    assert "in 301 parts" in refused(a_zip(**{f"p{n}": b"" for n in range(301)}))


def test_a_workbook_of_a_row_without_end_is_refused_before_it_is_read() -> None:
    assert "too many cells" in refused(a_zip(sheet=b"<c/>" * 200_001))


@pytest.mark.parametrize("content", [b"PK", a_zip(notes=b"Dear diary")])
def test_an_archive_that_is_no_workbook_is_refused(content: bytes) -> None:
    assert "damaged" in refused(content)


def test_a_cell_far_away_costs_nothing() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["A2"] = "title", "Ask"
    sheet["XFD1048576"] = "far"
    target = io.BytesIO()
    book.save(target)
    assert [item.title for item in read_items(target.getvalue(), "far.xlsx").items] == ["Ask"]


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: f"title;days;when\n{text}".encode())
)
@example(b"title\n\x00\n")
@example("title\n\ufffe\n".encode())
def test_any_bytes_give_items_or_one_sentence(content: bytes) -> None:
    try:
        found = read_items(content, "any")
    except UnreadableError as error:
        sentence = error.sentence
    else:
        assert all(item.title for item in found.items)
        sentence = " ".join(one.remedy for one in found.findings) or "."
    assert sentence[-1] in ".?"
