"""The run-book's own faults, and its steps against the components and what else was answered."""

import re
from dataclasses import replace

from golive import launch, runbook
from golive.errors import Finding, Severity
from golive.plan import Component, Step, StepPhase
from golive.review.clashes.case import Case, Findings, named
from golive.review.weight import listed
from golive.runbook import StepTimes
from golive.window import clock

#: So many faults of one rule are said row by row; the rest are counted.
_SHOWN = 3
#: Rules whose faults have one cause, and one cure: said once, for the first row.
_ONCE = ("runbook-outside", "runbook-verify")
#: Without these nobody knows who does it, or how long there and back take.
_NEEDED = ("runbook-owner", "runbook-minutes", "runbook-undo-minutes")
_LACKING = ("runbook-stand-in", "runbook-check", "runbook-undo")
_STOPS = re.compile(r"\b(stop|pause|hold|halt|suspend)\b", re.IGNORECASE)
_RESUMES = re.compile(r"\b(start|restart|resume|release|replay|reopen|continue)\b", re.IGNORECASE)


def steps(case: Case) -> Findings:
    """Find what the run-book lacks, and what it and the other answers say apart."""
    yield from _run_book(case)
    yield from _unchecked(case)
    yield from _components(case)
    yield from _feeds(case)
    yield from _data(case)


def _run_book(case: Case) -> Findings:
    """Give the faults of the run-book by rule, weighed by the time left; a few rows of each."""
    too_short = case.refused_by("way_back")
    found = [
        replace(fault, severity=_weight(case, fault))
        for fault in runbook.lint(case.plan, case.timed)
        if not (fault.rule == "runbook-outside" and too_short)
    ]
    by_rule: dict[str, list[Finding]] = {}
    for fault in found:
        by_rule.setdefault(fault.rule, []).append(fault)
    for faults in by_rule.values():
        once = faults[0].rule in _ONCE
        yield from faults[: 1 if once else _SHOWN]
        if faults[_SHOWN:] and not once:
            yield _rest(case, faults[_SHOWN:])


def _weight(case: Case, fault: Finding) -> Severity:
    if fault.rule in _NEEDED:
        return case.grows()
    if fault.rule in _LACKING:
        return case.doubtful()
    split = fault.rule == "runbook-schema" and launch.is_soft(case.plan)
    if split or fault.rule in ("runbook-circle", "runbook-outside"):
        return case.wrong()
    return fault.severity


def _rest(case: Case, faults: list[Finding]) -> Finding:
    """Count the rows of one rule that are not said one by one."""
    deployment = case.plan.deployment
    names = {row.id: row.name for row in deployment.steps}
    names |= {row.id: row.name for row in deployment.components}
    rows = [names[fault.where.rpartition(".")[2]] for fault in faults]
    count = "1 more" if len(rows) == 1 else f"{len(rows)} more"
    return replace(faults[0], what=f"The same of {count}: {listed(rows)}.")


def _unchecked(case: Case) -> Findings:
    """Find the first step that cannot be undone, if it begins before anything was checked."""
    if case.plan.rollback.possible is False:
        return
    final = [times for times in case.timed.steps if not times.step.reversible]
    first = min(final, key=lambda times: times.early_start, default=None)
    if first is None or first.step.phase is StepPhase.VERIFY:
        return
    checked = min((t.early_finish for t in case.timed.steps if _verifies(t)), default=None)
    if checked is not None and first.early_start < checked:
        moment = case.timed.at(first.early_start)
        at = f" {clock(moment, case.timed.zone)}," if moment else ""
        yield Finding(
            "irreversible-too-early",
            case.wrong(),
            _where(first.step),
            f"{_name(first.step)} cannot be undone and begins{at} before anything was checked, "
            "so the last go or no-go has nothing to go by.",
            "Check first, then do it, or make it reversible, on page 5.",
        )


def _verifies(times: StepTimes) -> bool:
    return times.step.phase is StepPhase.VERIFY


def _components(case: Case) -> Findings:
    """Find components that change without a step, and steps that deploy what does not change."""
    plan = case.plan
    worked_on = {step.component for step in plan.deployment.steps}
    for component in plan.deployment.components:
        if plan.deployment.steps and component.changed and component.id not in worked_on:
            yield Finding(
                "component-without-step",
                case.grows(),
                f"deployment.components.{component.id}",
                f"{_part(component)} changes, and no step works on it.",
                "Add the step that deploys it on page 5, or say that it does not change.",
            )
    unchanged = {one.id: one for one in plan.deployment.components if not one.changed}
    for step in plan.deployment.steps:
        if step.phase is StepPhase.DEPLOY and step.component in unchanged:
            yield Finding(
                "step-without-change",
                case.doubtful(),
                _where(step),
                f"{_name(step)} deploys {_part(unchanged[step.component])}, which does not change.",
                "Take the step out, or say on page 5 that the component changes.",
            )


def _feeds(case: Case) -> Findings:
    """Find a step that stops something, by its name, with none after it that starts it again."""
    deployment = case.plan.deployment
    if not deployment.stops_feeds:
        return
    names = [step.name for step in deployment.steps]
    stops = [at for at, name in enumerate(names) if _STOPS.search(name)]
    if stops and not any(_RESUMES.search(name) for name in names[stops[0] + 1 :]):
        step = deployment.steps[stops[0]]
        yield Finding(
            "feeds-not-resumed",
            case.grows(),
            _where(step),
            f"{_name(step)} is in the run-book, and no later step starts them again.",
            "Add the step that starts them again on page 5, with a check that nothing was lost.",
        )


def _data(case: Case) -> Findings:
    """Find data that are migrated although nothing that keeps data changes."""
    deployment = case.plan.deployment
    keeps = any(one.stateful and one.changed for one in deployment.components)
    if deployment.moves_data and deployment.components and not keeps:
        yield Finding(
            "data-moved-nowhere",
            Severity.WARN,
            "deployment.moves_data",
            "Data are migrated, and no component that changes is said to keep data.",
            "Mark on page 5 which component keeps data, or say that none are migrated.",
        )


def _where(step: Step) -> str:
    return f"deployment.steps.{step.id}"


def _name(step: Step) -> str:
    return named(step.name, "A step without a name")


def _part(component: Component) -> str:
    return named(component.name, "a component without a name")
