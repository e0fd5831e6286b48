"""The workbook as a whole: sound for any plan, the same bytes for the same plan."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.checklist import tasks as tasks_of
from golive.checklist.task import Phase, Question, Task
from golive.errors import Finding, Severity
from golive.office import write_workbook
from golive.office.lists import installed_version
from golive.office.progress import by_phase
from golive.plan import Plan, Status, TakenWindow
from tests.builders import NOW, a_plan, a_task
from tests.office_reading import WINDOW, exported, facts_of, ids_on, opened, records
from tests.strategies import plans, words
from tests.workbook_linter import faults

some_tasks = st.lists(
    st.builds(
        Task,
        id=st.uuids().map(str),
        title=words,
        why=words,
        question=st.sampled_from(Question),
        phase=st.sampled_from(Phase),
        role=words,
        due=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        mandatory=st.booleans(),
        status=st.sampled_from(Status),
        owner=words,
        note=words,
    ),
    min_size=1,
    max_size=5,
)


some_findings = st.lists(
    st.builds(Finding, words, st.sampled_from(Severity), words, words, words), max_size=3
)


FINDINGS = (
    Finding("note", Severity.NOTE, "launch.owner", "The owner is new.", "Say hello."),
    Finding("stop", Severity.STOP, "rollback.triggers.t1", "No stand-in.", "Name one."),
)


def test_an_empty_plan_gives_a_workbook_that_says_so() -> None:
    data = write_workbook(Plan(id="plan"), [], [], now=NOW)
    book = opened(data)
    facts = facts_of(book)

    assert book.sheetnames == ["Cover", "Answers", "Lists", "About", "Snapshot"]
    assert facts["Window"] == "No window taken yet"
    assert facts["Verdict"] == "Not decided yet"
    assert facts["Tasks"] == 0
    assert "Revision" not in facts
    assert faults(data) == []


def test_the_hidden_sheet_says_of_what_and_when_the_file_was_made() -> None:
    book = exported(a_plan(launch__name="Orders 4"), revision=7)

    about = {row["What"]: row["Value"] for row in records(book["About"])}

    assert book["About"].sheet_state == "hidden"
    assert about["Plan id"] == "plan"
    assert about["Plan revision"] == 7
    assert about["Exported at (Europe/Amsterdam)"] == datetime(2026, 11, 23, 10)  # noqa: DTZ001 - as Excel keeps it
    assert about["Exported at (UTC, universal time)"] == datetime(2026, 11, 23, 9)  # noqa: DTZ001 - as Excel keeps it
    assert about["Workbook format"] == about["Plan format"] == 1


def test_the_version_is_that_of_the_installed_package() -> None:
    assert installed_version("openpyxl") == "3.1.5"
    assert installed_version("no-such-package-here") == "from source"


def test_the_document_has_a_title_and_a_language() -> None:
    properties = exported(a_plan(launch__name="Orders 4")).properties

    assert properties.title == "Go-live workbook: Orders 4"
    assert properties.language == "en-GB"
    assert properties.modified == properties.created == datetime(2026, 11, 23, 9)  # noqa: DTZ001 - as Office keeps it


def test_the_same_plan_at_the_same_moment_gives_the_same_bytes() -> None:
    plan, tasks = a_plan(), [a_task()]

    first = write_workbook(plan, tasks, FINDINGS, now=NOW)

    assert first == write_workbook(plan, tasks, FINDINGS, now=NOW)
    assert first != write_workbook(plan, tasks, FINDINGS, now=NOW + timedelta(days=1))
    assert ZipFile(BytesIO(first)).testzip() is None


def test_the_real_checklist_makes_a_sound_workbook() -> None:
    plan = a_plan(timing__taken=TakenWindow(window=WINDOW), impact__disconnects=True)
    tasks = tasks_of(plan)

    data = write_workbook(plan, tasks, [], now=NOW)

    assert faults(data) == []
    assert len(records(opened(data)["Checklist"])) == len(tasks) > 40


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), some_tasks, some_findings, words)
def test_any_plan_gives_a_sound_workbook_with_every_task(
    plan: Plan, tasks: list[Task], findings: list[Finding], verdict: str
) -> None:
    data = write_workbook(plan, tasks, findings, now=NOW, verdict=verdict)
    book = opened(data)
    page = book["Checklist"]

    assert faults(data) == []
    assert ids_on(book) == [task.id for task in tasks]
    assert [cell.value and cell.value.date() for cell in page["G"][1:]] == [
        task.due for task in tasks
    ]


@given(some_tasks)
def test_the_five_states_add_up_to_all_tasks(tasks: list[Task]) -> None:
    *phases, whole = by_phase(tasks, NOW.date())

    for tally in (*phases, whole):
        states = (tally.open, tally.doing, tally.blocked, tally.done, tally.not_applicable)
        assert sum(states) == tally.total
    assert sum(tally.total for tally in phases) == whole.total == len(tasks)
    assert sum(tally.late for tally in phases) == whole.late
