"""Every item has a plan that puts it on the list, one that does not, and says why in its words."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from golive.checklist import CATALOGUE, Question, Task, tasks
from golive.plan import Plan
from golive.window import Window
from tests.builders import a_plan, a_series, a_source

NUMBERS = {
    Question.OVERVIEW: "(overview)",
    Question.LAUNCH: "(question 1)",
    Question.DOWNTIME: "(question 2)",
    Question.WINDOW: "(question 3)",
    Question.NOTIFY: "(question 4)",
    Question.DEPLOY: "(question 5)",
    Question.ROLLBACK: "(question 6)",
}


def a_taken_window(
    day: int = 8, month: int = 12, hour: int = 1, **more: object
) -> dict[str, object]:
    """Take three hours, in UTC; 8 December 2026 is a Tuesday."""
    start = datetime(2026, month, day, hour, tzinfo=UTC)
    window = Window(start=start, end=start.replace(hour=hour + 3), zone="Europe/Amsterdam")
    return {"window": window, **more}


def one(**fields: object) -> list[dict[str, object]]:
    """Give a list of one row."""
    return [{"id": "r1", "name": "Traders", **fields}]


@dataclass(frozen=True)
class Case:
    """Answers that put items on the list, answers that do not, and what each why must quote."""

    items: tuple[str, ...]
    given: dict[str, object]
    quotes: str
    otherwise: tuple[dict[str, object], ...] = ({},)


SOFT: dict[str, object] = {"strategy__style": "soft"}
HARD: dict[str, object] = {"strategy__style": "hard"}
STEPS = [{"id": f"s{n}", "name": f"Step {n}", "automated": True} for n in range(15)]
REFUSAL = {"rule": "business_event", "why": "Sales day"}

CASES = [
    Case(
        ("failure-modes",),
        {"launch__criticality": "A", "launch__slo_percent": 99.95},
        "level A service with an objective of 99.95 %",
        ({"launch__criticality": "C"},),
    ),
    Case(
        ("monitoring-itself", "off-switch"),
        {"launch__criticality": "A"},
        "“Orders 4” is a level A service",
        ({"launch__criticality": "B"}, {"launch__criticality": "C"}),
    ),
    Case(("other-clocks",), {"launch__user_zones": ["Asia/Tokyo"]}, "Asia/Tokyo"),
    Case(
        ("first-cohort", "versions-together", "off-switch", "cohort-back", "retire-switches"),
        {**SOFT, "strategy__stages": one()},
        "the launch is soft, in 1 stage ",
        ({}, HARD),
    ),
    Case(("first-cohort",), SOFT, "the launch is soft, in stages to come"),
    Case(
        (
            "hidden-deployment",
            "load-test",
            "second-rehearsal",
            "spare-capacity",
            "remove-capacity",
            "rehearsal",
        ),
        HARD,
        "the launch is hard, for everyone at once",
        ({}, SOFT),
    ),
    Case(
        ("stage-rules", "stage-gate"),
        {**SOFT, "strategy__stages": one(share_percent=12.5, hold_minutes=90)},
        "stage “Traders” brings the new version to 12.5 % of the users and is watched for "
        "90 minutes",
        (SOFT, {**HARD, "strategy__stages": one()}),
    ),
    Case(
        ("stage-gate",),
        {**SOFT, "strategy__stages": one()},
        "“Traders” brings the new version to a part of the users (",
    ),
    Case(
        ("versions-apart",),
        {"strategy__sessions_coexist": "no"},
        "sessions cannot be shared",
        ({"strategy__sessions_coexist": "yes"},),
    ),
    Case(
        ("new-client", "cannot-upgrade", "client-share", "old-client-end", "support-material"),
        {"impact__forces_upgrade": True},
        "users must upgrade a client",
        ({}, {"impact__forces_upgrade": False}),
    ),
    Case(
        ("new-client",),
        {"impact__groups": one(expected="upgrade")},
        "“Traders” must upgrade a client",
    ),
    Case(
        ("client-retries", "reconnect-test", "drain", "spare-capacity", "remove-capacity"),
        {"impact__disconnects": True},
        "users will be disconnected",
        ({}, {"impact__disconnects": False}),
    ),
    Case(("drain",), {"impact__groups": one(expected="login")}, "“Traders” will be disconnected"),
    Case(
        ("status-page", "reminder-hour", "silence-alerts", "lift-silence", "support-material"),
        {"impact__down_time": True},
        "the service will be down for users",
        ({}, {"impact__down_time": False}),
    ),
    Case(
        ("status-page",),
        {"impact__groups": one(expected="outage")},
        "the service will be down for “Traders”",
        ({"impact__groups": one(expected="slower")},),
    ),
    Case(
        ("limited-functions", "support-material", "training"),
        {"impact__groups": one(name="", expected="read_only")},
        "a group can do less than usual for a while",
        ({"impact__groups": one(expected="none")},),
    ),
    Case(
        ("workaround", "group-smoke-test"),
        {"impact__groups": one(expected="slower", size=4000, minutes=20)},
        "group “Traders” (4 000 users) expects “slower”, for 20 minutes",
    ),
    Case(
        ("workaround",),
        {"impact__groups": one(expected="slower")},
        "group “Traders” expects “slower” (",
        ({"impact__groups": one()}, {"impact__groups": one(expected="none")}),
    ),
    Case(("group-smoke-test",), {"impact__groups": one()}, "group “Traders” uses the service"),
    Case(
        ("too-much",),
        {"impact__groups": one(expected="outage", wanted="slower")},
        "“Traders” expects “full outage” where at most “slower” is wanted",
        ({"impact__groups": one(expected="slower", wanted="slower")},),
    ),
    Case(
        ("overruled",),
        {"timing__taken": a_taken_window(refusals=[REFUSAL])},
        "taken against the rule “business event”",
        ({}, {"timing__taken": a_taken_window()}),
    ),
    Case(
        ("typed-window",),
        {"timing__taken": a_taken_window(typed=True)},
        "Tue 8 Dec 2026, 02:00–05:00 (Europe/Amsterdam) and was typed by hand",
        ({}, {"timing__taken": a_taken_window()}),
    ),
    Case(
        ("capacity-outlook", "load-test", "spare-capacity", "remove-capacity"),
        {"timing__growth_percent": 35},
        "traffic is expected to grow by 35 %",
        ({}, {"timing__growth_percent": 0}),
    ),
    Case(
        ("day-off-work",),
        {"timing__taken": a_taken_window(day=6)},
        "Sun 6 Dec 2026, 02:00–05:00 (Europe/Amsterdam), on a day off",
        ({}, {"timing__taken": a_taken_window(day=8)}),
    ),
    Case(
        ("day-off-work",),
        {"timing__taken": a_taken_window(day=25), "launch__country": "NL"},
        "Fri 25 Dec 2026",
        ({"timing__taken": a_taken_window(day=24), "launch__country": "NL"},),
    ),
    Case(
        ("person",),
        {"timing__people": one(role="Database administrator")},
        "the launch needs “Traders” (Database administrator)",
    ),
    Case(
        ("person",),
        {"timing__people": one(required=False)},
        "the launch would like to have “Traders” (question 3)",
    ),
    Case(
        ("clock-change",),
        {"timing__taken": a_taken_window(day=25, month=10, hour=0)},
        "clocks change inside the window: Sun 25 Oct 2026, 02:00 (Europe/Amsterdam)",
        ({}, {"timing__taken": a_taken_window(day=26, month=10, hour=0)}),
    ),
    Case(
        ("clock-change",),
        {
            "timing__taken": a_taken_window(day=3, month=10, hour=15),
            "launch__user_zones": ["Australia/Sydney", "Asia/Tokyo"],
        },
        "inside the window: Sun 4 Oct 2026, 03:00 (Australia/Sydney) (",
        (
            {
                "timing__taken": a_taken_window(day=2, month=10, hour=15),
                "launch__user_zones": ["Australia/Sydney", "Asia/Tokyo"],
            },
        ),
    ),
    Case(
        ("freezes-again",),
        {"timing__freezes": [{"name": "Year end"}, {"name": ""}]},
        "2 freezes or events must be kept clear: “Year end”",
    ),
    Case(
        ("freezes-again",),
        {"timing__freezes": [{}, {"kind": "maintenance"}]},
        "1 freeze or event must be kept clear (",
        ({"timing__freezes": [{"kind": "maintenance"}]},),
    ),
    Case(
        ("usage-again",),
        {"timing__sources": [a_source(a_series([1.0] * 1200))]},
        "“traffic.csv” gave 1 200 rows of usage",
    ),
    Case(
        ("reserve-free",),
        {"timing__reserves": [a_taken_window(day=9)["window"]]},
        "the reserve is Wed 9 Dec 2026, 02:00–05:00 (Europe/Amsterdam)",
    ),
    Case(
        ("nobody",),
        {"notices__nobody": True},
        "“Orders 4” was judged to concern nobody outside the team",
    ),
    Case(
        ("legal", "press", "notice-texts"),
        {"notices__audiences": one(kind="customer")},
        "1 audience must be told: “Traders”",
        ({}, {"notices__audiences": one(kind="customer"), "notices__nobody": True}),
    ),
    Case(
        ("press",),
        {"notices__audiences": one(name="", kind="users")},
        "1 audience must be told (question 4)",
        ({"notices__audiences": one(kind="internal")},),
    ),
    Case(
        ("legal", "notice-clause"),
        {"notices__audiences": one(contract_lead_days=12)},
        "“Traders”",
        ({"notices__audiences": one()},),
    ),
    Case(
        ("notice-clause",),
        {"notices__audiences": one(contract_lead_days=12, contract_lead_unit="working")},
        "the contract with “Traders” asks for 12 working days",
        ({"notices__audiences": one(contract_lead_days=0)},),
    ),
    Case(
        ("notice-clause", "remind-week"),
        {"notices__audiences": one(contract_lead_days=7)},
        "7 calendar days",
        ({"notices__audiences": one()},),
    ),
    Case(
        ("authority",),
        {"notices__audiences": one(kind="authority")},
        "“Traders” (authority) is hit with impact “minor”",
        ({"notices__audiences": one(kind="users")},),
    ),
    Case(
        ("notice", "remind-day"),
        {"notices__audiences": one(action="login", impact="none")},
        "“Traders” (users) must act: log in again",
    ),
    Case(
        ("notice", "remind-day"),
        {"notices__audiences": one(sent_on="2026-11-03")},
        "“Traders” (users) was told on 3 Nov 2026",
    ),
    Case(
        ("remind-day",),
        {"notices__audiences": one(impact="minor")},
        "impact “minor”",
        ({"notices__audiences": one(impact="none")},),
    ),
    Case(
        ("remind-week",),
        {"notices__audiences": one(impact="major")},
        "“Traders” must hear 10 working days ahead",
        ({"notices__audiences": one(impact="minor")},),
    ),
    Case(
        ("action-tried",),
        {"notices__audiences": one(action="upgrade", action_text="Install client 7.")},
        "“Traders” must act: “Install client 7”",
        ({"notices__audiences": one(action="none", action_text="Install client 7.")},),
    ),
    Case(
        ("action-tried",),
        {"notices__audiences": one(action="upgrade")},
        "“Traders” must act: upgrade a client",
    ),
    Case(
        ("acknowledged",),
        {"notices__audiences": one(needs_acknowledgement=True)},
        "“Traders”",
        ({"notices__audiences": one()},),
    ),
    Case(
        ("supplier", "supplier-load", "supplier-cover"),
        {"notices__audiences": one(provides="Exchange rates")},
        "“Traders” provides “Exchange rates”",
        ({"notices__audiences": one()},),
    ),
    Case(
        ("supplier",),
        {"notices__audiences": one(kind="supplier")},
        "“Traders” provides “data or services”",
    ),
    Case(
        ("dependant",),
        {"notices__audiences": one(kind="dependant")},
        "“Traders” depends on what we run",
        ({"notices__audiences": one()},),
    ),
    Case(
        ("dependant",),
        {"notices__audiences": one(action="interface")},
        "“Traders” must change an interface",
    ),
    Case(
        ("feeds-order", "feeds-stop", "feeds-resume"),
        {"deployment__stops_feeds": True},
        "feeds, batches or queues are stopped and resumed",
        ({}, {"deployment__stops_feeds": False}),
    ),
    Case(
        ("rehearsal", "last-gate"),
        {"deployment__steps": one(name="Drop table", reversible=False)},
        "“Drop table” cannot be taken back",
        ({"deployment__steps": one()},),
    ),
    Case(
        ("manual-steps",),
        {"deployment__steps": [{}, *one(name="Switch"), *STEPS]},
        "2 steps must be done by hand: a step and “Switch”",
        ({"deployment__steps": STEPS},),
    ),
    Case(
        ("second-rehearsal",),
        {"deployment__steps": STEPS},
        "the run-book has 15 steps, 0 of them by hand",
        ({"deployment__steps": STEPS[:14]},),
    ),
    Case(
        ("start-order",),
        {"deployment__components": [*one(), {"name": "Ledger"}]},
        "2 components change: “Traders” and “Ledger”",
        ({"deployment__components": [*one(), {"name": "Ledger", "changed": False}]},),
    ),
    Case(
        ("remaining-capacity", "versions-together"),
        {"deployment__components": one(instances=3)},
        "“Traders” runs as 3 instances",
        (
            {"deployment__components": one()},
            {"deployment__components": one(instances=1)},
            {"deployment__components": one(instances=3, changed=False)},
        ),
    ),
    Case(
        ("deploy",),
        {"deployment__components": one(from_version="3.9", to_version="4.0")},
        "component “Traders” changes from “3.9” to “4.0”",
        ({"deployment__components": one(changed=False)},),
    ),
    Case(
        ("deploy",), {"deployment__components": one()}, "component “Traders” changes (question 5)"
    ),
    Case(
        ("security-review", "rehearsal", "migration-trial", "bulk-staged", "migrate", "old-system"),
        {"deployment__moves_data": True},
        "data are migrated",
        ({}, {"deployment__moves_data": False}),
    ),
    Case(
        ("security-review", "names-reserved", "short-lifetimes", "usual-lifetimes"),
        {"deployment__changes_address": True},
        "names, addresses or certificates change",
        ({}, {"deployment__changes_address": False}),
    ),
    Case(
        ("schema-split", "schema-tidy"),
        {"deployment__components": one(schema_change=True)},
        "the shape of the data in “Traders” changes",
        ({"deployment__components": one(stateful=True)},),
    ),
    Case(
        ("restore", "fresh-backup", "written-data", "security-review"),
        {"deployment__components": one(stateful=True)},
        "“Traders” keeps data and changes",
        ({"deployment__components": one(stateful=True, changed=False)},),
    ),
    Case(
        ("no-way-back", "repair-forward"),
        {"rollback__possible": False},
        "“Orders 4” has no way back",
        ({}, {"rollback__possible": True}),
    ),
    Case(
        ("back-steps", "first-peak", "close-way-back", "there-and-back"),
        {"rollback__possible": True, "rollback__decision_minutes": 1},
        "there is a way back, with 1 minute to notice a failure and decide",
        ({"rollback__possible": False},),
    ),
    Case(
        ("back-steps", "there-and-back"),
        {},
        "nobody has said yet whether “Orders 4” has a way back",
        ({"rollback__possible": False},),
    ),
    Case(
        ("there-and-back",),
        {"launch__criticality": "A"},
        "at level A",
        ({"launch__criticality": "C"},),
    ),
    Case(("recovery-time",), {"rollback__rto_minutes": 90}, "must be back within 90 minutes"),
    Case(("recovery-point",), {"rollback__rpo_minutes": 0}, "at most 0 minutes of data"),
    Case(
        ("written-data",),
        {"rollback__writes_per_minute": 1250.5},
        "about 1 250.5 writes a minute after the switch",
    ),
    Case(
        ("written-data",),
        {"rollback__data_written": "Orders are\nreplayed."},
        "“Orders are replayed”",
        ({"rollback__data_written": " "},),
    ),
    Case(
        ("trigger",),
        {"rollback__triggers": [{"measure": "Errors", "limit": "2 %", "action": "stop"}]},
        "“Errors” at “2 %” means “stop and look”",
    ),
    Case(
        ("trigger",),
        {"rollback__triggers": [{"measure": " "}]},
        "“trigger 1” means “go back”",
    ),
]
ONE_BY_ONE = [(item, case) for case in CASES for item in case.items]
CONDITIONAL = {item.id for item in CATALOGUE if not item.when.always}


def on(plan: Plan, item: str) -> list[Task]:
    """List the plan's tasks that an item yields."""
    return [task for task in tasks(plan) if task.id.partition(":")[0] == item]


