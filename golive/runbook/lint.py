"""What is wrong with a run-book, all at once, each with its step's id in `where`."""

from collections.abc import Collection, Iterator

from golive.errors import Finding, Severity
from golive.plan import Plan, Step, StepPhase
from golive.runbook.capacity import crowded
from golive.runbook.lint_order import order_faults
from golive.runbook.minutes import in_minutes, window_minutes
from golive.runbook.schedule import Schedule, StepTimes, schedule
from golive.runbook.together import at_once
from golive.runbook.words import finding, named


def lint(plan: Plan, timed: Schedule | None = None) -> tuple[Finding, ...]:
    """Find what is missing, what cannot be, and what collides by the earliest times.

    While steps wait for each other in a circle, nothing that depends on times is judged.

    Args:
        plan: the plan.
        timed: its run-book in time, where it is known already.
    """
    timed = timed or schedule(plan)
    critical = {times.step.id for times in timed.steps if times.critical}
    return (
        *_circle(plan, timed),
        *(fault for step in plan.deployment.steps for fault in _missing(step, critical)),
        *order_faults(plan),
        *_outside(plan, timed),
        *at_once(plan, timed),
        *crowded(plan, timed),
    )


def _circle(plan: Plan, timed: Schedule) -> Iterator[Finding]:
    if not timed.circle:
        return
    by_id = {step.id: step for step in plan.deployment.steps}
    said = " → ".join(named(by_id[one]) for one in (*timed.circle, timed.circle[0]))
    yield finding(
        "runbook-circle",
        Severity.STOP,
        by_id[timed.circle[0]],
        f"These steps wait for each other in a circle, so none can start: {said}.",
        "Take out one of the links on page 5; until then no times are computed.",
    )


def _missing(step: Step, on_path: Collection[str]) -> Iterator[Finding]:
    critical = step.id in on_path
    alone = "it is done by hand" if not step.automated else "the end waits for it"
    lacking = (
        ("owner", not step.owner.strip(), "nobody who does it", "Name one person"),
        (
            "stand-in",
            (critical or not step.automated) and not step.stand_in.strip(),
            f"no stand-in, and {alone}",
            "Name a second person who can do it",
        ),
        ("check", not step.check.strip(), "no check that it worked", "Say what one looks at"),
        (
            "undo",
            step.reversible and step.phase is not StepPhase.VERIFY and not step.undo.strip(),
            "no words on how it is undone",
            "Say how, or that it cannot be undone",
        ),
        ("minutes", step.minutes is None, "no minutes", "Say how long it usually takes"),
        (
            "undo-minutes",
            step.reversible and step.phase is not StepPhase.VERIFY and step.undo_minutes is None,
            "no minutes to undo it",
            "Say how long undoing takes, nought included",
        ),
    )
    for what, lacks, said, remedy in lacking:
        if lacks:
            yield finding(
                f"runbook-{what}",
                Severity.WARN,
                step,
                f"{named(step)} has {said}.",
                f"{remedy} on page 5.",
            )
    yield from _estimates(step)


def _estimates(step: Step) -> Iterator[Finding]:
    said = [m for m in (step.minutes_best, step.minutes, step.minutes_worst) if m is not None]
    if said != sorted(said):
        yield finding(
            "runbook-estimates",
            Severity.WARN,
            step,
            f"{named(step)} has minutes that do not rise from best over likely to worst.",
            "Correct them on page 5.",
        )


def _outside(plan: Plan, timed: Schedule) -> Iterator[Finding]:
    window = window_minutes(plan)
    for times in timed.steps:
        over = times.early_finish - window
        if over > 0:
            yield finding(
                "runbook-outside",
                Severity.WARN,
                times.step,
                f"{named(times.step)} is done {in_minutes(over)} after the window’s end at best.",
                "Take a longer window, or do something beforehand or side by side.",
            )
        yield from _too_early(times, timed)


def _too_early(times: StepTimes, timed: Schedule) -> Iterator[Finding]:
    fixed = times.step.not_before
    if fixed is not None and timed.start is not None and fixed < timed.start:
        yield finding(
            "runbook-fixed-moment",
            Severity.NOTE,
            times.step,
            f"{named(times.step)} has a fixed moment before the window, so it holds nothing back.",
            "Correct or remove the moment on page 5, above all after the window moved.",
        )
