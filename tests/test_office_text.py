"""Hostile text: the export never fails, nothing becomes a formula, text comes back as it was."""

from io import BytesIO
from itertools import islice, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from golive.errors import Finding, Severity
from golive.office import write_workbook
from golive.office.fit import HIGHEST, lines_of
from golive.office.text import CUT_MARK, LONGEST, cell_text, footer_text, like_a_formula
from golive.plan import Step
from tests.builders import NOW, a_plan, a_task

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", '"', "\x00", "\ud800", "\ufffe", "\u202e", " ")
MIDDLES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.test")',
    "SUM(A1:A9)",
    "",
    "49 170",
)
ENDS = ("", "\x07", " ", "\r\n", "\udfff", "🚀", "]]>", "&amp;</t>", "é", "\uffff")
SINGLE = (
    "#N/A",
    "#REF!",
    "TRUE",
    "1e9",
    "00123",
    "==",
    "--",
    "_x000D_",
    "{=1}",
    "NULL",
    "a" * 40_000,
)


def hostile_strings(count: int = 500) -> list[str]:
    """Make up strings that break spreadsheets: formulas, errors, controls, halves of pairs."""
    made = ("".join(parts) for parts in product(STARTS, MIDDLES, ENDS))
    return [*SINGLE, *islice(made, count - len(SINGLE))]


def _expected(text: str) -> str | None:
    """Say, character by character, what a cell may show of a text; None for an empty cell."""
    kept = []
    for letter in text.replace("\r\n", "\n").replace("\r", "\n"):
        number = ord(letter)
        control = number < 32 and letter not in "\t\n"
        if not control and not 0xD800 <= number <= 0xDFFF and number not in {0xFFFE, 0xFFFF}:
            kept.append(letter)
    clean = "".join(kept)
    if len(clean) > LONGEST:
        clean = clean[: LONGEST - len(CUT_MARK)] + CUT_MARK
    return clean or None


def _is_whole(text: str) -> bool:
    """Tell whether a plan takes the text: it refuses halves of surrogate pairs."""
    return not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)


def _opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def _assert_no_formula(book: Any) -> None:
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.data_type in "fe"]


def test_there_are_500_different_hostile_strings() -> None:
    assert len(set(hostile_strings())) == 500


def test_every_text_of_a_task_comes_back_as_it_was() -> None:
    fields = ("title", "role", "owner", "stand_in", "evidence", "note", "reason", "why")
    strings = hostile_strings()
    tasks = [a_task(f"t{at}", **dict.fromkeys(fields, text)) for at, text in enumerate(strings)]

    book = _opened(write_workbook(a_plan(), tasks, [], now=NOW))
    rows = list(book["Checklist"].iter_rows(min_row=2, values_only=True))

    _assert_no_formula(book)
    for text, row in zip(strings, rows, strict=True):
        assert [row[at] for at in (2, 3, 4, 5, 9, 10, 11, 12)] == [_expected(text)] * 8, repr(text)


def test_every_text_of_a_finding_comes_back_as_it_was() -> None:
    strings = hostile_strings()
    findings = [Finding(text, Severity.WARN, text, text, text) for text in strings]

    book = _opened(write_workbook(a_plan(), [], findings, now=NOW))
    rows = list(book["Findings"].iter_rows(min_row=2, values_only=True))

    _assert_no_formula(book)
    for text, row in zip(strings, rows, strict=True):
        assert list(row[1:]) == [_expected(text)] * 4, repr(text)


def test_hostile_text_in_a_plan_stays_text_on_every_sheet() -> None:
    strings = [text for text in hostile_strings() if len(text) < 400 and _is_whole(text)]
    steps = tuple(
        Step(name=text, owner=text, check=text, expected=text, undo=text) for text in strings
    )
    plan = a_plan(deployment__steps=steps)

    book = _opened(write_workbook(plan, [], [], now=NOW))

    _assert_no_formula(book)
    assert [row[2] for row in book["Run-book"].iter_rows(min_row=2, values_only=True)] == [
        _expected(step.name) for step in steps
    ]


@pytest.mark.parametrize("text", [text for text in hostile_strings() if _is_whole(text)][::12])
def test_a_hostile_launch_name_breaks_neither_cover_nor_footer(text: str) -> None:
    plan = a_plan(launch__name=text[:400], launch__owner=text[:400])

    book = _opened(write_workbook(plan, [a_task()], [], now=NOW, verdict=text))

    _assert_no_formula(book)
    assert book["Cover"].oddFooter.right.text == "Page &P of &N"


def test_text_like_a_formula_is_marked_as_text_and_other_text_is_not() -> None:
    page = _opened(
        write_workbook(a_plan(), [a_task(title="=1+1", note="plain", reason="-")], [], now=NOW)
    )["Checklist"]

    assert (page["C2"].value, page["C2"].data_type, page["C2"].quotePrefix) == ("=1+1", "s", True)
    assert page["L2"].quotePrefix is True
    assert page["K2"].quotePrefix is False
    assert page["C2"].style == "golive text"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_asvs_names_looks_like_a_formula(start: str) -> None:
    assert like_a_formula(f"{start}1")
    assert not like_a_formula(f"x{start}")
    assert not like_a_formula("")


@given(st.text(st.characters(), max_size=60))
def test_a_cells_text_is_made_once(text: str) -> None:
    once = cell_text(text)

    assert cell_text(once) == once
    assert once == (_expected(text) or "")


def test_a_text_that_fills_a_cell_is_kept_and_one_letter_more_is_cut_visibly() -> None:
    assert cell_text("x" * LONGEST) == "x" * LONGEST

    cut = cell_text("x" * (LONGEST + 1))

    assert len(cut) == LONGEST
    assert cut.endswith(CUT_MARK)


def test_length_counts_as_spreadsheets_count_it_and_no_letter_is_halved() -> None:
    rockets = "🚀" * 20_000  # two units each

    cut = cell_text(rockets)

    assert len(cut.encode("utf-16-le")) // 2 in {LONGEST - 1, LONGEST}
    assert cut.removesuffix(CUT_MARK).strip("🚀") == ""


def test_a_footer_is_one_short_line_without_codes() -> None:
    assert footer_text("R&D\nlaunch\x00") == "R+D launch"
    assert footer_text("x" * 200) == "x" * 79 + "…"


def test_a_text_takes_as_many_lines_as_its_words_need() -> None:
    assert lines_of("short", 20) == 1
    assert lines_of("one\ntwo\n\nfour", 20) == 4
    assert lines_of("four words of text " * 4, 20) == 4
    assert lines_of("x" * 100, 11) == 10
    assert lines_of("https://ci.example.test/builds/4711/artifacts/report.html", 17) == 5
    assert lines_of("漢字" * 10, 11) == 2 * lines_of("xx" * 10, 11)


def test_a_row_is_never_higher_than_a_spreadsheet_allows() -> None:
    page = _opened(write_workbook(a_plan(), [a_task(note="long " * 6_000)], [], now=NOW))[
        "Checklist"
    ]

    assert page.row_dimensions[2].height == HIGHEST


@given(st.text(max_size=200), st.floats(3, 80))
def test_more_text_never_takes_fewer_lines(text: str, width: float) -> None:
    assert lines_of(text, width) <= lines_of(f"{text}\nmore", width)
    assert lines_of(text, width) >= 1
