"""The sheet Checklist: every task once, to be filled in."""

from collections.abc import Sequence
from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from golive.checklist.task import PHASE_TITLES, QUESTION_TITLES, Task
from golive.office.looks import TAB_MAIN, Look, when_equal, when_true
from golive.office.sheet import Column, TableSheet, Value
from golive.office.words import STATUS_TITLES, yes_no
from golive.plan import Status

_DUE, _LATE, _STATUS = "G", "H", "I"

#: Ink and paper of a status, contrast at least 4.5:1; the word itself stands in the cell.
STATUS_COLOURS = {
    Status.DOING: ("FF1F4E79", "FFE1EFFA"),
    Status.DONE: ("FF0B5D1E", "FFE3F4E6"),
    Status.BLOCKED: ("FF9B1C1C", "FFFDE8E8"),
    Status.NOT_APPLICABLE: ("FF4A4A4A", "FFEDEDED"),
}
LATE_COLOURS = ("FF8A3B00", "FFFFF1DC")


def checklist_sheet(tasks: Sequence[Task], zone: str, today: date) -> TableSheet:
    """Lay out the checklist as of `today`, a day in `zone`."""
    rows = tuple(_row(task, today) for task in tasks)
    return TableSheet("Checklist", "Checklist", _columns(zone), rows, tab=TAB_MAIN, keep=3)


def _columns(zone: str) -> tuple[Column, ...]:
    return (
        Column("Id", 10, Look.QUIET),
        Column("Phase", 20),
        Column("Task", 30),
        Column("Role", 17),
        Column("Owner", 13, Look.FILL_IN),
        Column("Stand-in", 12, Look.FILL_IN),
        Column(f"Due ({zone})", 19, Look.FILL_DAY),
        Column("Late", 9),
        Column("Status", 12, Look.FILL_IN),
        Column("Evidence", 17, Look.FILL_IN),
        Column("Note", 18, Look.FILL_IN),
        Column("Reason", 14, Look.FILL_IN),
        Column("Why", 60, Look.QUIET),
        Column("Question", 12, Look.QUIET),
        Column("Mandatory", 13, Look.QUIET),
    )


def _row(task: Task, today: date) -> tuple[Value, ...]:
    return (
        task.id,
        PHASE_TITLES[task.phase],
        task.title,
        task.role,
        task.owner,
        task.stand_in,
        task.due,
        _late(task, today),
        STATUS_TITLES[task.status],
        task.evidence,
        task.note,
        task.reason,
        task.why,
        QUESTION_TITLES[task.question],
        yes_no(task.mandatory),
    )


def _late(task: Task, today: date) -> str:
    if task.due is None or not task.late(today):
        return ""
    days = (today - task.due).days
    return f"{days} day{'s' if days > 1 else ''} late"


def mark_checklist(page: Worksheet, count: int, statuses: str) -> None:
    """Add drop-downs, date checks and colours to a checklist of `count` tasks.

    Args:
        page: the written sheet.
        count: how many tasks stand on it.
        statuses: the range that lists the statuses, such as `Lists!$A$2:$A$6`.
    """
    last = count + 1
    page.print_area = f"B1:L{last}"  # on paper the ids and the reasons would shrink the rest
    page.add_data_validation(_status_choice(statuses, f"{_STATUS}2:{_STATUS}{last}"))
    page.add_data_validation(_due_check(f"{_DUE}2:{_DUE}{last}"))
    for status, colours in STATUS_COLOURS.items():
        rule = when_equal(STATUS_TITLES[status], colours)
        page.conditional_formatting.add(f"{_STATUS}2:{_STATUS}{last}", rule)
    done, left_out = STATUS_TITLES[Status.DONE], STATUS_TITLES[Status.NOT_APPLICABLE]
    late = f'AND(LEN(${_LATE}2)>0,${_STATUS}2<>"{done}",${_STATUS}2<>"{left_out}")'
    page.conditional_formatting.add(f"{_LATE}2:{_LATE}{last}", when_true(late, LATE_COLOURS))


def _status_choice(statuses: str, cells: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=statuses,  # without "=", which LibreOffice takes off anyway
        sqref=cells,
        allow_blank=False,
        showErrorMessage=True,
        errorTitle="Not a status",
        error="Choose one of the statuses from the list.",
        showInputMessage=True,
        promptTitle="Status",
        prompt="Choose from the list. Say in Reason why a task is blocked or not applicable.",
    )


def _due_check(cells: str) -> DataValidation:
    return DataValidation(
        type="date",
        operator="greaterThanOrEqual",
        formula1="36526",  # 1 January 2000, in days as Excel counts them
        sqref=cells,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Not a date",
        error="Type a date, such as 2026-11-23, or leave the cell empty.",
    )
