"""Page 4: what is late and next, the messages, and telling golive that they went out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from streamlit.testing.v1 import AppTest

from golive import sample
from golive.plan import Audience, Heard, NoticeAction, NoticeImpact, Plan
from golive.store import Store
from tests.builders import a_plan, a_taken
from tests.test_pages import kept, labelled, words_of

Visit = Callable[..., AppTest]

NOW = datetime.now(UTC)
START = NOW.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(weeks=3)
DESK = Audience(
    id="desk", name="Desk", zone="Asia/Tokyo", needs_acknowledgement=True, contact="d@desk.example"
)
#: A month and a half of notice, with three weeks to go.
LATE = Audience(id="late", name="Traders", action=NoticeAction.UPGRADE)


def planned(*audiences: Audience, **answers: object) -> Plan:
    given = {"notices__audiences": audiences, "timing__taken": a_taken(START), **answers}
    return a_plan(**given)


def has(at: AppTest, label: str) -> bool:
    return any(button.label == label for button in at.button)


def said(at: AppTest) -> str:
    return words_of(at).replace("\\", "")


def codes(at: AppTest) -> list[str]:
    return [code.value for code in at.code]


def folds(at: AppTest) -> list[str]:
    return [fold.label.replace("\\", "") for fold in at.expander]


def test_an_empty_page_asks_for_an_audience(visit: Visit, store: Store) -> None:
    at = visit("notify", kept(store, a_plan()))

    assert "Name an audience, or say that nobody needs to know." in said(at)
    assert not codes(at)
    assert not at.get("plotly_chart")


def test_what_is_late_stands_above_what_is_next_and_is_said_once(
    visit: Visit, store: Store
) -> None:
    at = visit("notify", kept(store, planned(DESK, LATE)))

    page = said(at)
    assert "**Late:** Traders: send the notice;" in page
    assert "Send it today, or take a later window." in page
    assert page.index("**Late:**") < page.index("**Next:** Desk: send the notice")
    assert "The notice to “Traders” is" not in page
    assert "no contract stands in the way" in page
    assert len(at.get("plotly_chart")) == 1
    assert any(
        label.startswith("Traders: send the notice by") and label.endswith(" late")
        for label in folds(at)
    )


def test_more_late_notices_than_fit_are_counted(visit: Visit, store: Store) -> None:
    many = [LATE.model_copy(update={"id": f"l{at}"}) for at in range(7)]
    at = visit("notify", kept(store, planned(*many)))

    assert said(at).count("**Late:**") == 5
    assert "and 2 more that are late, below" in said(at)


def test_each_audience_has_its_message_with_rule_and_source(visit: Visit, store: Store) -> None:
    at = visit("notify", kept(store, planned(DESK, LATE, launch__owner="Ines")))

    desk, traders = codes(at)
    assert desk.startswith("Going live: Unnamed launch, ")
    assert "(Asia/Tokyo)" in desk
    assert "upgrade a client, by" in traders
    page = said(at)
    assert "golive’s rule for what they must do (upgrade a client): 30 working days." in page
    assert "Source: golive: six weeks, for users who update by themselves." in page
    assert "“What” (“What goes live?” on the overview)" in page
    assert "to d@desk.example" in page
    assert "to a contact not known yet" in page
    assert [one.label for one in at.download_button] == [
        "Draft (.eml)",
        "Draft (.eml)",
        "Download all as drafts (.zip)",
    ]


def test_sent_and_acknowledged_today_are_kept_on_the_recipients_date(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, planned(DESK))
    at = visit("notify", plan)
    before = datetime.now(ZoneInfo("Asia/Tokyo")).date()

    labelled(at, "Sent today").click().run()
    told = store.load(plan.id).plan.notices.audiences[0]
    assert before <= (told.sent_on or before) <= datetime.now(ZoneInfo("Asia/Tokyo")).date()
    assert told.sent_on is not None
    assert not has(at, "Sent today")
    assert any("no answer yet" in label for label in folds(at))

    labelled(at, "Acknowledged today").click().run()
    told = store.load(plan.id).plan.notices.audiences[0]
    assert told.acknowledged_on is not None
    assert not has(at, "Acknowledged today")
    assert any(label.startswith("Desk: acknowledged on") for label in folds(at))


def test_a_notice_that_went_out_late_says_so(visit: Visit, store: Store) -> None:
    told = LATE.model_copy(update={"sent_on": NOW.date()})
    at = visit("notify", kept(store, planned(told)))

    (label,) = [fold for fold in folds(at) if fold.startswith("Traders: sent on")]
    assert label.endswith(" days late")


def test_another_kind_of_message_can_be_chosen_once_the_notice_went_out(
    visit: Visit, store: Store
) -> None:
    told = LATE.model_copy(update={"sent_on": NOW.date()})
    at = visit("notify", kept(store, planned(told)))
    assert codes(at)[0].startswith("Reminder: ")

    labelled(at, "Message").set_value("cancelled").run()
    assert codes(at)[0].startswith("Cancelled: ")

    labelled(at, "Message").set_value(None).run()
    assert codes(at)[0].startswith("Reminder: ")


def test_who_heard_the_old_date_gets_a_correction_to_send(visit: Visit, store: Store) -> None:
    old = a_taken(START - timedelta(days=3)).window
    moved = DESK.model_copy(update={"heard": (Heard(window=old, sent_on=NOW.date()),)})
    plan = kept(store, planned(moved))
    at = visit("notify", plan)

    assert codes(at)[0].startswith("New date: ")
    assert "send the correction" in said(at)
    labelled(at, "Sent today").click().run()
    assert store.load(plan.id).plan.notices.audiences[0].sent_on is not None


def test_who_heard_a_date_that_was_given_up_is_told_so(visit: Visit, store: Store) -> None:
    gone = DESK.model_copy(update={"heard": (Heard(window=a_taken(START).window),)})
    at = visit("notify", kept(store, planned(gone, timing__taken=None)))

    assert codes(at)[0].startswith("Cancelled: ")
    assert has(at, "Sent today")


def test_without_window_or_zone_the_page_says_what_is_missing(visit: Visit, store: Store) -> None:
    plan = planned(DESK, LATE, timing__taken=None, launch__zone=None)
    at = visit("notify", kept(store, plan))

    assert not at.exception
    assert "Take a window on page 3, and each notice gets its day." in said(at)
    assert "Everybody has the usual notice from" in said(at)
    assert "When: not known yet" in codes(at)[0]
    assert not has(at, "Sent today")
    assert not at.get("plotly_chart")
    assert "Desk: no window yet" in folds(at)


def test_who_does_not_answer_is_late_too(visit: Visit, store: Store) -> None:
    told = DESK.model_copy(
        update={"sent_on": NOW.date() - timedelta(days=30), "lead_days": 25, "text": "Dear desk"}
    )
    near = a_taken(NOW + timedelta(days=4))
    at = visit("notify", kept(store, planned(told, timing__taken=near)))

    assert "Desk: ask again for an answer;" in said(at)
    assert "Call them today." in said(at)
    assert any("no answer yet," in label and label.endswith(" late") for label in folds(at))


def test_a_text_of_the_teams_own_is_shown_as_typed(visit: Visit, store: Store) -> None:
    own = DESK.model_copy(update={"text": "Dear desk,\nsee you."})
    at = visit("notify", kept(store, planned(own)))

    assert codes(at)[0].endswith("\n\nDear desk,\nsee you.")
    assert "Your own text; golive does not change it" in said(at)


def test_nobody_to_tell_shows_no_messages_and_forgets_none(visit: Visit, store: Store) -> None:
    plan = kept(store, planned(DESK, notices__nobody=True))
    at = visit("notify", plan)

    assert "Nobody outside the team needs to know." in said(at)
    assert not codes(at)
    assert store.load(plan.id).plan.notices.audiences == (DESK,)


def test_the_usual_leads_stand_with_their_sources(visit: Visit, store: Store) -> None:
    at = visit("notify", kept(store, a_plan()))

    (table,) = at.dataframe
    rows = table.value.to_dict("records")
    assert {"For": "Upgrade a client", "Working days": 30} in [
        {name: row[name] for name in ("For", "Working days")} for row in rows
    ]
    assert all(row["Source"] for row in rows)


def test_the_sample_is_neither_late_nor_without_an_answer(visit: Visit, store: Store) -> None:
    at = visit("notify", kept(store, sample.plan(NOW)))

    assert "**Late:**" not in said(at)
    assert said(at).count("Not known yet, and marked in the text") == 1
    assert "“What you must do” (“What exactly” under “More”" in said(at)
    assert len(codes(at)) == 3


def test_names_that_look_like_markdown_stay_words(visit: Visit, store: Store) -> None:
    nasty = Audience(name="![x](http://x.example/y.png)", impact=NoticeImpact.MAJOR)
    at = visit("notify", kept(store, planned(nasty)))

    assert not at.exception
    assert "![x](" not in words_of(at)
    assert all("![x](" not in fold.label for fold in at.expander)
