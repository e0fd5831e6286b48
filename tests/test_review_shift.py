"""What has a day of its own stays when the window moves, or moves along."""

from datetime import UTC, date, datetime, timedelta

import pytest

from golive.plan import (
    Gate,
    GateState,
    OwnTask,
    Plan,
    Stage,
    Status,
    Step,
    Style,
    TakenWindow,
    TaskEdit,
)
from golive.plan.edits import with_value
from golive.review.edit import Edit
from golive.review.moving import consequences, move
from golive.review.shift import day_shifts, stage_shifts, step_shifts
from golive.window import Window
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken

WEEK = timedelta(weeks=1)
LATER = a_taken(LAUNCH + WEEK)


def soft(*stages: Stage) -> Plan:
    return a_plan(
        timing__taken=a_taken(), strategy__style=Style.SOFT, strategy__stages=tuple(stages)
    )


def chosen(due: date, **own: object) -> Plan:
    """Build a plan with a task of the team's own, due on a day."""
    task = OwnTask.model_validate({"id": "cake", "title": "Order the cake", "due": due} | own)
    return a_plan(timing__taken=a_taken(), launch__country="NL", team__own_tasks=(task,))


def test_a_stage_stays_or_moves_by_as_much_as_the_window() -> None:
    plan = soft(Stage(id="all", starts=LAUNCH + 2 * WEEK), Stage(id="x", name="No start"))

    (shift,) = stage_shifts(plan, LATER, NOW)

    assert shift.stays == (
        "A stage without a name still starts Tue 29 Dec 2026, 03:00 (Europe/Amsterdam)."
    )
    assert shift.moves == (
        "A stage without a name: Tue 29 Dec 2026, 03:00 → Tue 5 Jan 2027, 03:00 (Europe/Amsterdam)."
    )
    assert shift.edit == Edit("strategy.stages.all.starts", LAUNCH + 2 * WEEK, LAUNCH + 3 * WEEK)
    assert move(plan, LATER, along=[shift])[-1] == shift.edit


def test_six_in_the_morning_stays_six_across_a_clock_change() -> None:
    six = datetime(2026, 12, 16, 5, tzinfo=UTC)
    plan = soft(Stage(id="few", name="A few", starts=six))
    spring = a_taken(datetime(2027, 3, 30, 1, tzinfo=UTC))  # three in the morning, in summer time

    (shift,) = stage_shifts(plan, spring, NOW)

    assert shift.moves.endswith("Wed 31 Mar 2027, 06:00 (Europe/Amsterdam).")


def test_a_stage_that_has_begun_stays() -> None:
    plan = soft(Stage(name="A few", starts=NOW))

    (shift,) = stage_shifts(plan, LATER, NOW)

    assert shift.stays == "“A few” began Mon 23 Nov 2026, 10:00 (Europe/Amsterdam)."
    assert shift.edit is None


@pytest.mark.parametrize(
    ("plan", "new", "count"),
    [
        (with_value(soft(Stage(starts=LAUNCH)), "strategy.style", "hard"), LATER, 0),
        (with_value(soft(Stage(starts=LAUNCH)), "timing.taken", None), LATER, 0),
        (soft(Stage(starts=LAUNCH)), None, 1),
        (soft(Stage(starts=LAUNCH)), a_taken(minutes=240), 1),
    ],
)
def test_a_stage_has_nothing_to_move_by(plan: Plan, new: TakenWindow | None, count: int) -> None:
    shifts = list(stage_shifts(plan, new, NOW))

    assert len(shifts) == count
    assert all(shift.edit is None for shift in shifts)


@pytest.mark.parametrize(
    ("due", "by", "there"),
    [
        (date(2026, 12, 9), 7, date(2026, 12, 16)),
        (date(2026, 12, 9), 3, date(2026, 12, 11)),  # not the Saturday but the Friday before
        (date(2026, 12, 15), 4, date(2026, 12, 19)),  # the window's own day, a Saturday too
        (date(2026, 12, 17), 2, date(2026, 12, 21)),  # after the window: the Monday after
        (date(2026, 12, 11), 14, date(2026, 12, 24)),  # before Christmas
        (date(2026, 12, 18), 7, date(2026, 12, 28)),  # after it
    ],
)
def test_a_chosen_day_moves_to_a_working_day_on_its_side_of_the_window(
    due: date, by: int, there: date
) -> None:
    plan = chosen(due)

    (shift,) = day_shifts(plan, a_taken(LAUNCH + timedelta(days=by)), ())

    assert shift.edit == Edit("team.own_tasks.cake.due", due, there)
    assert shift.stays.startswith("“Order the cake” stays on ")
    assert shift.moves.startswith("“Order the cake”: ")


def test_the_days_are_counted_on_the_business_clock() -> None:
    plan = chosen(date(2026, 12, 9))
    abroad = Window(start=LAUNCH + WEEK, end=LAUNCH + 2 * WEEK, zone="America/New_York")

    (shift,) = day_shifts(plan, TakenWindow(window=abroad), ())

    assert shift.moves == "“Order the cake”: Wed 9 Dec 2026 → Wed 16 Dec 2026."


