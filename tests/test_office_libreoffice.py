"""LibreOffice opens the workbook, saves it again and prints it."""

import subprocess
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from golive.checklist.task import Task
from golive.office import write_workbook
from golive.plan import Step, Trigger
from tests.builders import NOW, a_plan, a_task
from tests.office_reading import ids_on

pytestmark = [
    pytest.mark.libreoffice,
    # LibreOffice notes its own extras in the file, and openpyxl says that it leaves them out.
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]


def _tasks() -> list[Task]:
    return [
        a_task(
            f"item-{at}:row", due=date(2026, 11, 1) + timedelta(days=at), title="=1+1\n-2 Ünïcode"
        )
        for at in range(70)
    ]


def _converted(folder: Path, to: str) -> Path:
    plan = a_plan(
        launch__name="Orders & more",
        deployment__steps=(Step(name="Stop"),),
        rollback__triggers=(Trigger(measure="Errors"),),
    )
    source = folder / "workbook.xlsx"
    source.write_bytes(write_workbook(plan, _tasks(), [], now=NOW))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return out / f"workbook.{to}"


def _opened(path: Path) -> Any:
    return load_workbook(BytesIO(path.read_bytes()), data_only=True)


def _columns(path: Path) -> list[tuple[Any, ...]]:
    book = _opened(path)
    rows = book["Checklist"].iter_rows(min_row=2, values_only=True)
    shown = [(row[2], row[6].date(), row[8]) for row in rows if row[0]]
    return [(found, *row) for found, row in zip(ids_on(book), shown, strict=True)]


def test_a_workbook_saved_again_keeps_ids_texts_dates_and_drop_downs(tmp_path: Path) -> None:
    saved = _converted(tmp_path, "xlsx")

    assert _columns(saved) == [(task.id, task.title, task.due, "Open") for task in _tasks()]
    book = _opened(saved)
    assert book["Lists"].sheet_state == "hidden"
    checks = book["Checklist"].data_validations.dataValidation
    assert "Lists!$A$2:$A$6" in {check.formula1 for check in checks}
    assert list(book["Checklist"].tables) == ["Checklist"]


def test_a_workbook_prints_every_sheet(tmp_path: Path) -> None:
    printed = _converted(tmp_path, "pdf").read_bytes()

    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type/Page>>") + printed.count(b"/Type/Page/") >= 5
