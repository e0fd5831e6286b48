"""The sheet Cover read back: what, when, how far; figures that add up."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.checklist.task import PHASE_TITLES, Phase, Task
from golive.errors import Finding, Severity
from golive.office import write_workbook
from golive.office.progress import by_phase
from golive.plan import Status, TakenWindow
from tests.builders import NOW, a_plan, a_task
from tests.office_reading import WINDOW, answer, exported, facts_of, opened, records

FINDINGS = (
    Finding("note", Severity.NOTE, "launch.owner", "The owner is new.", "Say hello."),
    Finding("stop", Severity.STOP, "rollback.triggers.t1", "No stand-in.", "Name one."),
)


def _values(cells: Any) -> tuple[Any, ...]:
    return tuple(cell.value for cell in cells)


def test_the_cover_says_what_when_who_and_how_far() -> None:
    plan = a_plan(
        launch__name="Orders 4",
        launch__goes_live="The new order intake",
        launch__owner="Ana",
        timing__taken=TakenWindow(window=WINDOW),
    )

    facts = facts_of(exported(plan, verdict="Go", revision=41))

    assert "Orders 4" in facts
    assert facts["What goes live"] == "The new order intake"
    assert facts["Owner"] == "Ana"
    assert facts["Stand-in of the owner"] == "Not answered yet"
    assert facts["Window"] == (
        "Sun 6 Dec 2026, 03:00–06:00 (Europe/Amsterdam) = Sun 6 Dec 2026, 02:00–05:00 (UTC)"
    )
    assert facts["Length of the window (minutes)"] == 180
    assert facts["Days to the window, on 23 Nov 2026"] == 13
    assert facts["Verdict"] == "Go"
    assert facts["Exported"].startswith("Mon 23 Nov 2026, 10:00 (Europe/Amsterdam)")
    assert (facts["Plan"], facts["Revision"]) == ("plan", 41)


def test_after_the_window_the_days_are_counted_since() -> None:
    plan = a_plan(timing__taken=TakenWindow(window=WINDOW))

    book = opened(write_workbook(plan, [], [], now=datetime(2026, 12, 9, tzinfo=UTC)))

    assert facts_of(book)["Days since the window began, on 9 Dec 2026"] == 3


def test_a_long_name_and_a_long_scope_are_cut_on_the_cover_and_whole_among_the_answers() -> None:
    plan = a_plan(launch__name="n" * 400, launch__goes_live="s" * 2_000)

    book = exported(plan)

    assert book["Cover"]["A1"].value == "n" * 69 + "…"
    assert facts_of(book)["What goes live"] == "s" * 499 + "…"
    assert answer(book, "Name of the launch")["Answer"] == "n" * 400
    assert answer(book, "What goes live")["Answer"] == "s" * 2_000


def test_the_progress_of_a_phase_is_counted_by_status() -> None:
    tasks = [a_task(f"t{at}", status=status) for at, status in enumerate(Status)]
    tasks += [a_task("late", phase=Phase.WATCH, due=date(2026, 11, 1))]

    page = exported(a_plan(), tasks)["Cover"]
    rows = {row[0]: row[1:] for row in page[page.tables["Progress"].ref] for row in [_values(row)]}

    assert rows[PHASE_TITLES[Phase.PREPARE]] == (0.4, 5, 1, 1, 1, 1, 1, 0)
    assert rows[PHASE_TITLES[Phase.WATCH]] == (0, 1, 1, 0, 0, 0, 0, 1)
    assert rows["All phases"] == (pytest.approx(1 / 3), 6, 2, 1, 1, 1, 1, 1)
    assert len(rows) == 4


def test_findings_are_listed_the_gravest_first_and_counted_on_the_cover() -> None:
    book = opened(write_workbook(a_plan(), [a_task()], FINDINGS, now=NOW))

    assert facts_of(book)["Findings"] == "Stop: 1; Warning: 0; Note: 1"
    assert records(book["Findings"]) == [
        {
            "Weight": "Stop",
            "What is wrong": "No stand-in.",
            "What to do": "Name one.",
            "Where": "Triggers",
            "Rule": "stop",
        },
        {
            "Weight": "Note",
            "What is wrong": "The owner is new.",
            "What to do": "Say hello.",
            "Where": "Owner: the one person who decides",
            "Rule": "note",
        },
    ]


@given(st.permutations([a_task(f"t{at}", status=status) for at, status in enumerate(Status)]))
def test_the_order_of_tasks_changes_no_figure(tasks: list[Task]) -> None:
    in_order = sorted(tasks, key=lambda task: task.id)

    assert by_phase(tasks, NOW.date()) == by_phase(in_order, NOW.date())
