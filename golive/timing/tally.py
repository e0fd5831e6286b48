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
        places: the places of those rules added up: where it is one, its place.
        points: sum of the points that count against it.
        refused: by the rules' name, how many starts they refuse.
        runs: by rule, each run of neighbouring starts that it stands against: the first and the
            one after the last.
    """

    refusals: Ints
    places: Ints
    points: Floats
    refused: dict[str, int]
    runs: tuple[Ints, ...]

    def standing(self, start: int) -> list[int]:
        """Give the places of the rules that stand against the start at a place."""
        inside = (np.searchsorted(found.ravel(), start, side="right") % 2 for found in self.runs)
        return [place for place, stands in enumerate(inside) if stands]


def tally(rules: tuple[Rule, ...], starts: Ints, length: int) -> Tally:
    """Ask every rule about every start (sorted, in seconds; `length` in seconds)."""
    refusals, places = np.zeros_like(starts), np.zeros_like(starts)
    points = np.zeros(len(starts))
    by_name = {rule.name: np.zeros(len(starts), dtype=np.bool_) for rule in rules if rule.hard}
    met = tuple(runs(rule.stands(starts, length)) for rule in rules)
    for place, (rule, found) in enumerate(zip(rules, met, strict=True)):
        for first, last in found.tolist():
            points[first:last] += rule.points
            if rule.hard:
                refusals[first:last] += 1
                places[first:last] += place
                by_name[rule.name][first:last] = True
    counts = {name: int(stands.sum()) for name, stands in by_name.items()}
    refused = {name: count for name, count in counts.items() if count}
    return Tally(refusals, places, points, refused, met)


def runs(stands: Mask) -> Ints:
    """Give each run of neighbours that are true, as its first place and the one after its last."""
    edges = np.flatnonzero(np.diff(stands, prepend=False, append=False))
    return np.asarray(edges.reshape(-1, 2))


def filled(found: Ints, count: int) -> Mask:
    """Give back what `runs` was made of: true in each run, of so many places."""
    stands = np.zeros(count, dtype=np.bool_)
    for first, last in found.tolist():
        stands[first:last] = True
    return stands
