"""Laws of the checklist, for any plan.

- ids are valid, unique, and do not change when the team edits
- titles are short, unique among generated tasks, and end without a full stop
- no computed day is a day off of the owner, the window's own excepted
- a day counted back lies as many working days before the window as the item says
- edits change their own task only, and outlive any answer
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.checklist import CATALOGUE, Anchor, Phase, Task, kept_edits, tasks
from golive.checklist.own.items import ID_PREFIX
from golive.plan import Plan, TaskEdit
from golive.plan.edits import with_value
from golive.window import Window
from tests.builders import ZONE, a_plan
from tests.strategies import plans

quick = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_CALENDARS = {
    country: holidays.country_holidays(country, years=range(2025, 2030))
    for country in ("NL", "DE", "US")
}
_PLACES = list(Phase)
_WIDE = {
    "strategy__style": "soft",
    "strategy__stages": [{"id": "s1", "hold_minutes": 700}],
    "impact__down_time": True,
    "impact__disconnects": True,
    "impact__forces_upgrade": True,
    "impact__groups": [{"id": "g1", "expected": "outage"}],
    "notices__audiences": [
        {"id": "a1", "action": "upgrade", "needs_acknowledgement": True, "country": "US"},
        {"id": "a2", "kind": "supplier", "contract_lead_days": 10},
    ],
    "deployment__components": [{"id": "c1", "stateful": True, "schema_change": True}],
    "deployment__moves_data": True,
    "timing__hypercare_days": 10,
    "team__own_items": [
        {"id": "o1", "days": -7},
        {"id": "o2", "phase": "watch", "days": 0},
        {"id": "o3", "rule": "each audience", "phase": "close"},
        {"id": "o4", "rule": "no such rule", "days": 40},
    ],
}


def off(day: date, country: str) -> bool:
    """Say whether nobody works on a day in the Netherlands, Germany or the United States."""
    return day.weekday() >= 5 or day in _CALENDARS[country]


def generated(plan: Plan) -> list[Task]:
    return [task for task in tasks(plan) if not task.own]


def catalogued(plan: Plan) -> list[Task]:
    """Give the tasks of the catalogue; an organisation words its own items as it likes."""
    return [task for task in generated(plan) if not task.id.startswith(f"{ID_PREFIX}:")]


@quick
@given(plans())
def test_ids_and_titles_of_any_plan_are_valid_and_unique(plan: Plan) -> None:
    found = tasks(plan)
    ids = [task.id for task in found]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_:-]{1,120}", one) for one in ids)
    titles = [task.title for task in catalogued(plan)]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 90 and title[-1] not in ". \n" for title in titles)
    assert all(task.why.endswith(".") and "\n" not in task.why for task in found)


@quick
@given(plans())
def test_the_list_of_any_plan_is_in_order(plan: Plan) -> None:
    keys = [(_PLACES.index(task.phase), task.due or date.max) for task in tasks(plan)]
    assert keys == sorted(keys)


@quick
@given(plans())
def test_every_item_on_the_list_of_any_plan_applies_and_no_other(plan: Plan) -> None:
    listed = {task.id.partition(":")[0] for task in catalogued(plan)}
    assert listed == {item.id for item in CATALOGUE if item.applies(plan)}


@quick
@given(plans(), st.data())
def test_an_edit_changes_its_own_task_and_nothing_else(plan: Plan, data: st.DataObject) -> None:
    before = {task.id: task for task in tasks(plan)}
    chosen = data.draw(st.sampled_from(sorted(before)))
    after = {
        task.id: task for task in tasks(with_value(plan, f"team.edits.{chosen}.note", "Checked"))
    }
    assert after.keys() == before.keys()
    assert after[chosen].note == "Checked"
    assert {one for one in after if after[one] != before[one]} <= {chosen}


@quick
@given(plans())
def test_no_edit_is_lost_when_every_answer_goes_and_all_come_back(plan: Plan) -> None:
    edits = {task.id: TaskEdit(owner="Ada") for task in tasks(plan)}
    full = with_value(plan, "team.edits", edits)
    emptied = a_plan().model_copy(update={"team": full.team})
    listed = {task.id for task in tasks(emptied)}
    assert kept_edits(emptied).keys() == edits.keys() - listed
    assert kept_edits(full) == {}
    assert all(task.owner == "Ada" for task in tasks(full))


days = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis wants clock times here


def a_wide_plan(start: datetime, country: str) -> Plan:
    window = Window(start=start, end=start + timedelta(hours=3), zone=ZONE)
    return a_plan(timing__taken={"window": window}, launch__country=country, **_WIDE)


@settings(quick, max_examples=30)
@given(days, st.sampled_from(sorted(_CALENDARS)))
def test_no_day_is_a_day_off_but_the_windows_own(start: datetime, country: str) -> None:
    found = generated(a_wide_plan(start, country))
    assert len(found) > 90
    for task in found:
        assert task.due is not None
        if task.phase is Phase.WINDOW:
            assert task.due == start.astimezone(ZoneInfo(ZONE)).date()
        else:
            assert not off(task.due, country)


@settings(quick, max_examples=30)
@given(days, st.sampled_from(sorted(_CALENDARS)))
def test_days_before_the_window_count_its_working_days(start: datetime, country: str) -> None:
    first = start.astimezone(ZoneInfo(ZONE)).date()
    counted = [
        task
        for task in generated(a_wide_plan(start, country))
        if task.anchor in (Anchor.WINDOW_START, Anchor.FIRST_EXPOSURE) and (task.offset or 0) < 0
    ]
    assert len(counted) > 50
    for task in counted:
        assert task.due is not None
        assert task.offset is not None
        between = [task.due + timedelta(days=n) for n in range((first - task.due).days)]
        working = sum(not off(day, country) for day in between)
        assert working == -task.offset
