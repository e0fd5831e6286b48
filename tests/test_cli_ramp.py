"""`golive ramp`: hard or soft and the stages, from the command line."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from golive import sample
from golive.cli import main
from golive.plan import Coexist, Plan, Stage, Style
from golive.plan.file import to_json
from tests.builders import LAUNCH, NOW, a_plan, a_series, a_source, a_taken

Out = pytest.CaptureFixture[str]
#: Eight weeks of 1,000 requests an hour, 9,000 at noon.
_DAY = [1_000.0] * 12 + [9_000.0] + [1_000.0] * 11
_USAGE = (a_source(a_series([*_DAY * 56])),)


def _plan(**answers: object) -> Plan:
    usual = {
        "launch__zone": "UTC",
        "strategy__style": Style.SOFT,
        "strategy__baseline_error_percent": 1.0,
        "strategy__worst_error_percent": 20.0,
        "strategy__stages": (
            Stage(id="few", name="Few", share_percent=5.0),
            Stage(id="all", name="All", share_percent=100.0),
        ),
        "timing__taken": a_taken(),
        "timing__sources": _USAGE,
    }
    return a_plan(**(usual | answers))


def _run(capsys: Out, folder: Path, plan: Plan, *words: str) -> str:
    path = folder / "plan.json"
    path.write_text(to_json(plan), encoding="utf-8")
    status = main(["ramp", str(path), "--now", NOW.isoformat(), *words])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    return out


def _answer(capsys: Out, folder: Path, plan: Plan) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_run(capsys, folder, plan, "--json"))
    return answer


def test_the_stages_are_told_with_what_holds_them(tmp_path: Path, capsys: Out) -> None:
    """850 requests at 5 % are 17,000: 8 hours of 1,000 from 04:00 and one of 9,000."""
    few, everyone = _answer(capsys, tmp_path, _plan())["stages"]
    assert few["starts"] == "2026-12-15T04:00:00+00:00"
    assert few["ends"] == "2026-12-15T13:00:00+00:00"
    assert (few["hold_minutes"], few["hold_rule"]) == (540, "sample")
    assert few["needed"] == {
        "count": 850,
        "by": "rise",
        "usual_percent": 1.0,
        "seen_percent": 2.0,
    }
    assert few["error_percent"] == pytest.approx(1)
    assert few["budget_burnt"] == pytest.approx(0.01 * 15 / 43.2)
    assert (everyone["starts"], everyone["hold_rule"]) == (few["ends"], "peak")
    assert everyone["ends"] == "2026-12-16T13:00:00+00:00"
    assert not everyone["at_night"]


def test_the_answer_has_the_agreed_shape(tmp_path: Path, capsys: Out) -> None:
    answer = _answer(capsys, tmp_path, _plan(strategy__data_coexists=Coexist.NO))
    assert list(answer) == [
        "style",
        "zone",
        "recommendation",
        "exposed_minutes",
        "largest_first_stage_percent",
        "stages",
        "notes",
    ]
    assert answer["largest_first_stage_percent"] == 100
    assert answer["recommendation"]["style"] == "hard"
    assert answer["recommendation"]["reasons"][0] == {
        "speaks_for": "hard",
        "sentence": "Old and new cannot share data.",
    }
    assert len(answer["recommendation"]["makes_up"]) == 3
    assert answer["notes"][-1].startswith("Confidence: ")


def test_without_usage_the_least_time_holds_and_it_is_said(tmp_path: Path, capsys: Out) -> None:
    answer = _answer(capsys, tmp_path, _plan(timing__sources=()))
    assert [stage["hold_rule"] for stage in answer["stages"]] == ["bake", "bake"]
    assert answer["notes"] == ["No usage: holds are the least time watched."]


def test_usage_too_short_to_forecast_from_is_said(tmp_path: Path, capsys: Out) -> None:
    short = (a_source(a_series([5.0] * 5)),)
    (note,) = _answer(capsys, tmp_path, _plan(timing__sources=short))["notes"]
    assert note.startswith("No forecast: The usage covers 5 hours")


def test_a_person_reads_sentences(tmp_path: Path, capsys: Out) -> None:
    said = _run(capsys, tmp_path, _plan(strategy__one_instant=False)).splitlines()
    assert said[0] == "Recommended: Soft: a select group first."
    assert "Largest first stage within the budget at risk: 100 % of the users." in said
    place = said.index("The stages:")
    assert said[place + 1 : place + 3] == [
        "  Few, 5 %: Tue 15 Dec 2026, 04:00 (UTC), held 9 hours (sample)",
        "    needs 850, to see 2 % of failures; if bad, 1 % fail; 0.347 % of the budget burns",
    ]


def test_an_empty_plan_has_no_stages_and_nothing_to_recommend(tmp_path: Path, capsys: Out) -> None:
    said = _run(capsys, tmp_path, Plan(launch=Plan().launch))
    assert "Recommended" not in said
    assert "No stages." in said


def test_a_stage_of_which_nothing_is_known_is_listed_with_its_doubt(
    tmp_path: Path, capsys: Out
) -> None:
    bare = _plan(strategy__stages=(Stage(),), timing__taken=None, launch__slo_percent=100.0)
    said = _run(capsys, tmp_path, bare)
    assert "  A stage without a name, no share: no start yet, held 1 hour (bake)" in said
    assert "  No usage, or no start, tells how long" in said
    assert "Largest first stage" not in said


def test_a_stage_without_a_budget_says_what_fails_alone(tmp_path: Path, capsys: Out) -> None:
    said = _run(capsys, tmp_path, _plan(launch__slo_percent=100.0))
    assert "    needs 850, to see 2 % of failures; if bad, 1 % fail\n" in said


def test_the_forecast_reaches_from_the_first_typed_start(tmp_path: Path, capsys: Out) -> None:
    early = LAUNCH - timedelta(days=3)
    plan = _plan(strategy__stages=(Stage(share_percent=5.0, starts=early),))
    (stage,) = _answer(capsys, tmp_path, plan)["stages"]
    assert datetime.fromisoformat(stage["starts"]) == early
    assert stage["doubt"] == ""


def test_the_sample_has_a_ramp(tmp_path: Path, capsys: Out) -> None:
    stages = _answer(capsys, tmp_path, sample.plan(NOW))["stages"]
    assert [stage["share_percent"] for stage in stages] == [10, 50, 100]
    assert all(stage["needed"] and not stage["doubt"] for stage in stages)
