"""A calendar on the window's page: understood, chosen, taken in one save, and taken back."""

from typing import Any

from streamlit.testing.v1 import AppTest

from golive.plan import DaySpan, Freeze, FreezeKind, Person, Plan
from golive.store import SetField, Store
from tests.builders import NOW, a_plan
from tests.calendar_files import a_calendar, an_event, content_of
from tests.test_pages import Visit, kept, plain_words

YEARLY = (
    "DTSTART;VALUE=DATE:20200101",
    "RRULE:FREQ=YEARLY",
    "TRANSP:TRANSPARENT",
)
ANN = Person(id="ann", name="Ann *DBA*")


def upload(at: AppTest, what: str, name: str, content: bytes) -> None:
    uploaders: Any = at.get("file_uploader")
    uploader = next(one for one in uploaders if what in one.label)
    uploader.set_value((name, content, "text/calendar")).run()
    assert not at.exception


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


def freezes(store: Store, plan: Plan) -> tuple[Freeze, ...]:
    return store.load(plan.id).plan.timing.freezes


def shown(at: AppTest, column: str) -> Any:
    """Give the table of a calendar, by one of its columns."""
    return next(table.value for table in at.data_editor if column in table.value)


def told(at: AppTest) -> str:
    """Give what was said last about what was taken, as a person reads it."""
    (said,) = at.success
    return str(said.value).replace("\\", "")


def holidays() -> bytes:
    return a_calendar(an_event(*YEARLY, uid="new-year", name="New *Year*"))


def test_a_feed_of_holidays_comes_in_as_soft_events_in_one_save(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    upload(at, "freezes, holidays", "holidays.ics", holidays())
    assert "**What golive understood of holidays.ics**: 1 row still to come" in plain_words(at)
    assert "1 row marked as free in the calendar" in plain_words(at)
    assert list(shown(at, "plan")["take"]) == [True]
    at.selectbox(key="calendar/kind").set_value(FreezeKind.EVENT).run()
    at.toggle(key="calendar/hard").set_value(False).run()
    at.text_input(key="calendar/scope").set_value(" EU ").run()
    before = store.load(plan.id).rev
    assert at.button(key="calendar/rows/take").label == "Take over\\: 1 new"
    press(at, "calendar/rows/take")

    (row,) = freezes(store, plan)
    assert (row.name, row.kind, row.hard, row.scope) == ("New *Year*", "event", False, "EU")
    assert row.repeats == "FREQ=YEARLY"
    assert store.load(plan.id).rev == before + 1
    assert told(at) == "From holidays.ics: 1 new."


def test_what_was_taken_is_taken_back_in_one_go(visit: Visit, store: Store) -> None:
    own = Freeze(id="own", name="Own")
    plan = kept(store, a_plan(timing__freezes=(own,)))
    at = visit("window", plan)
    upload(at, "freezes, holidays", "train.ics", content_of("google_moved"))
    press(at, "calendar/rows/take")
    assert len(freezes(store, plan)) == 6
    press(at, "calendar/rows/back")

    assert freezes(store, plan) == (own,)
    assert not [one for one in at.button if one.key == "calendar/rows/back"]


def test_the_same_file_again_changes_nothing_and_a_newer_one_replaces(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    lines = ("DTSTART:20991201T100000Z", "DTEND:20991201T110000Z")
    for content in (a_calendar(an_event(*lines)), a_calendar(an_event(*lines))):
        upload(at, "freezes, holidays", "one.ics", content)
        if any(one.key == "calendar/rows/take" for one in at.button):
            press(at, "calendar/rows/take")
    assert "In the plan already, as it is: 1 of the chosen." in plain_words(at)
    assert list(shown(at, "plan")["plan"]) == ["as it is"]

    upload(at, "freezes, holidays", "two.ics", a_calendar(an_event(*lines, name="Renamed")))
    assert list(shown(at, "plan")["plan"]) == ["replaced"]
    assert at.button(key="calendar/rows/take").label == "Take over\\: 1 replaced"
    press(at, "calendar/rows/take")
    assert [row.name for row in freezes(store, plan)] == ["Renamed"]

    off = a_calendar(an_event(*lines, "STATUS:CANCELLED"))
    upload(at, "freezes, holidays", "three.ics", off)
    assert "Goes from the plan (1), because the file has moved" in plain_words(at)
    press(at, "calendar/rows/take")
    assert freezes(store, plan) == ()


def test_a_file_that_is_no_calendar_says_so_and_saves_nothing(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    upload(at, "freezes, holidays", "*list*.pdf", b"%PDF-1.7")

    assert "“*list*.pdf” is a PDF; export the calendar as .ics." in plain_words(at)
    assert not [one for one in at.button if one.key == "calendar/rows/take"]
    press(at, "calendar/rows/drop")
    assert not at.error


def test_days_read_on_another_clock_are_asked_for_again(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    upload(at, "freezes, holidays", "holidays.ics", holidays())
    change = SetField("launch.zone", plan.zone, "Asia/Tokyo")
    store.save(plan.id, (change,), actor="Ben", now=NOW)
    at.run()

    assert "The business zone is Asia/Tokyo now; bring the calendar again." in plain_words(at)
    assert not [one for one in at.button if one.key == "calendar/rows/take"]


def test_leave_needs_somebody_whose_it_is(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, a_plan()))

    assert "Add the person to the table first" in plain_words(at)


def test_leave_comes_in_as_whole_days_beside_what_stands_there(visit: Visit, store: Store) -> None:
    days = DaySpan(first="2099-01-01", last="2099-01-03")
    plan = kept(store, a_plan(timing__people=(ANN.model_copy(update={"leave": (days,)}),)))
    at = visit("window", plan)
    content = a_calendar(
        an_event("DTSTART;VALUE=DATE:20990104", "DURATION:P2D", uid="a", name="Holiday"),
        an_event("DTSTART:20990201T100000Z", "DURATION:PT1H", uid="b", name="Dentist"),
    )
    upload(at, "somebody's leave", "ann.ics", content)
    assert "1 shorter than a day: left out" in plain_words(at)
    assert list(shown(at, "take")["name"]) == ["Holiday"]
    press(at, "calendar/leave/take")

    (person,) = store.load(plan.id).plan.timing.people
    assert person.leave == (DaySpan(first="2099-01-01", last="2099-01-05"),)
    assert told(at) == "Leave of Ann *DBA* from ann.ics: 5 days in all now."
    upload(at, "somebody's leave", "ann.ics", content)
    assert "All of these days are in the plan already." in plain_words(at)
    press(at, "calendar/leave/drop")
    press(at, "calendar/leave/back")
    assert store.load(plan.id).plan.timing.people[0].leave == (days,)


def test_hundreds_of_rows_are_one_change(visit: Visit, store: Store) -> None:
    own = Freeze(id="own", name="Own")
    plan = kept(store, a_plan(timing__freezes=(own,)))
    at = visit("window", plan)
    days = ("DTSTART:20991201T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=120")
    content = a_calendar(an_event(*days, "EXDATE:20991203T100000Z"))
    upload(at, "freezes, holidays", "many.ics", content)
    press(at, "calendar/rows/take")
    assert len(freezes(store, plan)) == 120
    assert freezes(store, plan)[0] == own
    press(at, "calendar/rows/back")
    assert freezes(store, plan) == (own,)
