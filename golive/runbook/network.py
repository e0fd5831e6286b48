"""Which step waits for which, and the order to compute them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from golive.plan import Link, LinkKind, Step


@dataclass(frozen=True, slots=True)
class Wait:
    """One step waits for another, both by their place in the list, from nought.

    Attributes:
        before: the step that is waited for.
        after: the step that waits.
        from_start: it waits for the other's start (SS), not for its finish (FS).
        lag: minutes between; below nought it may start that much earlier.
    """

    before: int
    after: int
    from_start: bool = False
    lag: float = 0.0


@dataclass(frozen=True)
class Network:
    """The steps, what each waits for, and an order in which all that is waited for comes first.

    Attributes:
        steps: in the order of the list.
        waits: for each step what it waits for, in the order in which it was said.
        order: places of the steps, what is waited for first; steps of a circle, and those that
            wait for one, are not among them.
    """

    steps: tuple[Step, ...]
    waits: tuple[tuple[Wait, ...], ...]
    order: tuple[int, ...]

    @cached_property
    def followers(self) -> tuple[tuple[Wait, ...], ...]:
        """What waits for each step."""
        found: list[list[Wait]] = [[] for _ in self.steps]
        for wait in (wait for waits in self.waits for wait in waits):
            found[wait.before].append(wait)
        return tuple(map(tuple, found))

    @cached_property
    def circle(self) -> tuple[int, ...]:
        """Places of steps that wait for each other in a circle, in its order; empty without one."""
        stuck = set(range(len(self.steps))) - set(self.order)
        if not stuck:
            return ()
        walked = [min(stuck)]
        while True:
            ahead = next(w.before for w in self.waits[walked[-1]] if w.before in stuck)
            if ahead in walked:
                return _from_the_first(walked[walked.index(ahead) :][::-1])
            walked.append(ahead)

    @cached_property
    def waves(self) -> tuple[int, ...]:
        """1 for steps that wait for none, else one more than the highest they wait for."""
        found = [0] * len(self.steps)
        for at in self.order:
            found[at] = 1 + max((found[wait.before] for wait in self.waits[at]), default=0)
        return tuple(found)


def network(steps: Sequence[Step]) -> Network:
    """Lay out who waits for whom; a link to a step that is not there is left out."""
    places = {step.id: at for at, step in enumerate(steps)}
    waits = tuple(_waits(at, step, places) for at, step in enumerate(steps))
    return Network(tuple(steps), waits, _order(waits))


def _waits(at: int, step: Step, places: dict[str, int]) -> tuple[Wait, ...]:
    named = tuple(_wait(at, link, places) for link in step.links if link.step in places)
    if named or step.at_once or at == 0:
        return named
    return (Wait(at - 1, at),)


def _wait(at: int, link: Link, places: dict[str, int]) -> Wait:
    return Wait(places[link.step], at, link.kind is LinkKind.START_START, link.lag_minutes)


def _order(waits: tuple[tuple[Wait, ...], ...]) -> tuple[int, ...]:
    """Sort by what is waited for (Kahn 1962), early in the list first among equals."""
    left = [len(them) for them in waits]
    followers: list[list[int]] = [[] for _ in waits]
    for wait in (wait for them in waits for wait in them):
        followers[wait.before].append(wait.after)
    found = [at for at, count in enumerate(left) if not count]
    for at in found:
        for after in followers[at]:
            left[after] -= 1
            if not left[after]:
                found.append(after)
    return tuple(found)


def _from_the_first(circle: list[int]) -> tuple[int, ...]:
    """Turn a circle until the first step of the list stands first."""
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
