"""What moving the window does to what was said, done and planned."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import sample
from golive.checklist import CATALOGUE, Phase, tasks
from golive.plan import Audience, OwnTask, Plan, Status, TakenWindow, TaskEdit
from golive.plan.edits import value_at, with_value
from golive.review.again import signed_gates
from golive.review.moving import (
    HOLDS_FOR_ONE_DATE,
    Consequences,
    Moved,
    consequences,
    move,
    needs_asking,
    reopened,
)
from golive.review.shift import Shift
from golive.store import SetField
from golive.store.changes import applied, clash
from golive.window import Window
from tests.builders import LAUNCH, NOW, a_plan, a_taken
from tests.strategies import plans, windows

WEEK = timedelta(weeks=1)
#: A Friday, two working days before the sample's window.
HALF_DONE = NOW + timedelta(days=18)


def half_done() -> Plan:
    """Give the sample on a Friday, with all closed that was due before it."""
    return sample.up_to_date(sample.plan(NOW), HALF_DONE)


def later(plan: Plan, by: timedelta = WEEK) -> TakenWindow:
    """Give the plan's window, moved."""
    taken = plan.timing.taken
    assert taken is not None
    old = taken.window
    window = Window(start=old.start + by, end=old.end + by, zone=old.zone)
    return taken.model_copy(update={"window": window})


def moved_to(
    plan: Plan,
    new: TakenWindow | None,
    reopen: tuple[str, ...] = (),
    along: tuple[Shift, ...] = (),
) -> Plan:
    """Move the window as the page does: the window and what goes with it in one save."""
    edits = move(plan, new, reopen, along)
    assert len({edit.path for edit in edits}) == len(edits)
    for edit in edits:
        change = SetField(edit.path, edit.old, edit.new)
        assert clash(plan, change) is None
        plan = applied(plan, change)
    return plan


def test_every_item_that_holds_for_one_date_is_in_the_catalogue() -> None:
    assert {item.id for item in CATALOGUE} >= HOLDS_FOR_ONE_DATE


def test_all_that_is_done_on_the_eve_and_in_the_window_holds_for_one_date() -> None:
    late = {item.id for item in CATALOGUE if item.phase in (Phase.EVE, Phase.WINDOW)}

    assert late <= HOLDS_FOR_ONE_DATE


def test_what_was_built_or_rehearsed_stays_done() -> None:
    assert HOLDS_FOR_ONE_DATE.isdisjoint(
        {"rehearsal", "there-and-back", "dashboard", "run-book", "restore", "scope", "no-way-back"}
    )


def test_the_sample_half_done_moves_by_a_week() -> None:
    plan = half_done()

    found = consequences(plan, later(plan), HALF_DONE)

    assert found.what == (
        "7 days later: Tue 15 Dec 2026, 03:00–06:00 (Europe/Amsterdam) → "
        "Tue 22 Dec 2026, 03:00–06:00 (Europe/Amsterdam)."
    )
    assert found.notices_to_correct == (
        (
            "Lighthouse Payments heard the old date on Wed 18 Nov 2026 and acknowledged it. Send "
            "them (partner desk) the new date, Tue 22 Dec 2026, 03:00–06:00 (Europe/Amsterdam). "
            "Get their acknowledgement again. Ask again who is on call."
        ),
        (
            "Customer desk heard the old date on Fri 20 Nov 2026. Send them (desk lead) the new "
            "date, Tue 22 Dec 2026, 03:00–06:00 (Europe/Amsterdam)."
        ),
    )
    assert found.notices_now_late == (
        "Lighthouse Payments had to hear the new date by Wed 2 Dec 2026, 9 days ago.",
    )
    assert [task.id for task in found.to_repeat] == [
        "notice-texts",
        "supplier:a-pay",
        "people-booked",
        "other-clocks",
        "notice:a-pay",
        "limited-functions",
        "hypercare",
        "press",
        "change-record",
        "readiness-gate",
        "acknowledged:a-pay",
        "code-freeze",
        "status-page",
        "person:p-ines",
        "person:p-tom",
        "person:p-lin",
        "notice:a-desk",
        "remind-week:a-pay",
        "remind-week:a-desk",
        "command-room",
        "hazards",
        "supplier-cover:a-pay",
        "access",
        "freezes-again",
        "usage-again",
    ]
    assert [str(task) for task in found.moved[:3]] == [
        (
            "Look for other changes on shared components around the window "
            "(Fri 11 Dec → Fri 18 Dec 2026)"
        ),
        "Send the notice to Shoppers (Fri 11 Dec → Fri 18 Dec 2026)",
        "Decide go or no-go on the evidence (Mon 14 Dec → Mon 21 Dec 2026)",
    ]
    assert [stage.stays for stage in found.stages] == [
        f"“{name}” still starts {at} (Europe/Amsterdam), before the new window."
        for name, at in (
            ("Newsletter readers", "Tue 15 Dec 2026, 06:00"),
            ("Half", "Wed 16 Dec 2026, 09:00"),
            ("Everyone", "Thu 17 Dec 2026, 09:00"),
        )
    ]
    assert [stage.moves for stage in found.stages] == [
        f"“{name}”: {old} Dec 2026, {at} → {new} Dec 2026, {at} (Europe/Amsterdam)."
        for name, old, new, at in (
            ("Newsletter readers", "Tue 15", "Tue 22", "06:00"),
            ("Half", "Wed 16", "Wed 23", "09:00"),
            ("Everyone", "Thu 17", "Thu 24", "09:00"),
        )
    ]
    assert found.days == ()
    assert found.taken_off == ()
    assert found.check == (
        "“Why this window?” was written for the old one; see whether it still holds.",
    )
    assert found.stale == "Excel checklists sent out before now show the old date; send new ones."


