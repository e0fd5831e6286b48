"""The sheet Cover: what the launch is, when, how far it is, and how to fill the workbook in."""

from collections import Counter
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from golive.office.export import Export
from golive.office.fit import FittedRow, fit_row
from golive.office.looks import BAR_COLOUR, TAB_MAIN, Look, Looks, bar
from golive.office.progress import Tally, by_phase
from golive.office.sheet import Value, a_table, put, ready_to_print, set_widths
from golive.office.wording import Wording
from golive.office.words import (
    NOT_ANSWERED,
    SEVERITY_TITLES,
    day_words,
    local_moment,
    moment_words,
)
from golive.window import Window

_WIDTHS = (40, 76, 8, 8, 8, 10, 8, 12, 8)
_HEADERS = (
    "Phase",
    "Closed",
    "Total",
    "Open",
    "Doing",
    "Blocked",
    "Done",
    "Not applicable",
    "Late",
)
_LONGEST_TITLE = 70
_LONGEST_FACT = 500
_TITLE_HEIGHT = 27.0  # points

_HOW = """\
1. On the sheet Checklist, fill in the pale yellow columns: Owner, Stand-in, Due, Status, \
Evidence, Note and Reason.
2. Choose the status from the list. Say in Reason why a task is blocked or not applicable; put \
into Evidence where the proof of a done task lies.
3. Sort and filter as you like, and leave the column Id as it is. Type a new task into the row \
beneath the table, without an Id.
4. Give the file back to the owner. The other columns and sheets follow from the plan; change \
those answers in golive."""


def write_cover(book: Workbook, looks: Looks, export: Export) -> None:
    """Write the first sheet: facts in two columns, then the progress of the phases."""
    page = book.create_sheet("Cover")
    page.append([put(page, looks, _cut(export.plan.title, _LONGEST_TITLE), Look.TITLE)])
    page.row_dimensions[1] = FittedRow(page, index=1, ht=_TITLE_HEIGHT)
    for number, (label, value) in enumerate(_facts(export), 2):
        page.append([put(page, looks, label, Look.LABEL), put(page, looks, value, Look.TEXT)])
        fit_row(page, number, (label, value), _WIDTHS)
    _write_progress(page, looks, by_phase(export.tasks, export.today))
    set_widths(page, _WIDTHS)
    page.sheet_properties.tabColor = TAB_MAIN
    ready_to_print(page, export.plan.title)


def _facts(export: Export) -> Iterator[tuple[str, Value]]:
    launch, zone = export.plan.launch, export.plan.zone
    yield "What goes live", _cut(launch.goes_live, _LONGEST_FACT) or NOT_ANSWERED
    yield "Owner", launch.owner or NOT_ANSWERED
    yield "Stand-in of the owner", launch.stand_in or NOT_ANSWERED
    yield from _when(export)
    yield "Verdict", export.verdict or "Not decided yet"
    yield "Findings", _findings(export)
    yield "How to fill it in", _HOW
    yield "Exported", moment_words(export.now, zone)
    yield "Plan", export.plan.id
    if export.revision is not None:
        yield "Revision", export.revision


def _when(export: Export) -> Iterator[tuple[str, Value]]:
    plan = export.plan
    if plan.timing.taken is None:
        yield "Window", "No window taken yet"
        return
    window = plan.timing.taken.window
    yield "Window", Wording.of(plan).words(window)
    yield "Length of the window (minutes)", window.minutes
    yield _countdown(export, window)


def _countdown(export: Export, window: Window) -> tuple[str, int]:
    """Count calendar days on the plan's clock, from the day of the export."""
    day = local_moment(window.start, export.plan.zone).date()
    days = (day - export.today).days
    to_or_since = "to the window" if days >= 0 else "since the window began"
    return f"Days {to_or_since}, on {day_words(export.today)}", abs(days)


def _findings(export: Export) -> str:
    counts = Counter(found.severity for found in export.findings)
    said = (f"{title}: {counts[severity]}" for severity, title in SEVERITY_TITLES.items())
    return "; ".join(said)


def _write_progress(page: Worksheet, looks: Looks, tallies: tuple[Tally, ...]) -> None:
    if not tallies:
        page.append([put(page, looks, "Tasks", Look.LABEL), put(page, looks, 0, Look.TEXT)])
        return
    page.append([put(page, looks, header, Look.HEADER) for header in _HEADERS])
    first = page.max_row
    fit_row(page, first, _HEADERS, _WIDTHS)
    for tally in tallies:
        page.append(_progress_row(page, looks, tally))
    reference = f"A{first}:I{page.max_row}"
    page.add_table(a_table("Progress", reference, _HEADERS, filtered=False))
    page.conditional_formatting.add(f"B{first + 1}:B{page.max_row}", bar(BAR_COLOUR))


def _progress_row(page: Worksheet, looks: Looks, tally: Tally) -> list[Cell]:
    counts = (
        tally.total,
        tally.open,
        tally.doing,
        tally.blocked,
        tally.done,
        tally.not_applicable,
        tally.late,
    )
    return [
        put(page, looks, tally.title, Look.LABEL),
        put(page, looks, tally.closed_share, Look.PERCENT),
        *(put(page, looks, count, Look.TEXT) for count in counts),
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
