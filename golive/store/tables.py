"""The tables as this golive knows them; the migrations make them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """An instant, UTC in the database and in Python; SQLite keeps no offset of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an instant into UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read an instant back; PostgreSQL gives an offset, SQLite none."""
        del dialect
        if value is None:
            return None
        known: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return known.astimezone(UTC)


METADATA = MetaData()

PLAN = Table(
    "plan",
    METADATA,
    Column("id", String(120), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("title", String(500), nullable=False),
    Column("document", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
    Column("state", String(10), nullable=False, server_default="active"),
)

EVENT = Table(
    "event",
    METADATA,
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("plan", String(120), ForeignKey("plan.id"), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("source", String(40), nullable=False),
    Column("op", String(10), nullable=False),
    Column("path", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("place", Integer),
    Index("event_plan_n", "plan", "n"),
    sqlite_autoincrement=True,
)

SHARED_ITEM = Table(
    "shared_item",
    METADATA,
    Column("id", String(120), primary_key=True),
    Column("rev", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("document", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)
