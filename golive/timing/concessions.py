"""What one concession frees: the starts that a single thing refuses, thing by thing."""

import numpy as np

from golive.forecast.clock import Ints
from golive.plan import How
from golive.timing.case import amount
from golive.timing.hunt import Hunt
from golive.timing.rule import Rule
from golive.timing.tally import filled
from golive.timing.values import Candidate, Concession
from golive.timing.words import given

#: A concession is worth asking for when it scores this many points more than the best that fits.
WORTH_POINTS = 1.0
_MOST = 5
_TWO = 2


def concessions(hunt: Hunt, candidates: tuple[Candidate, ...]) -> tuple[Concession, ...]:
    """Say what could give way for a better window, thing by thing, the best first.

    Only starts that one thing alone refuses are freed by it; whoever could work in the window
    counts as there for the support after it. A thing is named when its best window
    scores at least a point more than the first candidate; without candidates, whatever it frees.

    Args:
        hunt: the starts that were tried.
        candidates: the windows that fit, best first.
    """
    only = _only(hunt)
    ordered = hunt.field.ordered((only >= 0) & ~hunt.unknown)
    things, firsts, counts = np.unique(only[ordered], return_index=True, return_counts=True)
    first = candidates[0] if candidates else None
    found = []
    for at in np.argsort(firsts)[:_MOST].tolist():
        place = int(ordered[firsts[at]])
        if first is None or hunt.field.scores[place] > first.score + WORTH_POINTS:
            rule = hunt.case.rules[int(things[at])]
            found.append(_concession(hunt, rule, place, int(counts[at]), first))
    return tuple(found)


def _only(hunt: Hunt) -> Ints:
    """Give, for each start, the place of the one rule that must give way; -1 if there is none."""
    tally, rules = hunt.tally, hunt.case.rules
    flexible = np.array([bool(rule.gives_way) for rule in rules])
    only = np.where(tally.refusals == 1, tally.places, -1)
    for place in (at for at, rule in enumerate(rules) if rule.name == "support"):
        people = np.array([rule.name == "people" for rule in rules])
        rest = tally.places - place
        both = (tally.refusals == _TWO) & filled(tally.runs[place], len(only))
        only = np.where(both & people[np.where(both, rest, 0)], rest, only)
    return np.where(flexible[only], only, -1)


def _concession(
    hunt: Hunt, rule: Rule, place: int, frees: int, first: Candidate | None
) -> Concession:
    best = hunt.weigh(place)
    said = f"If {given(hunt.case.plan, rule)}, {best.window} {_brings(hunt, best, first)}."
    return Concession(rule.name, rule.subject, said, frees, best)


def _brings(hunt: Hunt, best: Candidate, first: Candidate | None) -> str:
    """Say what the window would carry, beside what the first on the list does."""
    forecast = hunt.traffic.forecast
    if forecast is None or best.expected is None:
        return "would fit"
    mean = "" if forecast.how is How.SUM else " on average"
    carries = f"would carry about {amount(best.expected)} {forecast.unit}{mean}"
    if first is None or first.expected is None:
        return carries
    return f"{carries} instead of {amount(first.expected)}{_points(best, first)}"


def _points(best: Candidate, first: Candidate) -> str:
    """Say the soft points where they differ: they may be all that makes the window better."""
    ours, theirs = (sum(point.points for point in one.soft) for one in (best, first))
    return "" if ours == theirs else f", with {ours:g} soft points instead of {theirs:g}"
