"""The table of rules in the documentation is the rules."""

import re
from datetime import time, timedelta

from golive.plan import (
    Audience,
    AudienceKind,
    CandidateSettings,
    Component,
    FreezeKind,
    Person,
    Plan,
    Step,
)
from golive.timing import Booking
from golive.timing.rules import rules
from golive.timing.traffic import counted, forecast_between
from tests.builders import NOW, a_plan, a_series, a_source
from tests.conftest import ROOT
from tests.judging import a_freeze, a_window

#: The night of a clock change, here and in London.
NIGHT = a_window("2027-03-28 01:00")


def test_the_table_of_rules_names_each_with_its_points() -> None:
    table = (ROOT / "docs" / "windows.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| (refuses|\d+)", table, re.MULTILINE))
    plan = a_plan_that_asks_for_everything()
    other = Booking("other", "Search", "Bo", NIGHT, ("Orders",))
    series = counted(plan)
    assert series
    later = NIGHT.end + timedelta(days=7)
    ahead = forecast_between(plan, series, NOW, NIGHT.start, later)
    found = rules(plan, NOW, NIGHT.start, NIGHT.end, (other,), ahead)
    assert told == {rule.name: "refuses" if rule.hard else f"{rule.points:g}" for rule in found}
    assert all(rule.gives_way for rule in found if rule.hard and rule.name != "past")


def a_plan_that_asks_for_everything() -> Plan:
    times = [
        a_freeze("2027-03-28 00:00", "2027-03-29 00:00", kind=kind, hard=hard)
        for kind in (FreezeKind.FREEZE, FreezeKind.MAINTENANCE)
        for hard in (True, False)
    ]
    people = (
        Person(available_from=time(8), available_until=time(12)),
        Person(available_from=time(22), available_until=time(23), required=False),
    )
    values: list[float | None] = [1.0 for _ in range(24 * 28)]
    closed = Audience(
        kind=AudienceKind.SUPPLIER, open_from=time(9), open_until=time(17), contract_lead_days=1
    )
    return a_plan(
        timing__freezes=tuple(times),
        timing__people=people,
        timing__settings=CandidateSettings(earliest=time(1)),
        timing__sources=(a_source(a_series(values)),),
        notices__audiences=(closed,),
        launch__user_zones=("Europe/London",),
        deployment__components=(Component(name="Orders"),),
        deployment__steps=(Step(minutes=1),),
    )
