"""Opening a store: addresses, other people's files, older and newer tables, two at once."""

import sqlite3
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from golive.errors import StoreError
from golive.store import SetField, open_store
from golive.store.connect import WRITES
from golive.store.schema import VERSION_TABLE, migrations
from golive.store.tables import METADATA, Moment
from golive.store.troubles import in_words
from tests.builders import NOW, a_plan
from tests.store_writers import heard, nursery, tell
from tests.stores import KINDS, empty_address


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_address(request.param, tmp_path)


def sentence_of(address: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    return caught.value.sentence


def run(address: str, *statements: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_what_is_kept_is_there_after_a_new_start(address: str) -> None:
    first = open_store(address)
    saved = first.create(a_plan(), actor="Ana", now=NOW)
    first.close()
    second = open_store(address)
    assert second.load("plan") == saved
    second.close()


def test_a_store_of_the_first_migration_is_brought_up_to_date(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0001")
        connection.execute(
            text(
                "INSERT INTO plan VALUES ('plan', 1, 'Orders', :document, "
                "'2026-11-23 09:00:00', '2026-11-23 09:00:00', 'Ana')"
            ),
            {"document": a_plan(launch__name="Orders").model_dump_json()},
        )
    engine.dispose()
    store = open_store(address)
    assert store.load("plan").plan.title == "Orders"
    assert store.save("plan", [SetField("launch.name", "Orders", "X")], actor="B", now=NOW).rev == 2
    store.close()


def test_the_migrations_make_the_tables_that_the_store_speaks_to(address: str) -> None:
    store = open_store(address)
    with store._reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": same_type}
        )
        assert compare_metadata(context, METADATA) == []
    store.close()


def same_type(*types: object) -> bool | None:
    """Leave instants alone: to the database they are what `Moment` is made of."""
    return False if isinstance(types[-1], Moment) else None


def test_a_newer_store_is_left_alone(address: str) -> None:
    open_store(address).close()
    run(address, "UPDATE golive_version SET version_num = '9999'")
    assert "was written by a newer golive" in sentence_of(address)


def test_another_programs_tables_are_left_alone(address: str) -> None:
    run(address, "CREATE TABLE plan (id integer)")
    assert "holds tables of another program" in sentence_of(address)


def test_another_programs_migrations_stand_beside_ours(address: str) -> None:
    run(
        address,
        "DROP TABLE IF EXISTS alembic_version",
        "CREATE TABLE alembic_version (version_num varchar(32))",
        "INSERT INTO alembic_version VALUES ('abc')",
    )
    open_store(address).close()
    run(address, "DROP TABLE alembic_version")


def test_an_empty_store_opened_by_four_processes_at_once_is_made_once(address: str) -> None:
    with nursery() as process:
        for writer in ("p1", "p2", "p3", "p4"):
            tell(process, f"{address} {writer} 0")
        done = 0
        while done < 4:
            done += heard(process)[0] == "done"
    store = open_store(address)
    assert store.plans() == ()
    store.close()


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary, " * 200)
    said = sentence_of(f"sqlite:///{tmp_path / 'notes.txt'}")
    assert said == (
        f"The store in {tmp_path / 'notes.txt'} is no golive store, or is damaged. "
        "Choose another, or restore it from a backup."
    )


def test_a_folder_that_is_missing_is_said_to_be_out_of_reach(tmp_path: Path) -> None:
    assert "golive.db cannot be reached" in sentence_of(f"sqlite:///{tmp_path}/no/golive.db")


def test_a_store_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/golive.db").close()
    said = sentence_of(f"sqlite:///file:{tmp_path}/golive.db?mode=ro&uri=true")
    assert "cannot be written to. Give golive the right to write there" in said


def test_a_store_by_uri_works_as_one_by_path(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///file:{tmp_path}/golive.db?mode=rwc&uri=true")
    store.close()
    assert store.plans() == ()
    store.close()


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:"])
def test_a_store_in_memory_is_refused(address: str) -> None:
    assert "names no file" in sentence_of(address)


@pytest.mark.parametrize("address", ["", "golive.db", "postgresql://u:secret@h:port/x"])
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    said = sentence_of(address)
    assert said.startswith("The store's address cannot be read; write one such as sqlite:")
    assert "secret" not in said


def test_another_kind_of_database_is_refused() -> None:
    said = sentence_of("mysql://ana:secret@host/golive")
    assert said.startswith("golive keeps plans in SQLite or PostgreSQL, not in mysql;")
    assert "secret" not in said


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    said = sentence_of("postgresql://ana:secret@127.0.0.1:1/plans")
    assert said == (
        "The store plans at 127.0.0.1 cannot be reached. "
        "Check its address and that it is running, then try again."
    )


def test_postgresql_without_its_driver_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "install golive-workbook[postgresql]" in sentence_of("postgres://ana@host/plans")


def test_sqlite_is_set_to_survive_a_loss_of_power(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/golive.db")
    with store._reading() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 10_000]
    store.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/golive.db")
    store.create(a_plan(), actor="Ana", now=NOW)
    with store._engine.execution_options(**{WRITES: True}).begin():
        assert store.load("plan").rev == 1
    store.close()


class Answer(Exception):  # noqa: N818 - stands for what PostgreSQL's driver raises
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("password=secret")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("53100", "is full"),
        ("25006", "cannot be written to"),
        ("42501", "refused golive"),
        ("28P01", "refused golive"),
        ("55P03", "has been busy"),
        ("57P01", "cannot be reached"),
        (None, "cannot be reached"),
    ],
)
def test_what_postgresql_answers_is_said_in_words(state: str | None, said: str) -> None:
    with pytest.raises(StoreError) as caught, in_words("The store", writes=True):
        raise DBAPIError(None, None, Answer(state))
    assert caught.value.sentence.startswith(f"The store {said}")
    fate = "not confirmed" if said == "cannot be reached" else "not saved"
    assert caught.value.sentence.endswith(f"The change is {fate}.")
    assert "secret" not in caught.value.sentence


@pytest.mark.parametrize(
    ("error", "said"), [(PoolTimeoutError(), "busy"), (SQLAlchemyError(), "cannot be reached")]
)
def test_what_the_pool_answers_is_said_in_words(error: SQLAlchemyError, said: str) -> None:
    with pytest.raises(StoreError, match=said), in_words("The store"):
        raise error


def test_the_tables_of_a_fresh_store_hold_nothing_else(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/golive.db").close()
    connection = sqlite3.connect(tmp_path / "golive.db")
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    ours = {"plan", "event", "shared_item", "golive_version"}
    assert {name for (name,) in names} == ours | {"sqlite_sequence"}


def test_an_instant_that_is_missing_stays_missing() -> None:
    engine = create_engine("sqlite://")
    moment, dialect = Moment(), engine.dialect
    assert moment.process_bind_param(None, dialect) is None
    assert moment.process_result_value(None, dialect) is None
    assert moment.process_result_value(NOW, dialect) == NOW
    engine.dispose()


def test_migrations_run_on_the_connection_they_are_given(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        assert isinstance(migrations(connection).attributes["connection"], Connection)
    engine.dispose()
