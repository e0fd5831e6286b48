"""How the tables came to be, one step a module, run by Alembic."""
