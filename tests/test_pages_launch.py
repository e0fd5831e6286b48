"""Pages 1 and 2: what is recommended and why, ramps to start from, what each group loses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from golive import launch, sample
from golive.plan import Component, How, Link, Plan, Stage, Step, Style, UserGroup
from golive.plan.edits import with_value
from golive.store import Store
from tests.builders import a_plan, a_series, a_source, a_taken
from tests.test_pages import kept, labelled, words_of

Visit = Callable[..., AppTest]

NOW = datetime.now(UTC)
START = NOW.replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(weeks=3)
#: Eight weeks of 1,000 requests an hour, 9,000 at noon.
_DAY = [1_000.0] * 12 + [9_000.0] + [1_000.0] * 11
_SIDE_BY_SIDE = {
    "strategy__data_coexists": "yes",
    "strategy__protocol_coexists": "yes",
    "strategy__sessions_coexist": "yes",
}
FEW = Stage(id="few", name="Few", share_percent=5.0)


def usage(how: How = How.SUM) -> tuple[Any, ...]:
    begins = START.replace(hour=0) - timedelta(weeks=11)
    return (a_source(a_series([*_DAY * 56], begins, how=how)),)


def soft(*stages: Stage, **answers: object) -> Plan:
    usual: dict[str, object] = {
        "launch__zone": "UTC",
        "strategy__style": Style.SOFT,
        "strategy__baseline_error_percent": 1.0,
        "strategy__stages": stages,
        "timing__taken": a_taken(START),
        "timing__sources": usage(),
        **_SIDE_BY_SIDE,
    }
    return a_plan(**(usual | answers))


def said(at: AppTest) -> str:
    return words_of(at).replace("\\", "").replace("\u00a0", " ")


def tables(at: AppTest) -> list[pd.DataFrame]:
    """Give the tables that are read, not typed into."""
    return [table.value for table in at.dataframe if not table.proto.editing_mode]


def column(at: AppTest, name: str, table: int = -1) -> list[str]:
    """Give a column of a table, of the last one unless said otherwise."""
    return list(tables(at)[table][name])


# Page 1


def test_before_anything_is_said_nothing_is_recommended(visit: Visit, store: Store) -> None:
    at = visit("launch", kept(store, a_plan()))

    page = said(at)
    assert "Nothing recommended yet" in page
    assert "**Open:** Nobody has said whether old and new share data" in page
    assert "Say hard or soft, and what can run side by side." in page
    assert not at.get("plotly_chart")


def test_the_recommendation_stands_first_with_every_reason(visit: Visit, store: Store) -> None:
    at = visit("launch", kept(store, soft(strategy__one_instant=False)))

    page = said(at)
    assert page.index("Recommended: soft") < page.index("What follows")
    assert "**For soft:** Old and new can run side by side." in page
    assert "**For soft:** Nothing asks for one instant for everybody." in page
    assert "What makes up for a hard launch" not in page


def test_a_soft_launch_that_cannot_be_is_told_what_to_solve(visit: Visit, store: Store) -> None:
    at = visit("launch", kept(store, soft(strategy__data_coexists="no")))

    page = said(at)
    assert "Recommended: hard" in page
    assert "**For hard:** Old and new cannot share data." in page
    assert "A soft launch needs that solved first." in page


def test_a_hard_launch_says_what_makes_up_for_it_and_shows_no_stages(
    visit: Visit, store: Store
) -> None:
    at = visit("launch", kept(store, soft(FEW, strategy__style="hard")))

    page = said(at)
    assert "What makes up for a hard launch" in page
    assert "Run the new version hidden in production first" in page
    assert "say why everyone must be hit at once" in page
    assert "The stages in time" not in page
    assert not at.get("plotly_chart")


def test_what_makes_up_is_said_too_where_hard_is_only_recommended(
    visit: Visit, store: Store
) -> None:
    plan = a_plan(strategy__data_coexists="no")
    at = visit("launch", kept(store, plan))

    assert "What makes up for a hard launch" in said(at)


def test_one_instant_asks_who_says_so(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    assert "one_instant_why" not in str([area.key for area in at.text_area])

    labelled(at, "Must everybody have it at one instant?").set_value("Yes").run()
    labelled(at, "Why at one instant, and who says so?").set_value("the law").run()
    assert store.load(plan.id).plan.strategy.one_instant_why == "the law"
    assert "Everybody must have it at one instant: the law." in said(at)


def test_the_stages_in_time_say_what_holds_each(visit: Visit, store: Store) -> None:
    everyone = Stage(id="all", share_percent=100.0)
    own = Stage(id="own", name="Own", share_percent=50.0, hold_minutes=2_880)
    at = visit("launch", kept(store, soft(FEW, own, everyone)))

    # 850 requests at 5 % are 17,000: 8 hours of 1,000 from 04:00 and one of 9,000
    assert column(at, "Stage") == ["Few", "Own", "Stage 3"]
    assert column(at, "Held") == ["9 hours", "2 days", "1 day"]
    assert column(at, "Because of") == [
        "requests it needs",
        "its own hold",
        "its first daily peak",
    ]
    assert column(at, "Begins")[0] == f"{START:%a} {START.day} {START:%b} 04:00"
    assert column(at, "Requests needed")[0] == "850, to see 2 % fail"
    assert column(at, "If bad, fail") == ["5 %", "50 %", "100 %"]
    assert len(at.get("plotly_chart")) == 1
    page = said(at)
    assert "“Few” is held for 9 hours, for the requests it needs (850, to see 2 %" in page
    assert "The traffic is forecast as on page 3, confidence" in page
    assert "Times on the clock of UTC." in page


def test_what_is_odd_about_a_start_is_minded_in_the_list(visit: Visit, store: Store) -> None:
    night = START.replace(hour=23) + timedelta(days=1)
    late = Stage(id="late", share_percent=50.0, starts=night)
    early = Stage(id="early", share_percent=100.0, starts=night)
    at = visit("launch", kept(store, soft(FEW, late, early)))

    first, second, third = column(at, "Mind")
    assert first == "–"
    assert second.startswith("starts at night")
    assert third.startswith("typed too early")


def test_a_number_of_the_teams_own_stands_as_typed(visit: Visit, store: Store) -> None:
    typed = FEW.model_copy(update={"minimum_requests": 900.0})
    at = visit("launch", kept(store, soft(typed)))

    assert column(at, "Requests needed") == ["900"]


def test_without_window_and_start_the_stages_wait_for_their_hours(
    visit: Visit, store: Store
) -> None:
    at = visit("launch", kept(store, soft(FEW, timing__taken=None)))

    assert "Take a window on page 3, or type a start" in said(at)
    assert "Begins" not in tables(at)[-1].columns
    assert not at.get("plotly_chart")


def test_without_usage_the_ramp_is_drawn_and_it_is_said_what_is_missing(
    visit: Visit, store: Store
) -> None:
    at = visit("launch", kept(store, soft(FEW, timing__sources=())))

    assert len(at.get("plotly_chart")) == 1
    assert "No usage yet: upload an export on page 3" in said(at)
    assert column(at, "Because of") == ["least time watched"]


def test_usage_too_short_to_forecast_from_says_so(visit: Visit, store: Store) -> None:
    short = (a_source(a_series([5.0] * 5)),)
    at = visit("launch", kept(store, soft(FEW, timing__sources=short)))

    assert not at.exception
    assert "No forecast: The usage covers 5 hours" in said(at)


def test_a_level_does_not_tell_how_many_come_and_each_reason_is_said_once(
    visit: Visit, store: Store
) -> None:
    second = FEW.model_copy(update={"id": "two", "name": "", "share_percent": 50.0})
    at = visit("launch", kept(store, soft(FEW, second, timing__sources=usage(How.MEAN))))

    assert said(at).count("The usage is a level") == 1
    assert "Few, A stage without a name: The usage is a level (requests)" in said(at)


def test_rates_that_nobody_typed_are_said_to_be_assumed(visit: Visit, store: Store) -> None:
    at = visit("launch", kept(store, soft(FEW, strategy__baseline_error_percent=None)))
    assert (
        "Assumed: 0.1 % today (what the objective allows) and 0.2 % to be seen (twice today’s)."
    ) in said(at)

    labelled(at, "Failed requests today (%)").set_value(0.4).run()
    assert "Assumed: 0.8 % to be seen (twice today’s)." in said(at)

    labelled(at, "Failed requests a stage must show (%)").set_value(1.0).run()
    assert "to be seen" not in said(at)


# Ramps to start from


def test_every_ramp_is_offered_with_its_source_and_what_it_would_mean_here(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, soft())
    at = visit("launch", plan)
    which = labelled(at, "Ramp")
    assert which.options == [*(one.name for one in launch.TEMPLATES), "Your own"]

    for template in launch.TEMPLATES:
        labelled(at, "Ramp").set_value(template.name).run()
        assert f"From: {template.source}. {template.note}" in said(at)
        assert column(at, "Share") == [f"{share:g} %" for share, _ in template.steps]
        assert "The last stage would be decided" in said(at)
    assert store.load(plan.id).plan.strategy.stages == ()


def test_a_ramp_is_taken_over_by_its_button_and_the_table_shows_it(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, soft())
    at = visit("launch", plan)
    labelled(at, "Ramp").set_value("App store").run()
    labelled(at, "Use these stages").click().run()

    stages = store.load(plan.id).plan.strategy.stages
    assert [stage.share_percent for stage in stages] == [1, 2, 5, 10, 20, 50, 100]
    assert all(stage.hold_minutes == 1_440 for stage in stages)
    assert len(at.get("plotly_chart")) == 1


def test_rows_that_people_typed_stay_unless_they_say_replace(visit: Visit, store: Store) -> None:
    plan = kept(store, soft(FEW))
    at = visit("launch", plan)
    labelled(at, "Use these stages").click().run()
    stages = store.load(plan.id).plan.strategy.stages
    assert [stage.share_percent for stage in stages] == [1, 5, 10, 100]
    assert stages[1] == FEW

    replace = next(box for box in at.checkbox if box.label.startswith("Replace the stages"))
    replace.check().run()
    labelled(at, "Use these stages").click().run()
    shares = [row.share_percent for row in store.load(plan.id).plan.strategy.stages]
    assert shares == [1, 10, 100]


def test_shares_of_ones_own_are_read_and_what_is_none_is_said(visit: Visit, store: Store) -> None:
    plan = kept(store, soft())
    at = visit("launch", plan)
    labelled(at, "Ramp").set_value("Your own").run()
    shares = "Shares (%), the last stage is always everybody"
    for wrong in ("5, many", "0", "101", "-5", "nan"):
        labelled(at, shares).set_value(wrong).run()
        assert any("is not a share above 0 and up to 100" in w.value for w in at.warning)
        assert not any(button.label == "Use these stages" for button in at.button)

    labelled(at, shares).set_value("20 %; 2.5").run()
    labelled(at, "Use these stages").click().run()
    stages = store.load(plan.id).plan.strategy.stages
    assert [stage.share_percent for stage in stages] == [2.5, 20, 100]


# Page 2

WEB = Component(id="web", name="Web", instances=4)
SHOP = UserGroup(id="shop", name="Shop", size=90, needs=("web",))
DESK = UserGroup(
    id="desk",
    name="Desk",
    size=10,
    needs=("web",),
    zone="Asia/Tokyo",
    connections=50_000,
    accept_rate_per_second=1_000,
    client_timeout_seconds=60,
    minimum_client="app 7",
    adoption_percent=40,
    adoption_days=10,
)
DOWN = Step(id="s", minutes=10, takes_down=("web",))


def hit(*groups: UserGroup, **answers: object) -> Plan:
    usual: dict[str, object] = {
        "launch__zone": "UTC",
        "impact__groups": groups,
        "deployment__components": (WEB,),
        "deployment__steps": (DOWN,),
        "timing__taken": a_taken(START),
        "timing__sources": usage(),
    }
    return a_plan(**(usual | answers))


def test_an_empty_page_asks_for_groups(visit: Visit, store: Store) -> None:
    at = visit("downtime", kept(store, a_plan()))

    assert "Answer the three questions and name the groups." in said(at)
    assert "What each group loses" not in said(at)


def test_each_group_has_its_outage_its_sessions_and_its_clients(visit: Visit, store: Store) -> None:
    at = visit("downtime", kept(store, hit(SHOP, DESK)))

    assert column(at, "Group", 0) == ["Shop", "Desk"]
    assert column(at, "Down", 0) == ["10 minutes", "10 minutes"]
    # 10 minutes of an hour that brings 1,000 requests, each there for the whole hour at most
    assert column(at, "User-minutes down", 0) == ["≤ 9,000", "≤ 1,000"]
    assert column(at, "Error budget", 0) == ["23 %", "23 %"]
    assert column(at, "Sessions", 1) == ["–", "lost"]
    assert column(at, "Spread over", 1) == ["–", "≥ 50 s"]
    assert column(at, "Drain", 1) == ["–", "1,000 every 1 s"]
    assert column(at, "Still shut out", 1) == ["–", "60 % (6 users)"]
    out_by = (START - timedelta(days=17)).date()
    assert column(at, "Client out by", 1)[1] == f"{out_by:%a} {out_by.day} {out_by:%b %Y}"
    page = said(at)
    assert "Shop: by the steps, what they need is down for 10 minutes" in page
    assert "Desk: sessions are lost, as a connection is away for 600 seconds" in page
    assert "Web: 1 of 4 instances may go at once at most (a third)." in page


def test_the_ways_stand_side_by_side_as_table_chart_and_sentences(
    visit: Visit, store: Store
) -> None:
    at = visit("downtime", kept(store, hit(SHOP)))

    ways = tables(at)[-1]
    assert list(ways["Way"]) == ["As planned", "All at once", "Rolling"]
    assert list(ways["Down"]) == ["10 minutes", "10 minutes", "0 minutes"]
    assert list(ways["Degraded"]) == ["0 minutes", "0 minutes", "40 minutes"]
    assert list(ways["Users hit by the outage"]) == ["90", "90", "0"]
    assert list(ways["User-minutes down"]) == ["10,000", "10,000", "0"]
    assert len(at.get("plotly_chart")) == 2
    assert "Rolling: nobody down, degraded for 40 minutes, at least 75 % left" in said(at)


def test_groups_that_lose_nothing_are_told_where_to_say_what_they_need(
    visit: Visit, store: Store
) -> None:
    alone = UserGroup(id="g", name="Alone", size=5)
    at = visit("downtime", kept(store, hit(alone, deployment__steps=())))

    page = said(at)
    assert "No step takes down what a group needs" in page
    assert "Say how many users each group has" in page
    assert "All at once, or rolling" not in page
    assert not tables(at)
    assert not at.get("plotly_chart")


def test_without_a_window_the_outage_is_told_in_minutes_and_nobody_is_counted(
    visit: Visit, store: Store
) -> None:
    at = visit("downtime", kept(store, hit(SHOP, timing__taken=None)))

    assert column(at, "Down", 0) == ["10 minutes"]
    assert "User-minutes down" not in tables(at)[0].columns
    assert "Take a window on page 3, and golive says whom an outage meets." in said(at)


def test_steps_that_wait_in_a_circle_are_named_and_nothing_is_drawn(
    visit: Visit, store: Store
) -> None:
    turn = Step(id="s", name="Swap", minutes=10, takes_down=("web",), links=(Link(step="s"),))
    at = visit("downtime", kept(store, hit(SHOP, deployment__steps=(turn,))))

    assert any("waits for itself" in one.value.replace("\\", "") for one in at.warning)
    assert not tables(at)
    assert not at.get("plotly_chart")


def test_many_groups_fold_after_the_first_few(visit: Visit, store: Store) -> None:
    many = [SHOP.model_copy(update={"id": f"g{n}", "name": f"Group {n}"}) for n in range(6)]
    at = visit("downtime", kept(store, hit(*many)))

    assert "2 more groups" in [fold.label for fold in at.expander]
    assert "Group 5: by the steps" in said(at)


def test_a_group_of_unknown_size_is_counted_nowhere(visit: Visit, store: Store) -> None:
    nobody = SHOP.model_copy(update={"size": None, "name": ""})
    at = visit("downtime", kept(store, hit(nobody)))

    assert column(at, "Group", 0) == ["No name"]
    assert "Users hit by the outage" not in tables(at)[-1].columns or set(
        tables(at)[-1]["Users hit by the outage"]
    ) == {"–", "0"}


def test_the_sample_has_both_charts_and_no_stage_at_night(visit: Visit, store: Store) -> None:
    plan = kept(store, with_value(sample.plan(NOW), "launch.name", "S"))
    at = visit("launch", plan)
    assert len(at.get("plotly_chart")) == 1
    assert "at night" not in said(at)
    assert "Take a window" not in said(at)

    at = visit("downtime", plan)
    assert len(at.get("plotly_chart")) == 2
