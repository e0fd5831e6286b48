"""Answers that contradict each other, or a rule."""

from collections.abc import Iterator
from datetime import datetime

from golive import downtime, launch, notices, runbook
from golive.errors import Finding, GoliveError, Severity
from golive.plan import Coexist, Experience, NoticeAction, Plan, Refusal, Style, TakenWindow
from golive.review.weight import at_least_warn, days, growing, listed
from golive.timing import refusals

_WEEK = 7


def clashes(plan: Plan, now: datetime) -> Iterator[Finding]:
    """Find what cannot be true together, and what stands against the window."""
    yield from _window(plan, now)
    yield from _strategy(plan, now)
    yield from _impact(plan, now)
    yield from _late_notices(plan, now)
    yield from _fit(plan, now)


def _window(plan: Plan, now: datetime) -> Iterator[Finding]:
    taken = plan.timing.taken
    if taken is None or now >= taken.window.start:
        return
    try:
        standing = refusals(plan, taken.window, now=now)
    except GoliveError as error:
        yield Finding(
            "window-unjudged",
            at_least_warn(growing(plan, now, _WEEK)),
            "timing.freezes",
            error.sentence,
            "Correct it on page 3; until then nothing tells whether the window is allowed.",
        )
        return
    yield from (_refused(taken, refusal) for refusal in standing)


def _refused(taken: TakenWindow, refusal: Refusal) -> Finding:
    overridden = bool(taken.overridden_by) and any(
        _same(refusal, known) for known in taken.refusals
    )
    return Finding(
        f"window-{refusal.rule}",
        Severity.NOTE if overridden else Severity.STOP,
        "timing.taken",
        f"Against the window: {refusal.why}",
        f"{taken.overridden_by} took it all the same: {taken.override_reason}"
        if overridden
        else "Take another window on page 3, or take this one with a name and a reason.",
    )


def _same(refusal: Refusal, known: Refusal) -> bool:
    """Tell a refusal that somebody overrode from a newer one by the same rule.

    The sentence tells which freeze or person it is; that of a notice changes from day to day.
    """
    return refusal.rule == known.rule and (refusal.rule == "notice" or refusal.why == known.why)


def _strategy(plan: Plan, now: datetime) -> Iterator[Finding]:
    apart = launch.cannot_coexist(plan)
    if plan.strategy.style is Style.SOFT and plan.strategy.data_coexists is Coexist.NO:
        yield Finding(
            "soft-cannot-coexist",
            at_least_warn(growing(plan, now, _WEEK)),
            "strategy.style",
            f"A soft launch is chosen, and old and new cannot share {' and '.join(apart)}.",
            "Make both work on the same data first, or launch hard.",
        )
    if plan.strategy.style is Style.HARD and not plan.deployment.rehearsed:
        yield Finding(
            "hard-not-rehearsed",
            growing(plan, now, _WEEK),
            "deployment.rehearsed",
            "Everyone is hit at once, and the run-book was never timed.",
            "Rehearse it once, way back included, and say so on page 5.",
        )
    shares = [s.share_percent for s in plan.strategy.stages if s.share_percent is not None]
    if plan.strategy.style is Style.SOFT and shares != sorted(shares):
        yield Finding(
            "stages-not-rising",
            Severity.WARN,
            "strategy.stages",
            "The stages' shares do not rise from one to the next.",
            "Put the stages in the order of their share on page 1.",
        )


def _impact(plan: Plan, now: datetime) -> Iterator[Finding]:
    impact = plan.impact
    out = [g.name for g in impact.groups if g.expected is Experience.OUTAGE]
    if impact.down_time is False and out:
        yield Finding(
            "outage-without-down-time",
            Severity.WARN,
            "impact.down_time",
            f"No down-time is expected, and {listed(out)} will notice a full outage.",
            "Correct one of the two on page 2.",
        )
    upgrades = any(a.action is NoticeAction.UPGRADE for a in plan.notices.audiences)
    if impact.forces_upgrade and not upgrades:
        yield Finding(
            "upgrade-not-told",
            at_least_warn(growing(plan, now, 30)),
            "notices.audiences",
            "Somebody must upgrade a client, and nobody on page 4 is told to.",
            "Add the audience with “Upgrade a client”; they need about 30 working days.",
        )
    worse = [g.name for g in impact.groups if downtime.worse_than_wanted(g)]
    if worse:
        yield Finding(
            "worse-than-wanted",
            growing(plan, now, _WEEK),
            "impact.groups",
            f"{listed(worse)} will notice more than they should.",
            "Change the deployment, or what is wanted, on page 2.",
        )


def _late_notices(plan: Plan, now: datetime) -> Iterator[Finding]:
    taken = plan.timing.taken
    if taken is None or now >= taken.window.start:
        return
    for audience in plan.notices.audiences:
        if audience.sent_on is not None:
            continue
        late = notices.late_by_days(audience, taken.window.start, now, plan)
        if late > 0:
            yield Finding(
                "notice-late",
                Severity.WARN,
                "notices.audiences",
                f"The notice to “{audience.name}” is {days(late)} late.",
                "Send it today, or take a later window.",
            )


def _fit(plan: Plan, now: datetime) -> Iterator[Finding]:
    gauge = runbook.fit(plan)
    timed = any(step.minutes for step in plan.deployment.steps)
    if plan.timing.taken is not None and timed and gauge.shortfall:
        yield Finding(
            "window-too-short",
            at_least_warn(growing(plan, now, _WEEK)),
            "timing.taken",
            f"Deploying and going back need {runbook.in_minutes(gauge.needed)}, "
            f"{runbook.in_minutes(gauge.shortfall)} more than the window has.",
            "Take a longer window, do steps beforehand, or split the release.",
        )
    goal = plan.rollback.rto_minutes
    if goal is not None and plan.rollback.possible and gauge.back > goal:
        yield Finding(
            "rto-missed",
            at_least_warn(growing(plan, now, _WEEK)),
            "rollback.rto_minutes",
            f"Going back takes {runbook.in_minutes(gauge.back)}; the recovery time objective is "
            f"{runbook.in_minutes(goal)}.",
            "Shorten the undo, or agree another objective.",
        )
