"""Usage to try window forecasts on: read from a folder, or made up with a seed for each series."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from golive import usage
from golive.errors import GoliveError, QuestionError
from golive.plan import CountedSeries, How, Reading
from golive.window import WorkingDays

Floats = NDArray[np.float64]
DAY, WEEK = 86_400, 7 * 86_400
SERIES = 24


@dataclass(frozen=True)
class Usage:
    """One series; `mean` is what its dice were thrown around, known for made-up ones only."""

    name: str
    series: CountedSeries
    country: str | None = None
    mean: Floats | None = None


def in_folder(folder: Path) -> Iterator[Usage]:
    """Read every file of a folder that golive can read, times without offset as UTC.

    Where several columns could be the count, each is a series of its own.
    """
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            yield from _in_file(path)
        except GoliveError as error:
            print(f"left out: {path.name}: {error.sentence}")


def _in_file(path: Path) -> Iterator[Usage]:
    text = path.read_bytes()
    try:
        read = usage.read(text, path.name, Reading(zone="UTC"))
        yield Usage(path.stem, read.source.series)
    except QuestionError as question:
        if question.option != "count":
            raise
        for column in question.choices[:-2]:  # the last two: all added up, rows counted
            read = usage.read(text, path.name, Reading(zone="UTC", count_column=column))
            yield Usage(f"{path.stem} {column}", read.source.series)


def made_up(count: int) -> Iterator[Usage]:
    """Make up sites of seven kinds, from three requests an hour to twenty thousand."""
    for seed in range(count):
        yield _site(seed)


def _site(seed: int) -> Usage:
    dice = np.random.default_rng([2026, seed])
    step = (3600, 1800, 900, 300)[seed % 4]
    weeks = int(dice.choice([8, 12, 20, 30, 52, 80]))
    start = datetime(2025, 1, 6, tzinfo=UTC) + timedelta(days=int(dice.integers(0, 365)))
    at = int(start.timestamp()) + step * np.arange(weeks * WEEK // step)
    kind = KINDS[seed % len(KINDS)]
    country = ("NL", "US", None)[seed % 3]
    mean = _rhythm(kind, at, dice) * _course(at, dice) * _holidays(at, country, kind, dice)
    scale = float(np.exp(dice.uniform(np.log(3), np.log(20_000)))) * step / 3600
    values = dice.poisson(scale * mean * _weather(at, dice)).astype(np.float64)
    known = _with_accidents(values, step, dice)
    series = CountedSeries(
        start=start,
        step_s=step,
        values=tuple(None if np.isnan(value) else value for value in known.tolist()),
        how=How.SUM,
        unit="requests",
    )
    name = f"{kind} {seed:02d}, {weeks} w, {step // 60} min"
    return Usage(name, series, country, scale * mean)


KINDS = ("office", "evening", "worldwide", "news", "nightly jobs", "shop", "desk")


def _rhythm(kind: str, at: NDArray[np.int64], dice: np.random.Generator) -> Floats:
    hour, day = at % DAY / 3600, (at // DAY + 3) % 7
    free, shift = day >= 5, dice.normal(0, 1.2)
    hour = (hour - np.where(free, dice.uniform(0, 1.5), 0) - shift) % 24
    quiet = dice.uniform(0.02, 0.25)
    level = {
        "office": (1, 0.2),
        "evening": (1, 1.25),
        "worldwide": (1, 0.85),
        "news": (1, 0.9),
        "nightly jobs": (1, 0.4),
        "shop": (1, 1.2),
        "desk": (1, 0.03),
    }[kind]
    humps = {
        "office": ((10.5, 2, 1), (15, 2, 0.9)),
        "evening": ((20, 3, 1), (13, 4, 0.5)),
        "worldwide": ((15, 4, 0.5), (3, 4, 0.25), (9, 12, 0.5)),
        "news": ((8, 1.5, 0.8), (12.5, 1, 0.4), (19, 2.5, 1)),
        "nightly jobs": ((11, 3, 0.7), (15, 2, 0.6), (2.5, 0.5, 0.7)),
        "shop": ((12, 3, 0.8), (20, 2, 1)),
        "desk": ((13, 3, 1),),
    }[kind]
    found = np.full(len(at), quiet)
    for middle, width, height in humps:
        away = np.minimum(np.abs(hour - middle), 24 - np.abs(hour - middle))
        found += height * np.exp(-((away / width) ** 2) / 2)
    own = np.exp(dice.normal(0, dice.uniform(0.01, 0.12), 7))
    return found * own[day] * np.where(free, level[1], level[0])


def _course(at: NDArray[np.int64], dice: np.random.Generator) -> Floats:
    """Let the level stand, grow, shrink, jump, or follow the seasons."""
    weeks = (at - at[0]) / WEEK
    way = dice.choice(
        ["stands", "grows", "shrinks", "jumps", "seasons"], p=[0.35, 0.25, 0.1, 0.15, 0.15]
    )
    if way == "jumps":
        return np.where(weeks > dice.uniform(0.2, 0.95) * weeks[-1], dice.uniform(0.4, 2.2), 1.0)
    if way == "seasons":
        turn = 2 * np.pi * weeks / 52 + dice.uniform(0, 6)
        return np.asarray(1 + dice.uniform(0.1, 0.4) * np.sin(turn))
    rate = {"stands": 0.0, "grows": 0.02, "shrinks": -0.015}[str(way)]
    return np.asarray(np.exp(rate * weeks))


def _holidays(
    at: NDArray[np.int64], country: str | None, kind: str, dice: np.random.Generator
) -> Floats:
    days, numbers = WorkingDays(country), at // DAY
    factor = dice.uniform(0.15, 0.8) if kind in {"office", "desk"} else dice.uniform(0.5, 1.4)
    dates = {int(day): datetime.fromtimestamp(int(day) * DAY, UTC).date() for day in set(numbers)}
    off = [day for day, date in dates.items() if days.holiday(date)]
    return np.where(np.isin(numbers, off), factor, 1.0)


def _weather(at: NDArray[np.int64], dice: np.random.Generator) -> Floats:
    """Make days and hours run above or below the mean for a while, and sometimes a burst."""
    of_days = _wandering(0.7, dice.uniform(0.02, 0.2), (at - at[0]) // DAY, dice)
    of_hours = _wandering(
        dice.uniform(0.2, 0.9), dice.uniform(0.02, 0.25), (at - at[0]) // 3600, dice
    )
    found = np.exp(of_days + of_hours)
    bursts = dice.poisson((at[-1] - at[0]) / WEEK * dice.choice([0, 0.1, 0.5]))
    for begin in dice.integers(0, len(at), bursts):
        long = int(dice.uniform(1, 12) * 3600 / (at[1] - at[0]))
        found[begin : begin + long] *= 1 + dice.exponential(1.5)
    return np.asarray(found)


def _wandering(
    keeps: float, spread: float, place: NDArray[np.int64], dice: np.random.Generator
) -> Floats:
    steps = dice.normal(0, spread, int(place[-1]) + 1)
    for at in range(1, len(steps)):
        steps[at] = keeps * steps[at - 1] + np.sqrt(1 - keeps**2) * steps[at]
    return np.asarray(steps[place])


def _with_accidents(values: Floats, step: int, dice: np.random.Generator) -> Floats:
    """Put in an outage now and then, and in one series of four hours that nobody counted."""
    for begin in dice.integers(0, len(values), dice.poisson(0.3)):
        values[begin : begin + int(dice.uniform(1, 6) * 3600 / step)] = 0
    if dice.random() < 0.25:
        for begin in dice.integers(0, len(values), dice.poisson(2)):
            values[begin : begin + int(dice.uniform(1, 60) * 3600 / step)] = np.nan
    return values
