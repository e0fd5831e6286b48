"""Who heard of which window, and who must still be told that it moved."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.checklist import tasks
from golive.plan import Audience, Heard, Plan, TakenWindow
from golive.plan.edits import with_value
from golive.review import findings, notice_sentences
from golive.review.heard import (
    anybody_heard,
    corrections,
    heard_edits,
    last_heard,
    too_late,
    uncorrected,
)
from tests.builders import LAUNCH, NOW, a_plan, a_taken

TOLD = date(2026, 11, 20)
FIRST, SECOND, THIRD = (a_taken(LAUNCH + timedelta(weeks=week)) for week in range(3))


def told(**fields: object) -> Plan:
    """Build a plan with the first window, and one audience that heard of it."""
    desk = Audience.model_validate({"id": "desk", "name": "Desk", "sent_on": TOLD} | fields)
    return a_plan(timing__taken=FIRST, notices__audiences=(desk,))


def moved(plan: Plan, new: TakenWindow | None) -> Plan:
    """Take another window, and what goes with it."""
    edits = heard_edits(plan, new)
    for edit in edits:
        plan = with_value(plan, edit.path, edit.new)
    return with_value(plan, "timing.taken", new)


def desk(plan: Plan) -> Audience:
    return plan.notices.audiences[0]


def said(plan: Plan) -> list[str]:
    return [finding.what for finding in findings(plan, NOW) if finding.rule == "notice-outdated"]


def test_a_move_puts_aside_what_was_heard_so_that_they_count_as_not_told() -> None:
    plan = told(acknowledged_on=TOLD, on_call_confirmed=True)

    after = desk(moved(plan, SECOND))

    assert (after.sent_on, after.acknowledged_on, after.on_call_confirmed) == (None, None, False)
    assert after.heard == (
        Heard(window=FIRST.window, sent_on=TOLD, acknowledged_on=TOLD, on_call_confirmed=True),
    )


def test_the_task_to_tell_them_says_that_they_heard_of_another_window() -> None:
    why = {task.id: task.why for task in tasks(moved(told(), SECOND))}

    assert "“Desk” (users) heard of another window (question 4)" in why["notice:desk"]


def test_the_finding_stands_until_the_correction_is_sent() -> None:
    plan = moved(told(), SECOND)
    assert said(plan) == [
        (
            "Desk heard Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam), on Fri 20 Nov 2026; the "
            "window is now Tue 22 Dec 2026, 03:00–05:00 (Europe/Amsterdam)."
        )
    ]

    assert said(with_value(plan, "notices.audiences.desk.sent_on", date(2026, 11, 24))) == []


def test_who_heard_reads_it_on_their_own_clock() -> None:
    plan = moved(told(zone="America/New_York"), SECOND)

    assert last_heard(desk(plan), plan) == (
        "heard Mon 14 Dec 2026, 21:00–23:00 (America/New_York), on Fri 20 Nov 2026"
    )


def test_nobody_is_told_of_a_window_that_has_begun() -> None:
    plan = moved(told(), SECOND)

    assert list(uncorrected(plan, SECOND.window.start)) == []
    assert list(uncorrected(plan, SECOND.window.start - timedelta(minutes=1)))


def test_moving_back_makes_the_notice_count_again() -> None:
    plan = told(acknowledged_on=TOLD, on_call_confirmed=True)

    assert moved(moved(plan, SECOND), FIRST) == plan
    assert moved(moved(moved(plan, SECOND), THIRD), FIRST) == plan


def test_a_tick_set_meanwhile_is_not_taken_back() -> None:
    away = moved(told(), SECOND)
    ticked = with_value(away, "notices.audiences.desk.on_call_confirmed", value=True)

    back = desk(moved(ticked, FIRST))

    assert back.on_call_confirmed
    assert back.sent_on == TOLD


def test_a_correction_that_was_sent_is_put_aside_in_its_turn() -> None:
    corrected = with_value(
        moved(told(), SECOND), "notices.audiences.desk.sent_on", date(2026, 11, 24)
    )

    back = moved(corrected, FIRST)

    assert [heard.window for heard in desk(back).heard] == [FIRST.window, SECOND.window]
    assert len(said(back)) == 1


def test_who_was_not_corrected_is_named_again_at_the_next_move() -> None:
    plan = moved(told(), SECOND)

    (again,) = corrections(plan, THIRD)

    assert again.startswith("Desk heard the old date on Fri 20 Nov 2026. Send them the new date")
    assert heard_edits(plan, THIRD) == ()
    assert list(corrections(plan, FIRST)) == []

    eve = FIRST.window.start - timedelta(days=1)
    assert list(too_late(plan, FIRST, eve)) == []
    assert len(list(too_late(plan, SECOND, SECOND.window.start))) == 1


def test_the_same_window_on_another_clock_is_no_news() -> None:
    plan = told()
    abroad = FIRST.model_copy(update={"window": FIRST.window.in_zone("Asia/Kathmandu")})

    assert list(corrections(plan, abroad)) == []
    assert heard_edits(plan, abroad) == ()


def test_giving_up_and_taking_another_keeps_who_heard_what() -> None:
    up = moved(told(), None)
    assert said(up) == [
        (
            "Desk heard Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam), on Fri 20 Nov 2026; there "
            "is no date now."
        )
    ]
    assert notice_sentences(up, NOW)[0].endswith("on Fri 20 Nov 2026: say that there is none now.")

    informed = with_value(up, "notices.audiences.desk.acknowledged_on", date(2026, 11, 24))
    assert said(informed) == []
    again = moved(informed, SECOND)
    assert said(again)[0].startswith("Desk heard that there is no date, on Tue 24 Nov 2026; ")
    assert next(corrections(informed, SECOND)).startswith(
        "Desk heard that there is no date and acknowledged it. Send them the new date"
    )


def test_a_notice_without_any_window_is_left_as_it_is() -> None:
    plan = with_value(told(), "timing.taken", None)

    assert heard_edits(plan, SECOND) == ()
    assert not anybody_heard(plan)
    assert anybody_heard(told())


def test_what_is_heard_without_a_day_is_said_without_one() -> None:
    plan = told(sent_on=None, heard=({"window": SECOND.window},))

    assert last_heard(desk(plan), plan) == ("heard Tue 22 Dec 2026, 03:00–05:00 (Europe/Amsterdam)")


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (NOW, "send the correction by Fri 18 Dec 2026."),
        (datetime(2026, 12, 20, 9, tzinfo=UTC), "by Fri 18 Dec 2026, 2 days late."),
    ],
)
def test_page_4_says_by_when_the_correction_goes_out(now: datetime, end: str) -> None:
    (sentence,) = notice_sentences(moved(told(), SECOND), now)

    assert sentence.startswith("Desk heard Tue 15 Dec 2026")
    assert end in sentence


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from((FIRST, SECOND, THIRD, None, "send")), max_size=12))
def test_no_day_on_which_somebody_was_told_is_ever_lost(moves: list[object]) -> None:
    plan, days = told(), [TOLD]
    for place, step in enumerate(moves):
        if step == "send" and desk(plan).sent_on is None:
            days.append(TOLD + timedelta(days=place + 1))
            plan = with_value(plan, "notices.audiences.desk.sent_on", days[-1])
        elif step != "send":
            plan = moved(plan, step)  # type: ignore[arg-type]  # a window or none
    kept = [heard.sent_on for heard in desk(plan).heard]
    last = desk(plan).sent_on

    assert [*kept, *([last] if last else [])] == days
    assert bool(said(plan)) == (last is None)
