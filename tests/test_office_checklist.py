"""The sheet Checklist read back: every task once, dates as dates, lateness in words."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from golive.checklist.task import PHASE_TITLES, Phase, Question
from golive.office import write_workbook
from golive.plan import Status
from tests.builders import NOW, a_plan, a_task
from tests.office_reading import exported, ids_on, opened, records


def test_every_task_stands_on_the_checklist_once_and_in_order() -> None:
    tasks = [a_task(f"task-{number}") for number in range(70)]

    book = exported(a_plan(), tasks)

    assert ids_on(book) == [task.id for task in tasks]


def test_a_task_keeps_every_field() -> None:
    task = a_task(
        "notice:k3m9",
        title="Send the notice",
        phase=Phase.EVE,
        role="Service desk",
        due=date(2026, 11, 20),
        status=Status.BLOCKED,
        owner="Ana",
        stand_in="Bo",
        evidence="Log of Friday",
        note="Asked twice",
        reason="No answer",
        why="Because 4 000 users must log in again.",
        question=Question.NOTIFY,
        mandatory=False,
    )

    book = exported(a_plan(), [task])
    (row,) = records(book["Checklist"])

    assert ids_on(book) == ["notice:k3m9"]
    assert row == {
        "Id": row["Id"],
        "Phase": PHASE_TITLES[Phase.EVE],
        "Task": "Send the notice",
        "Role": "Service desk",
        "Owner": "Ana",
        "Stand-in": "Bo",
        "Due (Europe/Amsterdam)": datetime(2026, 11, 20),  # noqa: DTZ001 - as Excel keeps days
        "Late": "3 days late",
        "Status": "Blocked",
        "Evidence": "Log of Friday",
        "Note": "Asked twice",
        "Reason": "No answer",
        "Why": "Because 4 000 users must log in again.",
        "Question": "4 Who to tell first",
        "Mandatory": "No",
    }


def test_due_dates_are_dates_with_a_format_and_unknown_ones_are_empty() -> None:
    tasks = [a_task("known"), a_task("unknown", due=None)]

    page = exported(a_plan(), tasks)["Checklist"]

    assert page["G2"].is_date
    assert page["G2"].value.date() == NOW.date()
    assert page["G3"].value is None
    assert page["G3"].number_format == page["G2"].number_format == "d mmm yyyy"


def test_a_day_before_spreadsheets_count_days_is_written_out() -> None:
    page = exported(a_plan(), [a_task(due=date(1066, 10, 14))])["Checklist"]

    assert page["G2"].value == "1066-10-14"


@pytest.mark.parametrize(
    ("due", "status", "said"),
    [
        (-1, Status.OPEN, "1 day late"),
        (-2, Status.BLOCKED, "2 days late"),
        (0, Status.OPEN, None),
        (-2, Status.DONE, None),
        (-2, Status.NOT_APPLICABLE, None),
    ],
)
def test_lateness_is_said_in_words(due: int, status: Status, said: str | None) -> None:
    task = a_task(due=NOW.date() + timedelta(days=due), status=status)

    (row,) = records(exported(a_plan(), [task])["Checklist"])

    assert row["Late"] == said


def test_late_is_judged_by_the_day_on_the_plans_clock() -> None:
    plan = a_plan(launch__zone="Pacific/Auckland")
    evening = datetime(2026, 11, 22, 23, tzinfo=UTC)  # the 23rd in Auckland

    book = opened(write_workbook(plan, [a_task(due=date(2026, 11, 22))], [], now=evening))

    assert records(book["Checklist"])[0]["Late"] == "1 day late"


def test_the_status_is_chosen_from_the_words_on_the_hidden_sheet() -> None:
    book = exported(a_plan(), [a_task(), a_task("other")])

    choice, day = book["Checklist"].data_validations.dataValidation
    offered = [cell.value for (cell,) in book["Lists"]["A2:A6"]]

    assert (choice.type, str(choice.sqref), choice.formula1) == ("list", "I2:I3", "Lists!$A$2:$A$6")
    assert offered == ["Open", "Doing", "Done", "Blocked", "Not applicable"]
    assert book["Lists"].sheet_state == "hidden"
    assert (day.type, str(day.sqref)) == ("date", "G2:G3")


def test_every_coloured_status_is_one_that_people_can_choose() -> None:
    page = exported(a_plan())["Checklist"]

    rules = [rule for cells in page.conditional_formatting for rule in cells.rules]
    words_coloured = {rule.formula[0].strip('"') for rule in rules if rule.type == "cellIs"}

    assert words_coloured == {"Doing", "Done", "Blocked", "Not applicable"}
    assert [rule.formula for rule in rules if rule.type == "expression"] == [
        ['AND(LEN($H2)>0,$I2<>"Done",$I2<>"Not applicable")']
    ]


def test_rows_keep_a_height_that_programs_may_refit() -> None:
    tasks = [a_task("long", note="word " * 200), a_task("short")]

    sheet = ZipFile(BytesIO(write_workbook(a_plan(), tasks, [], now=NOW))).read(
        "xl/worksheets/sheet2.xml"
    )
    page = exported(a_plan(), tasks)["Checklist"]

    assert b"customHeight" not in sheet
    assert page.row_dimensions[2].height > 5 * page.row_dimensions[3].height
