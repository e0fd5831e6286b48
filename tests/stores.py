"""Empty stores for tests: SQLite in a temporary folder, PostgreSQL where an address is given."""

import os
from pathlib import Path

from sqlalchemy import create_engine, text

POSTGRESQL = os.environ.get("GOLIVE_TEST_POSTGRESQL_URL", "")

KINDS = ["sqlite"]
if POSTGRESQL:
    KINDS.append("postgresql")

_EMPTY = (
    "DROP TABLE IF EXISTS event, plan, shared_item, golive_version; "
    "DROP FUNCTION IF EXISTS golive_event_stays"
)


def empty_address(kind: str, folder: Path) -> str:
    """Give the address of a store that holds nothing yet."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'golive.db'}"
    engine = create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.execute(text(_EMPTY))
    engine.dispose()
    return POSTGRESQL
