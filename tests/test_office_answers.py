"""The sheet Answers read back: units, assumptions, lists in words, nothing forgotten."""

from golive.office.asked import WORDS
from golive.plan import Component, Part, Plan, Row, Stage, Step, TakenWindow
from tests.builders import a_plan, a_series, a_source
from tests.office_reading import WINDOW, answer, exported, records


def test_an_answer_says_its_unit_and_whether_it_was_assumed() -> None:
    book = exported(a_plan(rollback__rto_minutes=45, timing__search_days=28))

    answered = answer(book, "Recovery time objective")
    assumed = answer(book, "Period of the objective")
    default = answer(book, "Candidates shown")

    assert (answered["Answer"], answered["Unit"], answered["Basis"]) == (45, "minutes", "answered")
    assert (assumed["Answer"], assumed["Unit"]) == (30, "days")
    assert assumed["Basis"] == "assumed: Google SRE Workbook: a rolling 30 days"
    assert default["Basis"] == "default"
    assert answer(book, "How we go back")["Answer"] == "Not answered yet"
    assert answer(book, "Old and new can work on the same data")["Basis"] == "not answered yet"


def test_the_traffic_of_the_window_is_said_in_the_unit_of_the_usage() -> None:
    taken = TakenWindow(window=WINDOW, expected=1234.5, unit="orders")

    book = exported(a_plan(timing__taken=taken))

    assert answer(book, "Expected traffic in the window")["Unit"] == "orders"
    assert "Traffic in a busy case" in {row["Question"] for row in records(book["Answers"])}
    assert "Overridden by" not in {row["Question"] for row in records(book["Answers"])}


def test_lists_are_summarised_a_row_each_or_named_by_their_sheet() -> None:
    plan = a_plan(
        strategy__stages=(Stage(name="Staff", share_percent=2), Stage(name="All")),
        deployment__components=(Component(name="Database", stateful=True, changed=False),),
        deployment__steps=(Step(name="Stop"),),
        timing__settings__weekdays=(5, 6),
        launch__user_zones=("Europe/London", "UTC"),
    )

    book = exported(plan)

    assert answer(book, "Stage 1 of 2")["Answer"] == "Staff; share: 2 %"
    assert answer(book, "Stage 2 of 2")["Answer"] == "All"
    assert answer(book, "Component")["Answer"] == "Database; not changed; stateful"
    assert answer(book, "Steps of the run-book")["Basis"] == "on the sheet Run-book"
    assert answer(book, "Days a window may start on")["Answer"] == "Saturday, Sunday"
    assert answer(book, "Other time zones of users")["Answer"] == "Europe/London\nUTC"
    assert answer(book, "User group")["Answer"] == "None listed"


def test_a_usage_export_is_summarised_without_its_values() -> None:
    source = a_source(a_series([1.0] * 48))

    said = answer(exported(a_plan(timing__sources=(source,))), "Usage export")["Answer"]

    assert said == (
        "traffic.csv: CSV, 48 rows counted; requests (sum) in 48 steps of 60 min from "
        "Sat 21 Nov 2026, 01:00 (Europe/Amsterdam) = Sat 21 Nov 2026, 00:00 (UTC)"
    )


def test_every_field_of_a_plan_is_asked_on_the_sheet() -> None:
    elsewhere = {"format", "id", "team.edits"}  # on About and the checklist
    elsewhere |= {"team.own_tasks", "team.own_items"}  # their tasks on the checklist

    elsewhere |= {"team.comments"}  # not in the workbook
    assert set(_leaves(Plan, "")) - set(WORDS) == elsewhere | {"timing.taken.window"}


def _leaves(model: type[Part], before: str) -> list[str]:
    found = []
    for name, field in model.model_fields.items():
        inner = field.annotation
        options = getattr(inner, "__args__", (inner,))
        parts = [kind for kind in options if isinstance(kind, type) and issubclass(kind, Part)]
        if parts and not issubclass(parts[0], Row) and getattr(inner, "__origin__", None) is None:
            found += _leaves(parts[0], f"{before}{name}.")
        else:
            found.append(f"{before}{name}")
    return found
