"""Items shared between plans: shared, changed, withdrawn; two people's changes are never lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from golive.errors import ConflictError, StoreError
from golive.plan import OwnItem
from golive.store import SharedItem, Store, open_store
from golive.store.schema import migrations
from tests.builders import NOW, a_plan
from tests.stores import KINDS, empty_address

LATER = NOW + timedelta(minutes=3)
LEGAL = OwnItem(id="legal", title="Ask legal")
BOARD = OwnItem(id="board", title="Ask the board", days=-3)


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_address(request.param, tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()


def reworded(item: OwnItem, title: str) -> OwnItem:
    return item.model_copy(update={"title": title})


def test_nothing_is_shared_at_first(store: Store) -> None:
    assert store.shared_items() == ()


def test_what_is_shared_is_there_for_everybody_in_the_order_it_was_shared(
    store: Store, address: str
) -> None:
    first = store.share(LEGAL, 0, actor="Ana", now=NOW)
    second = store.share(BOARD, 0, actor="Ben", now=LATER)
    third = store.share(reworded(LEGAL, "Ask Legal twice"), 1, actor="Ben", now=LATER)
    assert first == SharedItem(LEGAL, 1, NOW, "Ana")
    other = open_store(address)
    assert other.shared_items() == (third, second)
    other.close()


def test_an_item_that_somebody_changed_first_is_not_written_over(store: Store) -> None:
    store.share(LEGAL, 0, actor="Ana", now=NOW)
    theirs = store.share(reworded(LEGAL, "Ask twice"), 1, actor="Ben", now=LATER)
    mine = reworded(LEGAL, "Ask thrice")
    with pytest.raises(ConflictError) as caught:
        store.share(mine, 1, actor="Ana", now=LATER)
    assert caught.value.sentence == (
        "Ben shared “Ask twice” since 23 Nov 2026 at 09:03 UTC; your change was not saved. "
        "Look at it and decide again."
    )
    assert caught.value.path == "shared.legal"
    assert caught.value.mine == mine.model_dump(mode="json")
    assert caught.value.theirs == theirs.item.model_dump(mode="json")
    assert store.shared_items() == (theirs,)
    assert store.share(mine, 2, actor="Ana", now=LATER).rev == 3


def test_two_people_who_share_the_same_for_the_first_time_agree(store: Store) -> None:
    first = store.share(LEGAL, 0, actor="Ana", now=NOW)
    assert store.share(LEGAL, 0, actor="Ben", now=LATER) == first
    assert store.shared_items() == (first,)


def test_a_withdrawn_item_is_known_as_such_and_can_be_shared_again(store: Store) -> None:
    shared = store.share(LEGAL, 0, actor="Ana", now=NOW)
    gone = store.withdraw(shared, actor="Ben", now=LATER)
    assert gone == SharedItem(LEGAL, 2, LATER, "Ben", withdrawn=True)
    assert store.shared_items() == (gone,)
    again = store.share(LEGAL, gone.rev, actor="Ana", now=LATER)
    assert store.shared_items() == (again,)
    assert not again.withdrawn


def test_a_withdrawal_that_somebody_else_made_first_is_said_to_who_shares(store: Store) -> None:
    shared = store.share(LEGAL, 0, actor="Ana", now=NOW)
    store.withdraw(shared, actor="", now=LATER)
    with pytest.raises(ConflictError, match="Somebody no longer shares “Ask legal” since 23 Nov"):
        store.share(reworded(LEGAL, "Ask twice"), shared.rev, actor="Ana", now=LATER)
    with pytest.raises(ConflictError):
        store.share(LEGAL, shared.rev, actor="Ana", now=LATER)


def test_of_eight_who_change_what_they_all_saw_one_is_first(store: Store) -> None:
    shared = store.share(LEGAL, 0, actor="Ana", now=NOW)

    def change(writer: int) -> int:
        try:
            return store.share(
                reworded(LEGAL, f"Writer {writer}"), shared.rev, actor=f"{writer}", now=LATER
            ).rev
        except ConflictError:
            return 0

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(change, range(8))) == [0] * 7 + [2]
    (kept,) = store.shared_items()
    assert kept.item.title == f"Writer {kept.by}"


def test_a_time_on_any_clock_comes_back_in_utc(store: Store) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5)))
    store.share(LEGAL, 0, actor="Ana", now=there)
    (found,) = store.shared_items()
    assert (found.at, found.at.tzinfo) == (NOW, UTC)


def test_a_clock_time_without_offset_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="needs an instant"):
        store.share(LEGAL, 0, actor="Ana", now=datetime(2026, 11, 23))  # noqa: DTZ001 - the fault


def test_an_item_of_a_newer_golive_is_said_to_be_unreadable(store: Store) -> None:
    store.share(LEGAL, 0, actor="Ana", now=NOW)
    with store._writing() as connection:
        connection.execute(text("UPDATE shared_item SET document = '{\"colour\": 1}'"))
    with pytest.raises(StoreError, match="the shared item legal in a form that this golive cannot"):
        store.shared_items()


def test_a_store_without_shared_items_learns_them(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0002")
    engine.dispose()
    store = open_store(address)
    store.create(a_plan(), actor="Ana", now=NOW)
    assert store.share(LEGAL, 0, actor="Ana", now=NOW).rev == 1
    store.close()
