"""The sample launches are clean on whatever day they are opened."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive import checklist, review, sample, timing, usage
from golive.errors import Severity
from golive.plan import Plan, Status
from golive.plan.edits import with_value
from golive.plan.parts import DaySpan
from golive.review import Verdict
from golive.sample import Sample
from golive.window import WorkingDays
from tests.builders import NOW

_DAY = timedelta(days=1)
#: Every eighth day of a year, at changing hours, so that each weekday and each hour has its turn.
_YEAR = [
    datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=8 * n, hours=5 * n % 24, minutes=30)
    for n in range(46)
]
_SPECIAL = [
    datetime(2026, 3, 29, 0, 59, tzinfo=UTC),  # the clock goes forward
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 4, 5, 10, tzinfo=UTC),  # Easter
    datetime(2026, 4, 6, 10, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the clock goes back
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 12, 25, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),  # the next year has begun in Amsterdam
    datetime(2027, 4, 6, 9, tzinfo=UTC),  # three weeks on, that Tuesday is the King's day
    datetime(2028, 12, 9, 14, 30, tzinfo=UTC),  # Boxing Day
    datetime(2029, 12, 3, 7, 30, tzinfo=UTC),  # Christmas
    datetime(2029, 12, 16, 2, 30, tzinfo=UTC),  # New Year
]


def _launch_of(plan: Plan) -> datetime:
    assert plan.timing.taken is not None
    return plan.timing.taken.window.start


@pytest.mark.parametrize("which", Sample)
@pytest.mark.parametrize("now", [*_YEAR, *_SPECIAL], ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def test_a_sample_is_clean_on_every_day_of_a_year(now: datetime, which: Sample) -> None:
    plan = sample.plan(now, which)
    heavy = [f for f in review.findings(plan, now) if f.severity is not Severity.NOTE]
    assert heavy == []
    assert review.verdict(plan, now) is Verdict.ON_TRACK


@pytest.mark.parametrize("now", [_YEAR[0], *_SPECIAL], ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def test_the_sample_launches_at_night_on_a_working_day_two_weeks_ahead_or_so(now: datetime) -> None:
    plan = sample.plan(now)
    local = _launch_of(plan).astimezone(ZoneInfo("Europe/Amsterdam"))
    assert local.hour == 3
    assert WorkingDays("NL").is_working(local.date())
    assert 9 * _DAY < local - now < 24 * _DAY


@pytest.mark.parametrize("now", [_YEAR[0], *_SPECIAL], ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def test_the_streaming_sample_launches_when_markets_are_closed_and_its_supplier_is_there(
    now: datetime,
) -> None:
    plan = sample.plan(now, Sample.STREAMING)
    local = _launch_of(plan).astimezone(ZoneInfo("Europe/Berlin"))
    assert (local.weekday(), local.hour) == (5, 7)
    assert 9 * _DAY < local - now < 24 * _DAY


@pytest.mark.parametrize("weeks", range(0, 150, 6))
def test_the_streaming_sample_finds_windows_whenever_it_is_opened(weeks: int) -> None:
    now = _YEAR[0] + weeks * 7 * _DAY
    found = timing.find_windows(sample.plan(now, Sample.STREAMING), now=now)
    assert len(found.candidates) >= 2
    assert found.candidates[0].window.local_start.weekday() >= 5
    assert {"freeze", "people", "supplier"} <= set(found.refused)


@pytest.mark.parametrize("which", Sample)
def test_a_sample_s_usage_ends_in_the_week_before_it_is_opened(which: Sample) -> None:
    for source in sample.plan(NOW, which).timing.sources:
        series = source.series
        ends = series.start + timedelta(seconds=series.step_s * len(series.values))
        assert timedelta(0) <= NOW - ends < 7 * _DAY


@pytest.mark.parametrize("which", Sample)
def test_a_sample_s_checklist_has_tasks_from_every_question(which: Sample) -> None:
    tasks = checklist.tasks(sample.plan(NOW, which))
    assert {task.question for task in tasks} == set(checklist.Question)
    assert all(task.due for task in tasks)


def test_the_streaming_sample_adds_up_the_clients_of_two_regions() -> None:
    plan = sample.plan(NOW, Sample.STREAMING)
    added = usage.combine(plan.timing.sources)
    assert added is not None
    regions = [source.series.values for source in plan.timing.sources]
    assert [source.region for source in plan.timing.sources] == ["Europe", "US east"]
    assert added.values == tuple(map(_sum, *regions))
    assert sum(group.connections or 0 for group in plan.impact.groups) == 60_000


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


@pytest.mark.parametrize("which", Sample)
def test_every_sample_is_a_plan_of_its_own(which: Sample) -> None:
    assert sample.plan(NOW, which).id != sample.plan(NOW, which).id


def test_where_the_window_falls_on_a_holiday_another_is_taken_and_the_stages_follow_it() -> None:
    usual, moved = sample.plan(datetime(2027, 3, 30, 9, tzinfo=UTC)), sample.plan(_SPECIAL[8])
    assert _launch_of(moved) != _launch_of(usual) + 7 * _DAY
    for one, other in zip(usual.strategy.stages, moved.strategy.stages, strict=True):
        assert one.starts is not None
        assert other.starts is not None
        assert other.starts - _launch_of(moved) == one.starts - _launch_of(usual)
    assert moved.timing.taken is not None
    assert moved.timing.taken.taken_by == "Ines Vermeer"
    assert not moved.timing.taken.refusals


def test_a_team_on_time_has_closed_what_was_due_before_today_and_nothing_else() -> None:
    plan = sample.plan(NOW)
    today = NOW.date()
    for task in checklist.tasks(plan):
        assert task.due is not None
        assert (task.status is Status.DONE) is (task.due < today)
        assert task.status is Status.OPEN or not task.asks_evidence or task.evidence
        assert task.status is Status.OPEN or task.owner == "Ines Vermeer"


def test_today_is_the_business_day_and_not_the_one_in_greenwich() -> None:
    late = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)  # Wednesday has begun in Amsterdam
    early = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
    due = [task.due for task in checklist.tasks(sample.plan(early))]
    assert early.date() in due
    done = {task.id for task in checklist.tasks(sample.plan(late)) if task.due == late.date()}
    closed = {task.id for task in checklist.tasks(sample.plan(late)) if task.closed}
    assert done <= closed


def test_what_the_team_wrote_itself_is_kept() -> None:
    plan = sample.plan(NOW)
    first = checklist.tasks(plan)[0].id
    plan = with_value(plan, f"team.edits.{first}.status", "blocked")
    assert sample.up_to_date(plan, NOW).team.edits[first].status is Status.BLOCKED


def test_without_a_window_nothing_is_due_and_nothing_is_closed() -> None:
    plan = with_value(sample.plan(NOW), "timing.taken", None)
    plan = with_value(plan, "team.edits", {})
    assert sample.up_to_date(plan, NOW).team.edits == {}


def test_the_sample_keeps_the_leave_and_the_freeze_that_make_its_search_worth_a_look() -> None:
    plan = sample.plan(NOW)
    (leave,) = plan.timing.people[2].leave
    assert leave == DaySpan(first=leave.first, last=leave.first + 2 * _DAY)
    assert plan.timing.freezes[0].hard
    assert plan.timing.freezes[0].starts is not None
    assert plan.timing.freezes[0].starts > _launch_of(plan)
