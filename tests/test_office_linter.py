"""The workbook linter bites: each fault put into a sound workbook is named."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from golive.office import write_workbook
from tests.builders import NOW, a_plan, a_task
from tests.workbook_linter import contrast, faults


@cache
def _workbook() -> bytes:
    return write_workbook(a_plan(), [a_task("one"), a_task("two")], [], now=NOW)


def _broken(change: Callable[[Any], object]) -> list[str]:
    book = load_workbook(BytesIO(_workbook()))
    change(book)
    target = BytesIO()
    book.save(target)
    return faults(target.getvalue())


def test_a_sound_workbook_has_no_faults() -> None:
    assert faults(_workbook()) == []


def _put(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def _list_of(source: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book["Checklist"].data_validations.dataValidation[0].formula1 = source

    return change


def _clear_last_row(book: Any) -> None:
    for cell in book["Checklist"][3]:
        cell.value = None


BREAKS: dict[str, tuple[Callable[[Any], object], str]] = {
    "formula": (_put("Checklist", "C2", "=1+1"), "holds a formula"),
    "bare minus": (_put("Checklist", "C2", "-1 day"), "not marked as text"),
    "merged": (lambda book: book["Checklist"].merge_cells("A2:B2"), "merged cells"),
    "header": (_put("Checklist", "B1", "Other"), "not those of its first row"),
    "blank row": (_clear_last_row, "blank row"),
    "beyond": (_put("Checklist", "A9", "beyond"), "not one table"),
    "A1": (_put("Cover", "A1", None), "nothing stands in A1"),
    "font": (
        lambda book: setattr(book["Cover"]["A2"], "font", Font(sz=8, color="FF000000")),
        "8.0 points",
    ),
    "pale": (
        lambda book: setattr(book["Cover"]["A2"], "font", Font(sz=11, color="FFCCCCCC")),
        "too little contrast",
    ),
    "title": (lambda book: setattr(book.properties, "title", None), "no title"),
    "hidden": (lambda book: setattr(book["Cover"], "sheet_state", "hidden"), "is hidden"),
    "portrait": (
        lambda book: setattr(book["Answers"].page_setup, "orientation", "portrait"),
        "A4 across",
    ),
    "one page": (
        lambda book: setattr(book["Answers"].page_setup, "fitToWidth", 3),
        "not fitted",
    ),
    "footer": (
        lambda book: setattr(book["Answers"].oddFooter.right, "text", None),
        "no page numbers",
    ),
    "print title": (lambda book: setattr(book["Answers"], "print_title_rows", "2:2"), "repeats"),
    "frozen": (lambda book: setattr(book["Answers"], "freeze_panes", None), "stays in sight"),
    "width": (lambda book: book["Answers"].column_dimensions.pop("C"), "column C has no width"),
    "tab": (
        lambda book: setattr(book["Answers"].sheet_properties, "tabColor", "00FF0000"),
        "lost in LibreOffice",
    ),
    "range": (
        lambda book: setattr(
            book["Checklist"].data_validations.dataValidation[0], "sqref", "I2:I500"
        ),
        "does not cover",
    ),
    "equals": (_list_of("=Lists!$A$2:$A$6"), "starts with ="),
    "long list": (_list_of('"' + "x" * 300 + '"'), "inline list is too long"),
    "gap": (_list_of("Lists!$A$2:$A$9"), "empty choice"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_fault_is_named(name: str) -> None:
    change, words = BREAKS[name]

    assert any(words in fault for fault in _broken(change)), _broken(change)


def test_contrast_goes_from_1_to_21() -> None:
    assert contrast("FFFFFFFF", "FFFFFFFF") == pytest.approx(1)
    assert contrast("FF000000", "FFFFFFFF") == pytest.approx(21)
    assert contrast("FF767676", "FFFFFFFF") == pytest.approx(4.54, abs=0.01)
