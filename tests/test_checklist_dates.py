"""Anchors, and the days counted from them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from golive.checklist import Anchor, Phase, Task, anchors, tasks
from golive.checklist import due_rules as rules
from golive.checklist.dates import due_day
from golive.plan import Plan, UserGroup
from golive.plan.edits import with_value
from golive.window import Window, WorkingDays
from tests.builders import a_plan
from tests.test_checklist_conditions import a_taken_window

TUESDAY = datetime(2026, 12, 8, 1, tzinfo=UTC)
SUNDAY = a_taken_window(day=6)


def day_of(plan: Plan, task_id: str) -> date | None:
    return a_task(plan, task_id).due


def a_task(plan: Plan, task_id: str) -> Task:
    (found,) = (task for task in tasks(plan) if task.id == task_id)
    return found


def a_soft_plan(*starts: str | None, **answers: object) -> Plan:
    """Build a soft launch with a stage for each start."""
    stages = [{"id": f"s{n}", "name": f"Stage {n}", "starts": s} for n, s in enumerate(starts)]
    return a_plan(
        timing__taken=a_taken_window(),
        strategy__style="soft",
        strategy__stages=stages,
        **answers,
    )


def test_without_a_window_there_is_no_anchor_and_no_day() -> None:
    plan = with_value(a_soft_plan("2026-12-01T08:00:00Z"), "timing.taken", None)
    assert anchors(plan) == dict.fromkeys(Anchor)
    assert {task.due for task in tasks(plan)} == {None}


def test_a_hard_launch_counts_from_its_window() -> None:
    plan = a_soft_plan("2026-12-01T08:00:00Z", strategy__why="was soft once")
    hard = with_value(plan, "strategy.style", "hard")
    end = TUESDAY + timedelta(hours=3)
    assert anchors(hard) == {
        Anchor.FIRST_EXPOSURE: TUESDAY,
        Anchor.WINDOW_START: TUESDAY,
        Anchor.LAST_STAGE: end,
        Anchor.WINDOW_END: end,
        Anchor.HYPERCARE_END: end + timedelta(days=7),
    }


def test_a_soft_launch_counts_from_its_earliest_and_latest_stage() -> None:
    plan = a_soft_plan("2026-12-14T08:00:00Z", None, "2026-12-01T08:00:00Z")
    found = anchors(plan)
    assert found[Anchor.FIRST_EXPOSURE] == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert found[Anchor.LAST_STAGE] == datetime(2026, 12, 14, 8, tzinfo=UTC)
    assert found[Anchor.WINDOW_START] == TUESDAY
    unplanned = anchors(a_soft_plan(None))
    assert unplanned[Anchor.FIRST_EXPOSURE] == TUESDAY
    assert unplanned[Anchor.LAST_STAGE] == TUESDAY + timedelta(hours=3)


def test_the_day_before_a_sunday_or_monday_launch_is_the_friday() -> None:
    friday = date(2026, 12, 4)
    assert day_of(a_plan(timing__taken=SUNDAY), "final-gate") == friday
    assert day_of(a_plan(timing__taken=a_taken_window(day=7)), "final-gate") == friday
    assert day_of(a_plan(timing__taken=a_taken_window(day=8)), "final-gate") == date(2026, 12, 7)


def test_what_happens_in_the_window_is_due_on_its_day_even_a_day_off() -> None:
    plan = a_plan(timing__taken=SUNDAY, launch__country="NL")
    assert day_of(plan, "start-gate") == date(2026, 12, 6)


def test_what_follows_the_window_waits_for_the_next_working_day() -> None:
    plan = a_plan(timing__taken=SUNDAY, launch__country="NL")
    assert day_of(plan, "close-watch") == date(2026, 12, 7)
    assert day_of(plan, "result") == date(2026, 12, 7)
    assert day_of(plan, "triage") == date(2026, 12, 8)
    assert day_of(plan, "hypercare-gate") == date(2026, 12, 14)


def test_the_window_and_not_the_universal_clock_names_the_day() -> None:
    start = datetime(2026, 12, 8, 23, 30, tzinfo=UTC)
    window = Window(start=start, end=start + timedelta(hours=2), zone="Europe/Amsterdam")
    plan = a_plan(timing__taken={"window": window}, launch__zone="UTC")
    assert day_of(plan, "start-gate") == date(2026, 12, 9)


def test_holidays_of_the_country_are_skipped() -> None:
    taken = a_taken_window(day=29)
    assert day_of(a_plan(timing__taken=taken), "other-changes") == date(2026, 12, 25)
    dutch = a_plan(timing__taken=taken, launch__country="NL")
    assert day_of(dutch, "other-changes") == date(2026, 12, 24)


def test_a_notice_is_due_on_our_working_day_before_it_is_on_theirs() -> None:
    audience = {"id": "r1", "country": "US", "contract_lead_days": 3}
    taken = a_taken_window(day=29)  # three days before lies 26 December: a Saturday
    american = a_plan(timing__taken=taken, notices__audiences=[audience])
    assert day_of(american, "notice:r1") == date(2026, 12, 24)
    at_home = a_plan(
        timing__taken=a_taken_window(day=30, month=11),
        notices__audiences=[{"id": "r1", "contract_lead_days": 4, "country": "NL"}],
        launch__country="US",
    )  # four days before is Thanksgiving, a working day in the Netherlands
    assert day_of(at_home, "notice:r1") == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("fields", "phase", "chased"),
    [
        ({"action": "interface"}, Phase.DECIDE, Phase.DECIDE),
        ({"action": "upgrade"}, Phase.DECIDE, Phase.DECIDE),
        ({"action": "configuration"}, Phase.PREPARE, Phase.READY),
        ({"contract_lead_days": 21}, Phase.DECIDE, Phase.READY),
        ({"contract_lead_days": 20}, Phase.PREPARE, Phase.READY),
        ({"impact": "minor"}, Phase.READY, Phase.EVE),
        ({"lead_days": 1}, Phase.EVE, Phase.EVE),
    ],
)
def test_the_lead_time_decides_the_phase_of_a_notice(
    fields: dict[str, object], phase: Phase, chased: Phase
) -> None:
    row = {"id": "r1", "needs_acknowledgement": True, **fields}
    plan = a_plan(notices__audiences=[row])
    assert a_task(plan, "notice:r1").phase is phase
    assert a_task(plan, "acknowledged:r1").phase is chased
    with_a_window = with_value(plan, "timing.taken", a_taken_window())
    assert a_task(with_a_window, "notice:r1").phase is phase


def test_an_acknowledgement_is_chased_half_way_to_the_window() -> None:
    row = {"id": "r1", "needs_acknowledgement": True, "contract_lead_days": 28}
    plan = a_plan(timing__taken=a_taken_window(), notices__audiences=[row])
    assert day_of(plan, "notice:r1") == date(2026, 11, 10)
    assert day_of(plan, "acknowledged:r1") == date(2026, 11, 24)


def test_a_stage_is_decided_once_it_was_held_on_a_working_day() -> None:
    plan = a_soft_plan("2026-12-08T08:00:00Z", None)
    assert day_of(plan, "stage-gate:s0") == date(2026, 12, 8)
    held = with_value(plan, "strategy.stages.s0.hold_minutes", 4 * 24 * 60)
    assert day_of(held, "stage-gate:s0") == date(2026, 12, 14)
    assert day_of(held, "stage-gate:s1") == date(2026, 12, 9), "unplanned: the day after"


def test_a_rule_about_other_rows_leaves_the_day_to_the_item() -> None:
    plan, work, group = a_plan(timing__taken=a_taken_window()), WorkingDays("NL"), UserGroup()
    assert rules.notice_sent(plan, group, work) is None
    assert rules.notice_chased(plan, group, work) is None
    assert rules.stage_decided(plan, group, work) is None
    assert rules.notice_phase(group) is Phase.PREPARE
    assert rules.chase_phase(group) is Phase.READY


@pytest.mark.parametrize("phase", [Phase.WATCH, Phase.SETTLE, Phase.CLOSE])
def test_no_offset_after_the_window_moves_forward_and_before_it_back(phase: Phase) -> None:
    sunday, work = date(2026, 12, 6), WorkingDays("NL")
    assert due_day(phase, sunday, 0, work) == date(2026, 12, 7)
    assert due_day(Phase.EVE, sunday, 0, work) == date(2026, 12, 4)
    assert due_day(Phase.WINDOW, sunday, 0, work) == sunday
