"""Question 5: how it is deployed."""

from golive.checklist import Question
from golive.ui import ask, runbook, runbook_links, runbook_paste, words
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
        "stateful": "Keeps data",
        "schema_change": "Schema changes",
    },
)
words.section(
    "Steps",
    "In the order they happen; each waits for the one above, unless it says what it waits for.",
)
ask.table(
    "deployment.steps",
    "step",
    {
        "name": "Step",
        "owner": "Owner",
        "phase": "Phase",
        "minutes": "Minutes",
        "automated": "Automated",
        "links": runbook_links.column(plan().deployment.steps),
        "undo_minutes": "Undo (minutes)",
    },
)
runbook_paste.offer()
answers, consequences = words.columns()

with answers:
    ask.yes_no("Are data migrated?", "deployment.moves_data")
    ask.yes_no("Must feeds, batches or queues be stopped?", "deployment.stops_feeds")
    ask.yes_no("Was the whole run-book timed once?", "deployment.rehearsed")
    runbook.drawn()

with consequences:
    runbook.follows()
    words.page_findings("deployment")

runbook.laid_out()
with words.more():
    ask.yes_no("Do names, addresses or certificates change?", "deployment.changes_address")
    words.section(
        "Steps: what they work on, and when", "Best and worst decide how sure the end is."
    )
    ask.table(
        "deployment.steps",
        "step",
        {
            "name": "Step",
            "component": "Component",
            "minutes_best": "Best (minutes)",
            "minutes_worst": "Worst (minutes)",
            "at_once": "Waits for nothing",
            "not_before": "Not before",
            "takes_down": "Takes down",
            "down_percent": "How much of it (%)",
        },
        refers={
            "component": "deployment.components",
            "takes_down": "deployment.components",
        },
        part="details",
    )
    words.section("Steps: who else, how checked, how undone", "One line each is enough.")
    ask.table(
        "deployment.steps",
        "step",
        {
            "name": "Step",
            "stand_in": "Stand-in",
            "check": "Check",
            "expected": "Expected value",
            "reversible": "Can be undone",
            "undo": "How",
        },
        part="check",
    )
    words.section("Components: how many, and what they need", "For the share that is down at once.")
    ask.table(
        "deployment.components",
        "component",
        {
            "name": "Component",
            "instances": "Instances",
            "capacity_per_instance": "Capacity of an instance (per second)",
            "exclusive": "One step at a time",
            "depends_on": "Depends on",
        },
        refers={"depends_on": "deployment.components"},
        part="details",
    )

words.adds(Question.DEPLOY)
