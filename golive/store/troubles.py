"""What a database can answer instead of doing its work, in a sentence each.

No sentence repeats the database's own words or its address in full: both may hold a password.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from golive.errors import StoreError

_FULL = "is full. Free some space, then try again."
_READ_ONLY = "cannot be written to. Give golive the right to write there, or choose another store."
_BUSY = "has been busy for too long. Try again in a moment."
_NOT_OURS = "is no golive store, or is damaged. Choose another, or restore it from a backup."
_GONE = "cannot be reached. Check its address and that it is running, then try again."
_REFUSED = "refused golive. Check the user's name, password and rights."

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_CORRUPT: _NOT_OURS,
}
# PostgreSQL, appendix A: error codes, and classes of them by their first two characters.
_POSTGRESQL = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _REFUSED,
    "55P03": _BUSY,
    "28": _REFUSED,
}


@contextmanager
def in_words(place: str, *, writes: bool = False) -> Iterator[None]:
    """Turn whatever the database raises inside into a `StoreError` about `place`.

    Args:
        place: words that name the store.
        writes: a change is being saved, so the sentence also says what became of it.
    """
    try:
        yield
    except SQLAlchemyError as error:
        reason = _reason(error)
        # A connection can be lost after the commit arrived and before its answer did.
        fate = "not confirmed" if reason is _GONE else "not saved"
        message = f"{place} {reason} The change is {fate}." if writes else f"{place} {reason}"
        raise StoreError(message) from error


def _reason(error: SQLAlchemyError) -> str:
    if isinstance(error, PoolTimeoutError):
        return _BUSY
    cause = error.orig if isinstance(error, DBAPIError) else None
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF, _GONE)  # the low byte is the primary result code
    state = getattr(cause, "sqlstate", None) or ""
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2], _GONE)
