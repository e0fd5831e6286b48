"""How long the workbook of 1,000 tasks takes, beside openpyxl writing the same cells bare.

Run: `python benchmarks/export_speed.py`. Both are measured in turn in one run; the figures are
medians. The aim: at most twice the bare time.
"""

import random
import statistics
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

from openpyxl import Workbook, load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from golive.checklist.task import Phase, Question, Task
from golive.office import write_workbook
from golive.plan import Launch, Plan, Status

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
RUNS = 9
AIM = 2.0


def made_up_tasks(count: int) -> list[Task]:
    """Make up tasks with texts of the usual lengths, the same every time."""
    dice = random.Random(1)
    words = (
        "prove",
        "restore",
        "backup",
        "send",
        "notice",
        "agree",
        "criteria",
        "rehearse",
        "owner",
    )

    def text(most: int) -> str:
        return " ".join(dice.choices(words, k=dice.randint(3, most)))

    return [
        Task(
            id=f"item-{number}",
            title=text(10),
            why=text(30),
            question=dice.choice(list(Question)),
            phase=dice.choice(list(Phase)),
            role=text(3),
            due=date(2026, 11, 1) + timedelta(days=number % 60),
            status=dice.choice(list(Status)),
            owner=text(3),
            evidence=text(12),
            note=text(20),
        )
        for number in range(count)
    ]


def bare(pages: dict[str, list[list[Any]]]) -> bytes:
    """Write the same values with openpyxl and nothing else."""
    book = Workbook()
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def seconds(write: Callable[[], bytes]) -> float:
    """Measure one run."""
    begun = perf_counter()
    write()
    return perf_counter() - begun


def main() -> None:
    """Measure 1,000 tasks and print the medians and their ratio."""
    plan, tasks = Plan(launch=Launch(name="Benchmark")), made_up_tasks(1_000)

    def ours() -> bytes:
        return write_workbook(plan, tasks, [], now=NOW)

    book = load_workbook(BytesIO(ours()))
    pages: dict[str, list[list[Any]]] = {
        page.title: [list(row) for row in page.iter_rows(values_only=True)]
        for page in book.worksheets
    }
    cells = sum(len(row) for rows in pages.values() for row in rows)
    pairs = [(seconds(ours), seconds(lambda: bare(pages))) for _ in range(RUNS)]
    golive, openpyxl = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    print(f"{len(tasks)} tasks, {cells} cells, {RUNS} runs each, medians")
    print(f"golive          {golive * 1000:6.0f} ms")
    print(f"openpyxl bare   {openpyxl * 1000:6.0f} ms")
    print(f"ratio           {ratio:6.2f}  (aim: at most {AIM:.1f})")


if __name__ == "__main__":
    main()
