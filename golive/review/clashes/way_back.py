"""The way back, against its objectives, the clients, and the triggers."""

from golive import launch
from golive.errors import Finding, Severity
from golive.plan import Coexist, Trigger, TriggerAction
from golive.review.clashes.case import Case, Findings, named
from golive.review.heard import day
from golive.review.weight import today
from golive.runbook import in_minutes


def way_back(case: Case) -> Findings:
    """Find objectives that are missed, a way back that is none, and triggers that come too late."""
    yield from _objectives(case)
    yield from _clients(case)
    yield from _rehearsed(case)
    for trigger in case.plan.rollback.triggers:
        yield from _trigger(case, trigger)


def _objectives(case: Case) -> Findings:
    rollback, gauge = case.plan.rollback, case.gauge
    goal = rollback.rto_minutes
    if goal is not None and rollback.possible and gauge.back > goal:
        yield Finding(
            "rto-missed",
            case.wrong(),
            "rollback.rto_minutes",
            f"Going back takes {in_minutes(gauge.back)}; the recovery time objective is "
            f"{in_minutes(goal)}.",
            "Shorten the undo, or agree another objective.",
        )
    if rollback.possible and case.back is not None and case.back.within_rpo is False:
        lost = case.back.at_risk_minutes(gauge.there) * (rollback.not_replayable_percent or 0) / 100
        yield Finding(
            "rpo-missed",
            case.wrong(),
            "rollback.rpo_minutes",
            f"Who goes back at the end loses {in_minutes(lost)} of writing; the recovery point "
            f"objective is {in_minutes(rollback.rpo_minutes or 0)}.",
            "Open for writing later, keep what is written in both, or agree another objective.",
        )


def _clients(case: Case) -> Findings:
    plan = case.plan
    apart = plan.strategy.protocol_coexists is Coexist.NO
    if plan.impact.forces_upgrade and apart and plan.rollback.possible:
        yield Finding(
            "upgrade-without-way-back",
            case.wrong(),
            "rollback.possible",
            "Clients must upgrade and the new ones cannot talk to the old version, so going back "
            "shuts out all who upgraded.",
            "Let the old version serve new clients too, or say that there is no way back.",
        )


def _rehearsed(case: Case) -> Findings:
    rehearsed = case.plan.rollback.rehearsed_on
    if rehearsed is not None and rehearsed > today(case.plan, case.now):
        yield Finding(
            "rehearsed-ahead",
            Severity.WARN,
            "rollback.rehearsed_on",
            f"The way back was rehearsed on {day(rehearsed)}, which is still to come.",
            "Correct the day on page 6; a rehearsal that is planned does not count.",
        )


def _trigger(case: Case, trigger: Trigger) -> Findings:
    where, name = f"rollback.triggers.{trigger.id}", named(trigger.measure, "A trigger")
    soft = launch.is_soft(case.plan)  # said of the style then
    if case.plan.rollback.possible is False and trigger.action is TriggerAction.BACK and not soft:
        yield Finding(
            "trigger-without-way-back",
            Severity.WARN,
            where,
            f"{name} makes the team go back, and there is no way back.",
            "Let it stop the launch or call somebody, on page 6, or make a way back.",
        )
    if not trigger.where.strip():
        yield Finding(
            "trigger-unseen",
            case.doubtful(),
            where,
            f"{name} is a trigger, and nobody has said where it is seen.",
            "Name the dashboard, log or person that shows it on page 6.",
        )
    noticed = case.plan.strategy.detection_minutes
    if trigger.for_minutes is not None and trigger.for_minutes > noticed:
        yield Finding(
            "trigger-too-slow",
            case.doubtful(),
            where,
            f"{name} waits {in_minutes(trigger.for_minutes)}, and page 1 counts on noticing and "
            f"deciding within {in_minutes(noticed)}.",
            "Shorten the wait on page 6, or count on more minutes on page 1.",
        )
