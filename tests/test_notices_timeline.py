"""What is due for an audience and when: hand-worked timelines, and laws over many."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.notices import (
    Moment,
    MomentKind,
    Timeline,
    batches,
    coming,
    earliest_sentences,
    late,
    late_by,
    late_sentences,
    next_sentences,
    timeline,
    timelines,
    to_do,
)
from golive.plan import (
    Audience,
    Heard,
    LeadUnit,
    NoticeAction,
    NoticeImpact,
    Plan,
    TakenWindow,
    UserGroup,
)
from tests.brute_notices import works
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken

#: LAUNCH is Tuesday 15 December 2026, 03:00 in ZONE; ten working days before is 1 December.
PARTNER = Audience(
    id="acme",
    name="Acme",
    impact=NoticeImpact.MAJOR,
    action=NoticeAction.CONFIGURATION,
    lead_days=10,
    needs_acknowledgement=True,
)
HOURS = timedelta(hours=1)


def planned(*audiences: Audience, taken: TakenWindow | None = None) -> Plan:
    return a_plan(notices__audiences=audiences, timing__taken=taken or a_taken())


def laid_out(audience: Audience, now: datetime = NOW, taken: TakenWindow | None = None) -> Timeline:
    found = timeline(audience, planned(audience, taken=taken), now)
    assert found is not None
    return found


def days_of(found: Timeline) -> dict[str, str]:
    return {
        moment.kind.value: f"{moment.hours.local_start:%d %b %H:%M}–{moment.hours.local_end:%H:%M}"
        for moment in found.moments
    }


def the(found: Timeline, kind: MomentKind) -> Moment:
    moment = found.of(kind)
    assert moment is not None
    return moment


def test_a_timeline_in_order_of_time() -> None:
    # half of the fourteen days from 1 to 15 December is the 8th; so is a week before the window
    assert days_of(laid_out(PARTNER)) == {
        "send": "01 Dec 09:00–16:00",
        "chase": "08 Dec 09:00–16:00",
        "week": "08 Dec 09:00–16:00",
        "act": "14 Dec 09:00–16:00",
        "day": "14 Dec 09:00–16:00",
        "hour": "15 Dec 02:00–03:00",
    }


def test_hours_are_the_recipients() -> None:
    tokyo = PARTNER.model_copy(update={"zone": "Asia/Tokyo", "country": "JP"})
    found = laid_out(tokyo)
    assert found.zone == "Asia/Tokyo"
    assert days_of(found)["send"] == "01 Dec 09:00–16:00"
    assert the(found, MomentKind.SEND).hours.start == datetime(2026, 12, 1, tzinfo=UTC)
    # the window is Tuesday 11:00 there, so an hour before is 10:00
    assert days_of(found)["hour"] == "15 Dec 10:00–11:00"


def test_reminders_move_back_to_a_working_day_and_fall_away_once_they_say_nothing_new() -> None:
    sunday = a_taken(datetime(2026, 12, 13, 2, tzinfo=UTC))
    assert days_of(laid_out(PARTNER, taken=sunday))["day"] == "11 Dec 09:00–16:00"
    assert days_of(laid_out(PARTNER, taken=sunday))["week"] == "04 Dec 09:00–16:00"
    brief = PARTNER.model_copy(update={"lead_days": 1})
    assert set(days_of(laid_out(brief))) == {"send", "act", "hour", "chase"}
    told = PARTNER.model_copy(update={"sent_on": date(2026, 12, 8)})
    assert "week" not in days_of(laid_out(told))


def test_a_week_and_a_day_that_meet_before_long_holidays_are_one_reminder() -> None:
    # Japan's offices are shut by law from Tue 29 December 2026 to Sun 3 January 2027 in places;
    # here Golden Week: Mon 3 to Wed 5 May 2027 are holidays, the window on Thu 6 May
    golden = Audience(id="jp", country="JP", zone="Asia/Tokyo", lead_days=20)
    found = laid_out(golden, taken=a_taken(datetime(2027, 5, 6, 2, tzinfo=UTC)))
    assert days_of(found)["week"] == "28 Apr 09:00–16:00"
    assert days_of(found)["day"] == "30 Apr 09:00–16:00"


def test_nobody_who_notices_nothing_is_reminded() -> None:
    quiet = Audience(impact=NoticeImpact.NONE)
    assert set(days_of(laid_out(quiet))) == {"send"}
    busy = Audience(impact=NoticeImpact.NONE, action=NoticeAction.LOGIN)
    assert set(days_of(laid_out(busy))) == {"send", "day", "hour"}


def test_a_notice_due_on_the_windows_own_day_goes_out_before_it() -> None:
    at_once = Audience(lead_days=0, impact=NoticeImpact.NONE)
    assert days_of(laid_out(at_once))["send"] == "14 Dec 09:00–16:00"
    noon = a_taken(datetime(2026, 12, 15, 11, tzinfo=UTC))
    assert days_of(laid_out(at_once, taken=noon))["send"] == "15 Dec 09:00–12:00"


def test_a_notice_that_is_not_sent_is_late_from_the_end_of_its_hours() -> None:
    closes = datetime(2026, 12, 1, 15, tzinfo=UTC)
    assert not the(laid_out(PARTNER, closes), MomentKind.SEND).late
    found = laid_out(PARTNER, closes + HOURS)
    assert the(found, MomentKind.SEND).late == HOURS
    assert late([found])[0].kind is MomentKind.SEND
    # once the window has begun, nobody can be told in advance any more
    assert late([laid_out(PARTNER, LAUNCH)]) == ()


def test_what_follows_a_late_notice_counts_from_today() -> None:
    # from Wednesday 9 December six days are left: half of them is Saturday, so Friday
    found = laid_out(PARTNER, datetime(2026, 12, 9, 9, tzinfo=UTC))
    assert days_of(found)["chase"] == "11 Dec 09:00–16:00"
    assert "week" not in days_of(found)


def test_a_notice_that_was_sent_late_keeps_how_late() -> None:
    sent = PARTNER.model_copy(update={"sent_on": date(2026, 12, 3)})
    send = the(laid_out(sent), MomentKind.SEND)
    assert send.done
    assert send.late == timedelta(days=2)
    assert late_by(send, NOW) == "2 days late"
    early = PARTNER.model_copy(update={"sent_on": date(2026, 11, 20)})
    assert not the(laid_out(early), MomentKind.SEND).late


def test_who_was_told_and_does_not_answer_is_asked_at_half_of_the_lead() -> None:
    after = datetime(2026, 12, 9, 9, tzinfo=UTC)
    sent = PARTNER.model_copy(update={"sent_on": date(2026, 11, 20)})
    waiting = laid_out(sent, after)
    assert days_of(waiting)["chase"] == "08 Dec 09:00–16:00"
    assert [moment.kind for moment in late([waiting])] == [MomentKind.CHASE]
    answered = sent.model_copy(update={"acknowledged_on": date(2026, 12, 8)})
    found = laid_out(answered, after)
    assert the(found, MomentKind.CHASE).done
    assert late([found]) == ()
    # nobody answers what was never sent
    assert [moment.kind for moment in late([laid_out(PARTNER, after)])] == [MomentKind.SEND]


def test_who_is_told_in_the_last_hours_is_not_asked_again_after_the_window_began() -> None:
    last = PARTNER.model_copy(update={"sent_on": date(2026, 12, 15)})
    assert laid_out(last).of(MomentKind.CHASE) is None
    eve = PARTNER.model_copy(update={"sent_on": date(2026, 12, 14)})
    assert days_of(laid_out(eve))["chase"] == "14 Dec 09:00–16:00"


def test_without_a_window_or_for_nobody_there_is_no_timeline() -> None:
    assert timelines(a_plan(notices__audiences=(PARTNER,)), NOW) == ()
    silent = a_plan(notices__audiences=(PARTNER,), timing__taken=a_taken(), notices__nobody=True)
    assert timelines(silent, NOW) == ()


def test_what_is_late_comes_with_the_longest_first_and_what_is_next_with_the_soonest() -> None:
    login = Audience(id="users", name="Users", action=NoticeAction.LOGIN)
    plan = planned(login, PARTNER)
    now = datetime(2026, 12, 9, 9, tzinfo=UTC)
    found = timelines(plan, now)
    assert late_sentences(late(found), plan, now) == (
        (
            "Acme: send the notice; 8 days late, it was due Tue 1 Dec 2026, 09:00–16:00 "
            "(Europe/Amsterdam). Send it today, or take a later window."
        ),
        (
            "Users: send the notice; 1 day late, it was due Tue 8 Dec 2026, 09:00–16:00 "
            "(Europe/Amsterdam). Send it today, or take a later window."
        ),
    )
    assert next_sentences(coming(found, now), plan) == (
        "Acme: ask again for an answer, Fri 11 Dec 2026, 09:00–16:00 (Europe/Amsterdam).",
        "Users, Acme: remind them, a day before, Mon 14 Dec 2026, 09:00–16:00 (Europe/Amsterdam).",
        "Acme: their last day to act, Mon 14 Dec 2026, 09:00–16:00 (Europe/Amsterdam).",
        (
            "Users, Acme: remind them, an hour before, Tue 15 Dec 2026, 02:00–03:00 "
            "(Europe/Amsterdam)."
        ),
    )


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 12, 1, 15, 30, tzinfo=UTC), "less than an hour late"),
        (datetime(2026, 12, 1, 18, 30, tzinfo=UTC), "3 h late"),
        (datetime(2026, 12, 1, 23, 30, tzinfo=UTC), "1 day late"),  # past midnight in ZONE
        (datetime(2026, 12, 4, 8, tzinfo=UTC), "3 days late"),
    ],
)
def test_lateness_is_said_in_hours_on_its_day_and_in_days_after(now: datetime, said: str) -> None:
    assert late_by(the(laid_out(PARTNER, now), MomentKind.SEND), now) == said


def test_who_heard_another_date_is_sent_a_correction() -> None:
    heard = Heard(window=a_taken(LAUNCH - timedelta(days=7)).window, sent_on=date(2026, 11, 20))
    moved = PARTNER.model_copy(update={"heard": (heard,)})
    send = the(laid_out(moved), MomentKind.SEND)
    assert to_do(send, planned(moved)) == "send the correction"
    assert to_do(send, planned(PARTNER)) == "send the correction"
    assert to_do(the(laid_out(PARTNER), MomentKind.SEND), planned(PARTNER)) == "send the notice"


def test_the_earliest_window_names_who_binds_it_on_both_clocks() -> None:
    acme = Audience(name="Acme", contract_lead_days=10, zone="America/New_York")
    shop = Audience(name="Shop", lead_days=15)
    # ten days from Monday 23 November is Thursday 3 December, midnight in New York
    assert earliest_sentences(a_plan(notices__audiences=(acme, shop)), NOW) == (
        (
            "If everything is sent today, the window can start from Thu 3 Dec 2026, 06:00 "
            "(Europe/Amsterdam), Thu 3 Dec 2026, 00:00 (America/New_York) there: The contract with "
            "Acme asks for 10 calendar days of notice."
        ),
        (
            "Everybody has the usual notice from Sat 12 Dec 2026, 00:00 (Europe/Amsterdam): The "
            "team gives Shop 15 working days."
        ),
    )


def test_the_earliest_window_is_said_once_where_the_contract_asks_for_most() -> None:
    acme = Audience(name="Acme", contract_lead_days=30)
    plan = planned(acme)
    assert earliest_sentences(plan, NOW) == (
        (
            "If everything is sent today, the window can start from Wed 23 Dec 2026, 00:00 "
            "(Europe/Amsterdam): The contract with Acme asks for 30 calendar days of notice. The "
            "window taken starts before that."
        ),
    )


def test_without_a_contract_the_usual_notice_is_all_there_is_to_say() -> None:
    said = earliest_sentences(a_plan(notices__audiences=(Audience(),)), NOW)
    assert said == (
        "If everything is sent today, no contract stands in the way of a window from now on.",
        (
            "Everybody has the usual notice from Wed 25 Nov 2026, 00:00 (Europe/Amsterdam): An "
            "audience without a name, golive’s rule for whoever has nothing to do: 2 "
            "working days."
        ),
    )
    sent = Audience(sent_on=date(2026, 11, 20), lead_days=4)
    (lawful, _) = earliest_sentences(a_plan(notices__audiences=(sent,)), NOW)
    assert lawful.startswith("After the notices that were sent, no contract")
    long_ago = sent.model_copy(update={"sent_on": date(2026, 10, 1)})
    assert earliest_sentences(a_plan(notices__audiences=(long_ago,)), NOW) == ()
    assert earliest_sentences(a_plan(), NOW) == ()


def test_very_many_people_are_written_to_in_batches() -> None:
    group = UserGroup(name="Shoppers", size=10_000)
    shop = Audience(name="shoppers")
    said = batches(shop, a_plan(impact__groups=(group,)))
    assert said.startswith("10,000 people: send it in growing batches")
    few = group.model_copy(update={"size": 9_999})
    assert batches(shop, a_plan(impact__groups=(few,))) == ""
    unknown = group.model_copy(update={"size": None})
    assert batches(shop, a_plan(impact__groups=(unknown,))) == ""
    assert batches(shop, a_plan()) == ""


_days = st.dates(date(2026, 10, 1), date(2027, 4, 30))
_audiences = st.builds(
    Audience,
    zone=st.sampled_from((None, "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati")),
    country=st.sampled_from((None, "NL", "US", "JP", "IL")),
    impact=st.sampled_from(NoticeImpact),
    action=st.sampled_from(NoticeAction),
    contract_lead_days=st.none() | st.integers(0, 40),
    contract_lead_unit=st.sampled_from(LeadUnit),
    lead_days=st.none() | st.integers(0, 40),
    needs_acknowledgement=st.booleans(),
    sent_on=st.none() | _days,
    acknowledged_on=st.none() | _days,
)
_moments = st.integers(0, 200 * 24 * 60).map(
    lambda minute: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


@settings(deadline=None)  # the holidays of a country and year are worked out once
@given(_audiences, _moments, _moments)
def test_all_that_is_due_lies_in_working_hours_there_before_the_window_and_in_order(
    audience: Audience, start: datetime, now: datetime
) -> None:
    plan = a_plan(
        launch__country="NL", notices__audiences=(audience,), timing__taken=a_taken(start)
    )
    (found,) = timelines(plan, now)
    there = ZoneInfo(audience.zone or ZONE)
    kinds = [moment.kind for moment in found.moments]
    assert len(set(kinds)) == len(kinds)
    ends = [moment.hours.end for moment in found.moments]
    assert ends == sorted(ends)
    for moment in found.moments:
        begins, ends_at = (one.astimezone(there) for one in (moment.hours.start, moment.hours.end))
        assert moment.hours.end <= start
        if moment.kind is MomentKind.HOUR:
            assert moment.hours.length == HOURS
            continue
        sent_here = moment.kind is MomentKind.CHASE and begins.date() in (
            audience.sent_on,
            now.astimezone(there).date(),
        )
        assert sent_here or works(begins.date(), audience.country or "NL")
        assert begins.time() == time(9)
        assert ends_at.date() == begins.date()
        assert ends_at.time() <= time(16)


@settings(deadline=None)
@given(_audiences, _moments, st.integers(0, 60 * 24 * 60))
def test_time_makes_nothing_less_late_until_the_window_begins(
    audience: Audience, now: datetime, later: int
) -> None:
    plan = planned(audience, taken=a_taken(now + timedelta(days=60)))
    then = now + timedelta(minutes=min(later, 60 * 24 * 60 - 1))
    first, second = timeline(audience, plan, now), timeline(audience, plan, then)
    assert first is not None
    assert second is not None
    assert the(first, MomentKind.SEND).late <= the(second, MomentKind.SEND).late
