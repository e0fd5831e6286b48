"""The way back at every moment, and the point of no return.

After the back-out gauge of ICEFLO (training.iceflo.com, scheduling the runbook): back = moment +
time to decide + undo of all that was begun + checks. Minutes count from the window's start, and
steps lie where `schedule` puts them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from golive.plan import Plan, Step, StepPhase
from golive.runbook.fit import Fit, fit, undo_chains
from golive.runbook.network import network
from golive.runbook.schedule import Schedule, StepTimes, schedule

#: The last go / no-go stands at least so many minutes before the point of no return (field notes).
GATE_MINUTES = 15.0


class Light(StrEnum):
    """How a way back that begins now would end."""

    GREEN = "green"
    """Back before the warning."""
    YELLOW = "yellow"
    """Back in the window."""
    AMBER = "amber"
    """Back after the window, while users are still protected."""
    RED = "red"
    """Back too late."""


@dataclass(frozen=True, slots=True)
class NoReturn:
    """From when on one can no longer go back in time, or at all; minutes after the start.

    Attributes:
        by_time: the last minute from which one is back before the window ends; below nought
            where even the first is too late.
        protected: the same for the end of the time in which users are still protected.
        by_step: the start of the first step that cannot be undone; None without one.
        step: that step.
        gate: when the last go / no-go is due.
    """

    by_time: float
    protected: float
    by_step: float | None
    step: Step | None
    gate: float

    @property
    def minutes(self) -> float:
        """The point of no return: what comes first."""
        return self.by_time if self.by_step is None else min(self.by_time, self.by_step)

    @property
    def structural(self) -> bool:
        """It is the step, not the time, that decides."""
        return self.by_step is not None and self.by_step <= self.by_time


@dataclass(frozen=True, slots=True)
class BackOut:
    """The way back when a step is done and found bad; minutes after the window's start.

    Attributes:
        step: the step.
        minute: when it is done.
        now: when one is back who decides there.
        light: what that means.
    """

    step: Step
    minute: float
    now: float
    light: Light


@dataclass(frozen=True)
class WayBack:
    """The way back of one plan, minute by minute.

    Attributes:
        plan: the plan.
        timed: its steps in time.
        gauge: what there and back need.
    """

    plan: Plan
    timed: Schedule
    gauge: Fit

    @property
    def worst(self) -> float:
        """The minute at which one is back who goes on to the end and then turns round."""
        return self.gauge.needed

    def undo(self, minute: float) -> float:
        """Give the minutes it takes to undo what was begun before a moment, in reverse order."""
        return max((undo for begin, undo in self._rungs if begin < minute), default=0.0)

    def now(self, minute: float) -> float:
        """Give the minute at which one is back who sees a fault at this one."""
        return self._back(minute, self.undo(minute))

    def latest(self, limit: float) -> float:
        """Give the last minute from which one is back by `limit`; later ones are too late."""
        least = limit - self.gauge.decision - self.gauge.verification_after
        found = least
        for begin, undo in self._rungs:
            if found <= begin:
                break
            found = max(begin, least - undo)
        return found

    def light(self, now: float) -> Light:
        """Say what being back at a minute means."""
        window, rollback = self.gauge.window, self.plan.rollback
        if now <= window - rollback.warning_minutes:
            return Light.GREEN
        if now <= window:
            return Light.YELLOW
        return Light.AMBER if now <= window + rollback.protection_minutes else Light.RED

    @cached_property
    def lights(self) -> tuple[tuple[Light, float], ...]:
        """Each light but red with the last minute of it, from green to amber."""
        window, rollback = self.gauge.window, self.plan.rollback
        return (
            (Light.GREEN, self.latest(window - rollback.warning_minutes)),
            (Light.YELLOW, self.latest(window)),
            (Light.AMBER, self.latest(window + rollback.protection_minutes)),
        )

    @cached_property
    def no_return(self) -> NoReturn:
        """The point of no return, and the last go / no-go before it."""
        first = min(self._irreversible(), key=lambda times: times.early_start, default=None)
        by_time, by_step = self.lights[1][1], first.early_start if first else None
        point = by_time if by_step is None else min(by_time, by_step)
        gate = point - max(GATE_MINUTES, self.gauge.decision)
        return NoReturn(by_time, self.lights[2][1], by_step, first.step if first else None, gate)

    @cached_property
    def steps(self) -> tuple[BackOut, ...]:
        """The way back at the end of each step, itself included, in the order of the list."""
        ends = np.array([times.early_finish for times in self.timed.steps])
        begun = (self._begins[:, np.newaxis] < ends) | np.eye(len(ends), dtype=np.bool_)
        undone = undo_chains(network(self.plan.deployment.steps), begun).tolist()
        return tuple(map(self._back_out, self.timed.steps, undone))

    @cached_property
    def switch(self) -> float:
        """The minute from which users write to the new version.

        It is the start of the first step that opens; without one, the end of the last that
        deploys; without either, the window's start.
        """
        opens = [t.early_start for t in self.timed.steps if t.step.phase is StepPhase.OPEN]
        if opens:
            return min(opens)
        deployed = (t.early_finish for t in self.timed.steps if t.step.phase is StepPhase.DEPLOY)
        return max(deployed, default=0.0)

    def at_risk_minutes(self, minute: float) -> float:
        """Give the minutes of writing to the new version until one who turns round has undone."""
        if minute <= self.switch:
            return 0.0
        return minute + self.gauge.decision + self.undo(minute) - self.switch

    def at_risk(self, minute: float) -> float | None:
        """Give the writes lost by who turns round at a minute; None while a figure is missing."""
        writes, share = self.plan.rollback.writes_per_minute, self._lost_share
        if writes is None or share is None:
            return None
        return writes * self.at_risk_minutes(minute) * share

    @property
    def within_rto(self) -> bool | None:
        """Whether going back from the end keeps the recovery time objective; None without one."""
        goal = self.plan.rollback.rto_minutes
        return None if goal is None else self.gauge.back <= goal

    @property
    def within_rpo(self) -> bool | None:
        """Whether what is lost at the end keeps the recovery point objective, in minutes.

        Lost minutes are those of writing, times the share that cannot be replayed; None while
        the share or the objective is missing.
        """
        goal, share = self.plan.rollback.rpo_minutes, self._lost_share
        if goal is None or share is None:
            return None
        return self.at_risk_minutes(self.gauge.there) * share <= goal

    @property
    def _lost_share(self) -> float | None:
        percent = self.plan.rollback.not_replayable_percent
        return None if percent is None else percent / 100

    @cached_property
    def _begins(self) -> npt.NDArray[np.float64]:
        return np.array([times.early_start for times in self.timed.steps])

    @cached_property
    def _rungs(self) -> tuple[tuple[float, float], ...]:
        """Each minute at which steps begin, with the undo of all begun by then, in order."""
        moments = np.unique(self._begins)
        begun = self._begins[:, np.newaxis] <= moments
        undone = undo_chains(network(self.plan.deployment.steps), begun)
        return tuple(zip(moments.tolist(), undone.tolist(), strict=True))

    def _back(self, minute: float, undo: float) -> float:
        return minute + self.gauge.decision + undo + self.gauge.verification_after

    def _back_out(self, times: StepTimes, undo: float) -> BackOut:
        now = self._back(times.early_finish, undo)
        return BackOut(times.step, times.early_finish, now, self.light(now))

    def _irreversible(self) -> Iterator[StepTimes]:
        return (times for times in self.timed.steps if not times.step.reversible)


def way_back(plan: Plan) -> WayBack | None:
    """Lay out the way back; None without one, without steps, or while they run in a circle."""
    timed = schedule(plan)
    if plan.rollback.possible is False or not timed.steps:
        return None
    return WayBack(plan, timed, fit(plan))
