"""From an address to an engine that keeps its word: SQLite or PostgreSQL."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError

from golive.errors import StoreError

#: The execution option of a transaction that will write.
WRITES = "golive_writes"

_WAIT_S = 10
_FILE = "golive_file"
_POSTGRESQL = ("postgresql", "postgres")
# synchronous=FULL: a confirmed change survives a loss of power, not only of the program
# (sqlite.org/pragma.html#pragma_synchronous; in WAL mode NORMAL may roll back).
_PRAGMAS = (
    f"PRAGMA busy_timeout = {_WAIT_S * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def engine_for(address: str) -> tuple[Engine, str]:
    """Give an engine for a database address, and words that name the place without a password.

    Raises:
        StoreError: not an address of SQLite or PostgreSQL, or the driver is not installed.
    """
    url = _url(address)
    kind = url.get_backend_name()
    if kind == "sqlite":
        return _sqlite(url), f"The store in {url.database}"
    if kind in _POSTGRESQL:
        return _postgresql(url), f"The store {url.database or ''} at {url.host or 'this computer'}"
    message = (
        f"golive keeps plans in SQLite or PostgreSQL, not in {kind}; write an address such as "
        "sqlite:////data/golive.db or postgresql://user@host/golive."
    )
    raise StoreError(message)


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        message = (
            "The store's address cannot be read; write one such as sqlite:////data/golive.db "
            "or postgresql://user@host/golive."
        )
        raise StoreError(message) from None  # the cause may repeat a password


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        message = "The store's address names no file; write one such as sqlite:////data/golive.db."
        raise StoreError(message)
    engine = create_engine(
        url.set(drivername="sqlite"), hide_parameters=True, connect_args={"timeout": _WAIT_S}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "connect", partial(_never_make_anew, engine), once=True)
    event.listen(engine, "checkout", _refuse_moved)
    event.listen(engine, "begin", _begin)
    return engine


def _never_make_anew(engine: Engine, _connection: Any, record: Any) -> None:
    """Once connected, refuse to make an empty database where the store's file has gone.

    SQLite goes on writing into a file that somebody removed, and makes a new one unasked; either
    way a change would be acknowledged and lost.
    """
    path, _ = record.info[_FILE]
    event.listen(engine, "do_connect", partial(_refuse_missing, path))


def _refuse_missing(path: str, *_arguments: object) -> None:
    if not Path(path).exists():
        message = f"The store in {path} is gone; nothing is saved until the file is back."
        raise StoreError(message)


def _refuse_moved(_connection: Any, record: Any, _proxy: Any) -> None:
    path, known = record.info[_FILE]
    if _identity(path) != known:
        raise DisconnectionError(path)  # the pool then connects to the file that is there now


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # the driver would begin only at the first write
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    record.info[_FILE] = (path, _identity(path))


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail when another wrote in between,
    # without waiting: it asks for the right to write at once. Readers do not wait for it.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"connect_timeout": _WAIT_S},
        )
    except (ImportError, NoSuchModuleError) as error:
        message = "PostgreSQL needs its driver; install golive-workbook[postgresql]."
        raise StoreError(message) from error
