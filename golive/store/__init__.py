"""Plans and their events, kept in a database: SQLite by default, PostgreSQL by address."""

from golive.store.changes import UNSEEN, AddRow, Change, RemoveRow, SetField
from golive.store.history import Event, Op, replayed
from golive.store.plans import Store, open_store
from golive.store.saved import PlanLine, Saved

__all__ = [
    "UNSEEN",
    "AddRow",
    "Change",
    "Event",
    "Op",
    "PlanLine",
    "RemoveRow",
    "Saved",
    "SetField",
    "Store",
    "open_store",
    "replayed",
]
