"""How quiet the windows are that golive picks, beside other forecasts, on usage that came after.

Run: `python benchmarks/window_quality.py [--data FOLDER] [--peers pivot,prophet] [--origins 12]`.
Without a folder it makes up its series. From every second week (at most twelve, four weeks of
history at least) each forecast looks 14 days ahead and picks the quietest window of 1, 2 and 4
hours, at any hour and in office hours (Monday to Thursday, 09:00 to 17:00 UTC). Excess is (traffic
in the pick - traffic in the best window) / traffic in the mean window, averaged within a series,
then over series; the interval is a bootstrap over series. The aim: at most 0.75 of the best peer's
excess, in at most a hundredth of Prophet's time, and less excess the higher the confidence.

What came is luck for a part. For made-up series the means that the dice were thrown around are
known: "(true mean)" is a forecast that knows them, and "luck aside" scores picks by them.
"""

import argparse
import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from numpy.typing import NDArray

from benchmarks.window_peers import PEERS, Floats, Peer, present
from benchmarks.window_series import DAY, SERIES, Usage, in_folder, made_up
from golive.forecast import Forecast, expect
from golive.timing.traffic import totals_at

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

AHEAD_S = 14 * DAY
HISTORY_S = 28 * DAY
LENGTHS = (1, 2, 4)
KINDS = ("any", "office")
LUCK_ASIDE = {"any": "any, luck aside", "office": "office, luck aside"}
ROUNDS = 5000


class Scores:
    """Excess by method, kind of hours and series; seconds by method; excess by confidence."""

    def __init__(self) -> None:
        self.excess: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.by_confidence: dict[tuple[str, str], list[float]] = defaultdict(list)

    @contextmanager
    def timed(self, method: str) -> Iterator[None]:
        """Note the processor time that a forecast took, its child processes included."""
        begun = _spent()
        yield
        self.seconds[method].append(_spent() - begun)

    def luck_aside(self, method: str, name: str, found: Iterator[tuple[str, float]]) -> None:
        """Note the excess of one forecast of a series by its true means."""
        for kind, excess in found:
            self.excess[method, LUCK_ASIDE[kind]][name].append(excess)

    def mean(self, method: str, kind: str) -> Floats:
        """Give the mean excess of each series, in the order they were tried."""
        return np.array([statistics.fmean(row) for row in self.excess[method, kind].values()])


def _spent() -> float:
    children = os.times()
    return process_time() + children.children_user + children.children_system


def origins(usage: Usage, most: int) -> Iterator[int]:
    """List the places in a series from which it is forecast, newest first."""
    step = usage.series.step_s
    count = (len(usage.series.values) * step - HISTORY_S) // AHEAD_S
    for back in range(1, min(most, count) + 1):
        yield len(usage.series.values) - back * AHEAD_S // step


