"""Suppliers' hours, notice that the team made hard, and steps that need a longer window."""

from datetime import date, time

import pytest

from golive.plan import Audience, AudienceKind, NoticeAction, Person, Step
from golive.timing import find_windows
from golive.timing.rules import rules
from tests.builders import NOW, a_plan
from tests.judging import a_window, at, judged, refusals, said, soft

# -- suppliers

ACME = Audience(
    name="Acme", kind=AudienceKind.SUPPLIER, provides="Card payments", zone="Europe/London",
    country="GB", open_from=time(8), open_until=time(18), open_weekends=False, lead_days=0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "closed"),
    [
        ("2026-12-09 09:00", False),  # 08:00 in London
        ("2026-12-09 08:59", True),
        ("2026-12-09 17:00", False),
        ("2026-12-09 17:01", True),
        ("2026-12-12 12:00", True),  # a Saturday
        ("2026-12-28 12:00", True),  # Boxing Day on a Monday, in London alone
    ],
)
def test_a_supplier_must_be_open_on_their_own_clock_and_days(start: str, *, closed: bool) -> None:
    found = refusals(a_window(start), launch__country="NL", notices__audiences=(ACME,))
    assert found == ["supplier"] * closed


def test_a_closed_supplier_is_said_with_what_they_provide() -> None:
    assert said(a_window("2026-12-09 03:00"), notices__audiences=(ACME,)) == (
        "Acme (Card payments) can be reached 08:00–18:00 on working days (Europe/London), not Wed "
        "9 Dec 2026, 02:00–04:00 (Europe/London), and nobody there is confirmed on call."
    )
    plain = ACME.model_copy(update={"name": "", "provides": "", "zone": None})
    assert said(a_window("2026-12-09 03:00"), notices__audiences=(plain,)).startswith(
        "A supplier without a name can be reached 08:00–18:00 on working days (Europe/Amsterdam)"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"on_call_confirmed": True},
        {"kind": AudienceKind.INTERNAL, "provides": " "},
        {"open_from": None, "open_until": None, "open_weekends": True},
        {"open_from": time(20), "open_until": time(6)},
    ],
)
def test_a_supplier_who_can_be_reached_refuses_nothing(changed: dict[str, object]) -> None:
    other = ACME.model_copy(update=changed)
    assert refusals(a_window("2026-12-09 03:00"), notices__audiences=(other,)) == []


def test_an_audience_that_provides_something_is_a_supplier_of_any_kind() -> None:
    inside = ACME.model_copy(update={"kind": AudienceKind.INTERNAL})
    assert refusals(a_window("2026-12-09 03:00"), notices__audiences=(inside,)) == ["supplier"]


# -- notice


def test_a_lead_that_the_team_made_hard_refuses_instead_of_counting() -> None:
    audience = Audience(name="Acme", lead_days=10)
    window = a_window("2026-12-03 03:00")
    assert soft(window, notices__audiences=(audience,)) == {"late_notice": 10}
    hard = audience.model_copy(update={"lead_is_hard": True})
    assert soft(window, notices__audiences=(hard,)) == {}
    assert said(window, notices__audiences=(hard,)) == (
        "The team gives Acme 10 working days. It can be told today at the earliest, so the window "
        "can start from Sat 5 Dec 2026, 00:00 (Europe/Amsterdam)."
    )
    assert refusals(a_window("2026-12-07 00:00"), notices__audiences=(hard,)) == []


def test_of_a_contract_and_a_hard_lead_the_later_one_binds() -> None:
    both = Audience(
        name="Acme", contract_lead_days=30, action=NoticeAction.LOGIN, lead_is_hard=True
    )
    assert said(a_window("2026-11-25 03:00"), notices__audiences=(both,)).startswith(
        "The contract with Acme asks for 30 calendar days"
    )
    upgrade = both.model_copy(update={"action": NoticeAction.UPGRADE})
    found = judged(a_window("2026-12-29 12:00"), notices__audiences=(upgrade,))
    assert [refusal.rule for refusal in found.refusals] == ["notice"]
    assert "what they must do (upgrade a client): 30 working days." in found.refusals[0].why
    told = upgrade.model_copy(update={"sent_on": date(2026, 11, 2)})
    assert refusals(a_window("2026-12-16 12:00"), notices__audiences=(told,)) == []


# -- the way back

HOUR = Step(name="Migrate", minutes=60, undo_minutes=30)


def test_a_window_too_short_for_steps_and_way_back_is_refused() -> None:
    # 60 to deploy, 15 to verify, 15 to decide, 30 to undo, 15 to verify
    assert refusals(a_window("2026-12-09 03:00", 2.25), deployment__steps=(HOUR,)) == []
    assert said(a_window("2026-12-09 03:00", 2), deployment__steps=(HOUR,)) == (
        "Deploying and going back need 135 minutes; the window has 120 minutes."
    )


@pytest.mark.parametrize(
    "answers",
    [
        {"deployment__steps": (HOUR,), "rollback__possible": False},
        {"deployment__steps": (HOUR.model_copy(update={"minutes": None}),)},
        {"deployment__steps": ()},
    ],
)
def test_without_minutes_or_without_a_way_back_the_length_refuses_nothing(
    answers: dict[str, object],
) -> None:
    assert refusals(a_window("2026-12-09 03:00", 0.1), **answers) == []


def test_minutes_that_add_up_to_a_hair_more_still_fit() -> None:
    timed = {
        "deployment__steps": (Step(minutes=0.1),),
        "rollback__decision_minutes": 0.2,
        "rollback__verification_minutes": 0,
    }  # 0.30000000000000004 minutes, to a computer
    assert refusals(a_window("2026-12-09 03:00", 18 / 3600), **timed) == []
    assert refusals(a_window("2026-12-09 03:00", 17 / 3600), **timed) == ["way_back"]


def test_a_length_that_is_too_short_refuses_every_start_and_says_so_plainly() -> None:
    plan = a_plan(deployment__steps=(HOUR,), timing__search_days=1)
    search = find_windows(plan, now=NOW)
    assert (search.candidates, dict(search.refused)) == ((), {"way_back": 96})
    assert search.notes[0] == (
        "None of 96 starts fits: steps and a way back that take longer than the window refuse 96."
    )


# -- what could give way


@pytest.mark.parametrize(
    ("answers", "gives_way"),
    [
        ({"notices__audiences": (ACME,)}, "The hours of Acme or their word to be on call"),
        (
            {"notices__audiences": (Audience(name="Acme", lead_is_hard=True),)},
            "The notice that the team gives Acme",
        ),
        ({"deployment__steps": (HOUR,)}, "The minutes of the steps or the way back"),
        (
            {"timing__people": (Person(weekends=False, required=False),)},
            "The 30 minutes of support after the window",
        ),
    ],
)
def test_every_refusal_names_what_could_give_way(
    answers: dict[str, object], gives_way: str
) -> None:
    start, plan = at("2026-12-12 03:00"), a_plan(**answers)
    hard = [rule for rule in rules(plan, NOW, start, start) if rule.hard and rule.gives_way]
    assert gives_way in {rule.gives_way for rule in hard}
