"""The checklist: the catalogue's items, the tasks they yield, the team's edits laid over them."""

from golive.checklist.catalogue import CATALOGUE
from golive.checklist.dates import anchors
from golive.checklist.difference import Difference, difference, foreseen
from golive.checklist.item import Item, Role
from golive.checklist.own.file import ItemsRead, read_items, recognised
from golive.checklist.own.rules import RULES
from golive.checklist.own.sharing import beside, with_shared
from golive.checklist.task import PHASE_TITLES, Anchor, Phase, Question, Task
from golive.checklist.tasks import added_by, kept_edits, roles, tasks

__all__ = [
    "CATALOGUE",
    "PHASE_TITLES",
    "RULES",
    "Anchor",
    "Difference",
    "Item",
    "ItemsRead",
    "Phase",
    "Question",
    "Role",
    "Task",
    "added_by",
    "anchors",
    "beside",
    "difference",
    "foreseen",
    "kept_edits",
    "read_items",
    "recognised",
    "roles",
    "tasks",
    "with_shared",
]
