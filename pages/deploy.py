"""Question 5: how it is deployed."""

from golive import runbook
from golive.checklist import Question
from golive.ui import ask, words
from golive.ui.session import plan

words.header(
    "What is deployed, in what order, and what runs by itself?",
    "List the components, then the steps in the order they happen, with minutes. What takes how "
    "long decides how long the window must be.",
)
words.section("Components", "The parts of the system that change, or that a step takes down.")
ask.table(
    "deployment.components",
    "component",
    {
        "name": "Component",
        "changed": "Changes",
        "from_version": "From",
        "to_version": "To",
        "instances": "Instances",
        "stateful": "Keeps data",
        "schema_change": "Schema changes",
    },
)
words.section("Steps", "In the order they happen; golive counts them one after another.")
ask.table(
    "deployment.steps",
    "step",
    {
        "name": "Step",
        "component": "Component",
        "owner": "Owner",
        "phase": "Phase",
        "minutes": "Minutes",
        "automated": "Automated",
        "undo_minutes": "Undo (minutes)",
        "reversible": "Can be undone",
    },
    refers={"component": "deployment.components"},
)
answers, consequences = words.columns()

with answers:
    ask.yes_no("Are data migrated?", "deployment.moves_data")
    ask.yes_no("Must feeds, batches or queues be stopped?", "deployment.stops_feeds")
    ask.yes_no("Was the whole run-book timed once?", "deployment.rehearsed")

with consequences:
    words.follows(runbook.follows(plan()), "Name the steps and how long each takes.")
    words.page_findings("deployment")

with words.more():
    ask.yes_no("Do names, addresses or certificates change?", "deployment.changes_address")
    ask.table(
        "deployment.steps",
        "step",
        {
            "name": "Step",
            "stand_in": "Stand-in",
            "minutes_best": "Best (minutes)",
            "minutes_worst": "Worst (minutes)",
            "links": "Waits for",
            "takes_down": "Takes down",
            "down_percent": "How much of it (%)",
            "check": "Check",
            "expected": "Expected value",
            "undo": "Undo",
        },
        refers={"links": "deployment.steps", "takes_down": "deployment.components"},
        part="details",
    )
    ask.table(
        "deployment.components",
        "component",
        {
            "name": "Component",
            "capacity_per_instance": "Capacity of an instance (per second)",
            "exclusive": "One step at a time",
            "depends_on": "Depends on",
        },
        refers={"depends_on": "deployment.components"},
        part="details",
    )

words.adds(Question.DEPLOY)
