"""Laws of the history: its events rebuild the plan, whatever was done to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.errors import UnknownPlanError
from golive.plan import Part, Plan, Row, TaskEdit, new_id
from golive.plan.edits import row_type, value_at
from golive.store import (
    UNSEEN,
    AddRow,
    Change,
    Op,
    PlanState,
    RemoveRow,
    SetField,
    Store,
    open_store,
)
from golive.store.cache import RecentPlans
from golive.store.history import Event, Note, replayed
from tests.builders import NOW
from tests.stores import KINDS, empty_address
from tests.strategies import paths_of, plans, rows, values_of


@pytest.fixture(params=KINDS, scope="module")
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("store")
    opened = open_store(empty_address(request.param, folder))
    yield opened
    opened.close()


def a_change(draw: Any, plan: Plan) -> Change:
    """Draw a change that fits the plan: any field, a row more, a row less."""
    paths = [path for path in paths_of(plan) if path.rpartition(".")[2] not in ("id", "format")]
    lists = [path for path in paths if _is_list_of_rows(path, plan)]
    kind = draw(st.sampled_from(["set", "set", "add", "remove"]))
    if kind == "set":
        path = draw(st.sampled_from(paths))
        return SetField(path, UNSEEN, draw(_value_for(plan, path)))
    path = draw(st.sampled_from(lists))
    held = value_at(plan, path)
    if kind == "remove" and held:
        return RemoveRow(f"{path}.{draw(st.sampled_from(held)).id}")
    row = draw(rows(row_type(path))).model_copy(update={"id": new_id()})
    return AddRow(path, row, draw(st.none() | st.integers(0, len(held))))


def _is_list_of_rows(path: str, plan: Plan) -> bool:
    held = value_at(plan, path)
    return isinstance(held, tuple) and any(isinstance(row, Row) for row in held)


def _value_for(plan: Plan, path: str) -> st.SearchStrategy[Any]:
    above, _, name = path.rpartition(".")
    holder = value_at(plan, above) if above else plan
    if isinstance(holder, Part):
        return values_of(type(holder), name)
    if isinstance(holder, dict):
        return st.sampled_from([TaskEdit(note="a"), {"status": "done"}])
    kind = type(value_at(plan, path))
    return rows(kind).map(lambda row: row.model_copy(update={"id": name}))


@given(st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_events_rebuild_the_plan_from_the_first_document(store: Store, data: Any) -> None:
    first = data.draw(plans()).model_copy(update={"id": new_id()})
    saved = store.create(first, actor="Ana", now=NOW)
    for _ in range(data.draw(st.integers(1, 5))):
        change = a_change(data.draw, saved.plan)
        saved = store.save(first.id, [change], actor="Ben", now=NOW)
    events = store.events(first.id, limit=None)
    assert replayed(events) == saved.plan
    assert len(events) == saved.rev
    store._recent = RecentPlans()
    assert store.load(first.id) == saved


def test_no_events_make_no_plan() -> None:
    with pytest.raises(ValueError, match="no events"):
        replayed(())


def test_events_that_begin_in_the_middle_make_no_plan() -> None:
    event = Event(2, 2, NOW, "Ana", "page", Note(Op.SET, "launch.name", '""', '"A"'))
    with pytest.raises(ValueError, match="no event created"):
        replayed([event])


def test_events_that_begin_with_a_state_make_no_plan() -> None:
    event = Event(2, 2, NOW, "Ana", "page", Note(Op.STATE, "", '"active"', '"archived"'))
    with pytest.raises(ValueError, match="no event created"):
        replayed([event])


@given(st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_revision_can_be_looked_at_and_restored(store: Store, data: Any) -> None:
    first = data.draw(plans()).model_copy(update={"id": new_id()})
    saved = store.create(first, actor="Ana", now=NOW)
    held = {saved.rev: saved.plan}
    for _ in range(data.draw(st.integers(1, 5))):
        kind = data.draw(st.sampled_from(["save", "save", "state", "replace"]))
        if kind == "save":
            store.save(first.id, [a_change(data.draw, saved.plan)], actor="Ben", now=NOW)
        elif kind == "state":
            for state in (data.draw(st.sampled_from(PlanState)), PlanState.ACTIVE):
                held[store.set_state(first.id, state, actor="Ben", now=NOW).rev] = saved.plan
        else:
            store.replace(first.id, data.draw(plans()), actor="Ben", now=NOW)
        saved = store.load(first.id)
        held[saved.rev] = saved.plan
    for rev, plan in held.items():
        assert store.as_of(first.id, rev) == plan
    wanted = data.draw(st.sampled_from(sorted(held)))
    before = store.events(first.id, limit=None)
    restored = store.replace(first.id, held[wanted], actor="Cem", now=NOW, source="restore")
    assert restored.plan == held[wanted]
    after = store.events(first.id, limit=None)
    assert after[len(after) - len(before) :] == before
    assert len(after) == len(before) + (held[wanted] != saved.plan)
    assert replayed(after) == held[wanted]


@pytest.mark.parametrize("plan_id", ["nosuchplan", "\x00"])
def test_a_plan_that_never_was_has_no_earlier_state(store: Store, plan_id: str) -> None:
    with pytest.raises(UnknownPlanError, match="no plan with this id"):
        store.as_of(plan_id, 1)


def test_before_its_first_revision_a_plan_has_no_state(store: Store) -> None:
    first = store.create(Plan(), actor="Ana", now=NOW).plan
    with pytest.raises(UnknownPlanError):
        store.as_of(first.id, 0)
