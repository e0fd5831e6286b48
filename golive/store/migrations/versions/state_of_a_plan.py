"""A plan is in use, archived or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the state; every plan that is kept is in use."""
    with op.batch_alter_table("plan") as plan:
        plan.add_column(sa.Column("state", sa.String(10), nullable=False, server_default="active"))
