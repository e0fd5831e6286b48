"""The rules that an organisation's own items can have: the catalogue's conditions, by name."""

from types import MappingProxyType
from typing import Final

from golive.checklist.condition import Condition
from golive.checklist.conditions import (
    deploy,
    downtime,
    launch,
    notify,
    overview,
    rollback,
    window,
)
from golive.checklist.conditions.overview import every_launch

_MODULES = (overview, launch, downtime, window, notify, deploy, rollback)
_ALWAYS = ("", "always", every_launch.name)

#: Every condition that not each launch fulfils, by its name, in the order of the pages.
RULES: Final = MappingProxyType(
    {
        found.name: found
        for module in _MODULES
        for found in vars(module).values()
        if isinstance(found, Condition) and not found.always
    }
)


def rule_named(said: str) -> Condition | None:
    """Give the rule that somebody wrote, in any case; None if this golive knows no such rule.

    Nothing, “always” and “every launch” are the rule that holds for every launch.
    """
    name = " ".join(said.replace("_", " ").split()).casefold()
    return every_launch if name in _ALWAYS else RULES.get(name)


def said_of(rule: Condition) -> str:
    """Give a rule's name as people read it: `Service down`, `Level A or B`."""
    said = rule.name.capitalize()
    return said.title().replace("Or", "or") if rule.name.startswith("level ") else said
