"""What lowers the confidence of a forecast, each with its sentence."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from golive.forecast.backtest import Backtest
from golive.forecast.cells import Floats, Past
from golive.forecast.clock import DAY, WEEK, Ints
from golive.forecast.value import Confidence

_HOUR = 3600
_STRETCH_S = 2 * _HOUR
_NEAR_S = 3 * _HOUR
#: A week counts in the comparison of weeks from this share of known values.
_WHOLE = 5 / 7
_HALF, _QUARTER = 0.5, 0.25
_JUMP = 1.5
_RECENT_WEEKS, _LEVEL_WEEKS = 2, 4
_WEEKLY_DAYS, _FIRM_DAYS = 14, 28
_STALE_DAYS = 56
_LONG_DAYS = 730
#: Weeks in which agreement and a change of level are looked for.
_LOOKED_AT = 8
#: So many fortnights must have been tried; one can do well by luck.
_TRIED = 2
#: From such a mean excess on (see `Backtest.excess`) a forecast is of medium, or low confidence.
_FIRM_EXCESS, _LOOSE_EXCESS = 0.1, 0.25


class Doubt(NamedTuple):
    """One reason to trust a forecast no further than `most`."""

    most: Confidence
    sentence: str


def weekly(past: Past) -> bool:
    """Tell whether there are data enough for a rhythm of the week: fourteen days."""
    return past.known_days >= _WEEKLY_DAYS


def doubts(past: Past, local: Ints, step_s: int, starts_s: int) -> Iterator[Doubt]:
    """List what speaks against trusting a forecast made from `past`.

    Args:
        past: the weeks used.
        local: what the clock showed at the start of each cell, in local seconds.
        step_s: the step of the usage, in seconds.
        starts_s: start of the stretch that is forecast, in seconds.
    """
    yield from _short(past.known_days)
    yield from _old(starts_s - past.end)
    yield from _coarse(step_s)
    recent = past.last(_LOOKED_AT)
    if weekly(past) and step_s < DAY:
        yield from _torn(recent, local[-len(recent.values) :])
    yield from _moved(recent)


def tested(found: Backtest | None, past: Past, step_s: int) -> Iterator[Doubt]:
    """List what the trials on the past say against trusting a forecast.

    Data that are too short or too coarse to be tried are doubted for that already.
    """
    if past.known_days < _FIRM_DAYS or step_s > _HOUR:
        return
    if found is None or found.fortnights < _TRIED:
        said = "Too short to be tried on two past fortnights; ten weeks of data say more."
        yield Doubt(Confidence.MEDIUM, said)
    elif found.excess > _FIRM_EXCESS:
        most = Confidence.LOW if found.excess > _LOOSE_EXCESS else Confidence.MEDIUM
        share = f"{found.excess:.0%}".replace("%", " %")
        said = f"In the past its picks carried {share} of an average window more than the best."
        yield Doubt(most, said)


def _short(days: float) -> Iterator[Doubt]:
    if days < _WEEKLY_DAYS:
        said = f"Only {days:.0f} days of data: a daily rhythm, every day taken as alike."
        yield Doubt(Confidence.LOW, said)
    elif days < _FIRM_DAYS:
        yield Doubt(Confidence.MEDIUM, f"Only {days:.0f} days of data; four weeks say more.")


def _old(age_s: int) -> Iterator[Doubt]:
    days = age_s // DAY
    if days > _STALE_DAYS:
        age = f"{int(days / 365.25)} years" if days >= _LONG_DAYS else f"{days // 7} weeks"
        said = f"The data end {age} before the days that are forecast; a newer export says more."
        yield Doubt(Confidence.LOW, said)


def _coarse(step_s: int) -> Iterator[Doubt]:
    if step_s >= DAY:
        said = "The data are by the day or coarser: they rank days, an hour can’t be told."
        yield Doubt(Confidence.LOW, said)
    elif step_s > _HOUR:
        said = f"The data come in steps of {step_s / _HOUR:g} hours, taken as even within a step."
        yield Doubt(Confidence.MEDIUM, said)


def _torn(past: Past, local: Ints) -> Iterator[Doubt]:
    """Doubt when the weeks disagree about the time of day at which it is quietest."""
    apart = _weeks_apart(past, local)
    share = sum(apart) / len(apart) if apart else 0
    if share > _QUARTER:
        said = (
            f"The weeks disagree: in {sum(apart)} of {len(apart)} weeks the quietest two hours "
            "lie more than three hours from where they lie on average."
        )
        yield Doubt(Confidence.LOW if share > _HALF else Confidence.MEDIUM, said)


def _weeks_apart(past: Past, local: Ints) -> list[bool]:
    """Tell, week by week, whether its quietest two hours lie far from the common ones."""
    quiet = _rolling(past.values, _STRETCH_S // past.cell_s)
    times = local[: len(quiet)] % DAY
    usual = _usual_time(quiet, times)
    ages = (past.starts[-1] - past.starts[: len(quiet)]) // WEEK
    weeks = (ages == age for age in range(int(ages.max()) + 1))
    full = (week for week in weeks if _known(quiet[week]) * past.cell_s >= _WHOLE * WEEK)
    return [_distance(quiet[week], times[week], usual) > _NEAR_S for week in full]


def _known(values: Floats) -> int:
    return int(np.isfinite(values).sum())


def _rolling(values: Floats, count: int) -> Floats:
    """Give the mean of each `count` neighbours; nan where one of them is unknown."""
    views = np.lib.stride_tricks.sliding_window_view(values, count)
    return np.asarray(views.mean(axis=1), dtype=np.float64)


def _usual_time(quiet: Floats, times: Ints) -> int:
    """Give the time of day whose stretches are quietest on average, in seconds."""
    known = np.isfinite(quiet)
    found, places = np.unique(times[known], return_inverse=True)
    if not len(found):
        return 0
    means = np.bincount(places, weights=quiet[known]) / np.bincount(places)
    return int(found[int(means.argmin())])


def _distance(quiet: Floats, times: Ints, usual: int) -> int:
    """Give how far the quietest stretch lies from a time of day, the nearest where several tie."""
    lowest = quiet <= np.nanmin(quiet)
    away = np.abs(times[lowest] - usual)
    return int(np.minimum(away, DAY - away).min())


def _moved(past: Past) -> Iterator[Doubt]:
    """Doubt when the last two weeks run on another level than those before."""
    recent = past.starts >= past.end - _RECENT_WEEKS * WEEK
    new, old = past.values[recent], past.values[~recent]
    if past.known_days < _LEVEL_WEEKS * 7 or not _known(new) or not _known(old):
        return
    new_mean, old_mean = float(np.nanmean(new)), float(np.nanmean(old))
    if new_mean > old_mean * _JUMP or old_mean > new_mean * _JUMP:
        way = "above" if new_mean > old_mean else "below"
        said = f"The last two weeks run far {way} the weeks before: the level is changing."
        yield Doubt(Confidence.MEDIUM, said)
