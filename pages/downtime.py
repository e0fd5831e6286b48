"""Question 2: what users will notice."""

from golive import downtime
from golive.checklist import Question
from golive.ui import ask, words
from golive.ui.session import plan

words.header(
    "What will users notice, and what should they?",
    "Down-time, a lost connection, a forced upgrade: say it group by group, as it will be and as "
    "it should be. The difference is work.",
)
answers, consequences = words.columns()

with answers:
    ask.yes_no("Will the service be down for anyone?", "impact.down_time")
    ask.yes_no("Will anyone be disconnected?", "impact.disconnects")
    ask.yes_no("Must anyone upgrade a client?", "impact.forces_upgrade")
    ask.area(
        "What should a user read about it?",
        "impact.summary",
        hint="One or two sentences, in the users' words",
    )

with consequences:
    words.follows(downtime.follows(plan()), "Answer the three questions and name the groups.")
    words.page_findings("impact")

words.section("User groups", "People, or systems, that use the service in the same way.")
ask.table(
    "impact.groups",
    "user group",
    {
        "name": "Group",
        "size": "Users",
        "expected": "Will notice",
        "minutes": "For (minutes)",
        "wanted": "Should notice at most",
    },
)

with words.more():
    ask.table(
        "impact.groups",
        "user group",
        {
            "name": "Group",
            "zone": "Zone",
            "needs": "Needs",
            "connections": "Connections",
            "accept_rate_per_second": "Reconnections accepted (per second)",
            "client_timeout_seconds": "Client gives up after (s)",
            "server_timeout_seconds": "Server keeps a session (s)",
            "minimum_client": "Oldest client that works",
            "adoption_percent": "Already on it (%)",
            "workaround": "Meanwhile",
        },
        refers={"needs": "deployment.components"},
        part="details",
    )

words.adds(Question.DOWNTIME)
