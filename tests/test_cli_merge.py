import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from golive.checklist import tasks
from golive.cli import main
from golive.office import write_workbook
from golive.plan.edits import value_at, with_value
from golive.plan.file import from_json, to_json
from tests.builders import NOW, a_plan, a_taken

_PLAN = a_plan(timing__taken=a_taken())
_FIRST, _SECOND = (task.id for task in tasks(_PLAN)[:2])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a plan, in which an owner changed since, and a workbook that somebody filled in."""
    book = load_workbook(BytesIO(write_workbook(_PLAN, tasks(_PLAN)[:3], [], now=NOW)))
    page = book["Checklist"]
    page["E2"], page["E3"], page["C5"], page["C2"] = "Ana", "Bo", "Call the bank", "Other"
    page["K3"] = "x" * 20_001
    book.save(tmp_path / "filled.xlsx")
    later = with_value(_PLAN, f"team.edits.{_SECOND}.owner", "Cleo")
    (tmp_path / "plan.json").write_text(to_json(later))
    return tmp_path


def _merged(folder: Path, *more: str) -> list[str]:
    return ["merge", str(folder / "plan.json"), str(folder / "filled.xlsx"), *more]


def _told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_merge_is_told_as_json_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "plan.json").read_bytes()

    assert main(_merged(folder, "--json")) == 0

    told = _told(capsys)
    file = "filled.xlsx"
    change = {"kind": "task", "id": _FIRST, "field": "owner", "old": "", "new": "Ana", "file": file}
    assert told["changes"] == [change]
    assert told["conflicts"] == [
        {
            "kind": "task",
            "id": _SECOND,
            "field": "owner",
            "base": "",
            "golive": "Cleo",
            "files": [{"file": file, "value": "Bo"}],
        }
    ]
    assert [task["title"] for task in told["proposed"]] == ["Call the bank"]
    assert [one["field"] for one in told["ignored"]] == ["name", "note"]
    assert (folder / "plan.json").read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"plan.json", file}


def test_a_merge_that_is_applied_leaves_only_what_a_person_decides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out.json"

    assert main(_merged(folder, "--apply", str(out))) == 0

    assert "1 changed, 1 to decide, 1 new." in capsys.readouterr().out
    plan = from_json(out.read_bytes())
    assert value_at(plan, f"team.edits.{_FIRST}.owner") == "Ana"
    assert value_at(plan, f"team.edits.{_SECOND}.owner") == "Cleo"
    assert [task.title for task in plan.team.own_tasks] == ["Call the bank"]
    main(["merge", str(out), str(folder / "filled.xlsx"), "--json"])
    again = _told(capsys)
    assert (again["changes"], again["proposed"], len(again["conflicts"])) == ([], [], 1)


def test_new_tasks_can_be_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.json"

    assert main(_merged(folder, "--apply", str(out), "--without-proposed")) == 0

    assert from_json(out.read_bytes()).team.own_tasks == ()
    assert "New task: “Call the bank”" in capsys.readouterr().out


def test_a_merge_is_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(_merged(folder)) == 0

    said = capsys.readouterr().out
    assert f"task {_FIRST}, owner: “” → “Ana” (filled.xlsx)" in said
    assert f"Differs: task {_SECOND}, owner: golive says “Cleo”; filled.xlsx says “Bo”." in said
    assert "Not taken: filled.xlsx, sheet “Checklist”, row 2: The name says “Other”" in said
    assert said.endswith("Nothing was written.\n")


def test_what_is_no_workbook_or_cannot_be_written_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = str(folder / "plan.json")

    assert main(["merge", plan, plan]) == 3
    assert main(_merged(folder, "--apply", str(folder / "no" / "out.json"))) == 2

    said = capsys.readouterr().err
    assert "is no .xlsx or .ods workbook" in said
    assert "cannot be written" in said
