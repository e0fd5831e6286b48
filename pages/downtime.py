"""Question 2: what users will notice."""

from golive.checklist import Question
from golive.ui import ask, outages, words

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
    outages.follows()
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
outages.by_group()
outages.ways()

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
            "client_published": "Client out on",
            "adoption_days": "Days until all have it",
            "workaround": "Meanwhile",
        },
        refers={"needs": "deployment.components"},
        notes={
            "zone": "Empty: the business zone",
            "needs": "Components of page 5 the group cannot work without",
            "minimum_client": "Empty: any client works",
            "adoption_days": "From the day the client is out, evenly",
        },
        part="details",
    )

words.adds(Question.DOWNTIME)
