"""Lead times, send dates, and the earliest window that contracts allow."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.notices import (
    ACTIONS,
    IMPACTS,
    Earliest,
    LeadRule,
    earliest_for,
    earliest_start,
    earliest_usual,
    late_by_days,
    lead,
    must_leads,
    rule_lead,
    send_by,
)
from golive.plan import Audience, LeadUnit, NoticeAction, NoticeImpact
from tests import brute_notices as brute
from tests.builders import NOW, a_plan

#: Thu 17 Dec 2026, 03:00 in Amsterdam.
START = datetime(2026, 12, 17, 2, tzinfo=UTC)
actions = st.sampled_from(NoticeAction)
zones = st.sampled_from((None, "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"))
days_of_notice = st.none() | st.integers(0, 45)
audiences = st.builds(
    Audience,
    zone=zones,
    country=st.sampled_from((None, "NL", "US", "JP", "IL")),
    impact=st.sampled_from(NoticeImpact),
    action=actions,
    contract_lead_days=days_of_notice,
    contract_lead_unit=st.sampled_from(LeadUnit),
    lead_days=days_of_notice,
    lead_is_hard=st.booleans(),
    sent_on=st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 23)),
)
#: Any minute of a year around both clock changes and the turn of a year.
starts = st.integers(0, 366 * 24 * 60).map(
    lambda minute: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


def bound(told: tuple[Audience, ...]) -> Earliest:
    found = earliest_start(a_plan(notices__audiences=told), NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("audience", "days", "unit"),
    [
        (Audience(), 2, LeadUnit.WORKING),
        (Audience(impact=NoticeImpact.MAJOR), 10, LeadUnit.WORKING),
        (Audience(action=NoticeAction.LOGIN), 5, LeadUnit.WORKING),
        (Audience(action=NoticeAction.CONFIGURATION), 14, LeadUnit.WORKING),
        (Audience(action=NoticeAction.UPGRADE), 30, LeadUnit.WORKING),
        (Audience(action=NoticeAction.INTERFACE), 90, LeadUnit.WORKING),
        (Audience(action=NoticeAction.UPGRADE, lead_days=1), 1, LeadUnit.WORKING),
        (Audience(contract_lead_days=30), 30, LeadUnit.CALENDAR),
        (Audience(contract_lead_days=30, lead_days=1), 30, LeadUnit.CALENDAR),
        (Audience(contract_lead_days=1), 2, LeadUnit.WORKING),
        # thirty working days are six weeks, more than 40 days and less than 43
        (Audience(contract_lead_days=40, lead_days=30), 30, LeadUnit.WORKING),
        (Audience(contract_lead_days=43, lead_days=30), 43, LeadUnit.CALENDAR),
    ],
)
def test_the_longest_lead_binds(audience: Audience, days: int, unit: LeadUnit) -> None:
    found = lead(audience)
    assert (found.days, found.unit) == (days, unit)


def test_a_lead_names_its_rule() -> None:
    acme = Audience(name="Acme", contract_lead_days=1, lead_days=0)
    assert lead(acme).because == "The contract with Acme asks for 1 calendar day of notice."
    major = Audience(impact=NoticeImpact.MAJOR)
    assert lead(major).because == "golive’s rule for a major impact: 10 working days."
    upgrade = Audience(action=NoticeAction.UPGRADE)
    assert "what they must do (upgrade a client): 30 working days" in lead(upgrade).because
    own = Audience(lead_days=4)
    assert lead(own).because == "The team gives an unnamed audience 4 working days."


@pytest.mark.parametrize(
    ("audience", "day"),
    [
        (Audience(lead_days=0), date(2026, 12, 17)),
        (Audience(lead_days=4), date(2026, 12, 11)),
        (Audience(lead_days=0, contract_lead_days=5), date(2026, 12, 11)),  # Sat 12 moves back
        (Audience(lead_days=9, contract_lead_days=5), date(2026, 12, 4)),
        # in New York the window is still on Wednesday the 16th
        (Audience(lead_days=1, zone="America/New_York"), date(2026, 12, 15)),
    ],
)
def test_the_notice_goes_out_on_a_working_day_of_the_recipient(
    audience: Audience, day: date
) -> None:
    assert send_by(audience, START, a_plan()) == day


def test_the_recipients_own_holidays_count_and_else_the_launches() -> None:
    start = datetime(2026, 12, 28, 12, tzinfo=UTC)
    plan = a_plan(launch__country="NL")
    assert send_by(Audience(lead_days=1), start, plan) == date(2026, 12, 24)
    assert send_by(Audience(lead_days=1, country="JP"), start, plan) == date(2026, 12, 25)


def test_a_late_notice_counts_from_today_or_from_the_day_it_was_sent() -> None:
    plan = a_plan()
    audience = Audience(lead_days=4)
    assert late_by_days(audience, START, NOW, plan) == 0
    assert late_by_days(audience, START, datetime(2026, 12, 14, 9, tzinfo=UTC), plan) == 3
    sent = audience.model_copy(update={"sent_on": date(2026, 12, 12)})
    assert late_by_days(sent, START, NOW, plan) == 1


def test_without_a_contract_any_start_is_lawful() -> None:
    plan = a_plan(notices__audiences=(Audience(action=NoticeAction.INTERFACE),))
    assert earliest_start(plan, NOW) is None
    usual = earliest_usual(plan, NOW)
    assert usual is not None
    assert usual.lead.days == 90
    assert earliest_usual(a_plan(), NOW) is None


def test_a_notice_of_our_own_binds_once_it_is_a_must() -> None:
    wish = Audience(lead_days=9, contract_lead_days=3)
    must = wish.model_copy(update={"id": "must", "lead_is_hard": True})
    assert [found.days for found in must_leads(wish)] == [3]
    assert [found.days for found in must_leads(must)] == [3, 9]
    # Monday 23 November: nine working days are over on Thursday 3 December
    assert bound((wish, must)).start == datetime(2026, 12, 3, 23, tzinfo=UTC)
    assert bound((wish,)).start == datetime(2026, 11, 25, 23, tzinfo=UTC)


def test_the_latest_of_the_contracts_binds_and_is_named() -> None:
    short = Audience(id="short", contract_lead_days=3)
    long = Audience(id="long", contract_lead_days=7, contract_lead_unit=LeadUnit.WORKING)
    plan = a_plan(notices__audiences=(short, long))
    found = earliest_start(plan, NOW)
    # Monday 23 November: six working days on are Tuesday 1 December, the window the day after
    assert found is not None
    assert found.start == datetime(2026, 12, 1, 23, tzinfo=UTC)
    assert found.audience == long
    assert found.lead == lead(long)


def test_a_sent_contract_notice_counts_from_its_day() -> None:
    told = Audience(contract_lead_days=30, sent_on=date(2026, 11, 1))
    assert bound((told,)).start == datetime(2026, 11, 30, 23, tzinfo=UTC)


def test_working_days_of_nought_begin_on_the_next_working_day() -> None:
    told = Audience(
        contract_lead_days=0, contract_lead_unit=LeadUnit.WORKING, sent_on=date(2026, 11, 21)
    )
    assert bound((told,)).start == datetime(2026, 11, 22, 23, tzinfo=UTC)


@given(st.integers(0, 40), st.integers(0, 400), st.sampled_from([None, "NL", "JP"]))
def test_a_notice_sent_in_time_allows_the_window_and_a_day_earlier_does_not(
    days: int, ahead: int, country: str | None
) -> None:
    plan = a_plan(launch__country=country)
    audience = Audience(lead_days=days)
    now = NOW + timedelta(days=ahead)
    first = earliest_for(audience, rule_lead(audience), now, plan)
    assert late_by_days(audience, first, now, plan) == 0
    assert late_by_days(audience, first - timedelta(minutes=1), now, plan) > 0


@given(actions, st.integers(0, 60))
def test_a_contract_is_never_shortened_by_the_teams_own_lead(
    action: NoticeAction, days: int
) -> None:
    free = Audience(action=action, contract_lead_days=days, contract_lead_unit=LeadUnit.WORKING)
    bound = free.model_copy(update={"lead_days": 0})
    assert lead(bound).days == days
    assert send_by(free, START, a_plan()) <= send_by(bound, START, a_plan())


@given(audiences)
def test_the_lead_is_the_longest_of_contract_action_and_impact(audience: Audience) -> None:
    needs = [*brute.contract(audience), brute.rule(audience)]
    longest = max(days * (7 if unit == "working" else 5) for days, unit in needs)
    found = lead(audience)
    assert (found.days, found.unit.value) in needs
    assert found.days * (7 if found.unit is LeadUnit.WORKING else 5) == longest


@settings(deadline=None)
@given(audiences, starts)
def test_the_last_day_to_send_equals_brute_force(audience: Audience, start: datetime) -> None:
    plan = a_plan(launch__country="NL")
    needs = [*brute.contract(audience), brute.rule(audience)]
    zone, country = audience.zone or plan.zone, audience.country or "NL"
    assert send_by(audience, start, plan) == brute.last_day(start, zone, needs, country)


@settings(deadline=None)
@given(st.lists(audiences, min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_the_earliest_start_equals_brute_force(rows: list[Audience]) -> None:
    plan = a_plan(launch__country="NL", notices__audiences=tuple(rows))
    must, usual = [], []
    for audience in rows:
        zone = ZoneInfo(audience.zone or plan.zone)
        told = audience.sent_on or NOW.astimezone(zone).date()
        hard = brute.contract(audience)
        for at, need in enumerate((*hard, brute.rule(audience))):
            first = brute.first_start(told, need, audience.country or "NL")
            start = datetime(first.year, first.month, first.day, tzinfo=zone)
            usual.append(start)
            must += [start] * (at < len(hard) or audience.lead_is_hard)
    found, wished = earliest_start(plan, NOW), earliest_usual(plan, NOW)
    assert (found.start if found else None) == max(must, default=None)
    assert wished is not None
    assert wished.start == max(usual)


@settings(deadline=None)
@given(audiences, starts)
def test_pressing_sent_today_changes_no_day_that_was_counted(
    audience: Audience, now: datetime
) -> None:
    plan = a_plan(launch__country="NL")
    unsent = audience.model_copy(update={"sent_on": None})
    today = now.astimezone(ZoneInfo(audience.zone or plan.zone)).date()
    sent = unsent.model_copy(update={"sent_on": today})
    needed = rule_lead(audience)
    assert earliest_for(unsent, needed, now, plan) == earliest_for(sent, needed, now, plan)


@pytest.mark.parametrize("rule", [*ACTIONS.values(), *IMPACTS.values()])
def test_every_default_names_its_source(rule: LeadRule) -> None:
    assert rule.source.startswith(("golive", "Noticely"))
    assert rule.what


def test_a_lead_says_where_it_comes_from() -> None:
    assert lead(Audience(impact=NoticeImpact.MAJOR)).source.endswith("one to two weeks")
    assert lead(Audience(lead_days=40)).source == "Your own notice, as typed"
    assert lead(Audience(contract_lead_days=400)).source.startswith("Your contract")