def plan_of(answers: dict[str, object]) -> Plan:
    """Build a plan that is called Orders 4."""
    return a_plan(launch__name="Orders 4", **answers)


@pytest.mark.parametrize(("item", "case"), ONE_BY_ONE)
def test_an_answer_puts_its_item_on_the_list_and_the_item_quotes_it(item: str, case: Case) -> None:
    found = on(plan_of(case.given), item)
    assert found
    assert all(case.quotes in task.why for task in found)


@pytest.mark.parametrize(("item", "case"), ONE_BY_ONE)
def test_without_its_answer_the_item_is_not_on_the_list(item: str, case: Case) -> None:
    for answers in case.otherwise:
        assert not on(plan_of(answers), item)


def test_every_conditional_item_has_a_case_and_is_reached() -> None:
    assert {item for item, _ in ONE_BY_ONE} == CONDITIONAL


@pytest.mark.parametrize("case", CASES)
def test_every_why_names_the_question_that_it_quotes(case: Case) -> None:
    for task in tasks(plan_of(case.given)):
        assert NUMBERS[task.question] in task.why


def test_items_without_a_condition_are_on_every_list_and_quote_the_plan() -> None:
    found = {task.id: task for task in tasks(plan_of({}))}
    for item in CATALOGUE:
        if item.when.always:
            assert found[item.id].why.startswith("Every launch needs this: ")
            assert "“Orders 4”" in found[item.id].why


