"""When each step can start and must, by the critical path method over FS and SS links with lag.

Kelley and Walker 1959; links with lag as in the precedence diagrams of Fondahl 1961. Minutes count
from the window's start; no step starts before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from golive.plan import Plan, Step
from golive.runbook.minutes import window_minutes
from golive.runbook.network import Network, Wait, network

#: What is nearer to nought than this is nought, in minutes: sums of decimals are not exact.
_NOUGHT = 1e-6
#: Further away than a century no clock time is told: the calendar ends.
_CENTURY = 52_560_000
#: Steps with less slack than this share of the window are nearly critical: lists of the critical
#: steps alone hide the next path (field notes Q5; ganttproject #1501).
NEARLY = 0.1


@dataclass(frozen=True, slots=True)
class StepTimes:
    """When one step is on; in minutes after the window's start.

    Attributes:
        step: the step.
        early_start: the earliest it can start.
        early_finish: the earliest it can be done.
        late_start: the latest it may start without the end moving.
        late_finish: the latest it may be done.
        slack: how much later it may be without the end moving.
        free_slack: how much later it may be without any other step moving.
        critical: it has no slack.
        nearly: it has less slack than a tenth of the window, and some.
        wave: 1 for the steps that wait for none, else one more than the latest it waits for.
    """

    step: Step
    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    slack: float
    free_slack: float
    critical: bool
    nearly: bool
    wave: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The run-book in time.

    Attributes:
        steps: in the order of the list; empty while the steps wait for each other in a circle.
        critical_path: ids of the steps of one longest path, in its order.
        end: minutes after the window's start at which the last step is done.
        circle: ids of steps that wait for each other in a circle; nothing is computed then.
        start: the window's start, where a window is taken.
        zone: the window's clock, else the business zone.
    """

    steps: tuple[StepTimes, ...]
    critical_path: tuple[str, ...]
    end: float
    circle: tuple[str, ...]
    start: datetime | None
    zone: str

    def at(self, minutes: float) -> datetime | None:
        """Give the instant so many minutes after the window's start.

        None without a window, and for a moment more than a century away.
        """
        if self.start is None or abs(minutes) > _CENTURY:
            return None
        return self.start + timedelta(minutes=minutes)


def schedule(plan: Plan) -> Schedule:
    """Compute the earliest and the latest times of every step, and the longest path.

    A step without minutes takes none. `not_before` counts once a window is taken. The end is that
    of the last step; latest times are held against it, not against the window's end.
    """
    net = network(plan.deployment.steps)
    taken = plan.timing.taken
    start = taken.window.start if taken else None
    zone = taken.window.zone if taken else plan.zone
    if net.circle:
        return Schedule((), (), 0.0, tuple(net.steps[at].id for at in net.circle), start, zone)
    floors = floors_of(net.steps, start)
    begins, held_by = _forward(net, floors)
    ends = [early + minutes_of(step) for early, step in zip(begins, net.steps, strict=True)]
    end = max(ends, default=0.0)
    times = _times(net, begins, end, NEARLY * window_minutes(plan))
    return Schedule(times, _longest_path(net, ends, held_by), end, (), start, zone)


def minutes_of(step: Step) -> float:
    """Give the likely minutes of a step; nought while nobody has said."""
    return step.minutes or 0.0


def floors_of(steps: Sequence[Step], start: datetime | None) -> list[float]:
    """Give the minutes after the window's start before which each step does not start."""
    if start is None:
        return [0.0] * len(steps)
    return [max(_after(step.not_before or start, start), 0.0) for step in steps]


def _after(moment: datetime, start: datetime) -> float:
    return (moment - start) / timedelta(minutes=1)


def _forward(net: Network, floors: list[float]) -> tuple[list[float], list[int | None]]:
    """Give each step its earliest start, and the step that holds it back, if one does."""
    begins = list(floors)
    held_by: list[int | None] = [None] * len(floors)
    for at in net.order:
        over = [_over(wait, begins, net.steps) for wait in net.waits[at]]
        if over and max(over) >= begins[at]:
            begins[at] = max(over)
            held_by[at] = net.waits[at][over.index(max(over))].before
    return begins, held_by


def _over(wait: Wait, begins: list[float], steps: Sequence[Step]) -> float:
    """Give the earliest minute at which a wait is over."""
    taken = 0.0 if wait.from_start else minutes_of(steps[wait.before])
    return begins[wait.before] + taken + wait.lag


def _backward(net: Network, end: float) -> list[float]:
    """Give each step the latest start that does not move the end."""
    latest = [end - minutes_of(step) for step in net.steps]
    for at in reversed(net.order):
        for wait in net.followers[at]:
            taken = 0.0 if wait.from_start else minutes_of(net.steps[at])
            latest[at] = min(latest[at], latest[wait.after] - wait.lag - taken)
    return latest


def _times(net: Network, begins: list[float], end: float, nearly: float) -> tuple[StepTimes, ...]:
    latest = _backward(net, end)
    return tuple(
        _step_times(net, at, begins, end, (latest[at], nearly)) for at in range(len(net.steps))
    )


def _step_times(
    net: Network, at: int, begins: list[float], end: float, held: tuple[float, float]
) -> StepTimes:
    late, nearly = held
    step, early = net.steps[at], begins[at]
    finish = early + minutes_of(step)
    slack = _whole(late - early)
    gaps = (begins[wait.after] - _over(wait, begins, net.steps) for wait in net.followers[at])
    return StepTimes(
        step,
        early,
        finish,
        early + slack,
        finish + slack,
        slack,
        _whole(min(end - finish, *gaps, slack)),
        critical=not slack,
        nearly=0 < slack < nearly,
        wave=net.waves[at],
    )


def _whole(minutes: float) -> float:
    return 0.0 if minutes < _NOUGHT else minutes


def _longest_path(net: Network, ends: list[float], held_by: list[int | None]) -> tuple[str, ...]:
    """Walk back from what is done last, of equals the last in the list, to what nothing holds."""
    at = max(range(len(ends)), key=lambda at: (ends[at], at), default=None)
    path = []
    while at is not None:
        path.append(net.steps[at].id)
        at = held_by[at]
    return tuple(reversed(path))
