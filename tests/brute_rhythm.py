"""The rhythm, the course of days and the trials, done naively; shares no code with golive."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import fmean, median

Known = Sequence[float | None]
DAY, WEEK, FORTNIGHT = 24, 168, 336
WORKING = (True, True, True, True, True, False, False)


@dataclass(frozen=True)
class Trial:
    """What each way's pick of two hours carried, the best, the mean; and each excess."""

    picked: list[float]
    best: float
    usual: float
    excess: list[tuple[float | None, float | None]]


class BruteRhythm:
    """Hours from a Monday 00:00, weeks counted back from the last hour; nothing clever."""

    def __init__(self, hours: Known) -> None:
        self.hours = hours
        self.known = {
            (place % WEEK, (len(hours) - 1 - place) // WEEK): value
            for place, value in enumerate(hours)
            if value is not None
        }
        self.plain = self.means(self.known)
        recent = {key: value for key, value in self.known.items() if key[1] < 26}
        self.ages = (min(len(hours), 26 * WEEK) + WEEK - 1) // WEEK
        self.levels = [self.level(recent, self.means(recent), age) for age in range(self.ages)]
        self.even = {
            (at, age): value / self.levels[age]
            for (at, age), value in recent.items()
            if self.levels[age] > 0
        }
        self.shape = self.drawn()

    @staticmethod
    def means(samples: dict[tuple[int, int], float]) -> dict[int, float]:
        found: dict[int, list[float]] = {}
        for (at, _), value in samples.items():
            found.setdefault(at, []).append(value)
        return {at: fmean(values) for at, values in found.items()}

    @staticmethod
    def level(samples: dict[tuple[int, int], float], usual: dict[int, float], age: int) -> float:
        mine = [(at, value) for (at, back), value in samples.items() if back == age]
        carried = sum(usual[at] for at, _ in mine)
        if len(mine) * 7 < WEEK or carried <= 0:
            return 1.0
        return sum(value for _, value in mine) / carried

    def drawn(self) -> dict[int, float]:
        mean = self.means(self.even)
        scale = []
        for day in range(7):
            found = [mean[day * DAY + hour] for hour in range(DAY) if day * DAY + hour in mean]
            scale.append(fmean(found) if found and fmean(found) > 0 else 1.0)
        unit = {(at, age): value / scale[at // DAY] for (at, age), value in self.even.items()}
        shape = {}
        for day in range(7):
            alike = [other for other in range(7) if WORKING[other] == WORKING[day]]
            base: dict[int, float] = {}
            apart: dict[int, list[float]] = {}
            for hour in range(DAY):
                common = {}
                for age in range(self.ages):
                    them = [
                        unit[d * DAY + hour, age] for d in alike if (d * DAY + hour, age) in unit
                    ]
                    if them:
                        common[age] = fmean(them)
                at = day * DAY + hour
                base[hour] = fmean(common.values()) if common else 0.0
                apart[hour] = [unit[at, a] - c for a, c in common.items() if (at, a) in unit]
            own = {h: fmean(found) if found else 0.0 for h, found in apart.items()}
            noise = {
                h: (
                    fmean((value - own[h]) ** 2 for value in found) / max(len(found) - 1, 1)
                    if found
                    else 0.0
                )
                for h, found in apart.items()
            }
            for hour in range(DAY):
                near = [(hour + shift) % DAY for shift in (-1, 0, 1)]
                seen, error = sum(own[h] ** 2 for h in near), sum(noise[h] for h in near)
                kept = 1 - min(error / seen, 1.0) if seen > 0 else 1.0
                if apart[hour]:
                    drawn = max(base[hour] + own[hour] * kept, 0.0)
                    shape[day * DAY + hour] = drawn * scale[day]
        return shape

    def day_levels(self) -> list[float | None]:
        """Give the logarithms of the levels of the last eight weeks' days, newest first."""
        found: list[float | None] = []
        for back in range(56):
            end = len(self.hours) - back * DAY
            places = [place for place in range(end - DAY, end) if place >= 0]
            pairs = [(self.hours[p], self.shape.get(p % WEEK)) for p in places]
            both = [(v, u) for v, u in pairs if v is not None and u is not None]
            came, usual = sum(v for v, _ in both), sum(u for _, u in both)
            told = 2 * len(both) > DAY and came > 0 and usual > 0
            found.append(log(came / usual) if told else None)
        return found

    def ahead(self, way: str) -> list[float | None]:
        places = [(len(self.hours) + n) % WEEK for n in range(FORTNIGHT)]
        if way == "plain":
            return [self.plain.get(at) for at in places]
        run = BruteCourse(self.day_levels(), drawn_on=way == "trend")
        return [
            self.shape[at] * run.level * run.factor(n // DAY + 1) if at in self.shape else None
            for n, at in enumerate(places)
        ]


class BruteCourse:
    """How days run on, from the logarithms of their levels, newest first."""

    def __init__(self, logs: Sequence[float | None], *, drawn_on: bool) -> None:
        told = [value for value in logs[:14] if value is not None]
        late = median(told) if told else 0.0
        near = {
            age: max(-1.0, min(1.0, value - late))
            for age, value in enumerate(logs)
            if value is not None
        }
        weights = {age: 0.5 ** (age / 14) for age in near}
        total = sum(weights.values()) or 1.0
        high = sum(weights[age] * near[age] for age in near) / total
        self.level = exp(late + high)
        self.middle = sum(weights[age] * age for age in near) / total
        off = {age: value - high for age, value in near.items()}
        self.slope = self.trend(off) if drawn_on else 0.0
        off = {age: value + self.slope * (age - self.middle) for age, value in off.items()}
        self.fades = self.fading(off)
        last = min(off, default=0)
        self.off = off.get(last, 0.0) * self.fades**last

    def factor(self, day: int) -> float:
        return exp(self.slope * (min(day, 14) + self.middle) + self.off * self.fades**day)

    @staticmethod
    def fading(off: dict[int, float]) -> float:
        pairs = [(off[age], off[age + 1]) for age in off if age + 1 in off]
        width = sum(before**2 for _, before in pairs)
        if len(pairs) < 14 or not width:
            return 0.0
        share = sum(after * before for after, before in pairs) / width
        return max(0.0, min(0.95, share * len(pairs) / (len(pairs) + 14)))

    def trend(self, off: dict[int, float]) -> float:
        if len(off) < 21:
            return 0.0
        centre = fmean(off)
        width = sum((age - centre) ** 2 for age in off)
        slope = -sum((age - centre) * value for age, value in off.items()) / width
        mean = fmean(off.values())
        left = {age: value - mean + slope * (age - centre) for age, value in off.items()}
        fades = self.fading(left)
        spread = sum(value**2 for value in left.values()) / (len(off) - 2) / width
        error = spread * (1 + fades) / (1 - fades)
        return 0.5 * slope * (1 - min(1.0, error / slope**2)) if slope else 0.0


def trials(hours: Known, ways: Sequence[str]) -> list[Trial]:
    """Try each way on every second week that has four before it, the newest twelve."""
    ends = range(len(hours) - FORTNIGHT, 4 * WEEK - 3, -FORTNIGHT)
    return [_trial(hours, end, ways) for end in sorted(list(ends)[:12])]


def _trial(hours: Known, end: int, ways: Sequence[str]) -> Trial:
    brute = BruteRhythm(hours[:end])
    ahead = [brute.ahead(way) for way in ways]
    came = hours[end : end + FORTNIGHT]
    office = [
        WORKING[(end + n) % WEEK // 24] and 9 <= (end + n) % 24 < 17 for n in range(FORTNIGHT)
    ]
    excess: list[list[list[float]]] = [[[], []] for _ in ways]
    told: tuple[list[float], float, float] = ([], 0.0, 0.0)
    for length in (1, 2, 4):
        windows = [range(n, n + length) for n in range(FORTNIGHT - length + 1)]
        known = [
            window
            for window in windows
            if all(row[n] is not None for n in window for row in (came, *ahead))
        ]
        for kind in (0, 1):
            fit = [window for window in known if not kind or all(office[n] for n in window)]
            if not fit:
                continue
            carried = [sum(came[n] or 0.0 for n in window) for window in fit]
            picked = []
            for row in ahead:
                guess = [sum(row[n] or 0.0 for n in window) for window in fit]
                picked.append(carried[guess.index(min(guess))])
            mean = fmean(carried)
            if mean > 0:
                for mine, pick in zip(excess, picked, strict=True):
                    mine[kind].append((pick - min(carried)) / mean)
            if length == 2 and kind == 0:
                told = ([pick / 2 for pick in picked], min(carried) / 2, mean / 2)
    means = [tuple(fmean(kind) if kind else None for kind in mine) for mine in excess]
    return Trial(*told, [(mean[0], mean[1]) for mean in means])
