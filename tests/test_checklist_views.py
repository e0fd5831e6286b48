"""The checklist grouped, searched and counted; what is next for somebody; progress drawn."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import charts, checklist
from golive.checklist import Anchor, Phase, Question, Task, views
from golive.checklist.views import Group, Progress, View
from golive.plan import Status
from tests.builders import NOW, a_plan, a_taken, a_task

#: Monday 23 November 2026.
_TODAY = NOW.date()
_DAY = timedelta(days=1)

_TASKS = st.lists(
    st.builds(
        a_task,
        st.uuids().map(str),
        phase=st.sampled_from(Phase),
        question=st.sampled_from(Question),
        role=st.sampled_from(("", "Tester", "Support")),
        owner=st.sampled_from(("", "Ana", "ana ", "Bo  Li")),
        status=st.sampled_from(Status),
        due=st.none() | st.dates(_TODAY - 20 * _DAY, _TODAY + 20 * _DAY),
        gate=st.booleans(),
        own=st.booleans(),
        title=st.sampled_from(("Send the notice", "Prove the backup")),
    ),
    max_size=12,
    unique_by=lambda task: task.id,
)


def _groups(tasks: list[Task], view: View) -> dict[str, list[str]]:
    return {g.title: [t.id for t in g.tasks] for g in views.grouped(tasks, view, _TODAY)}


@given(_TASKS, st.sampled_from(View))
def test_every_task_stands_in_one_group_in_the_order_of_the_list(
    tasks: list[Task], view: View
) -> None:
    groups = views.grouped(tasks, view, _TODAY)

    assert sorted(t.id for g in groups for t in g.tasks) == sorted(t.id for t in tasks)
    assert len({g.key for g in groups}) == len(groups)
    for group in groups:
        assert group.tasks
        assert list(group.tasks) == [task for task in tasks if task in group.tasks]


@given(_TASKS, st.sampled_from(View), st.integers(1, 5))
def test_pages_hold_every_task_once_in_the_order_of_the_groups(
    tasks: list[Task], view: View, size: int
) -> None:
    groups = views.grouped(tasks, view, _TODAY)
    pages = [views.page(groups, first, size) for first in range(0, len(tasks), size)]

    assert [t for p in pages for g in p for t in g.tasks] == [t for g in groups for t in g.tasks]
    assert all(sum(len(g.tasks) for g in page) <= size for page in pages)


@given(_TASKS, st.sampled_from(View))
def test_progress_counts_every_task_once(tasks: list[Task], view: View) -> None:
    bars = views.progress_by(tasks, view, _TODAY, most=3)

    assert len(bars) <= 3
    assert sum(bar.total for bar in bars) == len(tasks)
    assert sum(bar.closed for bar in bars) == sum(task.closed for task in tasks)


@given(_TASKS)
def test_every_task_stands_under_a_gate_that_is_not_before_its_day(tasks: list[Task]) -> None:
    gates = {task.id: task for task in tasks if task.gate}
    for group in views.grouped(tasks, View.GATE, _TODAY):
        gate = gates.get(group.key)
        for task in group.tasks:
            day = task.due or date.max
            if gate is None:
                assert all((g.due or date.max) <= day for g in gates.values())
            else:
                own = gate.due or date.max
                assert day <= own
                assert not [g for g in gates.values() if day <= (g.due or date.max) < own]


def test_phases_and_questions_stand_in_their_order_and_own_tasks_last() -> None:
    tasks = [
        a_task("late", phase=Phase.CLOSE, question=Question.ROLLBACK),
        a_task("own", phase=Phase.READY, own=True, question=Question.OVERVIEW),
        a_task("early", phase=Phase.DECIDE, question=Question.LAUNCH),
    ]
    assert list(_groups(tasks, View.PHASE)) == [
        "Decide and prove (T-30 to T-15)",
        "Get ready (T-7 to T-2)",
        "Close (T+8 to T+30)",
    ]
    assert list(_groups(tasks, View.QUESTION)) == [
        "1 Hard or soft launch",
        "6 The way back",
        "Added by your team",
    ]


def test_owners_stand_by_name_whatever_the_case_and_nobody_last() -> None:
    tasks = [
        a_task("1"),
        a_task("2", owner="Zoë"),
        a_task("3", owner="ana  maria"),
        a_task("4", owner="Ana Maria"),
    ]
    assert _groups(tasks, View.OWNER) == {
        "ana maria": ["3", "4"],
        "Zoë": ["2"],
        "Nobody yet": ["1"],
    }
    assert views.owners(tasks) == ("ana maria", "Zoë")


def test_somebody_called_nobody_yet_has_a_group_of_their_own() -> None:
    groups = views.grouped([a_task("1"), a_task("2", owner="Nobody yet")], View.OWNER, _TODAY)
    assert [[task.id for task in group.tasks] for group in groups] == [["2"], ["1"]]


def test_roles_stand_as_the_checklist_asks_for_them() -> None:
    tasks = [a_task("1", role=""), a_task("2", role="Tester"), a_task("3", role="Legal")]
    assert _groups(tasks, View.ROLE) == {"Tester": ["2"], "Legal": ["3"], "No role yet": ["1"]}


@pytest.mark.parametrize(
    ("days", "status", "title"),
    [
        (-1, Status.OPEN, "Late"),
        (-1, Status.DONE, "Past and closed"),
        (0, Status.OPEN, "Today"),
        (1, Status.OPEN, "This week"),
        (6, Status.OPEN, "This week"),
        (7, Status.OPEN, "Next week"),
        (13, Status.OPEN, "Next week"),
        (14, Status.OPEN, "Later"),
        (None, Status.OPEN, "No day yet"),
    ],
)
def test_days_are_grouped_by_week_from_a_monday(
    days: int | None, status: Status, title: str
) -> None:
    due = None if days is None else _TODAY + days * _DAY
    assert list(_groups([a_task(due=due, status=status)], View.DUE)) == [title]


def test_on_a_sunday_tomorrow_is_next_week() -> None:
    sunday = _TODAY + 6 * _DAY
    (group,) = views.grouped([a_task(due=sunday + _DAY)], View.DUE, sunday)
    assert group.title == "Next week"


def test_tasks_stand_under_the_gate_they_are_due_up_to() -> None:
    tasks = [
        a_task("before", due=_TODAY),
        a_task("first", due=_TODAY + _DAY, gate=True, title="Hold the readiness gate"),
        a_task("same-day", due=_TODAY + _DAY),
        a_task("between", due=_TODAY + 2 * _DAY),
        a_task("start", due=_TODAY + 3 * _DAY, gate=True, title="Open the start gate"),
        a_task("deploy", due=_TODAY + 3 * _DAY),
        a_task("no-return", due=_TODAY + 3 * _DAY, gate=True, title="Hold the last gate"),
        a_task("after", due=_TODAY + 4 * _DAY),
        a_task("undated", due=None),
    ]
    assert _groups(tasks, View.GATE) == {
        "Up to: Hold the readiness gate (Tue 24 Nov 2026)": ["before", "first", "same-day"],
        "Up to: Open the start gate (Thu 26 Nov 2026)": ["between", "start"],
        "Up to: Hold the last gate (Thu 26 Nov 2026)": ["deploy", "no-return"],
        "After the last gate": ["after"],
        "No day yet": ["undated"],
    }


def test_without_days_the_gates_part_the_list_in_its_order() -> None:
    tasks = [
        a_task("before", due=None),
        a_task("gate", due=None, gate=True, title="Hold the gate"),
        a_task("after", due=None),
    ]
    assert _groups(tasks, View.GATE) == {
        "Up to: Hold the gate": ["before", "gate"],
        "After the last gate": ["after"],
    }


def test_a_gate_that_a_filter_hides_still_parts_the_list() -> None:
    tasks = [
        a_task("gate", due=_TODAY, gate=True, title="Hold the gate"),
        a_task("after", due=_TODAY + _DAY),
    ]
    groups = views.only(views.grouped(tasks, View.GATE, _TODAY), tasks[1:])
    assert [group.title for group in groups] == ["After the last gate"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["notice", "backup"]),
        ({"words": "BO notice"}, ["notice"]),
        ({"words": "nothing like it"}, []),
        ({"words": "because quarter"}, ["notice", "backup"]),
        ({"statuses": [Status.DONE]}, ["backup"]),
        ({"roles": ["Tester"]}, ["notice"]),
        ({"owners": ["bo li"]}, ["notice"]),
        ({"owners": [""]}, ["backup"]),
        ({"owners": ["", "Bo Li"], "statuses": [Status.OPEN]}, ["notice"]),
        ({"late_on": _TODAY + _DAY}, ["notice"]),
        ({"late_on": _TODAY}, []),
    ],
)
def test_tasks_match_all_that_is_asked(asked: dict[str, Any], found: list[str]) -> None:
    shared = {"why": "Because", "note": "quarter"}
    tasks = [
        a_task("notice", title="Send the notice", owner="Bo  Li", role="Tester", **shared),
        a_task("backup", status=Status.DONE, **shared),
    ]
    assert [task.id for task in views.matching(tasks, **asked)] == found


def test_what_is_next_comes_by_day_with_what_to_know_about_it() -> None:
    tasks = [
        a_task("undated", owner="ana", due=None),
        a_task("soon", owner="Ana ", due=_TODAY + 2 * _DAY),
        a_task("today", owner="Ana", due=_TODAY, status=Status.DOING),
        a_task("stuck", owner="Ana", due=_TODAY - _DAY, status=Status.BLOCKED, reason="no access"),
        a_task("mute", owner="Ana", due=_TODAY - 3 * _DAY, status=Status.BLOCKED),
        a_task("done", owner="Ana", due=_TODAY, status=Status.DONE),
        a_task("bo's", owner="Bo", due=_TODAY),
        a_task("nobody's", due=_TODAY),
    ]
    assert [(step.task.id, step.says) for step in views.next_for(tasks, "ANA", _TODAY, 9)] == [
        ("mute", "late by 3 days, blocked: nobody said by what"),
        ("stuck", "late by 1 day, blocked: no access"),
        ("today", "due today"),
        ("soon", "due Wed 25 Nov 2026"),
        ("undated", "no day yet"),
    ]
    assert len(views.next_for(tasks, "Ana", _TODAY, 2)) == 2
    assert views.next_for(tasks, "  ", _TODAY, 9) == ()


def test_groups_beyond_the_most_are_counted_as_one() -> None:
    tasks = [a_task(str(n), owner=f"Person {n:02d}", status=Status.DONE) for n in range(20)]
    bars = views.progress_by(tasks, View.OWNER, _TODAY)

    assert len(bars) == 12
    assert bars[0] == Progress("Person 00", {Status.DONE: 1})
    assert bars[-1] == Progress("9 others", {Status.DONE: 9})


def test_twelve_groups_each_keep_their_bar() -> None:
    tasks = [a_task(str(n), owner=f"Person {n:02d}") for n in range(12)]
    assert [bar.total for bar in views.progress_by(tasks, View.OWNER, _TODAY)] == [1] * 12


def test_done_and_not_applicable_are_closed() -> None:
    bar = Progress("x", {Status.DONE: 2, Status.NOT_APPLICABLE: 1, Status.BLOCKED: 4})
    assert (bar.closed, bar.total) == (3, 7)


def test_not_applicable_without_a_reason_is_found() -> None:
    tasks = [
        a_task("why", status=Status.NOT_APPLICABLE, reason=" "),
        a_task("known", status=Status.NOT_APPLICABLE, reason="no clients"),
        a_task("open"),
    ]
    assert [task.id for task in views.unreasoned(tasks)] == ["why"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"due_is_own": True, "own": True}, "Your team chose the day."),
        ({"own": True}, "Your team has not chosen a day."),
        ({}, "The row it is about decides the day: its notice, or its stage."),
        (
            {"anchor": Anchor.WINDOW_START, "offset": -1},
            "1 working day before the day the window starts.",
        ),
        (
            {"anchor": Anchor.HYPERCARE_END, "offset": 2},
            "2 working days after the day hypercare ends.",
        ),
        ({"anchor": Anchor.LAST_STAGE}, "On the day everybody is on the new version."),
        (
            {"anchor": Anchor.WINDOW_START, "offset": 3, "phase": Phase.WINDOW},
            "On the day the window starts.",
        ),
    ],
)
def test_the_rule_of_a_due_day_is_said(fields: dict[str, Any], sentence: str) -> None:
    assert views.due_rule(a_task(**fields)) == sentence


def test_every_task_of_a_plan_can_be_explained_and_grouped() -> None:
    tasks = checklist.tasks(a_plan(timing__taken=a_taken()))
    assert all(views.due_rule(task).endswith(".") for task in tasks)
    gates = views.grouped(tasks, View.GATE, _TODAY)
    assert sum(group.title.startswith("Up to: ") for group in gates) >= 2


def _luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_progress_is_drawn_as_a_bar_a_group_and_a_part_a_status() -> None:
    bars = (
        Progress("Ana", {Status.DONE: 2, Status.OPEN: 1}),
        Progress("<b>" + "x" * 50, {Status.BLOCKED: 3}),
    )
    figure = charts.progress(bars)

    parts = {trace.name: list(trace.x) for trace in figure.data}
    assert parts == {
        "Done": [2, 0],
        "Doing": [0, 0],
        "Blocked": [0, 3],
        "Open": [1, 0],
        "Not applicable": [0, 0],
    }
    assert figure.layout.title.text == "2 of 6 tasks closed"
    assert list(figure.data[0].text) == ["2", ""]
    titles = figure.layout.yaxis.ticktext
    assert titles[0] == "Ana"
    assert titles[1].startswith("‹b›xxx")
    assert len(titles[1]) <= 40
    assert figure.layout.showlegend


def test_the_parts_stand_out_and_their_figures_can_be_read() -> None:
    for trace in charts.progress((Progress("Ana", {Status.DONE: 1}),)).data:
        colour = trace.marker.color
        assert _contrast(colour, "#ffffff") >= 4.5
        assert _contrast(colour, "#12191a") >= 3


def test_a_group_is_kept_whole_by_all_its_tasks() -> None:
    group = Group("key", "Title", (a_task("1"), a_task("2")))
    assert views.only([group], group.tasks) == (group,)
    assert views.only([group], []) == ()


def test_a_row_stays_where_it_stood_with_what_was_typed_since() -> None:
    before = views.grouped([a_task("a"), a_task("b", owner="Ana")], View.OWNER, _TODAY)
    now = [a_task("b", owner="Ana"), a_task("a", owner="Bo")]

    stood = views.as_before(before, now)

    assert [(g.title, [t.id for t in g.tasks]) for g in stood] == [
        ("Ana", ["b"]),
        ("Nobody yet", ["a"]),
    ]
    assert stood[1].tasks[0].owner == "Bo"
