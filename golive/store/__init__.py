"""Plans, events and shared items in a database: SQLite by default, PostgreSQL by address."""

from golive.store.changes import UNSEEN, AddRow, Change, RemoveRow, SetField
from golive.store.history import Event, Op, replayed
from golive.store.plans import Store, open_store
from golive.store.saved import PlanLine, PlanState, Saved
from golive.store.shared import SharedItem
from golive.store.undo import inverse

__all__ = [
    "UNSEEN",
    "AddRow",
    "Change",
    "Event",
    "Op",
    "PlanLine",
    "PlanState",
    "RemoveRow",
    "Saved",
    "SetField",
    "SharedItem",
    "Store",
    "inverse",
    "open_store",
    "replayed",
]
