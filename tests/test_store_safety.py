"""What was acknowledged stays: many writers, killed writers, full disks, files that go away."""

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from golive.errors import ConflictError, StoreError
from golive.plan.edits import value_at
from golive.store import UNSEEN, AddRow, Op, RemoveRow, SetField, Store, open_store, replayed
from tests.builders import NOW, a_plan, a_series, a_source
from tests.store_writers import SHARED, heard, nursery, tell
from tests.stores import KINDS, empty_address


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(empty_address(request.param, tmp_path))
    opened.create(a_plan(), actor="Ana", now=NOW)
    yield opened
    opened.close()


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(empty_address("sqlite", tmp_path))
    opened.create(a_plan(), actor="Ana", now=NOW)
    yield opened
    opened.close()


def address_of(store: Store) -> str:
    return store._engine.url.render_as_string(hide_password=False)


def test_no_edit_of_eight_threads_is_lost(store: Store) -> None:
    """Each thread adds a word to one shared field and writes a field of its own, 12 times."""

    def write(writer: int) -> None:
        for number in range(12):
            while True:
                shared = store.load("plan").plan.launch.goes_live
                changes = [
                    SetField(SHARED, shared, f"{shared} {writer}-{number}"),
                    SetField(f"team.edits.t{writer}.note", UNSEEN, str(number)),
                ]
                with suppress(ConflictError):
                    store.save("plan", changes, actor=f"t{writer}", now=NOW)
                    break

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    plan = store.load("plan").plan
    words = plan.launch.goes_live.split()
    assert sorted(words) == sorted(f"{t}-{n}" for t in range(8) for n in range(12))
    assert {edit.note for edit in plan.team.edits.values()} == {"11"}
    events = store.events("plan", limit=None)
    assert sum(event.path == SHARED for event in events) == 96
    assert len(events) == 1 + 2 * 96
    assert replayed(events) == plan


def test_no_edit_of_three_processes_is_lost(store: Store) -> None:
    with nursery() as process:
        for writer in ("p1", "p2", "p3"):
            tell(process, f"{address_of(store)} {writer} 15")
        done = 0
        while done < 3:
            done += heard(process)[0] == "done"
    plan = store.load("plan").plan
    assert len(set(plan.launch.goes_live.split())) == 45
    assert replayed(store.events("plan", limit=None)) == plan


def test_the_second_of_two_who_saw_the_same_is_told_so(store: Store) -> None:
    def save(name: str) -> str:
        try:
            store.save("plan", [SetField("launch.name", "", name)], actor=name, now=NOW)
        except ConflictError:
            return "conflict"
        return "saved"

    with ThreadPoolExecutor(4) as threads:
        told = sorted(threads.map(save, ("Ana", "Ben", "Cem", "Dee")))
    assert told == ["conflict", "conflict", "conflict", "saved"]


def test_a_killed_writer_loses_nothing_that_was_acknowledged(store: Store) -> None:
    """Kill -9 at a random moment, ten times over: acknowledged edits are there, each whole."""
    random = Random(7)
    acknowledged = []
    with nursery() as process:
        for cycle in range(10):
            tell(process, f"{address_of(store)} w{cycle} 10000")
            pid = 0
            acks = 0
            wanted = random.randint(1, 12)
            while acks < wanted or not pid:
                word, writer, number = heard(process)
                if word == "pid":
                    pid = int(number)
                else:
                    acks += 1
                    acknowledged.append((writer, number))
            time.sleep(random.random() / 100)
            os.kill(pid, signal.SIGKILL)
            tell(process, f"{address_of(store)} end{cycle} 0")
            while (line := heard(process))[:2] != ["done", f"end{cycle}"]:
                if line[0] == "ack":
                    acknowledged.append((line[1], line[2]))
    plan = store.load("plan").plan
    events = store.events("plan", limit=None)
    written = {(event.actor, event.new) for event in events if event.path.endswith(".note")}
    assert len(acknowledged) >= 10
    assert set(acknowledged) <= written
    assert sorted(plan.launch.goes_live.split()) == sorted(f"{who}-{n}" for who, n in written)
    assert replayed(events) == plan


def test_a_killed_writer_leaves_a_sound_file(on_sqlite: Store, tmp_path: Path) -> None:
    with nursery() as process:
        tell(process, f"{address_of(on_sqlite)} w 10000")
        pid = int(heard(process)[2])
        for _ in range(3):
            heard(process)
        os.kill(pid, signal.SIGKILL)
    with sqlite3.connect(tmp_path / "golive.db") as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    connection.close()


