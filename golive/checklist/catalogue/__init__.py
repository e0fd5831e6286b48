"""The catalogue: every item a checklist can hold, a module for each question or part of one.

To add an item, add an entry to the module of its question, or to `in_window`; to add a question,
name a condition in `golive.checklist.conditions`. An item's id never changes: the teams' edits
hang on it.
"""

from golive.checklist.catalogue import (
    data,
    deploy,
    downtime,
    in_window,
    launch_early,
    launch_late,
    notify,
    overview_early,
    overview_late,
    partners,
    rollback,
    window_early,
    window_late,
)
from golive.checklist.item import Item

#: Every item; those of one phase and day stand in this order.
CATALOGUE: tuple[Item, ...] = (
    *overview_early.ITEMS,
    *overview_late.ITEMS,
    *launch_early.ITEMS,
    *launch_late.ITEMS,
    *downtime.ITEMS,
    *window_early.ITEMS,
    *window_late.ITEMS,
    *notify.ITEMS,
    *partners.ITEMS,
    *deploy.ITEMS,
    *data.ITEMS,
    *rollback.ITEMS,
    *in_window.ITEMS,
)

__all__ = ["CATALOGUE"]
