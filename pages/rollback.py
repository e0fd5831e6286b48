"""Question 6: the way back."""

from golive.checklist import Question
from golive.ui import ask, way_back, way_back_examples, words

words.header(
    "What is the way back?",
    "Agree now, while everybody is awake, what would make you go back, who says so, and how long "
    "it takes. The way back must fit into the window too.",
)
answers, consequences = words.columns()

with answers:
    ask.yes_no("Is there a way back?", "rollback.possible")
    ask.area(
        "How?", "rollback.plan", hint="Two or three sentences; the steps' undo stands on page 5"
    )
    ask.number("To notice a failure and decide", "rollback.decision_minutes", unit="minutes")
    ask.number("To verify that it works", "rollback.verification_minutes", unit="minutes")
    way_back.gauge()

with consequences:
    way_back.follows()
    words.page_findings("rollback")

way_back.drawn()

words.section(
    "Triggers", "A measurement and a limit that decide, so that nobody has to argue at night."
)
ask.table(
    "rollback.triggers",
    "trigger",
    {
        "measure": "What is measured",
        "limit": "Limit",
        "for_minutes": "For (minutes)",
        "action": "Then",
        "decider": "Who decides",
    },
)
way_back_examples.offer()

with words.more():
    ask.table(
        "rollback.triggers",
        "trigger",
        {
            "measure": "What is measured",
            "where": "Where it is seen",
            "compared": "Compared with",
            "stand_in": "Stand-in",
        },
        part="details",
    )
    ask.number("Recovery time objective (RTO)", "rollback.rto_minutes", unit="minutes")
    ask.number("Recovery point objective (RPO)", "rollback.rpo_minutes", unit="minutes")
    ask.number("Writes", "rollback.writes_per_minute", unit="per minute")
    ask.number("Share of them that cannot be replayed", "rollback.not_replayable_percent", unit="%")
    ask.area("What happens to data written meanwhile?", "rollback.data_written")
    ask.number(
        "Users are still protected after the window for",
        "rollback.protection_minutes",
        unit="minutes",
    )
    ask.number("Warn before the last safe moment", "rollback.warning_minutes", unit="minutes")
    ask.day("Rehearsed on", "rollback.rehearsed_on")

words.adds(Question.ROLLBACK)
