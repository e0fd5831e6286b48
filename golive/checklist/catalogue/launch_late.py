"""Items that follow from question 1, from the last week on: hard or soft."""

from golive.checklist.condition import either
from golive.checklist.conditions.downtime import users_disconnected
from golive.checklist.conditions.launch import each_stage, hard_launch, soft_launch
from golive.checklist.conditions.window import traffic_grows
from golive.checklist.due_rules import stage_decided
from golive.checklist.item import NO_LEVEL, Item, Role
from golive.checklist.sources import AWS_ROLLOUT, CANARY, GOOGLE
from golive.checklist.task import Anchor, Phase

ITEMS = (
    Item(
        id="cohort-back",
        title="Bring a test user from the new version back to the old",
        good="The user kept their data and session, and the minutes it took are noted.",
        why="a stage that nobody can leave is a hard launch in disguise",
        when=soft_launch,
        phase=Phase.READY,
        role=Role.TESTER,
        offset=-5,
        anchor=Anchor.FIRST_EXPOSURE,
        asks_evidence=True,
        source=AWS_ROLLOUT,
        covers=(4,),
    ),
    Item(
        id="stage-rules",
        title="Write the pass and stop rules of stage {name}",
        good="Each rule names a measure, a limit, the requests needed and the person who decides.",
        why="a rule written under pressure bends",
        when=each_stage,
        phase=Phase.READY,
        role=Role.RELIABILITY,
        offset=-5,
        anchor=Anchor.FIRST_EXPOSURE,
        source=CANARY,
        covers=(81,),
    ),
    Item(
        id="spare-capacity",
        title="Add capacity, raise quotas and warm caches ahead",
        good="The added capacity has answered requests, and a date to remove it is set.",
        why="many users arrive within the same minutes",
        when=either(hard_launch, users_disconnected, traffic_grows),
        phase=Phase.READY,
        role=Role.RELIABILITY,
        offset=-3,
        anchor=Anchor.FIRST_EXPOSURE,
        source=GOOGLE,
        covers=(51,),
    ),
    Item(
        id="stage-gate",
        title="Decide on the evidence after stage {name}",
        good="The requests needed were served, the rules were read out, and the decider signed.",
        why="the next stage reaches more users than this one",
        when=each_stage,
        phase=Phase.WATCH,
        role=Role.RELIABILITY,
        offset=1,
        anchor=Anchor.FIRST_EXPOSURE,
        gate=True,
        asks_evidence=True,
        due_rule=stage_decided,
        source=CANARY,
        covers=(81,),
    ),
    Item(
        id="remove-capacity",
        title="Remove the extra capacity and set quotas back",
        good="Costs are back to the estimate, and the smaller size has carried a daily peak.",
        why="what was added for the first days costs money every day",
        when=either(hard_launch, users_disconnected, traffic_grows),
        phase=Phase.SETTLE,
        role=Role.RELIABILITY,
        offset=5,
        anchor=Anchor.LAST_STAGE,
        mandatory=NO_LEVEL,
        source=GOOGLE,
        covers=(89,),
    ),
    Item(
        id="retire-switches",
        title="Remove the switches and flags that the launch needed",
        good="The old branch of the code is gone, and no flag is left without an owner.",
        why="a forgotten switch is a fault that waits",
        when=soft_launch,
        phase=Phase.CLOSE,
        role=Role.DEVELOPER,
        offset=20,
        anchor=Anchor.LAST_STAGE,
        mandatory=NO_LEVEL,
        source=GOOGLE,
        covers=(93,),
    ),
)
