"""The rhythm of the week and the trials on the past, done naively; shares no code with golive."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

Known = Sequence[float | None]
WEEK = 168
FORTNIGHT = 336
WORKING = (True, True, True, True, True, False, False)


@dataclass(frozen=True)
class Trial:
    """What each memory's pick of two hours carried, the best, the mean; and each excess."""

    picked: list[float]
    best: float
    usual: float
    excess: list[tuple[float | None, float | None]]


class BruteRhythm:
    """Hours from a Monday 00:00, back from the last one in weeks; nothing clever."""

    def __init__(self, hours: Known, memory: float) -> None:
        self.hours, self.memory = hours, memory
        self.samples = [
            (place % WEEK, (len(hours) - 1 - place) // WEEK, value)
            for place, value in enumerate(hours)
            if value is not None
        ]
        self.weeks = max(age for _, age, _ in self.samples) + 1
        rough = {at: self.mean([1.0] * self.weeks, at) for at in range(WEEK)}
        levels = []
        for age in range(self.weeks):
            mine = [(at, value) for at, back, value in self.samples if back == age]
            usual = sum(rough[at][0] for at, _ in mine)
            enough = len(mine) * 7 >= WEEK and usual > 0
            levels.append(sum(value for _, value in mine) / usual if enough else 1.0)
        self.levels = levels
        even = {at: self.mean(levels, at) for at in range(WEEK)}
        self.shape = {at: self.lean(even, at) for at in even}
        fresh = [0.5**age for age in range(self.weeks)]
        total = sum(weight * level for weight, level in zip(fresh, levels, strict=True))
        self.level = total / sum(fresh)

    def mean(self, levels: list[float], at: int) -> tuple[float, float]:
        """Give the weighted mean at a place of the week, and the variance of that mean."""
        found = [
            (0.5 ** (age / self.memory), value / levels[age])
            for place, age, value in self.samples
            if place == at
        ]
        total = sum(weight for weight, _ in found)
        mean = sum(weight * value for weight, value in found) / total
        spread = sum(weight * (value - mean) ** 2 for weight, value in found) / total
        samples = total**2 / sum(weight**2 for weight, _ in found)
        return mean, spread / max(samples - 1, 1)

    def lean(self, even: dict[int, tuple[float, float]], at: int) -> float:
        day, hour = divmod(at, 24)
        alike = [d for d in range(7) if d != day and WORKING[d] == WORKING[day]]
        usual = [fmean(even[d * 24 + h][0] for d in alike) for h in range(24)]
        own = [even[day * 24 + h][0] for h in range(24)]
        if sum(usual) <= 0:
            return own[hour]
        usual = [value * sum(own) / sum(usual) for value in usual]
        near = [(hour + shift) % 24 for shift in (-1, 0, 1)]
        apart = fmean((own[h] - usual[h]) ** 2 for h in near)
        noise = fmean(even[day * 24 + h][1] for h in near)
        others = fmean(sum(even[d * 24 + h][1] for d in alike) / len(alike) ** 2 for h in near)
        signal = max(apart - noise - others, 0.0)
        trust = signal / (signal + noise) if signal + noise > 0 else 1.0
        lean = 0.25 * (1 - trust)
        return own[hour] * (1 - lean) + usual[hour] * lean

    @property
    def ahead(self) -> list[float]:
        first = len(self.hours)
        return [self.shape[(first + n) % WEEK] for n in range(FORTNIGHT)]


def trials(hours: Known, memories: Sequence[float]) -> list[Trial]:
    """Try each memory on every second week that has four before it, the newest twelve."""
    ends = range(len(hours) - FORTNIGHT, 4 * WEEK - 3, -FORTNIGHT)
    return [_trial(hours, end, memories) for end in sorted(list(ends)[:12])]


def _trial(hours: Known, end: int, memories: Sequence[float]) -> Trial:
    ahead = [BruteRhythm(hours[:end], memory).ahead for memory in memories]
    came = hours[end : end + FORTNIGHT]
    office = [
        WORKING[(end + n) % WEEK // 24] and 9 <= (end + n) % 24 < 17 for n in range(FORTNIGHT)
    ]
    excess: list[list[list[float]]] = [[[], []] for _ in memories]
    told: tuple[list[float], float, float] = ([], 0.0, 0.0)
    for length in (1, 2, 4):
        windows = [range(n, n + length) for n in range(FORTNIGHT - length + 1)]
        known = [window for window in windows if all(came[n] is not None for n in window)]
        for kind in (0, 1):
            fit = [window for window in known if not kind or all(office[n] for n in window)]
            if not fit:
                continue
            carried = [sum(came[n] or 0.0 for n in window) for window in fit]
            picked = []
            for shape in ahead:
                guess = [sum(shape[n] for n in window) for window in fit]
                picked.append(carried[guess.index(min(guess))])
            mean = fmean(carried)
            if mean > 0:
                for mine, pick in zip(excess, picked, strict=True):
                    mine[kind].append((pick - min(carried)) / mean)
            if length == 2 and kind == 0:
                told = ([pick / 2 for pick in picked], min(carried) / 2, mean / 2)
    means = [tuple(fmean(kind) if kind else None for kind in mine) for mine in excess]
    return Trial(*told, [(mean[0], mean[1]) for mean in means])
