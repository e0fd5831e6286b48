"""The sheets Run-book, Notices and Way back read back."""

from datetime import date, time

from golive.plan import Audience, Component, Heard, Link, LinkKind, Step, TakenWindow, Trigger
from tests.builders import a_plan
from tests.office_reading import WINDOW, exported, records


def test_the_run_book_names_what_a_step_waits_for_and_takes_down() -> None:
    steps = (
        Step(id="a", name="Stop the feeds", component="db"),
        Step(
            id="b",
            name="Migrate",
            links=(Link(step="a", lag_minutes=5), Link(step="x", kind=LinkKind.START_START)),
            takes_down=("db",),
            down_percent=50,
            automated=True,
            minutes=12,
        ),
    )
    plan = a_plan(
        deployment__components=(Component(id="db", name="Database"),), deployment__steps=steps
    )

    first, second = records(exported(plan)["Run-book"])

    assert (first["Component"], first["Waits for"], first["Done by"]) == ("Database", None, "Hand")
    assert second["Waits for"] == "finish of Stop the feeds + 5 min\nstart of x"
    assert second["Takes down"] == "Database: 50 % down"
    assert (second["Likely (min)"], second["Done by"]) == (12, "Machine")


def test_the_run_book_says_what_starts_at_once_early_or_at_a_fixed_moment() -> None:
    steps = (
        Step(id="a", name="Copy", at_once=True),
        Step(id="b", links=(Link(step="a", lag_minutes=-5),), at_once=True),
        Step(id="c", not_before=WINDOW.start),
    )
    waits = [
        row["Waits for"] for row in records(exported(a_plan(deployment__steps=steps))["Run-book"])
    ]
    assert waits[:2] == ["nothing: starts at once", "finish of Copy - 5 min"]
    assert waits[2].startswith("not before Sun 6 Dec 2026, 03:00")


def test_the_notices_say_by_what_day_and_by_what_rule() -> None:
    audience = Audience(
        name="Portal",
        contract_lead_days=10,
        action_text="Clear the cache",
        provides="Addresses",
        needs_acknowledgement=True,
        sent_on=date(2026, 11, 20),
        heard=(Heard(window=WINDOW, sent_on=date(2026, 11, 2)),),
    )
    plan = a_plan(notices__audiences=(audience,), timing__taken=TakenWindow(window=WINDOW))

    (row,) = records(exported(plan)["Notices"])

    assert row["Send by (recipient’s date)"].date() == date(2026, 11, 26)
    assert row["What they must do"].endswith(": Clear the cache")
    assert row["Acknowledge"] == "Needed"
    assert row["Provides"] == "Addresses; on call not confirmed"
    assert row["Sent on (Europe/Amsterdam)"].date() == date(2026, 11, 20)
    assert row["Heard of other windows"].endswith("sent on: 2 Nov 2026")


def test_the_notices_say_when_a_supplier_can_be_reached() -> None:
    audience = Audience(name="Portal", provides="Addresses", open_from=time(8), open_weekends=False)
    plan = a_plan(notices__audiences=(audience,))

    (row,) = records(exported(plan)["Notices"])

    assert row["Provides"] == (
        "Addresses; reached 08:00–24:00 on working days; on call not confirmed"
    )


def test_without_a_window_a_notice_has_no_last_day() -> None:
    plan = a_plan(notices__audiences=(Audience(name="Portal"),))

    (row,) = records(exported(plan)["Notices"])

    assert row["Send by (recipient’s date)"] is None
    assert row["Provides"] is None


def test_the_way_back_lists_triggers_then_the_steps_from_last_to_first() -> None:
    plan = a_plan(
        rollback__triggers=(Trigger(measure="Errors", limit="2 %", for_minutes=10),),
        deployment__steps=(
            Step(name="Copy", undo="Delete the copy", undo_minutes=3),
            Step(name="Check"),
            Step(name="Open", reversible=False),
        ),
    )

    rows = records(exported(plan)["Way back"])

    assert [(row["Kind"], row["No."]) for row in rows] == [("Trigger", 1), ("Undo", 1), ("Undo", 2)]
    assert [row["Then"] for row in rows[1:]] == ["Cannot be taken back", "Taken back"]
    assert (rows[2]["Limit, or how"], rows[2]["Minutes"]) == ("Delete the copy", 3)
