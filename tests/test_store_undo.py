"""Changes taken back lead to the plan as it was."""

from collections.abc import Sequence

from golive.plan import Plan, Step
from golive.plan.edits import with_row
from golive.store import AddRow, Change, RemoveRow, SetField, inverse
from golive.store.changes import applied
from tests.builders import a_plan


def made(plan: Plan, changes: Sequence[Change]) -> Plan:
    for change in changes:
        plan = applied(plan, change)
    return plan


def test_fields_rows_and_places_come_back() -> None:
    before = a_plan()
    for name in ("first", "second", "third"):
        before = with_row(before, "deployment.steps", Step(id=name, name=name))
    changes = (
        SetField("launch.name", "", "Orders"),
        AddRow("deployment.steps", Step(id="fourth", name="fourth")),
        RemoveRow("deployment.steps.second"),
        SetField("team.edits.scope.owner", "", "Lin"),
    )
    after = made(before, changes)

    back = made(after, inverse(before, after, changes))

    assert back.deployment == before.deployment
    assert back.launch == before.launch
    assert back.team.edits["scope"].owner == ""
