"""Run by Alembic for every command: which connection, which tables."""

from alembic import context

from golive.store.schema import VERSION_TABLE
from golive.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite changes a table by making a new one
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
