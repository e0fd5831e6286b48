"""A written workbook, opened again and read as people see it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from golive.checklist.task import Task
from golive.office import write_workbook
from golive.plan import Plan
from golive.window import Window
from tests.builders import NOW, ZONE, a_task

WINDOW = Window(
    start=datetime(2026, 12, 6, 2, tzinfo=UTC), end=datetime(2026, 12, 6, 5, tzinfo=UTC), zone=ZONE
)


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data), data_only=True)


def exported(plan: Plan, tasks: list[Task] | None = None, **extra: Any) -> Any:
    return opened(write_workbook(plan, tasks or [a_task()], [], now=NOW, **extra))


def records(page: Any) -> list[dict[str, Any]]:
    rows = list(page.iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def ids_on(book: Any) -> list[str]:
    """Give the ids of the plan's rows that the codes of the checklist stand for, in its order."""
    known = {row["Row"]: row["Id"] for row in records(book["Snapshot"])}
    return [known[row["Id"]] for row in records(book["Checklist"]) if row["Id"]]


def facts_of(book: Any) -> dict[str, Any]:
    return {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}


def answer(book: Any, question: str) -> dict[str, Any]:
    (found,) = [row for row in records(book["Answers"]) if row["Question"] == question]
    return found
