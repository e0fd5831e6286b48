"""The list of plans: archived, deleted and put back; nothing is ever lost by it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from golive.errors import ConflictError, StoreError, UnknownPlanError
from golive.store import Op, PlanState, SetField, Store, open_store, replayed
from golive.store.schema import migrations
from tests.builders import NOW, a_plan
from tests.stores import KINDS, empty_address

LATER = NOW + timedelta(minutes=3)


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_address(request.param, tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    opened.create(a_plan(launch__name="Orders 4"), actor="Ana", now=NOW)
    yield opened
    opened.close()


def put(store: Store, state: PlanState, actor: str = "Ben") -> None:
    store.set_state("plan", state, actor=actor, now=LATER)


def listed(store: Store, state: PlanState | None) -> list[str]:
    return [line.id for line in store.plans(state)]


def test_a_new_plan_is_in_use(store: Store) -> None:
    assert [line.state for line in store.plans()] == [PlanState.ACTIVE]


@pytest.mark.parametrize("state", [PlanState.ARCHIVED, PlanState.DELETED])
def test_a_plan_put_away_stands_in_its_own_list(store: Store, state: PlanState) -> None:
    put(store, state)
    assert listed(store, PlanState.ACTIVE) == []
    assert listed(store, state) == ["plan"]
    assert listed(store, None) == ["plan"]


def test_an_archived_plan_is_opened_and_changed_and_stays_archived(store: Store) -> None:
    put(store, PlanState.ARCHIVED)
    store.save("plan", [SetField("launch.name", "Orders 4", "X")], actor="Ana", now=LATER)
    assert store.load("plan").plan.title == "X"
    assert listed(store, PlanState.ARCHIVED) == ["plan"]


def test_a_deleted_plan_says_by_whom_and_when_to_everyone_who_asks(store: Store) -> None:
    put(store, PlanState.DELETED)
    change = SetField("launch.name", "Orders 4", "X")
    asked: list[Callable[[], object]] = [
        lambda: store.load("plan"),
        lambda: store.save("plan", [change], actor="Ana", now=LATER),
        lambda: store.replace("plan", a_plan(), actor="Ana", now=LATER),
    ]
    for ask in asked:
        with pytest.raises(UnknownPlanError) as caught:
            ask()
        assert caught.value.sentence == (
            "“Orders 4” was deleted by Ben on 23 Nov 2026 at 09:03 UTC; "
            "put it back from the list of plans."
        )


def test_a_plan_deleted_by_nobody_in_particular_says_somebody(store: Store) -> None:
    put(store, PlanState.DELETED, actor="")
    with pytest.raises(UnknownPlanError, match="deleted by somebody"):
        store.load("plan")


def test_the_id_of_a_deleted_plan_stays_taken(store: Store) -> None:
    put(store, PlanState.DELETED)
    with pytest.raises(StoreError, match="already holds this plan"):
        store.create(a_plan(), actor="Ana", now=LATER)


def test_a_plan_put_back_is_as_it_was_and_its_history_grew(store: Store) -> None:
    before = store.load("plan")
    put(store, PlanState.DELETED)
    put(store, PlanState.ACTIVE, actor="Cem")
    after = store.load("plan")
    assert after.plan == before.plan
    assert (after.rev, after.saved_by) == (3, "Cem")
    newest, deleted, _ = store.events("plan")
    assert (deleted.op, deleted.old, deleted.new) == (Op.STATE, "active", "deleted")
    assert (newest.op, newest.old, newest.new) == (Op.STATE, "deleted", "active")
    assert replayed(store.events("plan")) == before.plan


def test_the_state_a_plan_is_in_already_is_no_change(store: Store) -> None:
    put(store, PlanState.ARCHIVED)
    put(store, PlanState.ARCHIVED, actor="Cem")
    assert [line.saved_by for line in store.plans(None)] == ["Ben"]
    assert len(store.events("plan")) == 2


def test_who_archived_a_plan_did_not_change_its_fields(store: Store) -> None:
    put(store, PlanState.ARCHIVED)
    with pytest.raises(ConflictError, match="Ana changed this"):
        store.save("plan", [SetField("launch.name", "", "X")], actor="Cem", now=LATER)


def test_the_state_of_an_unknown_plan_cannot_be_set(store: Store) -> None:
    with pytest.raises(UnknownPlanError, match="no plan with this id"):
        store.set_state("nosuchplan", PlanState.DELETED, actor="Ana", now=NOW)


def test_a_store_of_the_first_migration_keeps_its_plans_all_in_use(address: str) -> None:
    engine = create_engine(address)
    event = (
        "INSERT INTO event (plan, rev, at, actor, source, op, path, new) VALUES "
        "(:id, 1, '2026-11-23 09:00:00', 'Ana', 'page', 'create', '', :document)"
    )
    plan = (
        "INSERT INTO plan VALUES (:id, 1, :id, :document, "
        "'2026-11-23 09:00:00', '2026-11-23 09:00:00', 'Ana')"
    )
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0001")
        for name in ("one", "two"):
            document = a_plan(launch__name=name).model_copy(update={"id": name}).model_dump_json()
            for statement in (plan, event):
                connection.execute(text(statement), {"id": name, "document": document})
    engine.dispose()
    store = open_store(address)
    assert sorted(listed(store, PlanState.ACTIVE)) == ["one", "two"]
    store.set_state("one", PlanState.DELETED, actor="Ben", now=LATER)
    assert listed(store, PlanState.ACTIVE) == ["two"]
    assert [event.op for event in store.events("one")] == [Op.STATE, Op.CREATE]
    assert store.load("two").plan.title == "two"
    store.close()
