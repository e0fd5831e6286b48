"""One window weighed: its traffic, the rules against it, its score, and the sentences."""

from dataclasses import dataclass

import numpy as np

from golive.forecast import Forecast
from golive.forecast.cells import Floats
from golive.plan import How
from golive.timing.rule import Rule
from golive.timing.traffic import PLACES
from golive.timing.values import Candidate, SoftPoint
from golive.window import Window, WorkingDays

_SCORE_PLACES = 7
_HUNDRED = 100
_SMALL = 10


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Everything that windows of one plan are weighed by.

    Attributes:
        rules: the rules, hard and soft, for a stretch that holds the windows.
        forecast: traffic over a stretch that holds the windows; None without usage.
        peak: what the busiest equal window ahead brings; None if that is not known.
        days: the working days of the business.
    """

    rules: tuple[Rule, ...]
    forecast: Forecast | None
    peak: float | None
    days: WorkingDays

    def weigh(self, window: Window, *, tied: bool = False) -> Candidate:
        """Judge one window."""
        expected, busy = self._totals(window)
        share = _share(expected, self.peak)
        stood = [(rule, refusal) for rule in self.rules if (refusal := rule.refuses(window))]
        soft = tuple(
            SoftPoint(rule.name, rule.points, refusal.why)
            for rule, refusal in stood
            if not rule.hard
        )
        refusals = tuple(refusal for rule, refusal in stood if rule.hard)
        tie = ("Another time is exactly as good.",) if tied else ()
        against = (point.why for point in soft)
        return Candidate(
            window=window,
            expected=expected,
            busy_case=busy,
            share_of_peak=share,
            score=self._score(share, soft),
            why=(*self._traffic(window, expected, busy, share), *against, *tie),
            soft=soft,
            refusals=refusals,
            tied=tied,
        )

    def _totals(self, window: Window) -> tuple[float | None, float | None]:
        if self.forecast is None:
            return None, None
        return self.forecast.totals(window.start, window.end)

    def _score(self, share: float | None, soft: tuple[SoftPoint, ...]) -> float:
        unknown = 0.0 if self.forecast is None else 1.0
        index = np.array([unknown if share is None else share])
        return float(scores(index, np.array([sum(point.points for point in soft)]))[0])

    def _traffic(
        self, window: Window, expected: float | None, busy: float | None, share: float | None
    ) -> tuple[str, ...]:
        if self.forecast is None:
            return ("Judged by the rules alone: no usage tells how quiet it is.",)
        if expected is None or busy is None or share is None:
            return ("No data at that hour: how quiet it is, is not known.",)
        mean = "" if self.forecast.how is How.SUM else " on average"
        said = (
            f"{_percent(share)} of the busiest {long(window.minutes)} ahead: about "
            f"{amount(expected)} {self.forecast.unit}{mean}, {amount(busy)} when it is busy."
        )
        return (said, *self._holiday(window))

    def _holiday(self, window: Window) -> tuple[str, ...]:
        day = window.local_start.date()
        named = self.days.holiday(day)
        if named is None:
            return ()
        return (
            f"{day:%Y-%m-%d} is {named}; its traffic is expected to be partly that of a day off.",
        )


def scores(indices: Floats, points: Floats) -> Floats:
    """Give 100 x (1 - traffic index) - points, rounded so that equal windows score equally."""
    return np.round(_HUNDRED * (1 - indices) - points, _SCORE_PLACES)


def long(minutes: float) -> str:
    """Say a length in words: 2 h, 1 h 30 min, 45 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours:.0f} h"] if hours else []
    return " ".join([*parts, *([f"{rest:g} min"] if rest else [])])


def amount(value: float) -> str:
    """Say an amount: whole and grouped from ten, two figures below."""
    return f"{value:,.0f}" if value >= _SMALL else f"{value:.2g}"


def _share(expected: float | None, peak: float | None) -> float | None:
    if expected is None or peak is None:
        return None
    return round(expected / peak, PLACES) if peak else 0.0


def _percent(share: float) -> str:
    percent = share * _HUNDRED
    return "Under 1 %" if 0 < percent < 1 else f"{percent:.0f} %"
