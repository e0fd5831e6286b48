"""Choosing among starts: the best ones, different nights first, and ties."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.cells import Floats
from golive.forecast.clock import Ints
from golive.timing.rule import Mask

#: Starts nearer than this belong to the same night, in seconds.
_NIGHT_S = 12 * 3600


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """The starts that may be chosen from, and what they are worth.

    Attributes:
        starts: sorted, in seconds.
        scores: higher is better.
        shares: shares of the peak, lower is better between equal scores.
        length: length of a window in seconds.
    """

    starts: Ints
    scores: Floats
    shares: Floats
    length: int

    def best(self, among: Mask, top: int) -> list[int]:
        """Give the places of the best starts, best first: no two windows overlap.

        Windows of different nights (starts twelve hours apart) come first; only when there are
        too few, others of the same nights are added.
        """
        apart = max(self.length, _NIGHT_S)
        chosen = self._greedy(among, apart, top, [])
        chosen = self._greedy(among, self.length, top, chosen)
        return sorted(chosen, key=self._rank)

    def tied(self, place: int, among: Mask) -> bool:
        """Tell whether another start, whose window does not overlap, is worth the same."""
        equal = (self.scores == self.scores[place]) & (self.shares == self.shares[place])
        clear = np.abs(self.starts - self.starts[place]) >= self.length
        return bool((among & equal & clear).any())

    def _rank(self, place: int) -> tuple[float, float, int]:
        return -float(self.scores[place]), float(self.shares[place]), int(self.starts[place])

    def _greedy(self, among: Mask, apart: int, top: int, chosen: list[int]) -> list[int]:
        free = among.copy()
        chosen = list(chosen)
        for place in chosen:
            self._clear(free, place, apart)
        for place in np.lexsort((self.starts, self.shares, -self.scores)).tolist():
            if len(chosen) >= top:
                break
            if free[place]:
                chosen.append(place)
                self._clear(free, place, apart)
        return chosen

    def _clear(self, free: Mask, place: int, apart: int) -> None:
        at = self.starts[place]
        first = np.searchsorted(self.starts, at - apart, side="right")
        last = np.searchsorted(self.starts, at + apart, side="left")
        free[first:last] = False