def excesses(
    expected: Floats, came: Floats, first_s: int, step: int
) -> Iterator[tuple[str, float]]:
    """Score the picks of one forecast by what came."""
    every = max(1, 900 // step)
    for length in LENGTHS:
        count = length * 3600 // step
        starts = np.arange(0, len(came) - count + 1, every)
        totals, guess = (_sums(values, starts, count) for values in (came, expected))
        known = np.isfinite(totals) & np.isfinite(guess)
        for kind in KINDS:
            fit = known & _office(first_s + starts * step, length) if kind == "office" else known
            if fit.any() and totals[fit].mean() > 0:
                picked = totals[fit][guess[fit].argmin()]
                yield kind, float((picked - totals[fit].min()) / totals[fit].mean())


def _sums(values: Floats, starts: Ints, count: int) -> Floats:
    sums = np.append(0.0, np.cumsum(np.nan_to_num(values)))
    holes = np.append(0, np.cumsum(np.isnan(values)))
    found = np.round(sums[starts + count] - sums[starts], 6)
    return np.where(holes[starts + count] > holes[starts], np.nan, found)


def _office(starts: Ints, length: int) -> Mask:
    hour, day = starts % DAY / 3600, (starts // DAY + 3) % 7
    return np.asarray((day < 4) & (hour >= 9) & (hour + length <= 17))


def golive_ahead(usage: Usage, place: int) -> Forecast:
    """Forecast with golive, knowing only what came before a place of the series."""
    step = timedelta(seconds=usage.series.step_s)
    now = usage.series.start + place * step
    end = now + timedelta(seconds=AHEAD_S)
    return expect(usage.series, "UTC", now, end, now=now, country=usage.country)


def try_series(usage: Usage, peers: dict[str, Peer], most: int, scores: Scores) -> None:
    """Try golive and its peers on every origin of a series."""
    step, start = usage.series.step_s, int(usage.series.start.timestamp())
    values = np.array(usage.series.values, dtype=np.float64)
    count = AHEAD_S // step
    for place in origins(usage, most):
        first, ahead = start + place * step, slice(place, place + count)
        with scores.timed("golive"):
            forecast = golive_ahead(usage, place)
        found = {"golive": totals_at(forecast, first + np.arange(count) * step, step)}
        for name, peer in peers.items():
            with scores.timed(name):
                found[name] = peer(values[:place], start, step, usage.country)
        if usage.mean is not None:
            found["(true mean)"] = usage.mean[ahead]
        for name, expected in found.items():
            for kind, excess in excesses(expected, values[ahead], first, step):
                scores.excess[name, kind][usage.name].append(excess)
                if name == "golive":
                    scores.by_confidence[forecast.confidence, kind].append(excess)
            if usage.mean is not None:
                scores.luck_aside(
                    name, usage.name, excesses(expected, usage.mean[ahead], first, step)
                )


def interval(rows: Floats) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of a mean over series, or of a ratio of two such means."""
    dice = np.random.default_rng(0)
    drawn = rows[dice.integers(0, len(rows), (ROUNDS, len(rows)))].mean(axis=1)
    found = drawn[:, 0] / drawn[:, 1] if drawn.ndim > 1 else drawn
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def report(scores: Scores, peers: list[str]) -> None:
    """Print the means with their intervals, the ratios to the best peer, and the times."""
    methods = [name for name in ("golive", *peers, "(true mean)") if (name, "any") in scores.excess]
    kinds = [kind for kind in (*KINDS, *LUCK_ASIDE.values()) if ("golive", kind) in scores.excess]
    for kind in kinds:
        print(f"\nmean excess, {kind} hours{'95 % over series':>28}{'seconds a forecast':>24}")
        for name in methods:
            rows = scores.mean(name, kind)
            low, high = interval(rows)
            spent = scores.seconds.get(name)
            took = f"{statistics.median(spent):20.4f}" if spent else ""
            print(f"  {name:14}{rows.mean():8.4f}     [{low:.4f}, {high:.4f}]{took}")
        if peers:
            _against_best(scores, peers, kind)
        _by_confidence(scores, kind)
    if "prophet" in peers:
        own, theirs = (statistics.median(scores.seconds[name]) for name in ("golive", "prophet"))
        print(f"\ntime of a forecast: 1/{theirs / own:.0f} of Prophet's   (aim: at most 1/100)")


def _by_confidence(scores: Scores, kind: str) -> None:
    for confidence in ("high", "medium", "low"):
        found = scores.by_confidence.get((confidence, kind), [])
        if found:
            mean, count = statistics.fmean(found), len(found)
            print(f"  {confidence:6} confidence {mean:.4f}  ({count} picks)")


def _against_best(scores: Scores, peers: list[str], kind: str) -> None:
    best = min(peers, key=lambda name: scores.mean(name, kind).mean())
    pair = np.stack((scores.mean("golive", kind), scores.mean(best, kind)), axis=1)
    low, high = interval(pair)
    ratio = pair[:, 0].mean() / pair[:, 1].mean()
    print(f"  golive / {best}: {ratio:.3f} [{low:.3f}, {high:.3f}]   (aim: at most 0.75)")


def per_series(scores: Scores, peers: list[str]) -> None:
    """Print every series."""
    methods = ["golive", *peers]
    print("\nper series, any hours / office hours")
    print(f"{'':32}" + "".join(f"{name:>16}" for name in methods))
    for at, name in enumerate(scores.excess["golive", "any"]):
        cells = [
            "/".join(f"{scores.mean(method, kind)[at]:.3f}" for kind in KINDS) for method in methods
        ]
        print(f"{name[:32]:32}" + "".join(f"{cell:>16}" for cell in cells))


def main() -> None:
    """Try golive and its peers on every series and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of usage exports; made up without it")
    parser.add_argument("--peers", default=",".join(PEERS), help="names, with commas between")
    parser.add_argument("--origins", type=int, default=12, help="fortnights a series, at most")
    parser.add_argument("--series", type=int, default=SERIES, help="how many to make up")
    options = parser.parse_args()
    peers = present([name for name in options.peers.split(",") if name])
    scores = Scores()
    for usage in in_folder(options.data) if options.data else made_up(options.series):
        if usage.series.step_s > 3600 or not list(origins(usage, 1)):
            print(f"left out: {usage.name}: under six weeks, or steps over an hour")
            continue
        try_series(usage, peers, options.origins, scores)
        print(f"tried: {usage.name}", flush=True)
    report(scores, list(peers))
    per_series(scores, list(peers))


if __name__ == "__main__":
    main()
