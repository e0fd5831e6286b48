"""A plan as the beginning of the next one: its answers stay, what happened to it does not."""

from pydantic import ValidationError

from golive.errors import EditError
from golive.plan.moved import moved
from golive.plan.notices import Audience
from golive.plan.parts import new_id
from golive.plan.team import Gate, GateState
from golive.plan.whole import Plan

_COPY = " (copy)"
_LONGEST = 500  # of a `Line`


def as_template(plan: Plan, weeks: int) -> Plan:
    """Give a plan of a new id and name, with every day moved by whole weeks, that nobody began.

    Gone is what was done, said or proved for the old launch: the team's edits, comments and
    decisions, the gates' signatures and notes, the days notices were sent and acknowledged, who
    confirmed to be on call, what was rehearsed, and the moment the window was taken. Usage stays
    where it is: it was counted then. Rows keep their ids.

    Raises:
        EditError: a day would lie outside the years that golive can compute with.
    """
    later = _moved(plan, weeks)
    taken = later.timing.taken and later.timing.taken.model_copy(update={"taken_at": None})
    timing = {"sources": plan.timing.sources, "taken": taken}
    told = tuple(_untold(audience) for audience in later.notices.audiences)
    parts = {
        "launch": later.launch.model_copy(update={"name": _name(plan)}),
        "timing": later.timing.model_copy(update=timing),
        "notices": later.notices.model_copy(update={"audiences": told}),
        "deployment": later.deployment.model_copy(update={"rehearsed": None}),
        "rollback": later.rollback.model_copy(update={"rehearsed_on": None}),
        "team": later.team.model_copy(
            update={
                "edits": {},
                "gates": tuple(_unsigned(gate) for gate in later.team.gates),
                "decisions": (),
                "comments": (),
            }
        ),
    }
    return later.model_copy(update={"id": new_id(), **parts})


def _moved(plan: Plan, weeks: int) -> Plan:
    """Move a plan, and see that it can still be kept: a day may lie too far off."""
    try:
        return Plan.model_validate(moved(plan, weeks).model_dump())
    except (OverflowError, ValidationError) as error:
        message = f"{weeks:+} weeks lead out of the calendar; move the plan by fewer."
        raise EditError(message) from error


def _name(plan: Plan) -> str:
    return plan.title[: _LONGEST - len(_COPY)] + _COPY


def _untold(audience: Audience) -> Audience:
    nobody = {"sent_on": None, "acknowledged_on": None, "on_call_confirmed": False, "heard": ()}
    return audience.model_copy(update=nobody)


def _unsigned(gate: Gate) -> Gate:
    nobody = {"state": GateState.OPEN, "signed_by": "", "signed_at": None, "note": ""}
    return gate.model_copy(update=nobody)
