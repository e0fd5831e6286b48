"""Faults in what follows what: dangling links, missing checks, schema changes in one go."""

from collections.abc import Iterator

from golive.errors import Finding, Severity
from golive.plan import Criticality, Plan, Step, StepPhase
from golive.runbook.network import Network, network
from golive.runbook.words import finding, named


def order_faults(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong with the order, whatever the minutes."""
    net = network(plan.deployment.steps)
    yield from _dangling(net)
    yield from _unchecked(net)
    yield from _schema_in_one(plan)
    yield from _order_demanded(plan)


def _dangling(net: Network) -> Iterator[Finding]:
    held = {step.id for step in net.steps}
    for step in net.steps:
        if any(link.step not in held for link in step.links):
            yield finding(
                "runbook-link",
                Severity.WARN,
                step,
                f"{named(step)} waits for a step that is no longer there.",
                "Choose on page 5 what it waits for.",
            )


def _unchecked(net: Network) -> Iterator[Finding]:
    """Find steps that deploy and after which, by the order, no check comes."""
    checked = [False] * len(net.steps)
    for at in reversed(net.order):
        after = (wait.after for wait in net.followers[at])
        checked[at] = any(checked[on] or _verifies(net.steps[on]) for on in after)
    for at in sorted(net.order):
        step = net.steps[at]
        if step.phase is StepPhase.DEPLOY and not checked[at]:
            yield finding(
                "runbook-verify",
                Severity.WARN,
                step,
                f"{named(step)} deploys something, and no checking step comes after it.",
                "Add a step of the phase “Verify” that waits for it.",
            )


def _verifies(step: Step) -> bool:
    return step.phase is StepPhase.VERIFY


def _schema_in_one(plan: Plan) -> Iterator[Finding]:
    """Find schema changes that one step makes (expand, migrate, contract: Mercari's checklist)."""
    for component in plan.deployment.components:
        on = [
            step
            for step in plan.deployment.steps
            if step.component == component.id and step.phase is StepPhase.DEPLOY
        ]
        if component.schema_change and len(on) == 1:
            yield finding(
                "runbook-schema",
                Severity.WARN,
                on[0],
                f"{named(on[0])} changes the shape of the data of {named(component)} in one go.",
                "Split it: add the new beside the old, copy, and remove the old in a later one.",
            )


def _order_demanded(plan: Plan) -> Iterator[Finding]:
    """Find orders that somebody demands between components of a service that matters.

    Services of the levels A and B should start in any order (Mercari, deploy-order.md).
    """
    if plan.launch.criticality is Criticality.C:
        return
    by_id = {step.id: step for step in plan.deployment.steps}
    for step in plan.deployment.steps:
        for before in (by_id[link.step] for link in step.links if link.step in by_id):
            if _deploy_apart(before, step):
                yield finding(
                    "runbook-order",
                    Severity.NOTE,
                    step,
                    f"{named(step)} must wait for {named(before)}; at criticality "
                    f"{plan.launch.criticality} components should go live in any order.",
                    "Make each work with the old and the new of the other, or accept the order.",
                )


def _deploy_apart(one: Step, other: Step) -> bool:
    both = one.phase is other.phase is StepPhase.DEPLOY
    return both and bool(one.component and other.component) and one.component != other.component
