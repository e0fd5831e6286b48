"""The run-book, its waits and its way back drawn: told by shape and word, never by colour alone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import charts, runbook
from golive.charts.night import ticks
from golive.plan import Link, LinkKind, Plan, Step, StepPhase
from tests.builders import LAUNCH, a_plan, a_taken

COPY = Step(id="copy", name="Copy <b>", owner="Lin", minutes=30, undo_minutes=10)
WEB = Step(
    id="web",
    name="Deploy the " + "very " * 9 + "old shop",
    owner="Tom",
    minutes=20,
    undo_minutes=20,
    links=(Link(step="copy"),),
)
#: Beside the copy, with five minutes to spare: less than a tenth of two hours.
FEED = Step(id="feed", minutes=45, at_once=True, undo_minutes=0)
CHECK = Step(
    id="check",
    name="Check",
    minutes=10,
    phase=StepPhase.VERIFY,
    automated=True,
    links=(Link(step="web"), Link(step="feed")),
)
SIGN = Step(id="sign", name="Sign", links=(Link(step="copy", kind=LinkKind.START_START),))


def planned(*steps: Step, **answers: object) -> Plan:
    usual: dict[str, object] = {"timing__taken": a_taken(), "rollback__possible": True}
    return a_plan(**(usual | {"deployment__steps": steps} | answers))


def gantt(plan: Plan) -> go.Figure:
    return charts.gantt(runbook.schedule(plan), runbook.fit(plan), runbook.way_back(plan))


def waits(*steps: Step) -> go.Figure:
    return charts.waits(steps, runbook.schedule(planned(*steps)))


def way_back(plan: Plan) -> go.Figure:
    back = runbook.way_back(plan)
    assert back is not None
    return charts.way_back(back)


def named(figure: go.Figure) -> list[str]:
    return [one.name for one in figure.data if one.name]


def trace(figure: go.Figure, name: str) -> Any:
    return next(one for one in figure.data if (one.name or "").startswith(name))


def title(figure: go.Figure) -> tuple[str, str]:
    return figure.layout.title.text, figure.layout.title.subtitle.text


def marks(figure: go.Figure) -> dict[str, float]:
    return {one.text.strip(" ↓"): one.x for one in figure.layout.annotations}


ALL = (COPY, WEB, FEED, CHECK, SIGN)


def test_what_holds_the_end_is_hatched_what_nearly_does_dotted() -> None:
    figure = gantt(planned(*ALL))
    assert named(figure) == [
        "The end waits for it",
        "Nearly: little slack",
        "Has slack",
        "How much later it may be",
        "No minutes",
    ]
    held, nearly = (trace(figure, name) for name in ("The end", "Nearly"))
    assert (held.marker.pattern.shape, nearly.marker.pattern.shape) == ("/", ".")
    assert list(held.y) == [0, 1, 3]
    assert list(held.base) == [0, 30, 50]
    assert list(held.x) == [30, 20, 10]
    assert list(nearly.y) == [2]


def test_slack_is_a_dotted_line_from_the_bar_to_where_it_may_end() -> None:
    later = trace(gantt(planned(*ALL)), "How much later")
    assert list(later.x) == [45, 50, None, 0, 60, None]
    assert list(later.y) == [2, 2, None, 4, 4, None]
    assert later.line.dash == "dot"


def test_a_step_without_minutes_is_a_hollow_diamond() -> None:
    none = trace(gantt(planned(*ALL)), "No minutes")
    assert (list(none.x), list(none.y)) == ([0], [4])
    assert none.marker.symbol == "diamond-open"


def test_a_row_bears_step_and_owner_cut_and_without_tags() -> None:
    figure = gantt(planned(*ALL))
    first, second, third, *_ = figure.layout.yaxis.ticktext
    assert first.startswith("Copy ‹b›<br>")
    assert ">Lin<" in first
    assert second.startswith("Deploy the very very…<br>")
    assert third.startswith("No name<br>")
    assert "nobody yet" in third


def test_the_pointer_is_told_who_when_and_how() -> None:
    held = trace(gantt(planned(*ALL)), "The end")
    assert held.hovertext[0] == "Copy ‹b›<br>Lin, by hand<br>03:00–03:30, the end waits for it"
    assert held.hovertext[2].startswith("Check<br>Nobody yet, runs by itself")
    slow = trace(gantt(planned(*ALL)), "Nearly")
    assert slow.hovertext[0].endswith("03:00–03:45, may be 5 minutes later")


def test_the_window_and_its_last_moments_are_marked_with_words() -> None:
    figure = gantt(planned(*ALL))
    # 120 minutes, less 15 to decide, 30 to undo and 15 to verify
    assert marks(figure) == {
        "Window ends": 120,
        "Point of no return": 60,
        "Last go / no-go": 45,
    }
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].x1) == (0, 120)
    heights = [one.yshift for one in figure.layout.annotations]
    assert len(set(heights)) == 3


def test_moments_before_the_window_and_ways_that_are_not_there_are_not_drawn() -> None:
    never = planned(COPY, rollback__decision_minutes=120)
    assert marks(gantt(never)) == {"Window ends": 120}
    slow = COPY.model_copy(update={"undo_minutes": 100})
    assert marks(gantt(planned(slow))) == {"Window ends": 120, "Point of no return": 0}
    assert marks(gantt(planned(COPY, rollback__possible=False))) == {"Window ends": 120}
    final = COPY.model_copy(update={"reversible": False})
    assert marks(gantt(planned(final))) == {"Window ends": 120, "Point of no return": 0}


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (30, "Steps done 03:30: 90 minutes to spare"),
        (120, "Steps done 05:00: 0 minutes to spare"),
        (121, "Steps done 05:01: 1 minute too late"),
    ],
)
def test_the_title_says_when_the_steps_are_done(minutes: float, said: str) -> None:
    step = COPY.model_copy(update={"minutes": minutes})
    assert title(gantt(planned(step))) == (said, "The end waits for 1 of 1")


def test_without_a_window_minutes_are_counted() -> None:
    figure = gantt(planned(COPY, timing__taken=None))
    assert title(figure)[0] == "Steps take 30 minutes: 90 minutes to spare"
    assert figure.layout.xaxis.title.text == "Minutes after the window’s start"
    assert figure.layout.xaxis.ticktext == ("0", "30", "60", "90", "120")


def test_ticks_are_round_on_the_clock_and_name_the_day_where_it_changes() -> None:
    taken = a_taken(datetime(2026, 12, 15, 21, 50, tzinfo=UTC), 120)
    axis = gantt(planned(COPY, timing__taken=taken)).layout.xaxis
    assert axis.tickvals == (10, 40, 70, 100)
    assert axis.ticktext == (
        "23:00<br>Tue 15 Dec",
        "23:30",
        "00:00<br>Wed 16 Dec",
        "00:30",
    )


def test_a_clock_change_in_the_window_bends_nothing() -> None:
    taken = a_taken(datetime(2026, 10, 24, 23, 0, tzinfo=UTC), 240)  # back from 03:00 to 02:00
    axis = gantt(planned(COPY, timing__taken=taken)).layout.xaxis
    assert axis.tickvals == (0, 60, 120, 180, 240)
    assert [text[:5] for text in axis.ticktext] == ["01:00", "02:00", "02:00", "03:00", "04:00"]


@given(st.floats(1, 5_256_000), st.integers(0, 1_439))
def test_marks_on_the_axis_are_few_and_rise(minutes: float, start: int) -> None:
    timed = runbook.schedule(planned(timing__taken=a_taken(LAUNCH + timedelta(minutes=start))))
    values = ticks(timed, minutes)["tickvals"]
    assert len(values) <= 6
    assert all(0 <= one < other <= minutes for one, other in pairwise(values))


def test_more_than_a_century_is_said_in_minutes() -> None:
    steps = tuple(
        Step(id=f"s{place}", name="Wait", minutes=525_600, undo_minutes=0) for place in range(110)
    )
    assert title(gantt(planned(*steps)))[0].startswith("Steps done 57,816,000 minutes")


def test_waits_go_from_left_to_right_and_no_two_steps_share_a_row() -> None:
    figure = waits(*ALL)
    dots = figure.data[-1]
    assert sorted(dots.y) == list(range(5))
    assert list(dots.x) == sorted(dots.x) == [1, 1, 2, 2, 3]
    assert figure.layout.yaxis.ticktext == (
        "1 Copy ‹b›",
        "3 No name",
        "2 Deploy the very very…",
        "5 Sign",
        "4 Check",
    )
    assert dots.hovertext[2] == "2 Deploy the very very…<br>waits for 1 Copy ‹b›"
    assert dots.hovertext[0] == "1 Copy ‹b›<br>waits for none"


def test_each_kind_of_wait_has_a_stroke_and_the_longest_path_its_shape() -> None:
    figure = waits(*ALL)
    assert named(figure) == ["Waits for its end", "Waits for its start", "On the longest path"]
    assert trace(figure, "Waits for its start").line.dash == "dot"
    assert (
        trace(figure, "On the longest").line.width > trace(figure, "Waits for its end").line.width
    )
    assert list(trace(figure, "On the longest").y) == [0, 2, None, 2, 4, None]
    assert list(figure.data[-1].marker.symbol) == [
        "diamond",
        "circle",
        "diamond",
        "circle",
        "diamond",
    ]


def test_the_title_says_how_much_could_run_side_by_side() -> None:
    assert title(waits(*ALL)) == ("5 steps in 3 waves", "at most 2 side by side")
    assert title(waits(COPY)) == ("One step", "1 step")
    assert title(waits(COPY, FEED)) == ("2 steps in 1 wave", "at most 2 side by side")
    chain = (Step(id="a"), Step(id="b"))
    assert title(waits(*chain)) == ("All wait for the one before", "2 steps")


def test_each_light_has_a_word_and_a_stroke_of_its_own() -> None:
    figure = way_back(planned(*ALL, rollback__protection_minutes=10))
    lights = ["Green", "Yellow", "Amber", "Red"]
    drawn = [trace(figure, light) for light in lights]
    assert [one.line.dash for one in drawn] == ["solid", "dash", "dashdot", "dot"]
    assert [one.name.partition(": ")[0] for one in drawn] == lights


def test_the_line_is_the_way_back_at_every_moment() -> None:
    plan = planned(*ALL)
    back, figure = runbook.way_back(plan), way_back(plan)
    assert back is not None
    for light in ("Green", "Yellow", "Red"):
        drawn = trace(figure, light)
        for (x, y), (x_next, y_next) in pairwise(zip(drawn.x, drawn.y, strict=True)):
            if x < x_next:
                assert y_next - y == pytest.approx(x_next - x)
                assert y_next == pytest.approx(back.now(x_next))
    assert trace(figure, "Green").x[-2:] == (30, 45)
    assert trace(figure, "Yellow").x == (45, 50, 50, 60)
    assert trace(figure, "Red").x == (60, 120)


def test_a_long_undo_takes_the_light_from_green_to_red_at_once() -> None:
    # nobody is back in the window once the second step has begun
    steps = (COPY, WEB.model_copy(update={"undo_minutes": 200}))
    figure = way_back(planned(*steps))
    assert trace(figure, "Green").x == (0, 30)
    assert trace(figure, "Red").x[0] == 30
    assert not any((one.name or "").startswith("Yellow") for one in figure.data)


def test_the_worst_and_the_limits_bear_their_times() -> None:
    figure = way_back(planned(*ALL, rollback__protection_minutes=10))
    assert trace(figure, "Worst").name == "Worst, from the end: back 05:00"
    assert (trace(figure, "Worst").x, trace(figure, "Worst").y) == ((60,), (120,))
    assert named(figure)[-3:] == [
        "The window ends 05:00",
        "Warning 04:45",
        "Users are protected until 05:10",
    ]
    bare = way_back(planned(*ALL, rollback__warning_minutes=0))
    assert named(bare)[-1] == "The window ends 05:00"
    assert trace(figure, "Green").customdata[0] == "Turn round 03:00: back 03:40"


def test_the_title_says_until_when_one_can_turn_round() -> None:
    assert title(way_back(planned(*ALL))) == ("Turn round by 04:00", "worst: 0 minutes to spare")
    never = planned(COPY, rollback__decision_minutes=120)
    assert title(way_back(never)) == (
        "Never back before the window ends",
        "worst: 70 minutes too late",
    )
    final = WEB.model_copy(update={"reversible": False})
    assert title(way_back(planned(COPY, final)))[0] == "Turn round by 03:30"
    loose = planned(*ALL, timing__taken=None)
    assert title(way_back(loose))[0] == "Turn round within 60 minutes"


def test_the_upright_clock_names_no_day_unless_it_is_a_longer_one() -> None:
    assert way_back(planned(*ALL)).layout.yaxis.ticktext[0] == "03:00"
    long = way_back(planned(COPY.model_copy(update={"minutes": 2_000})))
    assert "<br>" in long.layout.yaxis.ticktext[0]
