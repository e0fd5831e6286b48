"""`golive schema`, `golive check` and `golive checklist`: plans, from the command line."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from golive import checklist, sample
from golive.cli import main
from golive.plan import Plan
from golive.plan.file import from_json, to_json
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_DAY = timedelta(days=1)
_NOW = ("--now", NOW.isoformat())
Out = pytest.CaptureFixture[str]


def _run(capsys: Out, *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return status, out, err


def _file(folder: Path, plan: Plan | str) -> Path:
    path = folder / "plan.json"
    path.write_text(plan if isinstance(plan, str) else to_json(plan), encoding="utf-8")
    return path


def test_the_schema_describes_every_part_of_a_plan(capsys: Out) -> None:
    status, out, err = _run(capsys, "schema")
    assert (status, err) == (0, "")
    assert set(json.loads(out)["properties"]) == set(Plan.model_fields)


def test_a_plan_on_track_is_exit_0(tmp_path: Path, capsys: Out) -> None:
    plan = sample.plan(NOW)
    status, out, err = _run(capsys, "check", _file(tmp_path, plan), *_NOW)
    assert (status, out, err) == (0, "Verdict: On track\n", "")


def test_a_check_as_json_has_the_agreed_shape(tmp_path: Path, capsys: Out) -> None:
    status, out, _ = _run(capsys, "check", _file(tmp_path, Plan(id="p")), *_NOW, "--json")
    answer: dict[str, Any] = json.loads(out)
    assert status == 0
    assert list(answer) == ["verdict", "findings"]
    assert answer["verdict"] == "at_risk"
    for finding in answer["findings"]:
        assert list(finding) == ["rule", "severity", "where", "what", "remedy"]
        assert finding["severity"] in ("stop", "warn", "note")


def test_a_finding_that_stops_the_launch_is_exit_1(tmp_path: Path, capsys: Out) -> None:
    path = _file(tmp_path, a_plan(timing__taken=a_taken()))
    at_the_gate = ("--now", (LAUNCH - _DAY).isoformat())
    status, out, err = _run(capsys, "check", path, *at_the_gate)
    assert (status, err) == (1, "")
    assert out.startswith("Verdict: No go\nstop: ")
    status, out, _ = _run(capsys, "check", path, *at_the_gate, "--json")
    assert (status, json.loads(out)["verdict"]) == (1, "no_go")


def test_findings_are_said_with_their_place_and_remedy(tmp_path: Path, capsys: Out) -> None:
    _, out, _ = _run(capsys, "check", _file(tmp_path, Plan(id="p")), *_NOW)
    assert (
        "warn: launch.zone: No business zone is set, so all times are in UTC. "
        "Choose the zone on the overview.\n"
    ) in out


def test_a_moment_without_an_offset_is_on_the_plan_s_clock(tmp_path: Path, capsys: Out) -> None:
    # the gate's day begins in Amsterdam an hour before it does in Greenwich
    path = _file(tmp_path, a_plan(timing__taken=a_taken()))
    eve = (LAUNCH - 2 * _DAY).date()
    assert _run(capsys, "check", path, "--now", f"{eve}T23:30")[0] == 0
    assert _run(capsys, "check", path, "--now", f"{eve}T23:30+00:00")[0] == 1


def test_without_a_moment_the_plan_is_judged_now(tmp_path: Path, capsys: Out) -> None:
    long_ago = a_taken(datetime.fromisoformat("2001-01-02T02:00+00:00"))
    assert _run(capsys, "check", _file(tmp_path, a_plan(timing__taken=long_ago)))[0] == 1


@pytest.mark.parametrize("command", ["check", "checklist"])
def test_every_fault_of_a_plan_file_is_named(command: str, tmp_path: Path, capsys: Out) -> None:
    raw = json.loads(to_json(a_plan()))
    raw["launch"]["slo_percent"] = 300
    raw["launch"]["zone"] = "Mars/Olympus"
    raw["colour"] = "green"
    path = _file(tmp_path, json.dumps(raw))
    words = ("-o", tmp_path / "out.xlsx") if command == "checklist" else ()
    status, out, err = _run(capsys, command, path, *words)
    assert (status, out) == (3, "")
    first, *rest = err.splitlines()
    assert first.startswith(f"golive: {path}: The plan file has 3 faults; nothing was loaded.")
    assert len(rest) == 3
    for field in ("launch.slo_percent", "launch.zone", "colour"):
        assert sum(line.startswith(f"  {field}: ") for line in rest) == 1


def test_a_single_fault_is_one_sentence(tmp_path: Path, capsys: Out) -> None:
    raw = json.loads(to_json(a_plan()))
    raw["launch"]["slo_percent"] = 300
    status, _, err = _run(capsys, "check", _file(tmp_path, json.dumps(raw)))
    assert status == 3
    assert err.count("\n") == 1
    assert "launch.slo_percent" in err


@pytest.mark.parametrize("content", ["", "nope", "[]", '{"format": 2}', "[" * 100_000])
def test_what_is_no_plan_is_told_in_one_sentence(content: str, tmp_path: Path, capsys: Out) -> None:
    status, out, err = _run(capsys, "check", _file(tmp_path, content))
    assert (status, out) == (3, "")
    assert err.startswith("golive: ")
    assert err.count("\n") == 1


def test_a_plan_that_is_not_there_or_is_a_folder_is_exit_3(tmp_path: Path, capsys: Out) -> None:
    assert _run(capsys, "check", tmp_path / "missing.json")[0] == 3
    status, _, err = _run(capsys, "check", tmp_path)
    assert status == 3
    assert err == f"golive: {tmp_path} cannot be read: Is a directory.\n"


def test_the_checklist_is_written_as_a_workbook(tmp_path: Path, capsys: Out) -> None:
    plan, out_file = sample.plan(NOW), tmp_path / "out.xlsx"
    words = ("checklist", _file(tmp_path, plan), "-o", out_file, *_NOW)
    status, out, err = _run(capsys, *words)
    todo = checklist.tasks(plan)
    assert (status, out, err) == (0, f"{len(todo)} tasks are in {out_file}.\n", "")
    book = load_workbook(BytesIO(out_file.read_bytes()), read_only=True)
    cells = {cell for sheet in book for row in sheet.values for cell in row}
    book.close()
    assert {task.title for task in todo} <= cells


def test_the_checklist_as_json_lists_the_same_tasks(tmp_path: Path, capsys: Out) -> None:
    plan, out_file = sample.plan(NOW), tmp_path / "out.xlsx"
    words = ("checklist", _file(tmp_path, plan), "-o", out_file, "--json", *_NOW)
    status, out, _ = _run(capsys, *words)
    told = json.loads(out)["tasks"]
    assert status == 0
    assert out_file.exists()
    todo = checklist.tasks(from_json(to_json(plan)))
    assert [(task["id"], task["due"]) for task in told] == [(t.id, str(t.due)) for t in todo]


@pytest.mark.parametrize("where", ["", "missing/out.xlsx"])
def test_a_workbook_that_cannot_be_written_is_wrong_use(
    where: str, tmp_path: Path, capsys: Out
) -> None:
    out_file = tmp_path / where
    words = ("checklist", _file(tmp_path, a_plan()), "-o", out_file, *_NOW)
    status, out, err = _run(capsys, *words)
    assert (status, out) == (2, "")
    assert err.startswith(f"golive: {out_file} cannot be written: ")


def test_a_checklist_needs_a_file_to_write(tmp_path: Path, capsys: Out) -> None:
    status, _, err = _run(capsys, "checklist", _file(tmp_path, a_plan()))
    assert status == 2
    assert "-o/--out" in err