def test_every_open_task_that_moves_is_counted_and_no_closed_one() -> None:
    plan = half_done()
    new = later(plan)

    found = consequences(plan, new, HALF_DONE)

    there = {task.id: task for task in tasks(with_value(plan, "timing.taken", new))}
    shifted = [t for t in tasks(plan) if not t.closed and t.due != there[t.id].due]
    assert len(found.moved) == len(shifted) == 36


def test_a_day_in_another_year_says_both_years() -> None:
    new_year = date(2027, 1, 4)

    assert str(Moved("Tidy", date(2026, 12, 28), new_year)) == (
        "Tidy (Mon 28 Dec 2026 → Mon 4 Jan 2027)"
    )
    assert str(Moved("Tidy", new_year, None)) == "Tidy (Mon 4 Jan 2027 → no day)"


def test_what_a_stage_decides_does_not_move_with_the_window() -> None:
    plan = half_done()

    moving = {task.title for task in consequences(plan, later(plan), HALF_DONE).moved}

    assert "Open the new version to its first users" in moving
    assert "Decide on the evidence after stage Half" not in moving

    found = consequences(plan, later(plan), HALF_DONE, with_stages=True)
    assert "Decide on the evidence after stage Half" in {task.title for task in found.moved}
    began = consequences(plan, later(plan), HALF_DONE + WEEK, with_stages=True)
    assert "Decide on the evidence after stage Newsletter readers" not in {
        task.title for task in began.moved
    }


def test_the_first_window_has_no_consequences() -> None:
    assert consequences(a_plan(), a_taken(), NOW) == Consequences()


def test_the_same_window_taken_again_has_no_consequences() -> None:
    plan = half_done()

    assert consequences(plan, later(plan, timedelta(0)), NOW) == Consequences()


@pytest.mark.parametrize(
    ("by", "how"),
    [
        (timedelta(days=-1), "1 day earlier: "),
        (timedelta(days=11), "11 days later: "),
        (timedelta(minutes=30), "The same day: "),
    ],
)
def test_the_days_between_are_counted_on_the_clock_of_the_old_window(
    by: timedelta, how: str
) -> None:
    plan = a_plan(timing__taken=a_taken())
    new = a_taken(LAUNCH + by)
    abroad = new.model_copy(update={"window": new.window.in_zone("Pacific/Auckland")})

    assert consequences(plan, new, NOW).what.startswith(how)
    assert consequences(plan, abroad, NOW).what.startswith(how)


def test_an_audience_reads_the_new_date_on_its_own_clock() -> None:
    told = Audience(name="", zone="America/New_York", sent_on=date(2026, 11, 20))
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(told,))

    (said,) = consequences(plan, a_taken(LAUNCH + WEEK), NOW).notices_to_correct

    assert said == (
        "An audience without a name heard the old date on Fri 20 Nov 2026. Send them the new date, "
        "Mon 21 Dec 2026, 21:00–23:00 (America/New_York)."
    )


def test_the_last_day_for_a_notice_is_not_yet_late() -> None:
    unheard = Audience(name="Desk", contract_lead_days=10, lead_days=0)
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(unheard,))
    last_day = LAUNCH - timedelta(days=5)  # ten days before a window five days later

    def late(now: datetime) -> tuple[str, ...]:
        return consequences(plan, a_taken(LAUNCH + timedelta(days=5)), now).notices_now_late

    assert late(last_day) == ()
    assert late(last_day + timedelta(days=1)) == (
        "Desk had to hear the new date by Thu 10 Dec 2026, 1 day ago.",
    )


def test_giving_the_window_up_tells_who_heard_and_leaves_tasks_without_a_day() -> None:
    plan = half_done()

    found = consequences(plan, None, HALF_DONE)

    assert (
        found.what
        == "No date any more: Tue 15 Dec 2026, 03:00–06:00 (Europe/Amsterdam) is given up."
    )
    assert found.notices_to_correct[1] == (
        "Customer desk heard the old date on Fri 20 Nov 2026. "
        "Send them (desk lead) word that there is no date now."
    )
    assert found.notices_now_late == ()
    assert len(found.to_repeat) == 25
    assert str(found.moved[0]).endswith("(Fri 11 Dec 2026 → no day)")
    assert found.stages[1].stays == "“Half” still starts Wed 16 Dec 2026, 09:00 (Europe/Amsterdam)."


