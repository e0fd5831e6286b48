"""Faults to seed into the sample: each makes answers contradict each other in one way.

    python -m tests.faults > docs/findings.md

writes the table of findings.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from golive import launch, sample
from golive.errors import Finding
from golive.plan import (
    Audience,
    AudienceKind,
    Component,
    Freeze,
    Link,
    Person,
    Plan,
    Source,
    Step,
    StepPhase,
    TakenWindow,
)
from golive.plan.edits import value_at, with_value
from golive.plan.parts import DaySpan
from golive.review import findings
from golive.window import Window
from tests.builders import NOW

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
Change = Callable[[Plan], Any]


@dataclass(frozen=True)
class Fault:
    """What is changed in the sample, and the one finding that must come of it.

    Attributes:
        rule: the rule that finds it.
        where: where that points.
        answers: what is changed, by path; a function is given the plan.
        together: it can be seeded beside all others of its kind.
    """

    rule: str
    where: str
    answers: dict[str, Any] = field(default_factory=dict)
    together: bool = True

    def into(self, plan: Plan) -> Plan:
        """Seed the fault; what it puts on the checklist is done by a team that is on time."""
        return sample.up_to_date(self.bare(plan), NOW)

    def bare(self, plan: Plan) -> Plan:
        """Seed the fault alone."""
        for path, value in self.answers.items():
            plan = with_value(plan, path, value(plan) if callable(value) else value)
        return plan


def clean() -> Plan:
    """Give the sample, three weeks before its window."""
    return sample.plan(NOW)


def window(plan: Plan) -> TakenWindow:
    """Give the window taken."""
    assert plan.timing.taken is not None
    return plan.timing.taken


def _start(plan: Plan) -> datetime:
    return window(plan).window.start


def _more(path: str, row: Any) -> Change:
    """Add a row, or what is made of the plan, to a list."""
    return lambda plan: (*value_at(plan, path), row(plan) if callable(row) else row)


def _stage_end(plan: Plan) -> datetime:
    """Give when the last stage has been held."""
    end = launch.timetable(plan)[-1].ends
    assert end is not None
    return end


def _span(moment: Callable[[Plan], datetime]) -> Change:
    def span(plan: Plan) -> tuple[DaySpan, ...]:
        day = moment(plan).date()
        return (DaySpan(first=day, last=day),)

    return span


def _old(plan: Plan) -> tuple[Source, ...]:
    (source,) = plan.timing.sources
    series = source.series.model_copy(update={"start": source.series.start - 730 * _DAY})
    return (source.model_copy(update={"series": series}),)


def _in_the_freeze(plan: Plan) -> tuple[Window, ...]:
    freeze = next(one for one in plan.timing.freezes if one.id == "f-quarter")
    start = (freeze.starts or NOW) + _HOUR
    return (Window(start=start, end=start + 3 * _HOUR, zone=plan.zone),)


_ENDLESS = Freeze(
    id="f-x",
    name="Nightly",
    starts=datetime(1900, 1, 1, tzinfo=UTC),
    ends=datetime(1900, 1, 1, 1, tzinfo=UTC),
    repeats="FREQ=DAILY",
)
_AUTHORITY = Audience(id="a-x", name="Central bank", kind=AudienceKind.AUTHORITY)
_DEPENDS = Component(id="c-x", name="Reports", changed=False, depends_on=("c-orders",))
_FORGOTTEN = Component(id="c-y", name="Mail service")
_TESTER = Person(
    id="p-x",
    name="Mara Lindqvist",
    required=False,
    available_from=time(9),
    available_until=time(17),
)
_SIDE = Step(
    id="s-x",
    name="Watch the queues",
    phase=StepPhase.VERIFY,
    owner="Mara Lindqvist",
    stand_in="Ines Vermeer",
    minutes=100,
    check="Length of each queue",
    undo_minutes=0,
    at_once=True,
)


def _freeze(plan: Plan) -> Freeze:
    start = _start(plan)
    return Freeze(id="f-y", name="Audit", starts=start - _DAY, ends=start + _DAY)


#: What is wrong with hard or soft, and the stages.
LAUNCH = (
    Fault("soft-cannot-coexist", "strategy.style", {"strategy.data_coexists": "no"}),
    Fault("soft-one-instant", "strategy.one_instant", {"strategy.one_instant": True}),
    Fault(
        "soft-without-way-back", "rollback.possible", {"rollback.possible": False}, together=False
    ),
    Fault(
        "hard-not-rehearsed",
        "deployment.rehearsed",
        {"strategy.style": "hard", "deployment.rehearsed": False},
        together=False,
    ),
    Fault("stages-missing", "strategy.stages", {"strategy.stages": ()}, together=False),
    Fault(
        "stages-not-rising",
        "strategy.stages.st-2",
        {"strategy.stages.st-2.share_percent": 5},
    ),
    Fault("stages-not-all", "strategy.stages.st-3", {"strategy.stages.st-3.share_percent": 90}),
    Fault(
        "stage-before-window",
        "strategy.stages.st-1",
        {"strategy.stages.st-1.starts": lambda plan: _start(plan) - _HOUR},
    ),
    Fault(
        "stage-too-early",
        "strategy.stages.st-2",
        {"strategy.stages.st-2.starts": lambda plan: window(plan).window.end + _HOUR},
    ),
    Fault(
        "stage-before-peak",
        "strategy.stages.st-3",
        {"strategy.stages.st-3.hold_minutes": 30},
    ),
    Fault("stage-after-hypercare", "strategy.stages.st-2", {"timing.hypercare_days": 1}),
    Fault(
        "stage-decider-away",
        "strategy.stages.st-3",
        {"timing.people.p-ines.leave": _span(_stage_end)},
    ),
)
#: What is wrong with what users notice.
DOWNTIME = (
    Fault(
        "outage-without-down-time",
        "impact.down_time",
        {
            "impact.down_time": False,
            "impact.groups.g-desk.expected": "outage",
            "impact.groups.g-desk.wanted": "outage",
        },
        together=False,
    ),
    Fault(
        "down-time-by-steps",
        "impact.down_time",
        {"impact.down_time": False, "deployment.steps.s-web.down_percent": 100},
        together=False,
    ),
    Fault("minutes-differ", "impact.groups.g-desk", {"deployment.steps.s-web.down_percent": 100}),
    Fault("worse-than-wanted", "impact.groups.g-shop", {"impact.groups.g-shop.wanted": "none"}),
    Fault(
        "disconnects-denied",
        "impact.groups.g-shop",
        {"impact.disconnects": False, "impact.groups.g-shop.connections": 5_000},
    ),
    Fault(
        "reconnects-too-fast",
        "impact.groups.g-shop",
        {
            "impact.groups.g-shop.connections": 50_000,
            "impact.groups.g-shop.accept_rate_per_second": 2,
        },
    ),
    Fault(
        "client-too-late",
        "impact.groups.g-shop",
        {
            "impact.groups.g-shop.minimum_client": "App 4.0",
            "impact.groups.g-shop.adoption_days": 30,
            "impact.groups.g-shop.client_published": NOW.date(),
        },
    ),
    Fault(
        "upgrade-denied",
        "impact.groups.g-desk",
        {"impact.groups.g-desk.expected": "upgrade", "impact.groups.g-desk.wanted": "upgrade"},
    ),
    Fault(
        "budget-used-up",
        "impact.groups.g-shop",
        {
            "impact.groups.g-shop.expected": "outage",
            "impact.groups.g-shop.wanted": "outage",
            "impact.groups.g-shop.minutes": 60,
        },
        together=False,
    ),
)
#: What is wrong with the window, the days around it, and the people.
WINDOW = (
    Fault("window-freeze", "timing.taken", {"timing.freezes": _more("timing.freezes", _freeze)}),
    Fault("window-people", "timing.taken", {"timing.people.p-lin.leave": _span(_start)}),
    Fault(
        "window-supplier",
        "timing.taken",
        {
            "notices.audiences.a-pay.on_call_confirmed": False,
            "notices.audiences.a-pay.open_from": time(9),
            "notices.audiences.a-pay.open_until": time(17),
        },
    ),
    Fault("window-notice", "timing.taken", {"notices.audiences.a-shop.contract_lead_days": 60}),
    Fault(
        "window-way_back",
        "timing.taken",
        {"deployment.steps.s-copy.minutes": 120, "deployment.steps.s-copy.minutes_worst": 180},
    ),
    Fault(
        "window-first_peak",
        "timing.taken",
        {
            f"timing.people.{one}.{field}": hour
            for one in ("p-ines", "p-tom", "p-lin")
            for field, hour in (("available_from", time(0)), ("available_until", time(8)))
        },
        together=False,
    ),
    Fault(
        "window-unjudged",
        "timing.freezes",
        {"timing.freezes": _more("timing.freezes", _ENDLESS)},
        together=False,
    ),
    Fault("reserve-refused", "timing.reserves", {"timing.reserves": _in_the_freeze}),
    Fault(
        "hypercare-alone",
        "timing.hypercare_days",
        {"timing.people.p-ines.weekends": False},
        together=False,
    ),
    Fault("usage-missing", "timing.sources", {"timing.sources": ()}, together=False),
    Fault("usage-old", "timing.sources.u-shop", {"timing.sources": _old}),
    Fault(
        "growth-over-capacity",
        "deployment.components.c-web",
        {"timing.growth_percent": 20, "deployment.components.c-web.capacity_per_instance": 0.01},
    ),
    Fault("objective-of-another-level", "launch.slo_percent", {"launch.criticality": "C"}),
    Fault("person-away", "timing.people.p-x", {"timing.people": _more("timing.people", _TESTER)}),
    Fault(
        "stand-in-for-oneself",
        "deployment.steps.s-web",
        {"deployment.steps.s-web.stand_in": "Tom Adeyemi"},
    ),
    Fault("owner-missing", "launch.owner", {"launch.owner": ""}),
    Fault("zone-missing", "launch.zone", {"launch.zone": None}, together=False),
)
#: What is wrong with who is told.
NOTICES = (
    Fault("upgrade-not-told", "notices.audiences", {"impact.forces_upgrade": True}, together=False),
    Fault(
        "down-time-not-told",
        "notices.audiences",
        {"notices.audiences": lambda plan: plan.notices.audiences[1:2]},
        together=False,
    ),
    Fault("nobody-and-somebody", "notices.nobody", {"notices.nobody": True}),
    Fault(
        "dependants-not-told",
        "notices.audiences",
        {"deployment.components": _more("deployment.components", _DEPENDS)},
    ),
    Fault(
        "address-not-told",
        "notices.audiences",
        {"deployment.changes_address": True, "notices.audiences.a-pay.action": "none"},
    ),
    Fault(
        "notice-late",
        "notices.audiences.a-desk",
        {"notices.audiences.a-desk.sent_on": None, "notices.audiences.a-desk.lead_days": 30},
    ),
    Fault(
        "notice-sent-ahead",
        "notices.audiences.a-desk",
        {"notices.audiences.a-desk.sent_on": (NOW + 3 * _DAY).date()},
        together=False,
    ),
    Fault(
        "notice-answered-before",
        "notices.audiences.a-pay",
        {
            "notices.audiences.a-pay.acknowledged_on": lambda plan: (
                value_at(plan, "notices.audiences.a-pay.sent_on") - _DAY
            )
        },
    ),
    Fault(
        "notice-plays-down",
        "notices.audiences.a-shop",
        {"notices.audiences.a-shop.impact": "none"},
    ),
    Fault(
        "notice-asks-nothing",
        "notices.audiences.a-desk",
        {"notices.audiences.a-desk.action": "none"},
        together=False,
    ),
    Fault(
        "authority-without-must",
        "notices.audiences.a-x",
        {"notices.audiences": _more("notices.audiences", _AUTHORITY)},
    ),
)
#: What is wrong with the run-book.
DEPLOY = (
    Fault("runbook-owner", "deployment.steps.s-pay", {"deployment.steps.s-pay.owner": ""}),
    Fault("runbook-check", "deployment.steps.s-pay", {"deployment.steps.s-pay.check": ""}),
    Fault(
        "runbook-minutes",
        "deployment.steps.s-stop",
        {
            "deployment.steps.s-stop.minutes": None,
            "deployment.steps.s-stop.minutes_best": None,
            "deployment.steps.s-stop.minutes_worst": None,
        },
    ),
    Fault(
        "runbook-circle",
        "deployment.steps.s-stop",
        {"deployment.steps.s-stop.links": (Link(step="s-open"),)},
        together=False,
    ),
    Fault(
        "runbook-verify",
        "deployment.steps.s-table",
        {"deployment.steps.s-test.phase": "open", "deployment.steps.s-test.undo": "Nothing"},
        together=False,
    ),
    Fault(
        "runbook-schema",
        "deployment.steps.s-table",
        {"deployment.steps.s-copy.component": "c-pay"},
    ),
    Fault(
        "runbook-person",
        "deployment.steps.s-test",
        {"deployment.steps": _more("deployment.steps", _SIDE)},
        together=False,
    ),
    Fault(
        "component-without-step",
        "deployment.components.c-y",
        {"deployment.components": _more("deployment.components", _FORGOTTEN)},
    ),
    Fault(
        "step-without-change",
        "deployment.steps.s-pay",
        {"deployment.components.c-pay.changed": False},
    ),
    Fault(
        "feeds-not-resumed",
        "deployment.steps.s-stop",
        {"deployment.steps.s-open.name": "Open for the first tenth"},
    ),
    Fault(
        "data-moved-nowhere",
        "deployment.moves_data",
        {"deployment.components.c-orders.stateful": False},
    ),
    Fault(
        "irreversible-too-early",
        "deployment.steps.s-table",
        {"deployment.steps.s-table.reversible": False},
    ),
)
#: What is wrong with the way back.
ROLLBACK = (
    Fault("rto-missed", "rollback.rto_minutes", {"rollback.rto_minutes": 30}),
    Fault("rpo-missed", "rollback.rpo_minutes", {"rollback.not_replayable_percent": 100}),
    Fault(
        "upgrade-without-way-back",
        "rollback.possible",
        {
            "strategy.style": "hard",
            "strategy.protocol_coexists": "no",
            "impact.forces_upgrade": True,
            "notices.audiences.a-shop.action": "upgrade",
            "notices.audiences.a-shop.sent_on": NOW.date() - 90 * _DAY,
        },
        together=False,
    ),
    Fault(
        "rehearsed-ahead",
        "rollback.rehearsed_on",
        {"rollback.rehearsed_on": (NOW + 3 * _DAY).date()},
    ),
    Fault(
        "trigger-without-way-back",
        "rollback.triggers.t-fail",
        {"strategy.style": "hard", "rollback.possible": False},
        together=False,
    ),
    Fault("trigger-unseen", "rollback.triggers.t-fail", {"rollback.triggers.t-fail.where": ""}),
    Fault(
        "trigger-too-slow",
        "rollback.triggers.t-slow",
        {"rollback.triggers.t-slow.for_minutes": 30},
    ),
    Fault("triggers-missing", "rollback.triggers", {"rollback.triggers": ()}, together=False),
    Fault(
        "data-written-missing",
        "rollback.data_written",
        {"rollback.data_written": ""},
        together=False,
    ),
)
FAULTS = (*LAUNCH, *DOWNTIME, *WINDOW, *NOTICES, *DEPLOY, *ROLLBACK)

_PAGES = {
    "1 Hard or soft": LAUNCH,
    "2 What users notice": DOWNTIME,
    "3 The window, usage and people": WINDOW,
    "4 Who is told": NOTICES,
    "5 The run-book": DEPLOY,
    "6 The way back": ROLLBACK,
}
_HEAD = """# What the answers are held against each other for

