"""The checklist: the catalogue's items, the tasks they yield, the team's edits laid over them."""

from golive.checklist.catalogue import CATALOGUE
from golive.checklist.dates import anchors
from golive.checklist.difference import Difference, difference
from golive.checklist.item import Item, Role
from golive.checklist.task import PHASE_TITLES, Anchor, Phase, Question, Task
from golive.checklist.tasks import added_by, kept_edits, roles, tasks

__all__ = [
    "CATALOGUE",
    "PHASE_TITLES",
    "Anchor",
    "Difference",
    "Item",
    "Phase",
    "Question",
    "Role",
    "Task",
    "added_by",
    "anchors",
    "difference",
    "kept_edits",
    "roles",
    "tasks",
]
