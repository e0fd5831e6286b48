"""Conditions on the launch itself: what, who, how much it matters, on whose clocks."""

from golive.checklist.condition import always, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, number, quoted
from golive.plan import Criticality, Plan


def _level(plan: Plan) -> str:
    launch = plan.launch
    objective = f"{number(launch.slo_percent)} % over {counted(launch.slo_period_days, 'day')}"
    level = launch.criticality.value
    return f"{quoted(plan.title)} is a level {level} service with an objective of {objective}"


def _scope(plan: Plan) -> str:
    if plan.launch.goes_live.strip():
        return f"{quoted(plan.title)} takes {quoted(plan.launch.goes_live)} live"
    return f"{quoted(plan.title)} does not say yet what goes live"


def _deciders(plan: Plan) -> str:
    owner, stand_in = plan.launch.owner.strip(), plan.launch.stand_in.strip()
    if not owner:
        return f"nobody is named yet who decides about {quoted(plan.title)}"
    second = f"{quoted(stand_in)} stands in" if stand_in else "nobody stands in"
    return f"{quoted(owner)} decides about {quoted(plan.title)} and {second}"


def _record(plan: Plan) -> str:
    links = plan.launch.change_links
    if links:
        return f"the change record is {listed(map(quoted, links))}"
    return f"{quoted(plan.title)} has no change record yet"


def _zones(plan: Plan) -> str:
    return f"users also live on the clocks of {listed(plan.launch.user_zones)}"


@always(Question.OVERVIEW, _level)
def every_launch(_: Plan) -> None:
    """Always."""


@always(Question.OVERVIEW, _scope)
def whatever_goes_live(_: Plan) -> None:
    """Always; quotes what goes live."""


@always(Question.OVERVIEW, _deciders)
def whoever_decides(_: Plan) -> None:
    """Always; quotes the owner and the stand-in."""


@always(Question.OVERVIEW, _record)
def whatever_the_record(_: Plan) -> None:
    """Always; quotes the links to the change record."""


@when(Question.OVERVIEW, _level)
def level_a(plan: Plan) -> bool:
    """The service has level A."""
    return plan.launch.criticality is Criticality.A


@when(Question.OVERVIEW, _level)
def level_a_or_b(plan: Plan) -> bool:
    """The service has level A or B."""
    return plan.launch.criticality is not Criticality.C


@when(Question.OVERVIEW, _zones)
def users_in_other_zones(plan: Plan) -> bool:
    """Users live in other zones than the business."""
    return bool(plan.launch.user_zones)
