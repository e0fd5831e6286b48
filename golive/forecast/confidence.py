"""What lowers the confidence of a forecast, each with its sentence."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from golive.forecast.backtest import Backtest
from golive.forecast.cells import Floats, Past
from golive.forecast.clock import DAY, WEEK
from golive.forecast.rhythm import Mask, over
from golive.forecast.shown import Shown, hourly
from golive.forecast.value import Confidence

_HOUR = 3600
_DAY, _WEEK = 24, 168
#: Quietest hours that lie no further apart than this agree.
_NEAR = 3
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
#: Weeks in which holes are looked for, and the share that is too much.
_HALF_YEAR, _HOLES = 26, 0.1
#: So many fortnights must have been tried; one can do well by luck.
_TRIED = 2
#: From such a mean excess on (see `Backtest.excess`) a forecast is of medium, or low confidence.
_FIRM_EXCESS, _LOOSE_EXCESS = 0.15, 0.35


class Doubt(NamedTuple):
    """One reason to trust a forecast no further than `most`."""

    most: Confidence
    sentence: str


def weekly(past: Past) -> bool:
    """Tell whether there are data enough for a rhythm of the week: fourteen days."""
    return past.known_days >= _WEEKLY_DAYS


def doubts(past: Past, shown: Shown, step_s: int, ahead: tuple[int, int]) -> Iterator[Doubt]:
    """List what speaks against trusting a forecast made from `past`.

    Args:
        past: the weeks used.
        shown: the same on the clock.
        step_s: the step of the usage, in seconds.
        ahead: start and end of the stretch that is forecast, in seconds.
    """
    yield from _short(past.known_days)
    yield from _old(ahead[0] - past.end, ahead[1] - past.end)
    yield from _coarse(step_s)
    yield from _holed(past.last(_HALF_YEAR))
    if weekly(past) and step_s < DAY:
        yield from _torn(hourly(shown))
    yield from _moved(past.last(_LOOKED_AT))


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
        more = _percent(found.excess)
        said = f"In the past its picks carried {more} of an average window more than the best."
        yield Doubt(most, said)


def _short(days: float) -> Iterator[Doubt]:
    if days < _WEEKLY_DAYS:
        said = f"Only {days:.0f} days of data: a daily rhythm, every day taken as alike."
        yield Doubt(Confidence.LOW, said)
    elif days < _FIRM_DAYS:
        yield Doubt(Confidence.MEDIUM, f"Only {days:.0f} days of data; four weeks say more.")


def _old(age_s: int, reach_s: int) -> Iterator[Doubt]:
    """Doubt what lies far past the data: it was tried on the fortnight after them."""
    days = age_s // DAY
    if days <= _STALE_DAYS < reach_s // DAY:
        said = (
            f"Days more than {_STALE_DAYS // 7} weeks past the data are forecast as usual weeks: "
            "what the season does to them is not known."
        )
        yield Doubt(Confidence.MEDIUM, said)
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


def _torn(hours: Shown) -> Iterator[Doubt]:
    """Doubt when the weeks disagree about the time of day at which it is quietest."""
    apart = _weeks_apart(hours)
    share = float(apart.mean()) if len(apart) else 0
    if share > _QUARTER:
        said = (
            f"The weeks disagree: in {apart.sum()} of {len(apart)} weeks the quietest two hours "
            "lie more than three hours from where they lie on average."
        )
        yield Doubt(Confidence.LOW if share > _HALF else Confidence.MEDIUM, said)


def _weeks_apart(hours: Shown) -> Mask:
    """Tell, week by week, whether its quietest two hours lie far from the common ones."""
    values = hours.values[-_LOOKED_AT * _WEEK :]
    pairs = np.append((values[:-1] + values[1:]) / 2, np.nan)
    filled = np.concatenate((np.full(-len(pairs) % _WEEK, np.nan), pairs)).reshape(-1, _WEEK)
    weeks = np.roll(filled, hours.end % _DAY, axis=1)  # columns begin at midnight
    usual = _usual_time(weeks.reshape(-1, _DAY))
    known = np.isfinite(weeks)
    lowest = np.where(known, weeks, np.inf).min(axis=1)
    away = np.abs(np.arange(_WEEK) % _DAY - usual)
    near = np.where(known & (weeks <= lowest[:, None]), np.minimum(away, _DAY - away), _DAY)
    full = known.sum(axis=1) >= _WHOLE * _WEEK
    return np.asarray(near[full].min(axis=1) > _NEAR, dtype=np.bool_)


def _usual_time(days: Floats) -> int:
    """Give the hour of the day from which two hours are quietest on average."""
    known = np.isfinite(days)
    means = over(np.where(known, days, 0.0).sum(axis=0), known.sum(axis=0))
    return int(np.where(np.isfinite(means), means, np.inf).argmin())


def _holed(past: Past) -> Iterator[Doubt]:
    """Doubt when much of the last half year is unknown."""
    known = np.isfinite(past.values)
    count = len(known) - int(known.argmax())
    share = 1 - int(known.sum()) / count
    if share > _HOLES:
        said = (
            f"Of the last {round(count * past.cell_s / WEEK)} weeks {_percent(share)} are unknown: "
            "holes count as nothing known, not as quiet."
        )
        yield Doubt(Confidence.LOW if share > _HALF else Confidence.MEDIUM, said)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _moved(past: Past) -> Iterator[Doubt]:
    """Doubt when the last two weeks run on another level than those before."""
    recent = past.starts >= past.end - _RECENT_WEEKS * WEEK
    new, old = past.values[recent], past.values[~recent]
    known = [part[np.isfinite(part)] for part in (new, old)]
    if past.known_days < _LEVEL_WEEKS * 7 or not all(len(part) for part in known):
        return
    new_mean, old_mean = (float(part.mean()) for part in known)
    if new_mean > old_mean * _JUMP or old_mean > new_mean * _JUMP:
        way = "above" if new_mean > old_mean else "below"
        said = f"The last two weeks run far {way} the weeks before: the level is changing."
        yield Doubt(Confidence.MEDIUM, said)