def test_a_day_stays_where_there_is_nothing_to_move_by() -> None:
    plan = chosen(date(2026, 12, 9))

    (given_up,) = day_shifts(plan, None, ())
    assert given_up.edit is None
    assert list(day_shifts(plan, a_taken(LAUNCH + timedelta(hours=2)), ())) == []
    assert list(day_shifts(with_value(plan, "timing.taken", None), LATER, ())) == []


def test_the_day_typed_last_is_the_one_that_moves() -> None:
    plan = chosen(date(2026, 12, 9))
    plan = with_value(plan, "team.edits.cake.due", date(2026, 12, 10))

    (shift,) = day_shifts(plan, LATER, ())

    assert shift.edit == Edit("team.edits.cake.due", date(2026, 12, 10), date(2026, 12, 17))


def test_an_own_task_with_an_items_id_is_found_by_its_row() -> None:
    plan = with_value(chosen(date(2026, 12, 9), id="access"), "team.edits.own:access.owner", "Ana")

    (shift,) = day_shifts(plan, LATER, ())

    assert shift.edit is not None
    assert shift.edit.path == "team.own_tasks.access.due"


def test_what_is_closed_stays_unless_it_is_opened_again() -> None:
    done = TaskEdit(status=Status.DONE, due=date(2026, 12, 9))
    gates = (
        Gate(id="g1", name="Board", due=date(2026, 12, 10)),
        Gate(id="g2", due=date(2026, 12, 10)),
        Gate(id="g3", name="Signed", due=date(2026, 12, 10), state=GateState.GO),
        Gate(id="g4", name="No day"),
    )
    plan = a_plan(
        timing__taken=a_taken(), team__edits={"scope": done, "access": done}, team__gates=gates
    )

    paths = [shift.edit.path for shift in day_shifts(plan, LATER, ["access", "g3"]) if shift.edit]

    assert paths == [
        "team.edits.access.due",
        "team.gates.g1.due",
        "team.gates.g2.due",
        "team.gates.g3.due",
    ]
    assert len(list(day_shifts(plan, LATER, ()))) == 2
    assert [shift.stays for shift in consequences(plan, LATER, NOW).days] == [
        f"{name} stays on {day} Dec 2026."
        for name, day in (
            (next(task for task in _titles(plan, "access")), "Wed 9"),
            ("“Board”", "Thu 10"),
            ("A gate without a name", "Thu 10"),
            ("“Signed”", "Thu 10"),  # decided for the old date, and so asked again
        )
    ]


def _titles(plan: Plan, task_id: str) -> list[str]:
    found = consequences(plan, LATER, NOW).to_repeat
    return [f"“{task.title}”" for task in found if task.id == task_id]


def test_reserves_that_the_window_passed_or_meets_are_named() -> None:
    reserves = tuple(
        Window(start=start, end=start + timedelta(hours=2), zone=ZONE)
        for start in (LAUNCH + timedelta(days=1), LAUNCH + WEEK, LAUNCH + 2 * WEEK)
    )
    plan = a_plan(timing__taken=a_taken(), timing__reserves=reserves)

    assert consequences(plan, LATER, NOW).check == (
        (
            "The reserve Wed 16 Dec 2026, 03:00–05:00 (Europe/Amsterdam) lies before the new "
            "window; choose another."
        ),
        (
            "The reserve Tue 22 Dec 2026, 03:00–05:00 (Europe/Amsterdam) overlaps the new window; "
            "choose another."
        ),
    )
    assert consequences(plan, None, NOW).check == ()


def test_a_step_s_fixed_moment_stays_or_moves_by_as_much_as_the_window() -> None:
    batch = Step(id="s", name="Wait for the batch", not_before=LAUNCH + timedelta(hours=1))
    plan = a_plan(timing__taken=a_taken(), deployment__steps=(batch, Step(id="t")))

    (shift,) = step_shifts(plan, LATER, NOW)

    assert shift.stays == (
        "“Wait for the batch” still waits until Tue 15 Dec 2026, 04:00 (Europe/Amsterdam)."
    )
    assert shift.moves == (
        "“Wait for the batch” waits: Tue 15 Dec 2026, 04:00 → Tue 22 Dec 2026, 04:00 "
        "(Europe/Amsterdam)."
    )
    path, there = "deployment.steps.s.not_before", LAUNCH + WEEK + timedelta(hours=1)
    assert shift.edit == Edit(path, batch.not_before, there)
    assert consequences(plan, LATER, NOW).stages == (shift,)


def test_a_fixed_moment_that_is_over_or_has_no_window_to_go_by_stays() -> None:
    past = Step(id="s", not_before=NOW)
    plan = a_plan(timing__taken=a_taken(), deployment__steps=(past,))
    for new in (LATER, None):
        (shift,) = step_shifts(plan, new, NOW)
        assert shift.edit is None
        assert shift.stays.startswith("A step without a name still waits until")
    ahead = with_value(plan, "deployment.steps.s.not_before", LAUNCH)
    assert next(step_shifts(ahead, None, NOW)).edit is None
    assert list(step_shifts(with_value(ahead, "timing.taken", None), LATER, NOW)) == []
