"""No task and nothing typed is lost by any sequence of answers, moves and edits."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import holidays
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from golive.checklist import Phase, kept_edits, tasks
from golive.checklist.gates import gates
from golive.checklist.signing import sign
from golive.plan import (
    Audience,
    Comment,
    Component,
    GateState,
    OwnItem,
    OwnTask,
    Stage,
    Status,
    Step,
    Style,
    TakenWindow,
)
from golive.plan.edits import value_at, with_row, with_value, without_row
from golive.review.moving import consequences, move
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
_NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_MONDAY = datetime(2026, 12, 14, 2, tzinfo=UTC)
_DAYS_OFF = holidays.country_holidays("NL")


class Planning(RuleBasedStateMachine):
    """A team that answers, moves the window, edits tasks and adds its own, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = a_plan(launch__country="NL")
        self.typed: dict[str, str] = {}
        self.own: set[str] = set()
        self.said: list[Comment] = []
        self.decided: dict[str, GateState] = {}
        self.told: dict[str, list[date]] = {}

    @rule(path=st.sampled_from(sorted(_ANSWERS)), pick=st.integers(0, 2))
    def answer(self, path: str, pick: int) -> None:
        values = _ANSWERS[path]
        self.plan = with_value(self.plan, path, values[pick % len(values)])

    @rule(days=st.integers(0, 40), hours=st.integers(1, 6))
    def move_the_window(self, days: int, hours: int) -> None:
        start = _MONDAY + timedelta(days=days)
        window = Window(start=start, end=start + timedelta(hours=hours), zone=ZONE)
        self._take(TakenWindow(window=window))

    @rule()
    def give_the_window_up(self) -> None:
        self._take(None)

    def _take(self, new: TakenWindow | None) -> None:
        """Move the window as the page does: all that goes along, nothing opened again."""
        ahead = consequences(self.plan, new, _NOW)
        for edit in move(self.plan, new, along=(*ahead.stages, *ahead.days)):
            self.plan = with_value(self.plan, edit.path, edit.new)

    @rule(days=st.integers(0, 20))
    def tell_somebody(self, days: int) -> None:
        for told in self.plan.notices.audiences:
            if told.sent_on is None:
                day = _NOW.date() + timedelta(days=days)
                path = f"notices.audiences.{told.id}.sent_on"
                self.plan = with_value(self.plan, path, day)
                self.told.setdefault(told.id, []).append(day)
                return

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

    @rule(
        when=st.sampled_from(["", "each audience", "data moved", "unheard of"]),
        days=st.none() | st.integers(-40, 40),
    )
    def add_an_item_of_the_organisation(self, when: str, days: int | None) -> None:
        item = OwnItem(title="Ask {name}", rule=when, days=days)
        self.plan = with_row(self.plan, "team.own_items", item)

    @rule()
    def remove_an_item_of_the_organisation(self) -> None:
        if self.plan.team.own_items:
            first = self.plan.team.own_items[0].id
            self.plan = without_row(self.plan, f"team.own_items.{first}")

    @rule(place=st.integers(0, 500), text=st.text("abc", min_size=1, max_size=4))
    def comment_on_a_task(self, place: int, text: str) -> None:
        todo = tasks(self.plan)
        comment = Comment(task=todo[place % len(todo)].id, text=text)
        self.plan = with_row(self.plan, "team.comments", comment)
        self.said.append(comment)

    @rule(place=st.integers(0, 20), state=st.sampled_from([GateState.GO, GateState.NO_GO]))
    def decide_at_a_gate(self, place: int, state: GateState) -> None:
        held = gates(self.plan)
        gate = held[place % len(held)]
        signing = sign(gate, state, by="Ana", at=_MONDAY, note="as seen")
        if not gate.kept:
            self.plan = with_row(self.plan, "team.gates", signing.gate)
        for path, old, new in signing.fields:
            assert value_at(self.plan, path) == old
            self.plan = with_value(self.plan, path, new)
        self.plan = with_row(self.plan, "team.decisions", signing.decision)
        self.decided[gate.row.id] = state

    @invariant()
    def what_was_said_and_decided_stays_and_the_log_holds_it_all(self) -> None:
        assert list(self.plan.team.comments) == self.said
        assert {row.id: row.state for row in self.plan.team.gates} == self.decided
        listed = {gate.row.id: gate.row.state for gate in gates(self.plan) if not gate.undecided}
        assert listed.items() <= self.decided.items()
        assert len(self.plan.team.decisions) >= len(self.decided)

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        shown = {task.id: task.note for task in tasks(self.plan)}
        kept = {task_id: edit.note for task_id, edit in kept_edits(self.plan).items()}
        for task_id, note in self.typed.items():
            assert shown.get(task_id, kept.get(task_id)) == note

    @invariant()
    def no_day_on_which_somebody_was_told_is_lost(self) -> None:
        for told in self.plan.notices.audiences:
            days = [*(heard.sent_on for heard in told.heard), told.sent_on]
            assert [day for day in days if day] == self.told.get(told.id, [])

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
