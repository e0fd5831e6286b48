"""Where no window fits: the stretches that every window is kept out of, and by what."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from golive.forecast.clock import moment
from golive.window import Window

_CLOSED = ""


class Run(NamedTuple):
    """Neighbouring starts that one thing refuses: instants in seconds, half-open, and its name.

    The name is not empty.
    """

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """A stretch that no window can touch.

    Attributes:
        window: the stretch, on the business clock.
        names: what keeps windows out of it, in alphabetical order; empty where only what is left
            between two things is too short.
    """

    window: Window
    names: tuple[str, ...]


def blocked(
    span: Window, runs: Sequence[Run], length: timedelta, step: timedelta
) -> tuple[Blocked, ...]:
    """Turn refused starts into the time that no window can touch, in order.

    A window that starts just before refused starts still covers what follows for its own length,
    so what is blocked begins that much later: a freeze is blocked from its own beginning on. At
    the beginning of the span there is no such window.

    Args:
        span: windows are looked for that start in it.
        runs: neighbouring starts that one thing refuses, each up to a step after the last.
        length: how long a window is.
        step: the time between two starts.
    """
    reach = round((length - step).total_seconds())
    begins = round(span.start.timestamp())

    def shrunk(run: Run) -> Run:
        first = run.first if run.first <= begins else run.first + max(reach, 0)
        return run._replace(first=first)

    edges = Counter[tuple[int, str]]()
    for run in map(shrunk, (*_joined(runs), *runs)):
        if run.first < run.last:
            edges[run.first, run.name] += 1
            edges[run.last, run.name] -= 1
    return tuple(
        Blocked(Window(start=moment(first), end=moment(last), zone=span.zone), names)
        for first, last, names in _pieces(edges)
    )


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join runs that touch or overlap, whatever they are; what is joined has no name."""
    joined: list[Run] = []
    for run in sorted(runs):
        if joined and run.first <= joined[-1].last:
            joined[-1] = joined[-1]._replace(last=max(run.last, joined[-1].last))
        else:
            joined.append(run._replace(name=_CLOSED))
    return joined


def _pieces(edges: Mapping[tuple[int, str], int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut what is closed wherever the names change, and give each piece its names."""
    at_edge: dict[int, Counter[str]] = {}
    for (at, name), change in edges.items():
        at_edge.setdefault(at, Counter())[name] += change
    standing = Counter[str]()
    first, names = 0, None
    for at in sorted(at_edge):
        standing.update(at_edge[at])
        now = _names(standing)
        if now != names:
            if names is not None:
                yield first, at, names
            first, names = at, now


def _names(standing: Mapping[str, int]) -> tuple[str, ...] | None:
    """Name what stands at a moment; None where a window fits."""
    if standing.get(_CLOSED, 0) <= 0:
        return None
    return tuple(sorted(name for name, count in standing.items() if name and count > 0))


def shut_by(found: Sequence[Blocked]) -> dict[str, timedelta]:
    """Add up for how long each thing keeps windows out, the longest first."""
    lengths: dict[str, timedelta] = {}
    for stretch in found:
        for name in stretch.names:
            lengths[name] = lengths.get(name, timedelta()) + stretch.window.length
    return dict(sorted(lengths.items(), key=lambda item: (-item[1], item[0])))
