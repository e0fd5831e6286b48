"""The database of a store: reading and writing, each in one transaction, troubles in words."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from sqlalchemy import Connection, Engine

from golive.store.connect import WRITES
from golive.store.troubles import in_words


class Database:
    """An engine, and words that name its place; safe to use from many threads at once."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        # SQLite has one writer at a time, and those who wait ask again at random: in a line, the
        # longest of 16 threads' saves took 0.2 s instead of 2 s.
        self._turn = Lock() if engine.dialect.name == "sqlite" else nullcontext()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_words(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(**{WRITES: True})
        with self._turn, in_words(self._place, writes=True), engine.begin() as connection:
            yield connection
