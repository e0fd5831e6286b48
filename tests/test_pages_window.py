"""Page 3: what it finds, why not elsewhere, reserves, others' windows, when nothing fits."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from golive.plan import Component, Freeze, How, Person, Plan, UserGroup
from golive.store import Store
from golive.window import Window
from tests.builders import ZONE, a_plan, a_series, a_source, a_taken
from tests.test_pages import kept, labelled, plain_words

Visit = Callable[..., AppTest]

_HOUR = timedelta(hours=1)
#: Midnight in ZONE, tomorrow: where the search begins.
TOMORROW = datetime.combine(
    datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1), time(), tzinfo=ZoneInfo(ZONE)
).astimezone(UTC)
_QUIET_HOUR = 3


def _usage(weeks: int = 4, unit: str = "requests") -> object:
    """Build weeks of traffic up to today, busy by day and quiet at three in the night."""
    start = TOMORROW - timedelta(days=1 + 7 * weeks)
    values: list[float | None] = [
        20.0 + 40.0 * abs((start + hour * _HOUR).astimezone(ZoneInfo(ZONE)).hour - _QUIET_HOUR)
        for hour in range(168 * weeks)
    ]
    series = a_series(values, start, how=How.SUM).model_copy(update={"unit": unit})
    return a_source(series)


def _planned(**answers: object) -> Plan:
    return a_plan(**({"timing__sources": (_usage(),)} | answers))


def _freeze(days: float, **fields: object) -> Freeze:
    return Freeze(name="Closing", starts=TOMORROW, ends=TOMORROW + days * 24 * _HOUR, **fields)


def _chart(at: AppTest, place: int = 0) -> str:
    """Give what a figure was drawn from."""
    return str(at.get("plotly_chart")[place].proto)


def test_candidates_stand_beside_each_other_and_one_is_taken(visit: Visit, store: Store) -> None:
    plan = kept(store, _planned(timing__people=(Person(name="Lin"),)))
    at = visit("window", plan)

    said = plain_words(at)
    assert "1. " in said
    assert "of the busiest 2 h" in said
    assert "1 up at night" in said
    assert "to the first peak" in said
    assert "Confidence:" in said
    labelled(at, "Take it").click().run()
    assert store.load(plan.id).plan.timing.taken is not None
    assert "Taken" in plain_words(at)


def test_equal_nights_are_told_as_a_tie(visit: Visit, store: Store) -> None:
    said = plain_words(visit("window", kept(store, _planned())))
    assert "A tie: as far as the forecast can tell" in said


def test_the_calendar_is_drawn_with_what_refuses_by_name(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, _planned(timing__freezes=(_freeze(3),))))

    assert "Closing" in _chart(at)
    assert "because of Closing (72 h)" in plain_words(at)


def test_half_a_year_can_be_seen_four_weeks_at_a_time(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, _planned(timing__search_days=182)))
    assert "Week from Monday" in _chart(at)

    labelled(at, "Show").select_index(1).run()
    assert "Week from Monday" not in _chart(at)


def test_why_not_is_asked_of_a_day_and_hours(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, _planned(timing__freezes=(_freeze(3),))))
    day = TOMORROW.astimezone(ZoneInfo(ZONE)).date()

    at.date_input(key="why_not/day").set_value(day).run()
    assert "The freeze “Closing” stands from" in plain_words(at)
    at.date_input(key="why_not/day").set_value(day + timedelta(days=4)).run()
    at.time_input(key="why_not/from").set_value(time(12)).run()
    at.time_input(key="why_not/until").set_value(time(14)).run()
    said = plain_words(at)
    assert "12:00–14:00" in said
    assert "Nothing refuses" in said


def test_an_hour_that_the_clock_skips_is_said_in_one_sentence(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, _planned()))

    at.date_input(key="why_not/day").set_value(date(2027, 3, 28)).run()
    at.time_input(key="why_not/from").set_value(time(2, 30)).run()
    assert not at.exception
    assert "skips 28 Mar 2027 02:30" in at.error[0].value.replace("\\", "")


def test_a_reserve_is_kept_judged_anew_and_removed(visit: Visit, store: Store) -> None:
    plan = kept(store, _planned())
    at = visit("window", plan)

    reserve = next(b for b in at.button if str(b.key).startswith("reserve/keep/"))
    reserve.click().run()
    (window,) = store.load(plan.id).plan.timing.reserves
    assert "Kept; nothing refuses it" in plain_words(at)
    frozen = kept(
        store,
        a_plan(timing__reserves=(window,), timing__freezes=(_freeze(60),)).model_copy(
            update={"id": "frozen"}
        ),
    )
    other = visit("window", frozen)
    assert "Now refused: The freeze “Closing”" in plain_words(other).replace("**", "")
    labelled(other, "Remove").click().run()
    assert store.load("frozen").plan.timing.reserves == ()


def test_a_window_that_another_plan_has_taken_is_refused_by_its_name(
    visit: Visit, store: Store
) -> None:
    taken = a_taken(TOMORROW + 27 * _HOUR)
    components = (Component(name="Orders"),)
    kept(
        store,
        a_plan(
            launch__name="Billing 7",
            launch__owner="Ana",
            timing__taken=taken,
            deployment__components=components,
        ).model_copy(update={"id": "billing"}),
    )
    ours = (Component(name=" orders "),)
    at = visit("window", kept(store, _planned(deployment__components=ours)))

    assert "Booked by Billing 7" in plain_words(at)


def test_the_window_taken_is_shown_on_everybody_s_clock(visit: Visit, store: Store) -> None:
    group = UserGroup(name="Buyers", zone="America/New_York")
    window = Window(start=TOMORROW + 3 * _HOUR, end=TOMORROW + 5 * _HOUR, zone=ZONE)
    plan = _planned(timing__taken=a_taken(window.start), impact__groups=(group,))
    said = plain_words(visit("window", kept(store, plan)))

    assert "21:00–23:00 (America/New_York): Buyers" in said


def test_without_usage_the_calendar_shows_what_the_rules_refuse(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, a_plan(timing__freezes=(_freeze(3),))))

    assert "What the rules refuse" in _chart(at)
    assert not [button for button in at.button if button.label == "Take it"]


def test_usages_that_cannot_be_added_up_are_said_once(visit: Visit, store: Store) -> None:
    sources = (_usage(), _usage(unit="visitors"))
    at = visit("window", kept(store, a_plan(timing__sources=sources)))

    assert not at.exception
    assert len([w for w in at.warning if "cannot be added up" in w.value]) == 1


def test_when_nothing_fits_it_says_what_binds_and_what_would_free_a_window(
    visit: Visit, store: Store
) -> None:
    at = visit("window", kept(store, _planned(timing__freezes=(_freeze(60),))))

    said = plain_words(at)
    assert "No window fits." in said
    assert "If the freeze “Closing” gave way" in said
    assert "No window fits" in _chart(at)


@pytest.mark.parametrize(
    ("label", "path", "value"),
    [
        ("Somebody is there after the window for (minutes)", "support_minutes", 45.0),
        ("Rest between the window and a working day (hours)", "rest_hours", 9.0),
    ],
)
def test_what_people_need_around_the_window_is_kept(
    label: str, path: str, value: float, visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    labelled(visit("window", plan), label).set_value(value).run()
    assert getattr(store.load(plan.id).plan.timing, path) == value


def test_traffic_is_drawn_once_it_is_asked_for(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, _planned()))
    assert len(at.get("plotly_chart")) == 1

    at.session_state["traffic/open"] = True
    at.run()
    assert len(at.get("plotly_chart")) == 4


def test_a_copy_of_the_same_launch_books_nothing(visit: Visit, store: Store) -> None:
    components = (Component(name="Orders"),)
    answers: dict[str, object] = {
        "launch__name": "Billing 7",
        "deployment__components": components,
        "timing__taken": a_taken(TOMORROW + 27 * _HOUR),
    }
    kept(store, _planned(**answers))
    at = visit("window", kept(store, _planned(**answers).model_copy(update={"id": "copy"})))

    assert "Booked by" not in plain_words(at)
