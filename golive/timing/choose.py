"""Choosing among starts: the best ones, different nights first, and which are as good."""

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
        points: soft points, part of the scores.
        noise: how far the shares may be off, one standard error; nought where not known.
        length: length of a window in seconds.
    """

    starts: Ints
    scores: Floats
    shares: Floats
    points: Floats
    noise: Floats
    length: int

    def ordered(self, among: Mask) -> Ints:
        """Give the places of these starts, best first; of equal ones the earlier first."""
        places = np.flatnonzero(among)
        keys = (self.starts[places], self.shares[places], -self.scores[places])
        return np.asarray(places[np.lexsort(keys)])

    def apart(self, among: Mask, least: int) -> list[int]:
        """Give the places of the best starts, best first: no two windows overlap.

        The best window of each night is among them (starts twelve hours apart); only when that
        makes fewer than `least`, others of the same nights are added.
        """
        nights = self.greedy(among, max(self.length, _NIGHT_S), [])
        if len(nights) >= least:
            return nights
        more = set(self.greedy(among, self.length, nights)[:least])
        return [place for place in self.ordered(among).tolist() if place in more]

    def greedy(self, among: Mask, apart: int, chosen: list[int]) -> list[int]:
        """Add the best start that is so many seconds apart from all chosen, and again."""
        free = among.copy()
        chosen = list(chosen)
        for place in chosen:
            self._clear(free, place, apart)
        for place in self.ordered(free).tolist():
            if free[place]:
                chosen.append(place)
                self._clear(free, place, apart)
        return chosen

    def alike(self, place: int) -> Mask:
        """Tell which starts are as good as one, as far as the forecast can tell.

        Their soft points are equal, and their expected traffic differs by no more than one
        standard error of that difference: |a - b| <= sqrt(se_a^2 + se_b^2), the errors taken as
        independent. Where no error is known, only equal traffic is as good.
        """
        noise = np.hypot(self.noise, self.noise[place])
        near = np.abs(self.shares - self.shares[place]) <= noise
        return np.asarray(near & (self.points == self.points[place]))

    def _clear(self, free: Mask, place: int, apart: int) -> None:
        at = self.starts[place]
        first = np.searchsorted(self.starts, at - apart, side="right")
        last = np.searchsorted(self.starts, at + apart, side="left")
        free[first:last] = False
