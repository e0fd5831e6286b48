"""The first tables: plans, and events that nobody can change."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_GUARDS = {
    "sqlite": (
        """
        CREATE TRIGGER event_no_update BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
        """,
        """
        CREATE TRIGGER event_no_delete BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION golive_event_stays() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$
        """,
        """
        CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION golive_event_stays()
        """,
    ),
}


def upgrade() -> None:
    """Make both tables and the guard of the events."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "plan",
        sa.Column("id", sa.String(120), primary_key=True),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("saved_at", moment, nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("plan", sa.String(120), sa.ForeignKey("plan.id"), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("actor", sa.String(200), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("op", sa.String(10), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.Column("place", sa.Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("event_plan_n", "event", ["plan", "n"])
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
