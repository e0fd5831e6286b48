"""What follows from who must be told."""

from datetime import UTC, date, datetime

from golive.plan import Audience, NoticeAction
from golive.review import notice_sentences
from tests.builders import NOW, a_plan, a_taken

_SHOP = Audience(id="s", name="Shoppers", action=NoticeAction.LOGIN)
_RULE = "golive’s rule for what they must do (log in again): 5 working days."


def test_nothing_is_said_about_nobody() -> None:
    assert notice_sentences(a_plan(), NOW) == ()


def test_without_a_window_the_rule_is_named() -> None:
    assert notice_sentences(a_plan(notices__audiences=(_SHOP,)), NOW) == (f"Shoppers: {_RULE}",)


def test_with_a_window_the_day_is_named_and_why() -> None:
    # five working days before Tuesday 15 December is Tuesday 8 December
    plan = a_plan(notices__audiences=(_SHOP,), timing__taken=a_taken())
    assert notice_sentences(plan, NOW) == (f"Shoppers: send by Tue 8 Dec 2026. {_RULE}",)


def test_a_notice_that_was_missed_says_by_how_much() -> None:
    plan = a_plan(notices__audiences=(_SHOP,), timing__taken=a_taken())
    (said,) = notice_sentences(plan, datetime(2026, 12, 9, 9, tzinfo=UTC))
    assert said == f"Shoppers: send by Tue 8 Dec 2026, 1 day late. {_RULE}"


def test_a_notice_that_was_sent_says_when_and_whether_it_was_acknowledged() -> None:
    sent = _SHOP.model_copy(update={"sent_on": date(2026, 11, 20)})
    assert notice_sentences(a_plan(notices__audiences=(sent,)), NOW) == (
        f"Shoppers: told on Fri 20 Nov 2026. {_RULE}",
    )
    answered = sent.model_copy(update={"acknowledged_on": date(2026, 11, 22)})
    assert notice_sentences(a_plan(notices__audiences=(answered,)), NOW) == (
        f"Shoppers: told on Fri 20 Nov 2026, acknowledged on Sun 22 Nov 2026. {_RULE}",
    )


def test_an_audience_without_a_name_is_told_of_too() -> None:
    said = notice_sentences(a_plan(notices__audiences=(Audience(contract_lead_days=1),)), NOW)
    assert said[0].startswith("An audience without a name: ")
