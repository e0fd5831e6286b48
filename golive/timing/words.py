"""What a search says when nothing fits, and what somebody would have to concede."""

from collections.abc import Mapping

from golive.plan import Plan
from golive.timing.people import name_of
from golive.timing.rule import Rule
from golive.timing.values import Concession

_WORDS = {
    "past": "the past",
    "freeze": "freezes and events",
    "maintenance": "the agreed maintenance times",
    "people": "people who are needed",
    "support": "support after the window",
    "supplier": "hours in which suppliers are closed",
    "notice": "the notice that is due",
    "way_back": "steps and a way back that take longer than the window",
    "booked": "windows that other launches have taken",
    "clock_change": "a clock change",
    "hours": "the hours and days asked for",
    "no_data": "hours without data",
}
#: What would have to be so, by the rule's name; `{}` is the row that it is about.
_GIVEN = {
    "people": "{} could work then",
    "supplier": "{} could be reached then",
    "notice": "{} agreed to shorter notice",
    "support": "somebody could support it afterwards",
    "maintenance": "a maintenance time were agreed then",
    "way_back": "the steps or the way back took less time",
    "clock_change": "a clock change inside the window were accepted",
}


def given(plan: Plan, rule: Rule) -> str:
    """Say what would have to be so for a rule to give way: `Ann (DBA) could work then`."""
    people = {person.id: name_of(person) for person in plan.timing.people}
    told = {one.id: one.name.strip() or "an unnamed audience" for one in plan.notices.audiences}
    said = _GIVEN.get(rule.name)
    if said is not None:
        return said.format((people | told).get(rule.subject, ""))
    thing = rule.gives_way
    return f"the {thing[4:]} gave way" if thing.startswith("The ") else f"{thing} gave way"


def binding(refused: Mapping[str, int], tried: int, gives_way: tuple[Concession, ...]) -> list[str]:
    """Say which rules bind when no start fits, the strictest first, and what comes near.

    Args:
        refused: by rule, how many starts it refuses.
        tried: how many starts were tried.
        gives_way: what could give way, the best first.
    """
    if not tried:
        return ["The span holds no start to try; choose a longer one."]
    strictest = sorted(refused.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{_WORDS[rule]} refuse {count:,}" for rule, count in strictest)
    said = f"None of {tried:,} starts fits: {named}."
    if not gives_way:
        return [said, "No start is refused by one thing alone; two or more must give way."]
    return [said, f"Nearest: {gives_way[0].gives_way}"]
