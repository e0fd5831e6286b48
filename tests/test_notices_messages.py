"""What each audience reads: the facts of the plan, what is not known marked, on their clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.notices import MessageKind, message, message_kinds, messages
from golive.notices.facts import length
from golive.plan import (
    Audience,
    AudienceKind,
    Experience,
    Heard,
    NoticeAction,
    NoticeImpact,
    Plan,
    UserGroup,
)
from golive.plan.edits import with_value
from golive.window import Window
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken
from tests.strategies import plans

#: A customer in New York, where the window is still on Monday evening.
TRADERS = Audience(
    id="traders",
    name="Traders",
    kind=AudienceKind.CUSTOMER,
    zone="America/New_York",
    country="US",
    action=NoticeAction.UPGRADE,
    action_text="Install client 7 from the portal.",
    needs_acknowledgement=True,
    sender="Lin, partner desk",
)
#: A week before LAUNCH.
OLD = a_taken(LAUNCH - timedelta(days=7)).window


def planned(*audiences: Audience, **answers: object) -> Plan:
    usual: dict[str, object] = {
        "launch__name": "Orders 4",
        "launch__goes_live": "The new order service.",
        "launch__owner": "Ines",
        "impact__summary": "No orders for a while.",
        "timing__taken": a_taken(),
    }
    return a_plan(notices__audiences=audiences, **(usual | answers))


def body(audience: Audience, kind: MessageKind = MessageKind.NOTICE, **answers: Any) -> str:
    return message(audience, planned(audience, **answers), kind, NOW).body


def line(audience: Audience, label: str, **answers: Any) -> str:
    """Give one line of the notice, without its label."""
    every = body(audience, **answers).splitlines()
    return next(one for one in every if one.startswith(label)).removeprefix(f"{label}: ")


def test_a_whole_notice_in_the_readers_time_and_ours() -> None:
    said = message(TRADERS, planned(TRADERS), MessageKind.NOTICE, NOW)
    assert said.subject == ("Going live: Orders 4, Mon 14 Dec 2026, 21:00–23:00 (America/New_York)")
    assert said.body == (
        "Hello,\n"
        "\n"
        "Orders 4 goes live. This is what it means for you.\n"
        "\n"
        "What: The new order service.\n"
        "When: Mon 14 Dec 2026, 21:00–23:00 (America/New_York)\n"
        "  Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)\n"
        "How long: up to 2 hours\n"
        "What you will notice: No orders for a while.\n"
        "What you must do: upgrade a client, by Fri 11 Dec 2026, 16:00 (America/New_York). How: "
        "Install client 7 from the portal.\n"
        "Please confirm, by Fri 4 Dec 2026, 16:00 (America/New_York): that you have read this\n"
        "Whom to ask: Lin, partner desk\n"
    )
    assert said.missing == ()
    assert not said.typed


def test_what_the_plan_does_not_say_is_marked() -> None:
    audience = Audience(action=NoticeAction.CONFIGURATION)
    said = message(audience, Plan(notices={"audiences": (audience,)}), MessageKind.NOTICE, NOW)
    assert said.subject == "Going live: Unnamed launch, date not known yet"
    assert said.body.splitlines()[4:] == [
        "What: not known yet",
        "When: not known yet",
        "How long: not known yet",
        "What you will notice: not known yet",
        "What you must do: change a configuration, by not known yet. How: not known yet",
        "Whom to ask: not known yet",
    ]
    assert said.missing == tuple(one.partition(":")[0] for one in said.body.splitlines()[4:])


def test_without_a_zone_the_hours_are_utc_and_say_so() -> None:
    audience = Audience(name="Desk")
    plan = with_value(planned(audience), "launch.zone", None)
    said = message(audience, plan, MessageKind.NOTICE, NOW)
    assert "When: Tue 15 Dec 2026, 02:00–04:00 (UTC)\n  your time zone: not known yet" in said.body
    assert said.missing == ("When",)


def test_users_anywhere_read_the_window_on_each_of_their_clocks() -> None:
    users = Audience(kind=AudienceKind.USERS)
    said = body(users, launch__user_zones=("Europe/London", ZONE, "Asia/Tokyo"))
    assert (
        "When: Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)\n"
        "  Tue 15 Dec 2026, 02:00–04:00 (Europe/London)\n"
        "  Tue 15 Dec 2026, 11:00–13:00 (Asia/Tokyo)\n"
    ) in said
    internal = Audience(kind=AudienceKind.INTERNAL)
    assert "London" not in body(internal, launch__user_zones=("Europe/London",))


def test_a_clock_change_in_the_window_is_said_with_its_hours_in_utc() -> None:
    # New York leaves daylight saving on Sunday 1 November 2026 at 06:00 UTC: 01:30 comes twice
    start = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    said = body(TRADERS, timing__taken=a_taken(start, minutes=60))
    assert (
        "When: Sun 1 Nov 2026, 01:30–01:30 (America/New_York)\n"
        "  Sun 1 Nov 2026, 06:30–07:30 (Europe/Amsterdam)\n"
        "  The clock in America/New_York changes meanwhile; without it that is\n"
        "  Sun 1 Nov 2026, 05:30–06:30 (UTC)\n"
    ) in said


def test_the_group_of_the_same_name_says_what_they_notice_and_for_how_long() -> None:
    group = UserGroup(
        name="  traders",
        zone="Asia/Tokyo",
        expected=Experience.READ_ONLY,
        minutes=30,
        workaround="Call the desk.",
    )
    here = TRADERS.model_copy(update={"zone": None})
    answers: dict[str, Any] = {"impact__groups": (group,)}
    assert line(here, "How long", **answers) == "about 30 minutes, somewhere in these 2 hours"
    assert line(here, "What you will notice", **answers) == (
        "Read-only. No orders for a while. Meanwhile: Call the desk."
    )
    assert line(here, "When", **answers).endswith("(Asia/Tokyo)")
    nothing = group.model_copy(update={"expected": Experience.NONE, "workaround": ""})
    assert line(here, "What you will notice", impact__groups=(nothing,)).startswith(
        "Nothing, as far as we know."
    )
    untold = group.model_copy(update={"expected": None, "minutes": None})
    assert line(here, "What you will notice", impact__groups=(untold,)) == "No orders for a while."
    assert line(here, "How long", impact__groups=(untold,)) == "up to 2 hours"


def test_whoever_is_not_hit_reads_that() -> None:
    calm = Audience(impact=NoticeImpact.NONE)
    assert line(calm, "What you will notice") == "nothing, as far as we know"


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (Audience(), "nothing"),
        (Audience(action_text="Save your work."), "Save your work."),
        (
            Audience(action=NoticeAction.LOGIN, action_text="Use the new page."),
            (
                "log in again once it is over, from Tue 15 Dec 2026, 05:00 (Europe/Amsterdam). "
                "Use the new page."
            ),
        ),
        (
            Audience(action=NoticeAction.INTERFACE),
            "change an interface, by Mon 14 Dec 2026, 16:00 (Europe/Amsterdam). How: not known yet",
        ),
    ],
)
def test_what_they_must_do_has_its_day(audience: Audience, said: str) -> None:
    assert line(audience, "What you must do") == said


def test_logging_in_again_without_a_window_has_no_hour() -> None:
    audience = Audience(action=NoticeAction.LOGIN)
    said = line(audience, "What you must do", timing__taken=None)
    assert said == "log in again once it is over, from not known yet."


def test_a_supplier_is_asked_who_is_on_call_until_it_is_known() -> None:
    supplier = Audience(kind=AudienceKind.SUPPLIER, provides="Prices", sent_on=NOW.date())
    asked = "Please confirm: who is on call for Prices during these hours, and how to reach them"
    assert asked in body(supplier)
    nameless = supplier.model_copy(update={"provides": ""})
    assert "who is on call during these hours" in body(nameless)
    sure = supplier.model_copy(update={"on_call_confirmed": True})
    assert "Please confirm" not in body(sure)
    both = supplier.model_copy(update={"needs_acknowledgement": True})
    assert "16:00 (Europe/Amsterdam): that you have read this and who is on call" in body(both)
    assert "Please confirm: that you have read" in body(both, timing__taken=None)
    answered = TRADERS.model_copy(update={"acknowledged_on": NOW.date()})
    assert "Please confirm" not in body(answered)


def test_a_text_that_the_team_typed_wins_as_the_notice_alone() -> None:
    own = TRADERS.model_copy(update={"text": "  Dear traders,\r\nsee you on Monday.  \n\n"})
    said = message(own, planned(own), MessageKind.NOTICE, NOW)
    assert said.body == "Dear traders,\nsee you on Monday.\n"
    assert said.typed
    assert said.missing == ()
    assert said.subject.startswith("Going live: Orders 4, Mon 14 Dec")
    assert "this is a reminder: Orders 4" in body(own, MessageKind.REMINDER)


def test_a_correction_names_the_old_and_the_new_date() -> None:
    moved = TRADERS.model_copy(update={"heard": (Heard(window=OLD, sent_on=NOW.date()),)})
    said = message(moved, planned(moved), MessageKind.CORRECTION, NOW)
    assert said.subject == "New date: Orders 4, Mon 14 Dec 2026, 21:00–23:00 (America/New_York)"
    assert (
        "We told you: Mon 7 Dec 2026, 21:00–23:00 (America/New_York)\n"
        "It is now: Mon 14 Dec 2026, 21:00–23:00 (America/New_York)\n"
    ) in said.body
    undone = TRADERS.model_copy(update={"heard": (Heard(window=None),)})
    assert "We told you: that there is no date\n" in body(undone, MessageKind.CORRECTION)
    dateless = body(TRADERS, MessageKind.CORRECTION, timing__taken=None)
    assert "It is now: not known yet\n" in dateless


def test_a_window_given_up_is_cancelled_by_its_date() -> None:
    told = TRADERS.model_copy(update={"heard": (Heard(window=OLD),)})
    said = message(told, planned(told, timing__taken=None), MessageKind.CANCELLED, NOW)
    assert said.subject == "Cancelled: Orders 4"
    assert "No longer: Mon 7 Dec 2026, 21:00–23:00 (America/New_York)\n" in said.body
    assert "No longer: Mon 14 Dec" in body(TRADERS, MessageKind.CANCELLED)
    dateless = body(TRADERS, MessageKind.CANCELLED, timing__taken=None)
    assert "No longer: the date we gave you\n" in dateless


def test_when_it_is_over_they_read_what_is_left_to_do() -> None:
    said = body(TRADERS, MessageKind.DONE)
    assert "Orders 4 is live, as announced for Mon 14 Dec 2026, 21:00–23:00" in said
    assert "If you have not done so yet: upgrade a client. Install client 7 from" in said
    login = Audience(action=NoticeAction.LOGIN)
    assert "What you must do: log in again once" in body(login, MessageKind.DONE)
    assert "must do" not in body(Audience(), MessageKind.DONE)
    assert "Orders 4 is live. If" in body(Audience(), MessageKind.DONE, timing__taken=None)


def kinds(audience: Audience, now: datetime = NOW, **answers: object) -> list[str]:
    return [kind.value for kind in message_kinds(audience, planned(audience, **answers), now)]


def test_what_is_due_comes_first() -> None:
    heard = (Heard(window=OLD, sent_on=NOW.date()),)
    moved = TRADERS.model_copy(update={"heard": heard})
    sent = TRADERS.model_copy(update={"sent_on": date(2026, 11, 23)})
    assert kinds(TRADERS) == ["notice"]
    assert kinds(moved) == ["correction"]
    assert kinds(moved, timing__taken=None) == ["cancelled"]
    assert kinds(sent) == ["reminder", "done", "cancelled", "notice"]
    assert kinds(sent, timing__taken=None) == ["notice"]
    again = sent.model_copy(update={"heard": heard})
    assert kinds(again) == ["reminder", "done", "cancelled", "correction"]
    assert kinds(sent, LAUNCH + timedelta(hours=2)) == ["done", "reminder", "cancelled", "notice"]


def test_who_heard_of_this_very_window_is_corrected_no_more() -> None:
    same = Heard(window=a_taken().window.in_zone("UTC"))
    assert kinds(TRADERS.model_copy(update={"heard": (same,)})) == ["notice"]
    none = Heard(window=None)
    assert kinds(TRADERS.model_copy(update={"heard": (none,)}), timing__taken=None) == ["notice"]


def test_everybody_gets_what_is_due_and_nobody_if_nobody_is_to_know() -> None:
    sent = Audience(id="b", sent_on=date(2026, 11, 20))
    plan = planned(TRADERS, sent)
    assert [one.kind for one in messages(plan, NOW)] == [MessageKind.NOTICE, MessageKind.REMINDER]
    assert messages(with_value(plan, "notices.nobody", value=True), NOW) == ()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.2, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (181, "3 hours 1 minute"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes: float, said: str) -> None:
    assert length(minutes) == said


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from(MessageKind))
def test_every_plan_has_a_message_of_every_kind_on_one_line_and_more(
    plan: Plan, kind: MessageKind
) -> None:
    for audience in plan.notices.audiences:
        said = message(audience, plan, kind, NOW)
        assert said.subject
        assert said.body.endswith("\n")
        assert all(f"{label}: " in said.body for label in said.missing)
        assert said.typed == bool(kind is MessageKind.NOTICE and audience.text.strip())


@given(st.sampled_from(("America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")))
def test_the_window_is_on_the_readers_clock_first(zone: str) -> None:
    here = TRADERS.model_copy(update={"zone": zone})
    window: Window = a_taken().window.in_zone(zone)
    assert line(here, "When") == str(window)
