"""Question 1: hard or soft launch."""

from golive import launch
from golive.checklist import Question
from golive.ui import ask, ramp, ramp_start, words
from golive.ui.session import plan

words.header(
    "Hard launch or soft launch?",
    "A hard launch meets everyone at once; a soft one meets a select group first, to find what is "
    "still wrong while few are hit. Choose soft unless two versions cannot run side by side.",
)
answers, consequences = words.columns()

with answers:
    ask.choice("How will the new version meet its users?", "strategy.style")
    ask.choice("Can old and new work on the same data?", "strategy.data_coexists")
    ask.choice(
        "Can old clients talk to the new version, and new ones to the old?",
        "strategy.protocol_coexists",
    )
    ask.yes_no("Must everybody have it at one instant?", "strategy.one_instant")
    if plan().strategy.one_instant:
        ask.area("Why at one instant, and who says so?", "strategy.one_instant_why")
    ask.area(
        "Why this way?",
        "strategy.why",
        hint="The reason in a sentence or two; the approval will ask",
    )

with consequences:
    ramp.recommended()
    words.follows(launch.follows(plan()), "Say hard or soft, and what can run side by side.")
    ramp.made_up()
    words.page_findings("strategy")

if launch.is_soft(plan()):
    words.section("Stages", "Who meets the new version, in what order, and what lets it go on.")
    ask.table(
        "strategy.stages",
        "stage",
        {
            "name": "Stage",
            "share_percent": "Share (%)",
            "cohort": "Who",
            "starts": "Starts",
            "hold_minutes": "Hold (minutes)",
            "decider": "Who decides",
        },
        notes={
            "starts": "Empty: when the stage before it has passed",
            "hold_minutes": "Empty: the least time a stage is watched, under “More”",
        },
    )
    ramp_start.offer()
    ramp.in_time()

with words.more():
    ask.choice("Do sessions survive a move between the versions?", "strategy.sessions_coexist")
    ask.number("Failed requests today", "strategy.baseline_error_percent", unit="%")
    ask.number(
        "Failed requests in the new version, if it goes badly",
        "strategy.worst_error_percent",
        unit="%",
    )
    ask.number(
        "From the first failure to the decision to go back",
        "strategy.detection_minutes",
        unit="minutes",
    )
    if launch.is_soft(plan()):
        ask.number("Failed requests a stage must show", "strategy.seen_error_percent", unit="%")
        ramp.assumed_rates()
        ask.number("A stage is watched at least", "strategy.bake_minutes", unit="minutes")
        ask.table(
            "strategy.stages",
            "stage",
            {
                "name": "Stage",
                "chosen_by": "How they are chosen, and how one leaves",
                "minimum_requests": "Requests needed",
                "must_prove": "Must prove",
                "pass_rule": "Goes on if",
                "stop_rule": "Stops if",
            },
            part="rules",
        )

words.adds(Question.LAUNCH)