Made from the sample by seeding one fault at a time (`python -m tests.faults`); a test holds it
current. Each fault yields this one finding and no other. *Where* is the path to which the finding
leads: a field, or a list and the id of a row in it. *Weighs* is its weight three weeks before the
window, within the week before it, and from the final go / no-go on. Rules of windows
(`window-…`) are listed in [windows.md](windows.md), those of the run-book (`runbook-…`) in
[runbook.md](runbook.md); of both, some stand here as examples.
"""


def table() -> str:
    """Write the table of findings: one row for each fault."""
    plan = clean()
    return written({fault.rule: found_by(fault, fault.into(plan)) for fault in FAULTS})


def written(found: Mapping[str, Sequence[Finding]]) -> str:
    """Write the table from what each fault yields, by its rule."""
    parts = [_HEAD]
    for page, faults in _PAGES.items():
        parts.append(
            f"\n## {page}\n\n| rule | says | where | weighs | remedy |\n|---|---|---|---|---|\n"
        )
        parts.extend(_row(fault, found[fault.rule]) for fault in faults)
    return "".join(parts)


def _row(fault: Fault, found: Sequence[Finding]) -> str:
    weights = list(dict.fromkeys(one.severity for one in found))
    where, what, remedy = f"`{fault.where}`", found[0].what, found[0].remedy
    cells = (f"`{fault.rule}`", what, where, ", ".join(weights), remedy)
    return f"| {' | '.join(cells)} |\n"


def found_by(fault: Fault, seeded: Plan) -> list[Finding]:
    """Give what a seeded fault yields three weeks before the window, days before it, at the gate.

    A day that was still to come has come by then, so there may be fewer.
    """
    start = _start(seeded)
    named = fault.rule, fault.where
    return [
        one
        for now in (NOW, start - 5 * _DAY, start - _DAY)
        for one in findings(seeded, now)
        if (one.rule, one.where) == named
    ]


if __name__ == "__main__":
    sys.stdout.write(table())
