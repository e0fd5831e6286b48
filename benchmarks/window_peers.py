"""Forecasts that golive's is held against: each gives the next 14 days, step by step."""

import logging
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Takes the past (nan where unknown), its first instant in seconds, its step in seconds, and the
#: country if it is known.
Peer = Callable[[Floats, int, int, str | None], Floats]
WEEK = 7 * 86_400
HOUR = 3600
YEARS_S = 104 * WEEK


def _weeks(past: Floats, step: int) -> Floats:
    size = WEEK // step
    count = -(-len(past) // size)
    filled = np.full(count * size - len(past), np.nan)
    return np.concatenate((filled, past)).reshape(count, size)


def _twice(week: Floats) -> Floats:
    return np.tile(week, 2)


def pivot(past: Floats, _start: int, step: int, _country: str | None) -> Floats:
    """Mean of each place of the week over everything there is: what a pivot table does."""
    return _twice(np.nanmean(_weeks(past, step), axis=0))


def eight(past: Floats, _start: int, step: int, _country: str | None) -> Floats:
    """The same over the last eight weeks."""
    return _twice(np.nanmean(_weeks(past, step)[-8:], axis=0))


def last(past: Floats, _start: int, step: int, _country: str | None) -> Floats:
    """The last week once more."""
    return _twice(_weeks(past, step)[-1])


def _by_the_hour(past: Floats, start: int, step: int) -> tuple[Floats, Any]:
    """Average the last two years into hours: the heavy peers would take minutes on more."""
    size = max(1, HOUR // step)
    left_out = max(len(past) % size, len(past) - YEARS_S // step)
    hours = np.nanmean(past[left_out:].reshape(-1, size), axis=1)
    first = datetime.fromtimestamp(start + left_out * step, UTC).replace(tzinfo=None)
    return hours, pd.date_range(first, periods=len(hours), freq=pd.Timedelta(seconds=size * step))


def _per_step(hours: Floats, step: int) -> Floats:
    return np.repeat(hours, max(1, HOUR // step))


def prophet(past: Floats, start: int, step: int, country: str | None) -> Floats:
    """Prophet as it comes, told the country; without the samples for its interval."""
    logging.getLogger("cmdstanpy").disabled = True
    hours, times = _by_the_hour(past, start, step)
    model = import_module("prophet").Prophet(uncertainty_samples=0)
    if country:
        model.add_country_holidays(country)
    model.fit(pd.DataFrame({"ds": times, "y": hours}))
    count = 2 * WEEK // max(step, HOUR)
    ahead = pd.date_range(times[-1], periods=count + 1, freq=times.freq)[1:]
    found = model.predict(pd.DataFrame({"ds": ahead}))["yhat"]
    return _per_step(found.to_numpy(np.float64), step)


def mstl(past: Floats, start: int, step: int, _country: str | None) -> Floats:
    """MSTL of statsforecast with the day and the week as seasons; holes are drawn over."""
    hours, _ = _by_the_hour(past, start, step)
    whole = pd.Series(hours).interpolate(limit_direction="both").to_numpy(np.float64)
    per_day = 86_400 // max(step, HOUR)
    model = import_module("statsforecast.models").MSTL(season_length=[per_day, 7 * per_day])
    return _per_step(np.asarray(model.forecast(y=whole, h=14 * per_day)["mean"]), step)


def lightgbm(past: Floats, start: int, step: int, _country: str | None) -> Floats:
    """LightGBM on the place in the day and the week, and the same place two to five weeks ago."""
    hours, times = _by_the_hour(past, start, step)
    week = WEEK // max(step, HOUR)
    count = 2 * week
    whole = np.concatenate((hours, np.full(count, np.nan)))
    place = np.arange(len(whole))
    at = (times[0].dayofweek * week // 7 + times[0].hour * week // 168 + place) % week
    columns = [at, at % (week // 7), at // (week // 7)]
    ago = [
        np.concatenate((np.full(back * week, np.nan), whole))[: len(whole)] for back in range(2, 6)
    ]
    table = np.column_stack((*columns, *ago)).astype(np.float64)
    known = np.isfinite(whole) & (place >= 2 * week)
    package = import_module("lightgbm")
    rows = package.Dataset(table[known], whole[known])
    model = package.train({"verbose": -1, "num_threads": 1, "seed": 1}, rows)
    return _per_step(np.asarray(model.predict(table[-count:])), step)


PEERS: dict[str, Peer] = {
    "pivot": pivot,
    "8 weeks": eight,
    "last week": last,
    "prophet": prophet,
    "mstl": mstl,
    "lightgbm": lightgbm,
}
_PACKAGES = {"prophet": "prophet", "mstl": "statsforecast", "lightgbm": "lightgbm"}


def present(wanted: list[str]) -> dict[str, Peer]:
    """Give the peers that can run here, and say which are missing."""
    warnings.simplefilter("ignore")
    missing = [name for name in wanted if name in _PACKAGES and not find_spec(_PACKAGES[name])]
    if missing:
        print(f"missing here, left out: {', '.join(missing)}")
    return {name: PEERS[name] for name in wanted if name not in missing}