def test_a_full_disk_is_said_and_loses_nothing(on_sqlite: Store) -> None:
    """SQLite's own limit of pages answers as a full disk does."""
    with on_sqlite._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = a_source(a_series([0.5] * 20_000))
    with pytest.raises(StoreError) as caught:
        on_sqlite.save("plan", [AddRow("timing.sources", big)], actor="Ben", now=NOW)
    assert caught.value.sentence.endswith(
        "golive.db is full. Free some space, then try again. The change is not saved."
    )
    assert on_sqlite.load("plan").rev == 1
    assert on_sqlite.ready()
    with on_sqlite._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    saved = on_sqlite.save("plan", [AddRow("timing.sources", big)], actor="Ben", now=NOW)
    assert on_sqlite.load("plan") == saved


def test_a_commit_that_fails_is_not_remembered_as_saved(on_sqlite: Store) -> None:
    def fail(_connection: object) -> None:
        raise sqlite3.OperationalError

    event.listen(on_sqlite._engine, "commit", fail)
    with pytest.raises(sqlite3.OperationalError):
        on_sqlite.save("plan", [SetField("launch.name", "", "Lost")], actor="Ben", now=NOW)
    event.remove(on_sqlite._engine, "commit", fail)
    assert on_sqlite.load("plan").plan.launch.name == ""
    saved = on_sqlite.save("plan", [SetField("launch.name", "", "Kept")], actor="Ben", now=NOW)
    assert saved.rev == 2


def test_a_store_whose_file_was_removed_takes_no_change(on_sqlite: Store, tmp_path: Path) -> None:
    file, aside = tmp_path / "golive.db", tmp_path / "aside.db"
    on_sqlite.save("plan", [SetField("launch.name", "", "A")], actor="Ben", now=NOW)
    on_sqlite.close()
    on_sqlite.load("plan")
    file.rename(aside)
    with pytest.raises(StoreError, match="is gone; nothing is saved until the file is back"):
        on_sqlite.save("plan", [SetField("launch.name", "A", "B")], actor="Ben", now=NOW)
    assert not on_sqlite.ready()
    assert not file.exists()
    aside.rename(file)
    assert on_sqlite.ready()
    on_sqlite.save("plan", [SetField("launch.name", "A", "B")], actor="Ben", now=NOW)
    assert on_sqlite.load("plan").plan.title == "B"


def test_a_restored_backup_is_read_without_a_new_start(on_sqlite: Store, tmp_path: Path) -> None:
    file, backup = tmp_path / "golive.db", tmp_path / "backup.db"
    on_sqlite.close()
    shutil.copy(file, backup)
    on_sqlite.save("plan", [SetField("launch.name", "", "After")], actor="Ben", now=NOW)
    on_sqlite.close()
    on_sqlite.load("plan")
    for left in tmp_path.glob("golive.db*"):
        left.unlink()
    backup.rename(file)
    assert on_sqlite.load("plan").plan.launch.name == ""


def test_a_store_that_somebody_holds_is_said_to_be_busy(on_sqlite: Store, tmp_path: Path) -> None:
    with on_sqlite._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(tmp_path / "golive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="has been busy for too long"):
        on_sqlite.save("plan", [SetField("launch.name", "", "A")], actor="Ben", now=NOW)
    assert on_sqlite.load("plan").rev == 1
    other.execute("ROLLBACK")
    other.close()
    assert on_sqlite.save("plan", [SetField("launch.name", "", "A")], actor="B", now=NOW).rev == 2


def test_a_damaged_file_is_said_to_be_damaged(on_sqlite: Store, tmp_path: Path) -> None:
    on_sqlite.close()
    content = bytearray((tmp_path / "golive.db").read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    (tmp_path / "golive.db").write_bytes(content)
    with pytest.raises(StoreError, match="or is damaged"):
        on_sqlite.load("plan")


def test_what_was_removed_can_be_put_back_from_its_event(on_sqlite: Store) -> None:
    source = a_source(a_series([1.0, 2.0]))
    first = on_sqlite.save("plan", [AddRow("timing.sources", source)], actor="Ben", now=NOW)
    gone = f"timing.sources.{source.id}"
    on_sqlite.save("plan", [RemoveRow(gone)], actor="Ben", now=NOW)
    removed = on_sqlite.events("plan", gone)[0]
    assert (removed.op, removed.note.place) == (Op.REMOVE, 0)
    back = type(source).model_validate(removed.old)
    again = on_sqlite.save("plan", [AddRow("timing.sources", back, 0)], actor="Ben", now=NOW)
    assert value_at(again.plan, gone) == value_at(first.plan, gone)