@pytest.mark.parametrize(
    ("item", "answers", "quotes"),
    [
        ("scope", {"launch__goes_live": "Order entry, version 4"}, "“Order entry, version 4”"),
        (
            "decider",
            {"launch__owner": "Ada"},
            "“Ada” decides about “Orders 4” and nobody stands in",
        ),
        ("decider", {"launch__owner": "Ada", "launch__stand_in": "Ben"}, "“Ben” stands in"),
        ("change-record", {"launch__change_links": ["CHG-17"]}, "the change record is “CHG-17”"),
        ("style", {"strategy__style": "hard"}, "the launch is hard"),
        ("impact-agreed", {"impact__down_time": True}, "“Orders 4” brings down time"),
        (
            "impact-agreed",
            {
                "impact__down_time": False,
                "impact__disconnects": False,
                "impact__forces_upgrade": False,
            },
            "is meant to bring no down time, disconnection or forced upgrade",
        ),
        ("window", {"timing__taken": a_taken_window()}, "Tue 8 Dec 2026, 02:00–05:00"),
        ("hypercare", {"timing__hypercare_days": 1}, "watched closely for 1 day after its window"),
        (
            "usage",
            {"timing__sources": [a_source(a_series([1.0]))]},
            "“traffic.csv” gave 1 row of usage",
        ),
        ("run-book", {"deployment__steps": one()}, "the run-book has 1 step, 1 of them by hand"),
        ("triggers", {"rollback__triggers": [{}]}, "1 trigger will decide about “Orders 4”"),
    ],
)
def test_an_item_of_every_launch_quotes_the_answer_once_given(
    item: str, answers: dict[str, object], quotes: str
) -> None:
    (task,) = on(plan_of(answers), item)
    assert quotes in task.why


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (Question.LAUNCH, HARD),
        (Question.DOWNTIME, {"impact__down_time": True}),
        (Question.WINDOW, {"timing__growth_percent": 5}),
        (Question.NOTIFY, {"notices__nobody": True}),
        (Question.DEPLOY, {"deployment__moves_data": True}),
        (Question.ROLLBACK, {"rollback__possible": False}),
    ],
)
def test_each_of_the_six_answers_changes_the_list(
    question: Question, answers: dict[str, object]
) -> None:
    before, after = ({task.id for task in tasks(plan_of(x))} for x in ({}, answers))
    changed = before ^ after
    assert changed
    assert any(task.question is question for task in tasks(plan_of(answers)) if task.id in changed)


def test_an_unanswered_question_brings_neither_side_of_it() -> None:
    found = {task.id for task in tasks(plan_of({}))}
    always = {item.id for item in CATALOGUE if item.when.always}
    silent = {"failure-modes", "back-steps", "there-and-back", "first-peak", "close-way-back"}
    assert found == always | silent
