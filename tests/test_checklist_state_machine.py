"""No task and nothing typed is lost by any sequence of answers, moves and edits."""

from datetime import UTC, datetime, timedelta
from typing import Any

import holidays
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from golive.checklist import Phase, kept_edits, tasks
from golive.plan import Audience, Component, OwnTask, Stage, Status, Step, Style, TakenWindow
from golive.plan.edits import value_at, with_row, with_value, without_row
from golive.window import Window
from tests.builders import ZONE, a_plan

_ANSWERS: dict[str, tuple[Any, ...]] = {
    "strategy.style": (None, Style.HARD, Style.SOFT),
    "strategy.data_coexists": ("yes", "no", "unknown"),
    "impact.down_time": (None, True, False),
    "impact.disconnects": (None, True, False),
    "impact.forces_upgrade": (None, True, False),
    "notices.nobody": (True, False),
    "deployment.moves_data": (None, True, False),
    "deployment.stops_feeds": (None, True, False),
    "deployment.changes_address": (None, True, False),
    "rollback.possible": (None, True, False),
    "launch.criticality": ("A", "B", "C"),
}
_ROWS = {
    "notices.audiences": Audience,
    "deployment.components": Component,
    "deployment.steps": Step,
    "strategy.stages": Stage,
}
_MONDAY = datetime(2026, 12, 14, 2, tzinfo=UTC)
_DAYS_OFF = holidays.country_holidays("NL")


class Planning(RuleBasedStateMachine):
    """A team that answers, moves the window, edits tasks and adds its own, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = a_plan(launch__country="NL")
        self.typed: dict[str, str] = {}
        self.own: set[str] = set()

    @rule(path=st.sampled_from(sorted(_ANSWERS)), pick=st.integers(0, 2))
    def answer(self, path: str, pick: int) -> None:
        values = _ANSWERS[path]
        self.plan = with_value(self.plan, path, values[pick % len(values)])

    @rule(days=st.integers(0, 40), hours=st.integers(1, 6))
    def move_the_window(self, days: int, hours: int) -> None:
        start = _MONDAY + timedelta(days=days)
        window = Window(start=start, end=start + timedelta(hours=hours), zone=ZONE)
        self.plan = with_value(self.plan, "timing.taken", TakenWindow(window=window))

    @rule()
    def give_the_window_up(self) -> None:
        self.plan = with_value(self.plan, "timing.taken", None)

    @rule(path=st.sampled_from(sorted(_ROWS)), name=st.sampled_from(["Ana", "Orders", ""]))
    def add_a_row(self, path: str, name: str) -> None:
        self.plan = with_row(self.plan, path, _ROWS[path](name=name))

    @rule(path=st.sampled_from(sorted(_ROWS)))
    def remove_a_row(self, path: str) -> None:
        rows = value_at(self.plan, path)
        if rows:
            self.plan = without_row(self.plan, f"{path}.{rows[0].id}")

    @rule(place=st.integers(0, 500), note=st.text("abc", min_size=1, max_size=4))
    def type_a_note(self, place: int, note: str) -> None:
        todo = tasks(self.plan)
        task = todo[place % len(todo)]
        self.plan = with_value(self.plan, f"team.edits.{task.id}.note", note)
        self.plan = with_value(self.plan, f"team.edits.{task.id}.status", Status.DONE)
        self.typed[task.id] = note

    @rule(title=st.sampled_from(["Feed the cat", "Call the desk"]))
    def add_an_own_task(self, title: str) -> None:
        task = OwnTask(title=title)
        self.plan = with_row(self.plan, "team.own_tasks", task)
        self.own.add(task.id)

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        shown = {task.id: task.note for task in tasks(self.plan)}
        kept = {task_id: edit.note for task_id, edit in kept_edits(self.plan).items()}
        for task_id, note in self.typed.items():
            assert shown.get(task_id, kept.get(task_id)) == note

    @invariant()
    def every_task_stands_once_and_own_ones_always(self) -> None:
        ids = [task.id for task in tasks(self.plan)]
        assert len(ids) == len(set(ids))
        assert self.own <= set(ids)

    @invariant()
    def nothing_is_due_on_a_day_off_but_in_the_window(self) -> None:
        for task in tasks(self.plan):
            if task.due is not None and task.phase is not Phase.WINDOW:
                assert task.due.weekday() < 5
                assert task.due not in _DAYS_OFF


TestPlanning = Planning.TestCase
TestPlanning.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
