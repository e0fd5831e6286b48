"""How steps, components and moments are said, and how a finding about a row is made."""

from collections.abc import Sequence

from golive.errors import Finding, Severity
from golive.plan import Component, Step
from golive.runbook.minutes import in_minutes
from golive.runbook.schedule import Schedule
from golive.window import clock

_SHOWN = 4


def named(row: Step | Component) -> str:
    """Name a step or a component in quotation marks."""
    kind = "step" if isinstance(row, Step) else "component"
    return f"“{row.name.strip() or f'a {kind} without a name'}”"


def listed(steps: Sequence[Step]) -> str:
    """Name the first few steps and count the rest."""
    names = [named(step) for step in steps[:_SHOWN]]
    rest = len(steps) - _SHOWN
    if rest > 0:
        return f"{', '.join(names)} and {rest} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)


def when(timed: Schedule, minutes: float) -> str:
    """Say a moment on the window's clock; without a window, in minutes after its start."""
    moment = timed.at(minutes)
    if moment is None:
        return f"{in_minutes(minutes)} after the window’s start"
    return clock(moment, timed.zone)


def finding(
    rule: str, severity: Severity, about: Step | Component, what: str, remedy: str
) -> Finding:
    """Make a finding about one step or component, whose id stands at the end of `where`."""
    rows = "steps" if isinstance(about, Step) else "components"
    return Finding(rule, severity, f"deployment.{rows}.{about.id}", what, remedy)
