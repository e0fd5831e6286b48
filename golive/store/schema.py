"""From any earlier shape of the tables to today's, once, under a lock."""

from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, inspect, table, text, update

from golive.errors import StoreError
from golive.store.tables import METADATA

#: Where a database says which migration it is at; not Alembic's usual name, so that golive can
#: share a database with a program that also uses Alembic.
VERSION_TABLE = "golive_version"

# On SQLite the caller's BEGIN IMMEDIATE keeps everybody else out already.
_LOCK = {"sqlite": "SELECT 1", "postgresql": "SELECT pg_advisory_xact_lock(7205759403)"}
# Alembic's migration context is one per process.
_ONE_AT_A_TIME = Lock()


def bring_up_to_date(connection: Connection, place: str) -> None:
    """Run the migrations that a database lacks, inside the caller's transaction.

    Everybody else who opens the store waits until that transaction ends.

    Raises:
        StoreError: the database is newer than this golive, or belongs to another program.
    """
    connection.execute(text(_LOCK[connection.dialect.name]))
    with _ONE_AT_A_TIME:
        config = migrations(connection)
        scripts = ScriptDirectory.from_config(config)
        at = _version(connection)
        if at == scripts.get_current_head():
            _check_writable(connection, at)
            return
        _check_ours(connection, at, scripts, place)
        command.upgrade(config, "head")


def migrations(connection: Connection) -> Config:
    """Give Alembic's configuration for one connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "golive.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _version(connection: Connection) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision()


def _check_writable(connection: Connection, at: str | None) -> None:
    """Write what is already there: better to fail at the start than at somebody's first change."""
    version = table(VERSION_TABLE, column("version_num"))
    connection.execute(update(version).values(version_num=at))


def _check_ours(
    connection: Connection, at: str | None, scripts: ScriptDirectory, place: str
) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if at is not None and at not in known:
        message = f"{place} was written by a newer golive; start that golive, or a newer one."
        raise StoreError(message)
    if at is None and METADATA.tables.keys() & set(inspect(connection).get_table_names()):
        message = f"{place} holds tables of another program; choose another database."
        raise StoreError(message)
