"""Conditions on question 5: components, steps, data."""

from collections.abc import Iterable

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, number, quoted
from golive.plan import Component, Plan, Step

#: Steps from which a run-book is rehearsed twice (golive: more than a page of lines).
LONG_RUN_BOOK = 15


def _changed(plan: Plan) -> list[Component]:
    return [one for one in plan.deployment.components if one.changed]


def _rolling(plan: Plan) -> list[Component]:
    return [one for one in _changed(plan) if (one.instances or 0) > 1]


def _stateful(plan: Plan) -> list[Component]:
    return [one for one in _changed(plan) if one.stateful]


def _by_hand(plan: Plan) -> list[Step]:
    return [step for step in plan.deployment.steps if not step.automated]


def _for_good(plan: Plan) -> list[Step]:
    return [step for step in plan.deployment.steps if not step.reversible]


def _names(rows: Iterable[Component | Step], noun: str) -> str:
    return listed(quoted(row.name) if row.name.strip() else f"a {noun}" for row in rows)


def _deployment(plan: Plan) -> str:
    steps = plan.deployment.steps
    if not steps:
        return f"no steps are written yet for {quoted(plan.title)}"
    hand = f"{number(len(_by_hand(plan)))} of them by hand"
    return f"the run-book has {counted(len(steps), 'step')}, {hand}"


def _manual(plan: Plan) -> str:
    steps = _by_hand(plan)
    return f"{counted(len(steps), 'step')} must be done by hand: {_names(steps, 'step')}"


def _forever(plan: Plan) -> str:
    return f"{_names(_for_good(plan), 'step')} cannot be taken back"


def _several(plan: Plan) -> str:
    components = _changed(plan)
    return f"{counted(len(components), 'component')} change: {_names(components, 'component')}"


def _instances(plan: Plan) -> str:
    component = _rolling(plan)[0]
    count = counted(component.instances or 0, "instance")
    return f"{_names([component], 'component')} runs as {count} that change one after another"


def _kept(plan: Plan) -> str:
    return f"{_names(_stateful(plan), 'component')} keeps data and changes"


def _component(component: Component, name: str) -> str:
    versions = (component.from_version, component.to_version)
    if not all(version.strip() for version in versions):
        return f"component {name} changes"
    return f"component {name} changes from {quoted(versions[0])} to {quoted(versions[1])}"


@always(Question.DEPLOY, _deployment)
def however_deployed(_: Plan) -> None:
    """Always; quotes the steps."""


@when(Question.DEPLOY, _manual)
def manual_steps(plan: Plan) -> bool:
    """A step is done by hand."""
    return bool(_by_hand(plan))


@when(Question.DEPLOY, _forever)
def irreversible_steps(plan: Plan) -> bool:
    """A step cannot be taken back: there is a point of no return."""
    return bool(_for_good(plan))


@when(Question.DEPLOY, _deployment)
def long_run_book(plan: Plan) -> bool:
    """The run-book is long: 15 steps or more."""
    return len(plan.deployment.steps) >= LONG_RUN_BOOK


@when(Question.DEPLOY, _several)
def several_components(plan: Plan) -> bool:
    """More than one component changes."""
    return len(_changed(plan)) > 1


@when(Question.DEPLOY, _instances)
def rolling_deployment(plan: Plan) -> bool:
    """A component that changes runs as more than one instance."""
    return bool(_rolling(plan))


@when(Question.DEPLOY, _kept)
def data_kept(plan: Plan) -> bool:
    """A component that changes keeps data."""
    return bool(_stateful(plan))


@when(Question.DEPLOY, lambda _: "data are migrated")
def data_moved(plan: Plan) -> bool:
    """Data are migrated."""
    return plan.deployment.moves_data is True


@when(Question.DEPLOY, lambda _: "names, addresses or certificates change")
def address_changed(plan: Plan) -> bool:
    """Names, addresses or certificates change."""
    return plan.deployment.changes_address is True


@when(Question.DEPLOY, lambda _: "feeds, batches or queues are stopped and resumed")
def feeds_stopped(plan: Plan) -> bool:
    """Feeds, batches or queues are stopped."""
    return plan.deployment.stops_feeds is True


@each(Question.DEPLOY, "component", _component)
def each_changed_component(plan: Plan) -> Iterable[Component]:
    """The components that change."""
    return _changed(plan)


@each(Question.DEPLOY, "component", lambda _, name: f"component {name} keeps data and changes")
def each_data_component(plan: Plan) -> Iterable[Component]:
    """The components that change and keep data."""
    return _stateful(plan)


@each(Question.DEPLOY, "component", lambda _, name: f"the shape of the data in {name} changes")
def each_schema_change(plan: Plan) -> Iterable[Component]:
    """The components whose data change their shape."""
    return [one for one in plan.deployment.components if one.schema_change]
