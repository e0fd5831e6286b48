"""An organisation's own items: items of the catalogue that a plan carries itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from golive.checklist.condition import Condition, Subject
from golive.checklist.conditions.overview import every_launch
from golive.checklist.item import ALL_LEVELS, NO_LEVEL, Item, answer, task_id
from golive.checklist.own.rules import rule_named
from golive.checklist.task import Phase, phase_named
from golive.checklist.words import quoted, shortened
from golive.plan import OwnItem, Plan

#: What the id of every task of an own item begins with; no item of the catalogue is called so.
ID_PREFIX: Final = "own-item"

#: The last working day of each phase, counted from the window's start.
_LAST_DAYS = {
    Phase.DECIDE: -15,
    Phase.PREPARE: -8,
    Phase.READY: -2,
    Phase.EVE: -1,
    Phase.WINDOW: 0,
    Phase.WATCH: 1,
    Phase.SETTLE: 7,
    Phase.CLOSE: 30,
}
_WE = "Your organisation"
_LONGEST_ID = 60
_LONGEST_WHY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked(Item):
    """An item that an organisation asks for; its reason names who or what does.

    Attributes:
        asker: the policy it comes from in quotation marks, or words for the organisation.
    """

    asker: str

    def why_for(self, subject: Subject) -> str:
        """Say who asks for the task, the answer that put it on the list, and its own reason."""
        of = "of every launch" if subject.always else f"because {answer(subject)}"
        return f"{self.asker} asks for this {of}.{self.why}"


def items_of(plan: Plan) -> Iterable[Item]:
    """Give the plan's own items as items of the catalogue, in the plan's order."""
    return (_item(plan, own) for own in plan.team.own_items)


def unknown_rules(plan: Plan) -> tuple[OwnItem, ...]:
    """List the own items whose rule this golive does not know: they count for every launch."""
    return tuple(own for own in plan.team.own_items if rule_named(own.rule) is None)


def usual_phase(days: int | None) -> Phase:
    """Give the phase that a day lies in; without one, the phase of preparation.

    Args:
        days: working days from the window's start, negative before it.
    """
    if days is None:
        return Phase.PREPARE
    return next((phase for phase, last in _LAST_DAYS.items() if days <= last), Phase.CLOSE)


def _item(plan: Plan, own: OwnItem) -> Item:
    when = rule_named(own.rule) or every_launch
    phase = phase_named(own.phase) or usual_phase(own.days)
    source, why = shortened(own.source), shortened(own.why, _LONGEST_WHY)
    return _Asked(
        id=task_id(ID_PREFIX, _short(own.id)),
        title=_title(plan, own, when),
        good=own.good,
        why=f" {why[:1].upper()}{why[1:]}." if why else "",
        when=when,
        phase=phase,
        role=" ".join(own.role.split()),
        offset=_LAST_DAYS[phase] if own.days is None else own.days,
        mandatory=ALL_LEVELS if own.mandatory else NO_LEVEL,
        asks_evidence=own.asks_evidence,
        source=f"{_WE}: {source}" if source else _WE,
        asker=quoted(own.source) if source else _WE,
    )


def _title(plan: Plan, own: OwnItem, when: Condition) -> str:
    title = " ".join(own.title.split()) or "Untitled item"
    if not when.per_row:
        return title.replace("{name}", shortened(plan.title))
    return title if "{name}" in title else f"{title}: {{name}}"


def _short(row_id: str) -> str:
    """Give an id that leaves room for a row's, and cannot be taken for two ids joined."""
    if len(row_id) <= _LONGEST_ID and ":" not in row_id:
        return row_id
    return sha256(row_id.encode()).hexdigest()[:24]
