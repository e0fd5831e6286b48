"""One window weighed: its traffic, the rules against it, its score, and the sentences."""

from dataclasses import dataclass

import numpy as np

from golive.forecast import Forecast
from golive.forecast.cells import Floats
from golive.plan import How, Plan
from golive.timing.night import asleep
from golive.timing.peak import first_peak
from golive.timing.rule import Rule
from golive.timing.traffic import PLACES
from golive.timing.values import Candidate, SoftPoint
from golive.window import Window, WorkingDays

_SCORE_PLACES = 7
_HUNDRED = 100
_SMALL = 10


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a window before it is weighed.

    Attributes:
        rules: the rules that may stand against it.
        error: how far its expected traffic may be off, one standard error; None if not known.
        as_good: how many others on the list are as good.
    """

    rules: tuple[Rule, ...]
    error: float | None
    as_good: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Everything that windows of one plan are weighed by.

    Attributes:
        plan: the plan.
        rules: the rules, hard and soft, for a stretch that holds the windows.
        forecast: traffic over a stretch that holds the windows and the peak after them; None
            without usage.
        peak: what the busiest equal window ahead brings; None if that is not known.
        days: the working days of the business.
    """

    plan: Plan
    rules: tuple[Rule, ...]
    forecast: Forecast | None
    peak: float | None
    days: WorkingDays

    def weigh(self, window: Window, known: Known | None = None) -> Candidate:
        """Judge one window, with what a search knows of it already."""
        known = known or Known(self.rules, self._error(window))
        expected, busy = self._totals(window)
        share = _share(expected, self.peak)
        asked = ((rule, rule.refuses(window)) for rule in known.rules)
        stood = [(rule, refusal) for rule, refusal in asked if refusal]
        soft = tuple(
            SoftPoint(rule.name, rule.points, refusal.why)
            for rule, refusal in stood
            if not rule.hard
        )
        refusals = tuple(refusal for rule, refusal in stood if rule.hard)
        against = (point.why for point in soft)
        return Candidate(
            window=window,
            expected=expected,
            busy_case=busy,
            share_of_peak=share,
            score=self._score(share, soft),
            why=(
                *self._traffic(window, expected, busy, share),
                *against,
                *self._tie(known),
            ),
            soft=soft,
            refusals=refusals,
            tied=known.as_good > 0,
            asleep=asleep(self.plan, window),
            first_peak=None if self.forecast is None else first_peak(self.forecast, window.end),
            standard_error=known.error,
        )

    def _totals(self, window: Window) -> tuple[float | None, float | None]:
        if self.forecast is None:
            return None, None
        return self.forecast.totals(window.start, window.end)

    def _error(self, window: Window) -> float | None:
        if self.forecast is None:
            return None
        return self.forecast.standard_error(window.start, window.end)

    def _tie(self, known: Known) -> tuple[str, ...]:
        if not known.as_good:
            return ()
        others = "Another time is" if known.as_good == 1 else f"{known.as_good} other times are"
        if self.forecast is None or known.error is None or not _share(known.error, self.peak):
            return (f"{others} exactly as good.",)
        off = f"about {amount(known.error)} {self.forecast.unit}"
        return (f"{others} as good: they differ by less than the forecast may be off, {off}.",)

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
