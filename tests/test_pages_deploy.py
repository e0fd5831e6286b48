"""Pages 5 and 6: steps pasted, what follows, the night drawn, the way back and its triggers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from golive import sample
from golive.errors import QuestionError
from golive.plan import Component, Link, LinkKind, Plan, Step
from golive.store import Store
from golive.ui.runbook_links import column, waits
from tests.builders import a_plan, a_taken
from tests.test_pages import Visit, kept, labelled, words_of

NOW = datetime.now(UTC)
START = NOW.replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(weeks=3)
FIELD = "Or copy the cells there, and paste them here"
PASTED = (
    "No\tTask\tWho\tDuration\tDepends on\n"
    "1\tStop the *feed*\tLin\t5\t\n"
    "2\tCopy the orders\tTom\t0:20\t1\n"
    "3\tDeploy the shop\tTom\tsoon\t2FF\n"
)
STEPS = (
    Step(id="stop", name="Stop the *feed*", owner="Lin", minutes=5, undo_minutes=2),
    Step(id="copy", name="Copy; then check", owner="Tom", minutes=20, undo_minutes=10),
    Step(id="web", name="Deploy - two at a time", minutes=30, reversible=False, automated=True),
)


def planned(*steps: Step, **answers: object) -> Plan:
    given = {"deployment__steps": steps, "timing__taken": a_taken(START), **answers}
    return a_plan(**given)


def said(at: AppTest) -> str:
    return words_of(at).replace("\\", "").replace("\u00a0", " ")


def drawn(at: AppTest) -> int:
    return len(at.get("plotly_chart"))


def frame(at: AppTest, heading: str) -> Any:
    """Give the table that is read and not typed into, by one of its headings."""
    return next(one.value for one in at.dataframe if heading in one.value)


def press(at: AppTest, label: str) -> None:
    labelled(at, label).click().run()
    assert not at.exception


def steps_of(store: Store, plan: Plan) -> tuple[Step, ...]:
    return store.load(plan.id).plan.deployment.steps


def bring(at: AppTest, name: str, content: bytes) -> None:
    uploaders: Any = at.get("file_uploader")
    uploader = next(one for one in uploaders if "one step a line" in one.label)
    uploader.set_value((name, content, "text/csv")).run()
    assert not at.exception


def test_without_steps_the_page_says_what_to_do(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, a_plan()))

    assert "Name the steps and how long each takes, or paste them." in said(at)
    assert not drawn(at)


def test_pasted_steps_are_previewed_added_and_taken_back(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("deploy", plan)

    labelled(at, FIELD).set_value(PASTED).run()
    assert "**What golive understood**: 3 steps" in said(at)
    assert list(frame(at, "Understood")["Line"]) == [2, 3, 4]
    assert "Line 4: “soon” is no length of time" in said(at)
    assert steps_of(store, plan) == ()

    press(at, "Add 3 steps")
    stop, copy, web = steps_of(store, plan)
    assert (stop.name, copy.minutes, web.minutes) == ("Stop the *feed*", 20, None)
    assert [link.step for link in copy.links] == [stop.id]
    assert labelled(at, FIELD).value == ""

    press(at, "Take it back")
    assert steps_of(store, plan) == ()


def test_pasted_steps_go_behind_the_others_or_in_their_place(visit: Visit, store: Store) -> None:
    plan = kept(store, planned(*STEPS))
    at = visit("deploy", plan)

    labelled(at, FIELD).set_value("Open\tIda\t5").run()
    press(at, "Add 1 step after the others")
    assert [step.name for step in steps_of(store, plan)][2:] == ["Deploy - two at a time", "Open"]

    labelled(at, FIELD).set_value("Only this\tIda\t5").run()
    press(at, "Replace the 4 steps there are")
    assert [step.name for step in steps_of(store, plan)] == ["Only this"]
    press(at, "Take it back")
    assert len(steps_of(store, plan)) == 4


def test_hundreds_of_pasted_steps_are_one_change(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("deploy", plan)
    labelled(at, FIELD).set_value("\n".join(f"Step {n}\tIda\t1" for n in range(150))).run()
    press(at, "Add 150 steps")

    assert len(steps_of(store, plan)) == 150
    assert len(store.events(plan.id)) == 2


def test_text_without_a_step_says_so_and_can_be_dropped(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, a_plan()))
    labelled(at, FIELD).set_value("Task\tWho\n\tLin\n").run()

    assert "No line here names a step" in said(at)
    press(at, "Drop it")
    assert labelled(at, FIELD).value == ""


def test_more_lines_than_fit_that_cannot_be_read_are_counted(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, a_plan()))
    labelled(at, FIELD).set_value(
        "Task\tMinutes\n" + "\n".join(f"Step {n}\tsoon" for n in range(11))
    ).run()

    assert said(at).count("is no length of time") == 8
    assert "and 3 more" in said(at)


def test_a_csv_file_comes_into_the_field_to_be_seen_first(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(deployment__components=(Component(id="shop", name="Shop"),)))
    at = visit("deploy", plan)
    bring(at, "steps.csv", "Step;Component;Minutes\nDéploy;shop;5\n".encode("cp1252"))

    assert "Déploy" in labelled(at, FIELD).value
    press(at, "Add 1 step")
    assert [(step.name, step.component) for step in steps_of(store, plan)] == [("Déploy", "shop")]


def test_a_workbook_is_refused_with_what_to_do(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, a_plan()))
    bring(at, "steps.csv", b"PK\x03\x04rest")

    assert "“steps.csv” is a workbook, not a text file." in said(at)
    assert labelled(at, FIELD).value == ""


def test_the_page_says_how_sure_the_end_is_and_what_was_assumed(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, planned(*STEPS)))

    page = said(at)
    assert "3 steps take 55 minutes; the window taken has 120 minutes." in page
    assert "nineteen in twenty by" in page
    assert "(rank correlation 0.3) is golive’s own choice" in page
    assert "Undoing takes its likely minutes in every night." in page
    assert "The last step is done" in page
    assert "65 minutes before the window ends. Point of no return:" in page
    assert drawn(at) == 1
    times = frame(at, "Who")
    assert list(times["Waits for"]) == [
        "nothing",
        "Stop the *feed* (above)",
        "Copy, then check (above)",
    ]
    assert list(times["By hand"]) == ["by hand", "by hand", ""]


def test_the_night_is_played_anew_only_when_steps_or_window_change(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, planned(*STEPS))
    at = visit("deploy", plan)
    held = at.session_state["runbook/told"]

    labelled(at, "Are data migrated?").set_value("Yes").run()
    assert at.session_state["runbook/told"][1].timed == held[1].timed
    at.switch_page("../../pages/rollback.py").run()
    labelled(at, "How?").set_value("By the flag").run()
    again = at.session_state["runbook/told"]
    at.run()
    assert at.session_state["runbook/told"] is again


def test_a_circle_is_said_and_nothing_is_drawn(visit: Visit, store: Store) -> None:
    turned = STEPS[0].model_copy(update={"links": (Link(step="copy"),)})
    plan = kept(store, planned(turned, *STEPS[1:], rollback__possible=True))

    at = visit("deploy", plan)
    assert "wait for each other in a circle, so no times can be told." in said(at)
    assert not drawn(at)
    back = visit("rollback", plan)
    assert not back.exception
    assert not drawn(back)


def test_steps_without_minutes_ask_for_them(visit: Visit, store: Store) -> None:
    plan = kept(store, planned(Step(name="Deploy"), rollback__possible=True))

    at = visit("deploy", plan)
    assert "Give the steps minutes, and they are drawn here against the window." in said(at)
    assert "Give the steps on page 5 minutes" in said(visit("rollback", plan))
    assert not drawn(at)


def test_steps_without_a_window_are_told_in_minutes(visit: Visit, store: Store) -> None:
    at = visit("deploy", kept(store, planned(*STEPS, timing__taken=None)))

    assert list(frame(at, "Who")["Done (minutes)"]) == ["5", "25", "55"]
    assert "after the window’s start" in said(at)


def test_a_night_past_midnight_names_the_day(visit: Visit, store: Store) -> None:
    late = a_taken(START.replace(hour=22, minute=50))
    fixed = STEPS[2].model_copy(
        update={"links": (Link(step="stop"),), "not_before": START.replace(hour=23)}
    )
    at = visit("deploy", kept(store, planned(*STEPS[:2], fixed, timing__taken=late)))

    times = frame(at, "Who")
    done = list(times["Done (Europe/Amsterdam)"])
    assert len(done[0]) == len("23:55")
    assert done[2].endswith("00:30")
    assert "not before" in times["Waits for"][2]


def test_what_waits_for_what_is_drawn_once_asked_for(visit: Visit, store: Store) -> None:
    plan = kept(store, planned(*STEPS))
    at = visit("deploy", plan)
    at.session_state["waits/open"] = True
    at.run()

    assert not at.exception
    assert drawn(at) == 2


def test_sixty_steps_are_drawn_and_all_their_times_told(visit: Visit, store: Store) -> None:
    many = tuple(
        Step(id=f"s{n}", name=f"Step {n}", minutes=2, at_once=n % 3 == 0) for n in range(60)
    )
    at = visit("deploy", kept(store, planned(*many)))

    assert drawn(at) == 1
    assert len(frame(at, "Who")) == 60


def test_the_way_back_is_said_drawn_and_laid_out(visit: Visit, store: Store) -> None:
    plan = planned(*STEPS, rollback__possible=True, rollback__protection_minutes=10)
    at = visit("rollback", kept(store, plan))

    page = said(at)
    needs = frame(at, "There and back")
    assert dict(zip(needs["There and back"], needs["Minutes"], strict=True)) == {
        "Deploy": 55,
        "Verify": 15,
        "Notice and decide": 15,
        "Undo all of it": 12,
        "Verify again": 15,
        "Needed": 112,
        "The window": 120,
        "To spare": 8,
    }
    for word in ("**Green** until", "**Yellow** until", "**Amber** until", "**Red** after"):
        assert word in page
    assert "**Worst**: who goes on to the end," in page
    assert "“Deploy - two at a time” cannot be undone" in page
    assert "users are protected for 10 minutes after it" in page
    assert "Undoing takes its likely minutes in every case." in page
    assert drawn(at) == 1
    assert list(frame(at, "That is")["Can be undone"]) == ["yes", "yes", "no"]


def test_a_window_too_short_says_by_how_much_and_what_would_help(
    visit: Visit, store: Store
) -> None:
    taken = a_taken(START, 60)
    at = visit(
        "rollback", kept(store, planned(*STEPS, rollback__possible=True, timing__taken=taken))
    )

    assert "52 minutes more than there are" in said(at)
    assert "take a window 52 minutes longer" in said(at)
    assert frame(at, "There and back")["There and back"].iloc[-1] == "Too short by"
    assert "users are not protected after it" in said(at)


def test_red_from_the_start_is_said(visit: Visit, store: Store) -> None:
    plan = planned(*STEPS, rollback__possible=True, rollback__decision_minutes=200)
    at = visit("rollback", kept(store, plan))

    assert "**Red** from the start: back too late." in said(at)
    assert "**Green**" not in said(at)


def test_no_way_back_draws_none(visit: Visit, store: Store) -> None:
    at = visit("rollback", kept(store, planned(*STEPS, rollback__possible=False)))

    assert "Without a way back every fault must be mended forward" in said(at)
    assert not drawn(at)
    assert not any("There and back" in one.value for one in at.dataframe)


def test_the_way_back_stays_open_until_the_first_peak(visit: Visit, store: Store) -> None:
    at = visit("rollback", kept(store, sample.plan(datetime.now(UTC))))
    assert "The way back may be closed" in said(at)
    assert "60 minutes of watching follow." in said(at)

    unknown = visit("rollback", kept(store, planned(*STEPS, rollback__possible=True)))
    assert "with usage of some weeks on page 3, golive says when that is" in said(unknown)


def test_without_a_window_nobody_knows_when_it_may_be_closed(visit: Visit, store: Store) -> None:
    plan = planned(*STEPS, rollback__possible=True, timing__taken=None)
    at = visit("rollback", kept(store, plan))
    assert "take a window on page 3, and golive says when that is" in said(at)


def test_an_example_becomes_a_trigger_that_says_it_is_one(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("rollback", plan)
    assert "a weak source" in said(at)

    for _ in range(3):
        examples = [one for one in at.button if (one.key or "").startswith("example/")]
        examples[0].click().run()
    triggers = store.load(plan.id).plan.rollback.triggers
    assert len(triggers) == 3
    assert all(trigger.measure.startswith("Example: ") for trigger in triggers)
    assert not [one for one in at.button if (one.key or "").startswith("example/")]
    assert "a weak source" not in said(at)


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("", ()),
        ("Stop the *feed*", (Link(step="stop"),)),
        ("stop the  *FEED* ", (Link(step="stop"),)),
        ("Copy, then check", (Link(step="copy"),)),
        ("Deploy - two at a time", (Link(step="web"),)),
        ("Deploy - two at a time + 10 min", (Link(step="web", lag_minutes=10),)),
        ("Stop the *feed* - 1h", (Link(step="stop", lag_minutes=-60),)),
        ("start of Stop the *feed*", (Link(step="stop", kind=LinkKind.START_START),)),
        (
            "start of Stop the *feed* + 5 minutes; 2",
            (
                Link(step="stop", kind=LinkKind.START_START, lag_minutes=5),
                Link(step="copy"),
            ),
        ),
        ("finish of Copy, then check + 5 min", (Link(step="copy", lag_minutes=5),)),
        ("2SS+10 min", (Link(step="copy", kind=LinkKind.START_START, lag_minutes=10),)),
        ("1, 3", (Link(step="stop"), Link(step="web"))),
        ("1; 1 + 5 min", (Link(step="stop", lag_minutes=5),)),
    ],
)
def test_what_a_step_waits_for_is_typed_as_it_is_read(typed: str, links: tuple[Link, ...]) -> None:
    assert column(STEPS).read(typed) == links


@pytest.mark.parametrize("typed", ["the moon", "1 - 2 days", "1FF", "start of the moon", "9"])
def test_a_wait_that_names_nothing_says_what_to_write(typed: str) -> None:
    with pytest.raises(QuestionError, match="Write the step’s name or number"):
        column(STEPS).read(typed)


def test_a_step_says_what_it_waits_for_whatever_way_it_was_told() -> None:
    free = STEPS[1].model_copy(update={"at_once": True})
    assert waits(free, 1, STEPS) == "nothing"
    assert waits(STEPS[0], 0, STEPS) == "nothing"
    linked = STEPS[2].model_copy(update={"links": (Link(step="gone"), Link(step="stop"))})
    assert waits(linked, 2, STEPS) == "Stop the *feed*"


#: Some that read as another one's start or lag, or as a number.
NAMES = st.sampled_from(
    ["A", "a", "start of A", "finish of a", "A + 5 min", "start of A - 1", "2", "A; B", "No 1", " "]
) | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
LAGS = st.integers(-1_440, 525_600).map(float) | st.just(0.5)


@given(st.lists(NAMES, min_size=1, max_size=5), st.data())
def test_every_wait_reads_as_it_was_shown(names: list[str], data: st.DataObject) -> None:
    steps = tuple(Step(id=f"s{place}", name=name) for place, name in enumerate(names))
    links = tuple(
        Link(
            step=step.id,
            kind=data.draw(st.sampled_from(list(LinkKind))),
            lag_minutes=data.draw(LAGS),
        )
        for step in steps
    )
    cell = column(steps)
    assert cell.read(cell.show(links)) == links
