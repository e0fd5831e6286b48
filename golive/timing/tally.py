"""How the rules stand against every start at once."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.cells import Floats
from golive.forecast.clock import Ints
from golive.timing.rule import Mask, Rule


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Per start: how many hard rules refuse it, which if it is one, and the soft points.

    Attributes:
        refusals: number of hard rules that refuse each start.
        only: place of the rule that refuses it, where it is one; else nought.
        points: sum of the points that count against it.
        refused: by the rules' name, how many starts they refuse.
    """

    refusals: Ints
    only: Ints
    points: Floats
    refused: dict[str, int]


def tally(rules: tuple[Rule, ...], starts: Ints, length: int) -> Tally:
    """Ask every rule about every start (sorted, in seconds; `length` in seconds)."""
    refusals, places = np.zeros_like(starts), np.zeros_like(starts)
    points = np.zeros(len(starts))
    by_name: dict[str, Mask] = {}
    for place, rule in enumerate(rules):
        stands = rule.stands(starts, length)
        points += stands * rule.points
        if rule.hard:
            refusals += stands
            places += stands * place
            by_name[rule.name] = by_name.get(rule.name, False) | stands
    refused = {name: int(stands.sum()) for name, stands in by_name.items()}
    only = np.where(refusals == 1, places, 0)
    return Tally(refusals, only, points, {name: n for name, n in refused.items() if n})
