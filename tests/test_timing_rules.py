"""The rules about windows, one by one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from golive.errors import GoliveError
from golive.plan import (
    Audience,
    CandidateSettings,
    DaySpan,
    Freeze,
    FreezeKind,
    NoticeAction,
    Person,
)
from golive.timing import find_windows
from golive.window import Window
from tests.builders import NOW, ZONE, a_plan
from tests.judging import a_freeze, a_window, judged, refusals, soft


def test_a_window_that_starts_before_now_is_refused() -> None:
    late = Window(start=NOW - timedelta(minutes=1), end=NOW + timedelta(hours=1), zone=ZONE)
    assert judged(late).refusals[0].why == (
        "The window starts before now, Mon 23 Nov 2026, 10:00 (Europe/Amsterdam)."
    )
    assert refusals(Window(start=NOW, end=NOW + timedelta(hours=1), zone=ZONE)) == []


def test_touching_a_freeze_is_allowed_and_a_minute_inside_is_not() -> None:
    freeze = (a_freeze("2026-12-09 02:00", "2026-12-09 04:00"),)
    assert refusals(a_window("2026-12-09 00:00"), timing__freezes=freeze) == []
    assert refusals(a_window("2026-12-09 04:00"), timing__freezes=freeze) == []
    assert refusals(a_window("2026-12-09 03:59"), timing__freezes=freeze) == ["freeze"]
    assert refusals(a_window("2026-12-09 00:01"), timing__freezes=freeze) == ["freeze"]


def test_a_refusal_says_which_freeze_stands_where_and_for_whom() -> None:
    event = a_freeze(
        "2026-12-09 02:00", "2026-12-09 04:00", kind=FreezeKind.EVENT, scope="Germany",
        buffer_before_minutes=30, buffer_after_minutes=60,
    )  # fmt: skip
    found = judged(a_window("2026-12-09 04:30"), timing__freezes=(event,))
    assert found.refusals[0].why == (
        "The event “Close” stands for Germany from Wed 9 Dec 2026, 01:30 (Europe/Amsterdam) "
        "to Wed 9 Dec 2026, 05:00 (Europe/Amsterdam), buffers included."
    )


def test_a_soft_freeze_counts_against_a_window_without_refusing_it() -> None:
    freeze = a_freeze("2026-12-09 02:00", "2026-12-09 04:00", hard=False, name="")
    found = judged(a_window("2026-12-09 03:00"), timing__freezes=(freeze,))
    assert (found.refusals, found.score) == ((), 80)
    assert found.why[1].startswith("The soft freeze without a name stands from Wed 9 Dec")


def test_a_freeze_recurs_on_the_business_clock_over_a_clock_change() -> None:
    # first in winter time; in summer still from 22:00 to 24:00 on the clock
    freeze = a_freeze("2026-12-04 22:00", "2026-12-05 00:00", repeats="FREQ=WEEKLY;BYDAY=FR")
    assert refusals(a_window("2027-07-02 22:00", 1), timing__freezes=(freeze,)) == ["freeze"]
    assert refusals(a_window("2027-07-02 21:00", 1), timing__freezes=(freeze,)) == []
    assert refusals(a_window("2027-07-03 00:00", 1), timing__freezes=(freeze,)) == []


def test_a_recurrence_inside_a_skipped_hour_does_not_stand() -> None:
    freeze = a_freeze("2027-03-21 02:15", "2027-03-21 02:45", repeats="FREQ=WEEKLY")
    spring = {"timing__settings": CandidateSettings(accept_clock_change=True)}
    around = a_window("2027-03-28 01:00", 4)
    assert refusals(around, timing__freezes=(freeze,), **spring) == []


def test_a_recurrence_stands_as_long_as_the_rule_lasts() -> None:
    freeze = a_freeze("2026-12-01 02:00", "2026-12-01 04:00", repeats="FREQ=DAILY;COUNT=3")
    assert refusals(a_window("2026-12-03 02:00"), timing__freezes=(freeze,)) == ["freeze"]
    assert refusals(a_window("2026-12-04 02:00"), timing__freezes=(freeze,)) == []


def test_a_freeze_that_began_ages_ago_is_named_rather_than_counted_for_ever() -> None:
    freeze = Freeze(
        name="Close",
        starts=datetime(1900, 1, 1, tzinfo=UTC),
        ends=datetime(1900, 1, 1, 2, tzinfo=UTC),
        repeats="FREQ=DAILY",
    )
    with pytest.raises(GoliveError, match=r"“Close” has come more than 20,000 times since its"):
        find_windows(a_plan(timing__freezes=(freeze,)), now=NOW)


def test_somebody_required_must_be_there_on_their_own_clock() -> None:
    # 03:00 to 05:00 in Amsterdam is 21:00 to 23:00 in New York
    ada = Person(
        name="Ada", role="database", zone="America/New_York",
        available_from=time(20), available_until=time(22),
    )  # fmt: skip
    found = judged(a_window("2026-12-09 03:00"), timing__people=(ada,))
    assert found.refusals[0].why == (
        "Ada (database) can work 20:00–22:00 (America/New_York), "
        "not Tue 8 Dec 2026, 21:00–23:00 (America/New_York)."
    )
    early = a_window("2026-12-09 03:00", 1)
    assert refusals(early, timing__people=(ada,), timing__support_minutes=0) == []


def test_a_night_shift_lasts_until_the_next_morning() -> None:
    shift = Person(available_from=time(22), available_until=time(6), weekends=False)
    night = {"timing__people": (shift,), "timing__support_minutes": 0}
    assert refusals(a_window("2026-12-08 23:00", 7), **night) == []
    assert refusals(a_window("2026-12-09 05:00", 2), **night) == ["people"]
    # Friday's shift ends on Saturday morning; Sunday has none
    assert refusals(a_window("2026-12-12 02:00"), **night) == []
    assert refusals(a_window("2026-12-13 23:00", 1), **night) == ["people"]


def test_leave_and_days_off_refuse_in_words() -> None:
    leave = (DaySpan(first=date(2026, 12, 7), last=date(2026, 12, 8)),)
    away = Person(name="Bo", leave=leave)
    found = judged(a_window("2026-12-08 23:00"), timing__people=(away,))
    assert found.refusals[0].why == (
        "Bo is on leave from Mon 7 Dec 2026, 00:00 (Europe/Amsterdam) "
        "to Wed 9 Dec 2026, 00:00 (Europe/Amsterdam)."
    )
    assert refusals(a_window("2026-12-09 00:00"), timing__people=(away,)) == []
    office = Person(weekends=False)
    why = judged(a_window("2026-12-12 02:00"), timing__people=(office,)).refusals[0].why
    assert why.startswith("Somebody without a name can work at any hour on working days")


def test_half_open_hours_run_to_midnight() -> None:
    evening = Person(name="Cy", available_from=time(18))
    late = a_window("2026-12-09 22:00")
    assert refusals(late, timing__people=(evening,), timing__support_minutes=0) == []
    why = judged(a_window("2026-12-09 23:00"), timing__people=(evening,)).refusals[0].why
    assert why.startswith("Cy can work 18:00–24:00 (Europe/Amsterdam)")


def test_somebody_who_can_always_work_refuses_nothing() -> None:
    assert refusals(a_window("2026-12-13 03:00"), timing__people=(Person(name="Di"),)) == []


def test_somebody_optional_only_costs_points() -> None:
    ada = Person(available_from=time(9), available_until=time(17), required=False)
    assert soft(a_window("2026-12-09 03:00"), timing__people=(ada,)) == {"optional_away": 5}


def test_a_contracts_notice_refuses_and_another_lead_costs_points() -> None:
    acme = Audience(name="Acme", contract_lead_days=30, action=NoticeAction.UPGRADE)
    found = judged(a_window("2026-12-09 03:00"), notices__audiences=(acme,))
    assert found.refusals[0].rule == "notice"
    assert found.refusals[0].why == (
        "The contract with Acme asks for 30 calendar days of notice. It can be told today at the "
        "earliest, so the window can start from Wed 23 Dec 2026, 00:00 (Europe/Amsterdam)."
    )
    assert [point.rule for point in found.soft] == ["late_notice"]
    told = acme.model_copy(update={"sent_on": date(2026, 11, 2)})
    early = judged(a_window("2026-12-01 03:00"), notices__audiences=(told,))
    assert "It was told on 2026-11-02, so" in early.refusals[0].why
    assert refusals(a_window("2026-12-09 03:00"), notices__audiences=(told,)) == []


def test_a_near_miss_over_notice_names_the_contract() -> None:
    plan = a_plan(notices__audiences=(Audience(contract_lead_days=30),), timing__search_days=1)
    gives_way = find_windows(plan, now=NOW).concessions[0].gives_way
    assert gives_way == (
        "If an unnamed audience agreed to shorter notice, Tue 24 Nov 2026, 00:00–02:00 "
        "(Europe/Amsterdam) would fit."
    )


def test_a_clock_change_inside_is_refused_unless_accepted() -> None:
    spring = a_window("2027-03-28 01:00", 2)
    why = "The clock changes inside the window, at Sun 28 Mar 2027, 03:00 (Europe/Amsterdam)."
    assert judged(spring).refusals[0].why == why
    accepted = CandidateSettings(accept_clock_change=True)
    assert refusals(spring, timing__settings=accepted) == []
    assert refusals(a_window("2027-03-28 00:00")) == []
    assert refusals(a_window("2027-03-28 03:00")) == []


@pytest.mark.parametrize(
    ("start", "earliest", "latest", "allowed"),
    [
        ("2026-12-09 22:00", time(22), None, True),
        ("2026-12-09 21:45", time(22), None, False),
        ("2026-12-09 23:00", time(22), None, True),
        ("2026-12-09 04:00", None, time(6), True),
        ("2026-12-09 04:15", None, time(6), False),
        ("2026-12-09 23:00", None, time(6), True),
        ("2027-03-28 00:00", None, time(2), True),  # ends as the clock goes from 02:00 to 03:00
        ("2026-12-09 02:00", time(2), time(4), True),
        ("2026-12-09 02:15", time(2), time(4), False),
        ("2026-12-09 23:00", time(22), time(6), True),
        ("2026-12-09 04:30", time(22), time(6), False),
        ("2026-12-09 11:00", time(12), time(12), True),
    ],
)
def test_the_hours_asked_for_hold(
    start: str, earliest: time | None, latest: time | None, *, allowed: bool
) -> None:
    wishes = CandidateSettings(earliest=earliest, latest=latest)
    assert refusals(a_window(start), timing__settings=wishes) == ([] if allowed else ["hours"])


def test_the_hours_asked_for_are_said() -> None:
    wishes = CandidateSettings(earliest=time(0), latest=time(5), weekdays=(5, 6))
    first, second = judged(a_window("2026-12-09 04:00"), timing__settings=wishes).refusals
    assert first.why == (
        "The window must start no earlier than 00:00 and end no later than 05:00 "
        "(Europe/Amsterdam); it is Wed 9 Dec 2026, 04:00–06:00 (Europe/Amsterdam)."
    )
    assert second.why.startswith("The window must start on Sat, Sun (Europe/Amsterdam)")
