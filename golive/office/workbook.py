"""A plan, its checklist and its findings as one Excel workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook

from golive.checklist.task import Task
from golive.errors import Finding
from golive.office.answers import answers_sheet
from golive.office.archive import as_bytes
from golive.office.back.stamp import stamp
from golive.office.checklist import checklist_sheet, mark_checklist
from golive.office.cover import write_cover
from golive.office.export import Export
from golive.office.findings import findings_sheet
from golive.office.lists import STATUS_RANGE, about_sheet, lists_sheet
from golive.office.looks import Looks
from golive.office.notices import notices_sheet
from golive.office.run_book import run_book_sheet
from golive.office.sheet import TableSheet, write_table
from golive.office.text import cell_text
from golive.office.way_back import way_back_sheet
from golive.plan import Plan

_LANGUAGE = "en-GB"


def write_workbook(
    plan: Plan,
    tasks: Sequence[Task],
    findings: Sequence[Finding],
    *,
    now: datetime,
    verdict: str = "",
    revision: int | None = None,
) -> bytes:
    """Write the workbook that a team fills in.

    Every figure is a value, never a formula, so that previews that do not calculate show it.
    Sheets without rows are left out.

    Args:
        plan: the plan.
        tasks: its checklist, in the order of the sheet.
        findings: what its review found.
        now: the moment of the export, with an offset; decides what is late and the countdown.
        verdict: go or no-go in words; empty while nobody has decided.
        revision: the plan's revision in the store.

    Returns:
        An .xlsx file; the same arguments give the same bytes.
    """
    export = Export(plan, tasks, findings, now, verdict, revision)
    book = Workbook()
    book.remove(book.worksheets[0])
    looks = Looks(book)
    write_cover(book, looks, export)
    for sheet in _sheets(export):
        if sheet.rows:
            write_table(book, looks, sheet, plan.title)
    if tasks:
        mark_checklist(book["Checklist"], len(tasks), STATUS_RANGE)
    stamp(book, looks, plan, now, revision)
    _describe(book, export)
    return as_bytes(book, now)


def _sheets(export: Export) -> Iterator[TableSheet]:
    plan = export.plan
    yield checklist_sheet(export.tasks, plan.zone, export.today)
    yield answers_sheet(plan)
    yield run_book_sheet(plan)
    yield notices_sheet(plan)
    yield way_back_sheet(plan)
    yield findings_sheet(export.findings)
    yield lists_sheet()
    yield about_sheet(export)


def _describe(book: Workbook, export: Export) -> None:
    properties = book.properties
    properties.title = cell_text(f"Go-live workbook: {export.plan.title}")
    properties.subject = "Go-live plan and checklist"
    properties.creator = "golive"
    properties.language = _LANGUAGE
    properties.identifier = export.plan.id
