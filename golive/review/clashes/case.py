"""One plan at one moment, with what several checks ask of it worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from golive import downtime, runbook
from golive.errors import Finding, GoliveError, Severity
from golive.forecast import Forecast
from golive.plan import Plan, Refusal
from golive.review.clashes.roster import Roster
from golive.review.weight import at_least_warn, growing
from golive.runbook import Fit, Schedule, WayBack
from golive.timing.rule import Rule
from golive.timing.rules import rules
from golive.timing.traffic import BEYOND, counted, forecast_between
from golive.window import Window

_WEEK = 7
_DAY = 24 * 60
#: A stage that starts later is not forecast for.
_LONGEST = timedelta(days=60)


@dataclass(frozen=True)
class Case:
    """A plan under review, and the moment.

    Attributes:
        plan: the plan.
        now: the moment at which its findings are weighed.
    """

    plan: Plan
    now: datetime

    @cached_property
    def window(self) -> Window | None:
        """The window taken; None without one."""
        taken = self.plan.timing.taken
        return taken.window if taken else None

    @property
    def ahead(self) -> Window | None:
        """The window taken while it has not begun; None otherwise."""
        return self.window if self.window and self.now < self.window.start else None

    @cached_property
    def timed(self) -> Schedule:
        """The steps in time."""
        return runbook.schedule(self.plan)

    @cached_property
    def gauge(self) -> Fit:
        """What there and back need."""
        return runbook.fit(self.plan, self.timed)

    @cached_property
    def back(self) -> WayBack | None:
        """The way back; None without one, without steps, or while they run in a circle."""
        if self.plan.rollback.possible is False or not self.timed.steps:
            return None
        return WayBack(self.plan, self.timed, self.gauge)

    @cached_property
    def outages(self) -> tuple[downtime.Outage, ...]:
        """What each user group loses, in the order of the groups."""
        return downtime.outages(self.plan, self.timed)

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """The hard rules that stand against the window ahead.

        Raises:
            GoliveError: a freeze cannot be followed.
        """
        return tuple(refusal for rule, refusal in self._standing if rule.hard)

    @cached_property
    def missed_peak(self) -> Refusal | None:
        """That nobody is awake at the first real peak after the window; None if somebody is.

        Raises:
            GoliveError: a freeze cannot be followed.
        """
        return next((one for rule, one in self._standing if rule.name == "first_peak"), None)

    @cached_property
    def forecast(self) -> Forecast | None:
        """What traffic is expected from the window on, a week past it and the last stage's start.

        None without a window ahead, without usage, or with too little.
        """
        if self.ahead is None:
            return None
        starts = [one.starts for one in self.plan.strategy.stages if one.starts]
        until = max([self.ahead.end, *starts])
        until = min(until, self.ahead.end + _LONGEST) + BEYOND
        try:
            series = counted(self.plan)
            if series is None:
                return None
            return forecast_between(self.plan, series, self.now, self.ahead.start, until)
        except GoliveError:  # page 3 says why
            return None

    @cached_property
    def _standing(self) -> tuple[tuple[Rule, Refusal], ...]:
        """Give the rules that stand against the window ahead, hard and soft."""
        ahead = self.ahead
        if ahead is None:
            return ()
        found = rules(self.plan, self.now, ahead.start, ahead.end, forecast=self.forecast)
        judged = ((rule, rule.refuses(ahead)) for rule in found)
        return tuple((rule, refusal) for rule, refusal in judged if refusal is not None)

    @cached_property
    def roster(self) -> Roster | None:
        """Who can be there in the window and while the steps run; None without a window."""
        if self.window is None:
            return None
        ends = self.window.start + timedelta(minutes=min(self.timed.end, _WEEK * _DAY))
        return Roster(self.plan, self.window.start, max(self.window.end, ends))

    def refused_by(self, rule: str) -> bool:
        """Tell whether a hard rule stands against the window, and nobody took it all the same."""
        taken = self.plan.timing.taken
        if taken is None or taken.overridden_by:
            return False
        try:
            return any(refusal.rule == rule for refusal in self.refusals)
        except GoliveError:
            return False

    def grows(self, needed_by: int = _WEEK) -> Severity:
        """Weigh what is still open: a note, from `needed_by` working days on a warning, a stop."""
        return growing(self.plan, self.now, needed_by)

    def wrong(self, needed_by: int = _WEEK) -> Severity:
        """Weigh what is wrong already: a warning however early it is, at the final gate a stop."""
        return at_least_warn(self.grows(needed_by))

    def doubtful(self, needed_by: int = _WEEK) -> Severity:
        """Weigh what somebody may accept: a note, later a warning, and never a stop."""
        weight = self.grows(needed_by)
        return Severity.WARN if weight is Severity.STOP else weight


#: What every subject gives.
Findings = Iterator[Finding]


def named(name: str, otherwise: str) -> str:
    """Name a row in quotation marks, or say what has no name: `A stage without a name`."""
    return f"“{name.strip()}”" if name.strip() else otherwise