def test_no_workbook_is_stale_while_nothing_is_edited_and_nobody_told() -> None:
    bare = a_plan(timing__taken=a_taken(), team__edits={"scope": TaskEdit()})
    edited = with_value(bare, "team.edits.scope.owner", "Ines")
    told = with_value(bare, "notices.audiences", (Audience(name="Desk"),))
    new = a_taken(LAUNCH + WEEK)

    assert consequences(bare, new, NOW).stale == ""
    assert consequences(edited, new, NOW).stale
    assert consequences(told, new, NOW).stale


def test_a_task_of_the_teams_own_is_not_repeated_for_its_name() -> None:
    own = (OwnTask(id="access", title="Order the cake"), OwnTask(id="cake", title="Eat it"))
    done = {name: TaskEdit(status=Status.DONE) for name in ("own:access", "cake", "access")}
    plan = a_plan(timing__taken=a_taken(), team__own_tasks=own, team__edits=done)

    found = consequences(plan, a_taken(LAUNCH + WEEK), NOW)

    assert [task.id for task in found.to_repeat] == ["access"]


def test_giving_up_needs_asking_once_somebody_heard_or_worked() -> None:
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(Audience(name="Desk"),))
    doing = with_value(plan, "team.edits.scope.status", Status.DOING)
    done = with_value(plan, "team.edits.scope.status", Status.DONE)
    heard = with_value(
        plan, "notices.audiences", (Audience(name="Desk", sent_on=date(2026, 11, 20)),)
    )

    assert not needs_asking(doing)
    assert needs_asking(done)
    assert needs_asking(heard)


def test_a_reopened_task_keeps_what_was_said_and_says_what_it_was_done_for() -> None:
    said = "Done for the window of Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)."
    edits = {
        "access": TaskEdit(status=Status.DONE, note="Lin lost her key", evidence="x", owner="Lin"),
        "roster": TaskEdit(status=Status.DONE),
        "hazards": TaskEdit(status=Status.BLOCKED),
    }
    plan = a_plan(timing__taken=a_taken(), team__edits=edits)

    after = moved_to(plan, a_taken(LAUNCH + WEEK), ("access", "roster", "hazards", "person:x"))

    assert after.team.edits == {
        "access": TaskEdit(note=f"Lin lost her key\n{said}", evidence="x", owner="Lin"),
        "roster": TaskEdit(note=said),
        "hazards": TaskEdit(status=Status.BLOCKED),
    }


def test_a_note_without_room_stays_whole() -> None:
    full = TaskEdit(status=Status.DONE, note="x" * 20_000)
    plan = a_plan(timing__taken=a_taken(), team__edits={"access": full})

    after = moved_to(plan, None, ("access",))

    assert after.team.edits["access"] == TaskEdit(note=full.note)


def test_nothing_opens_again_without_a_window() -> None:
    plan = a_plan(team__edits={"access": TaskEdit(status=Status.DONE)})

    assert reopened(plan, ["access"]) == ()


@settings(max_examples=25, deadline=None)
@given(st.integers(-300, 300), st.sets(st.integers(0, 24)))
def test_there_and_back_changes_only_what_was_reopened_and_loses_no_task(
    hours: int, chosen: set[int]
) -> None:
    plan = half_done()
    first = later(plan, timedelta(hours=hours or 1))
    offered = [task.id for task in consequences(plan, first, HALF_DONE).to_repeat]
    reopen = tuple(offered[place] for place in chosen)

    there = moved_to(plan, first, reopen)
    back = moved_to(there, plan.timing.taken)

    before, after = plan.team.edits, back.team.edits
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == set(reopen)
    for name in reopen:
        assert after[name].status is Status.OPEN
        assert after[name].note.startswith(before[name].note)
        assert (after[name].owner, after[name].evidence) == (
            before[name].owner,
            before[name].evidence,
        )
    assert {task.id: task.due for task in tasks(back)} == {t.id: t.due for t in tasks(plan)}
    assert with_value(back, "team", plan.team) == plan


@settings(max_examples=40, deadline=None)
@given(plans(), windows(), st.booleans())
def test_any_plan_can_be_moved_and_every_edit_offered_fits_it(
    plan: Plan,
    window: Window,
    give_up: bool,  # noqa: FBT001 - drawn, not passed
) -> None:
    new = None if give_up else TakenWindow(window=window)

    found = consequences(plan, new, NOW)

    assert bool(found.what) == (
        plan.timing.taken is not None and (new is None or new.window != plan.timing.taken.window)
    )
    decided = signed_gates(plan)
    assert all(task.status is Status.DONE or task.id in decided for task in found.to_repeat)
    repeat = tuple(task.id for task in found.to_repeat)
    after = moved_to(plan, new, repeat, (*found.stages, *found.days))
    assert all(value_at(after, f"team.edits.{name}.status") is not Status.DONE for name in repeat)
    assert signed_gates(after).keys().isdisjoint(repeat)
