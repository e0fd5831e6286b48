"""`golive runbook`: the steps in time and the way back, from the command line."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from golive.cli import main
from golive.plan import Link, Plan, Step, StepPhase
from golive.plan.file import to_json
from tests.builders import LAUNCH, a_plan, a_taken

Out = pytest.CaptureFixture[str]

_STEPS = (
    Step(id="copy", name="Copy", owner="Ada", minutes=40, undo_minutes=10),
    Step(id="mail", owner="Ben", minutes=30, at_once=True, undo_minutes=0),
    Step(id="web", name="Deploy", minutes=20, undo_minutes=15, links=(Link(step="copy"),)),
    Step(id="look", name="Look", phase=StepPhase.VERIFY, minutes=12),
)


def _planned(*steps: Step, **answers: Any) -> Plan:
    usual = {"rollback__possible": True, "timing__taken": a_taken(minutes=120)}
    return a_plan(deployment__steps=steps or _STEPS, **(usual | answers))


def _run(capsys: Out, folder: Path, plan: Plan, *words: str) -> tuple[int, str]:
    path = folder / "plan.json"
    path.write_text(to_json(plan), encoding="utf-8")
    status = main(["runbook", str(path), *words])
    out, err = capsys.readouterr()
    assert err == ""
    return status, out


def _told(capsys: Out, folder: Path, plan: Plan, *words: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_run(capsys, folder, plan, "--json", *words)[1])
    return told


def test_the_answer_has_the_agreed_shape(tmp_path: Path, capsys: Out) -> None:
    told = _told(capsys, tmp_path, _planned())
    assert list(told) == [
        "times", "zone", "steps", "critical_path", "circle", "end", "fits", "shorten_first",
        "point_of_no_return", "back_out", "now", "findings",
    ]  # fmt: skip
    assert (told["times"], told["zone"]) == ("instants", "Europe/Amsterdam")
    assert told["steps"][2] == {
        "id": "web",
        "name": "Deploy",
        "early_start": "2026-12-15T03:40:00+01:00",
        "early_finish": "2026-12-15T04:00:00+01:00",
        "late_start": "2026-12-15T03:40:00+01:00",
        "late_finish": "2026-12-15T04:00:00+01:00",
        "slack_minutes": 0,
        "free_slack_minutes": 0,
        "critical": True,
        "nearly_critical": False,
        "wave": 2,
    }
    assert (told["steps"][1]["slack_minutes"], told["steps"][1]["critical"]) == (42, False)
    assert told["critical_path"] == ["copy", "web", "look"]
    assert list(told["end"]) == ["p50", "p80", "p95"]
    assert told["end"]["p50"] < told["end"]["p80"] < told["end"]["p95"]
    assert "runbook-check" in {finding["rule"] for finding in told["findings"]}


def test_what_fits_and_the_way_back_are_told_in_minutes_and_moments(
    tmp_path: Path, capsys: Out
) -> None:
    told = _told(capsys, tmp_path, _planned())
    chances = {name: told["fits"].pop(name) for name in ("chance", "chance_with_way_back")}
    assert told["fits"] == {
        "window_minutes": 120,
        "needed_minutes": 72 + 15 + 25 + 15,
        "back_minutes": 55,
        "shortfall_minutes": 7,
    }
    assert 1 >= chances["chance"] > chances["chance_with_way_back"] >= 0
    assert told["shorten_first"]["step"] == "copy"
    assert told["point_of_no_return"] == {
        "at": "2026-12-15T04:05:00+01:00",  # 120 - 15 - 25 - 15 minutes after 03:00
        "because": "time",
        "by_time": "2026-12-15T04:05:00+01:00",
        "protected": "2026-12-15T04:05:00+01:00",
        "by_step": None,
        "step": None,
        "last_gate": "2026-12-15T03:50:00+01:00",
    }
    assert told["back_out"][0] == {
        "step": "copy",
        "at": "2026-12-15T03:40:00+01:00",
        "now": "2026-12-15T04:20:00+01:00",
        "worst": "2026-12-15T05:07:00+01:00",
        "light": "green",
    }


def test_a_step_for_good_is_why_there_is_no_return(tmp_path: Path, capsys: Out) -> None:
    drop = Step(id="drop", minutes=5, reversible=False)
    point = _told(capsys, tmp_path, _planned(*_STEPS, drop, timing__taken=a_taken(minutes=400)))
    assert point["point_of_no_return"]["because"] == "step"
    assert point["point_of_no_return"]["step"] == "drop"
    assert point["point_of_no_return"]["by_step"] == "2026-12-15T04:12:00+01:00"


def test_without_a_window_times_are_minutes_and_that_is_said(tmp_path: Path, capsys: Out) -> None:
    told = _told(capsys, tmp_path, _planned(timing__taken=None))
    assert told["times"] == "minutes after the window's start; no window is taken"
    assert told["steps"][2]["early_start"] == 40
    assert told["back_out"][0]["now"] == 40 + 15 + 10 + 15
    assert told["now"] is None
    _, out = _run(capsys, tmp_path, _planned(timing__taken=None))
    assert out.startswith("In minutes after the window's start; the end waits for")
    assert "     0.0 to    40.0 * Copy, Ada\n" in out


@pytest.mark.parametrize(
    ("minute", "light", "too_late"), [(10, "green", False), (70, "amber", True), (124, "red", True)]
)
def test_a_moment_of_the_window_is_told_with_its_way_back(
    minute: int, light: str, *, too_late: bool, tmp_path: Path, capsys: Out
) -> None:
    plan, now = _planned(rollback__protection_minutes=5.0), LAUNCH + timedelta(minutes=minute)
    told = _told(capsys, tmp_path, plan, "--now", now.isoformat())["now"]
    assert (told["light"], told["too_late"]) == (light, too_late)
    _, out = _run(capsys, tmp_path, plan, "--now", now.isoformat())
    assert out.count("Who turns round at 2026-12-15T0") == 1


@pytest.mark.parametrize("minute", [-1, 120])
def test_before_and_after_the_window_nobody_turns_round(
    minute: int, tmp_path: Path, capsys: Out
) -> None:
    now = (LAUNCH + timedelta(minutes=minute)).isoformat()
    assert _told(capsys, tmp_path, _planned(), "--now", now)["now"] is None
    assert "Who turns round at" not in _run(capsys, tmp_path, _planned(), "--now", now)[1]


def test_people_read_a_line_a_step_with_clock_times(tmp_path: Path, capsys: Out) -> None:
    status, out = _run(capsys, tmp_path, _planned())
    assert status == 0
    assert out.splitlines()[:4] == [
        "On the clock of Europe/Amsterdam; the end waits for the steps with a star.",
        "  Tue 03:00 to Tue 03:40 * Copy, Ada",
        "  Tue 03:00 to Tue 03:30   A step without a name, Ben (42 minutes of slack)",
        "  Tue 03:40 to Tue 04:00 * Deploy, nobody",
    ]
    assert "Point of no return: Tue 15 Dec 2026, 04:05 (Europe/Amsterdam)" in out
    assert "warn: deployment.steps.copy: “Copy” has no stand-in" in out


def test_a_circle_is_named_and_ends_with_1(tmp_path: Path, capsys: Out) -> None:
    turned = Step(id="a", name="Turn", links=(Link(step="a"),))
    status, out = _run(capsys, tmp_path, _planned(turned))
    assert status == 1
    assert out.startswith("“Turn” waits for itself, so no times can be told.")
    told = _told(capsys, tmp_path, _planned(turned))
    assert (told["circle"], told["steps"], told["end"]) == (["a"], [], None)
    assert (told["point_of_no_return"], told["back_out"]) == (None, [])


def test_steps_that_take_no_time_need_not_be_shortened(tmp_path: Path, capsys: Out) -> None:
    late = Step(minutes=5, minutes_best=5, minutes_worst=5)
    waiting = Step(minutes=0, not_before=LAUNCH + timedelta(minutes=60), at_once=True)
    told = _told(capsys, tmp_path, _planned(late, waiting))
    assert told["shorten_first"] is None


def test_a_run_book_of_centuries_is_told_in_minutes(tmp_path: Path, capsys: Out) -> None:
    steps = tuple(Step(id=f"s{at}", minutes=525_600) for at in range(101))
    told = _told(capsys, tmp_path, _planned(*steps))
    assert told["steps"][0]["early_finish"] == "2027-12-15T03:00:00+01:00"
    assert told["steps"][100]["early_finish"] == 101 * 525_600
