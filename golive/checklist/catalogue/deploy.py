"""Items that follow from question 5: components and the run-book."""

from golive.checklist.condition import either
from golive.checklist.conditions.deploy import (
    data_moved,
    feeds_stopped,
    however_deployed,
    irreversible_steps,
    manual_steps,
    rolling_deployment,
    several_components,
)
from golive.checklist.conditions.launch import hard_launch
from golive.checklist.item import A_AND_B, Item, Role
from golive.checklist.sources import AWS_ROLLOUT, CUTOVER, MERCARI
from golive.checklist.task import Phase

ITEMS = (
    Item(
        id="rehearsal",
        title="Rehearse the whole run-book and the way back, with a watch",
        good="The actual minutes of every step, undo included, replaced the estimates.",
        why="guessed minutes are usually too few",
        when=either(irreversible_steps, data_moved, hard_launch),
        phase=Phase.DECIDE,
        role=Role.RELEASE,
        offset=-20,
        asks_evidence=True,
        source=CUTOVER,
        covers=(25,),
    ),
    Item(
        id="start-order",
        title="Show that the components start in any order, or write why they cannot",
        good="Each was started first once in a test; an order that remains has a reason.",
        why="a strict order is one more thing that can go wrong at night",
        when=several_components,
        phase=Phase.PREPARE,
        role=Role.LEAD,
        offset=-12,
        mandatory=A_AND_B,
        source=MERCARI,
    ),
    Item(
        id="run-book",
        title="Complete the run-book: step, person, check, expected value and minutes",
        good="Someone who did not write it could carry out each line without asking.",
        why="a line without a check is a line that nobody knows has worked",
        when=however_deployed,
        phase=Phase.PREPARE,
        role=Role.LEAD,
        offset=-10,
        source=CUTOVER,
        covers=(39,),
    ),
    Item(
        id="manual-steps",
        title="Automate the manual steps, or put two people on each",
        good="No manual step on the longest path is left to one person alone.",
        why="hands are slower at night and slip more often",
        when=manual_steps,
        phase=Phase.PREPARE,
        role=Role.LEAD,
        offset=-9,
        mandatory=A_AND_B,
        source=CUTOVER,
        covers=(40,),
    ),
    Item(
        id="remaining-capacity",
        title="Show that the instances left carry the load while others change",
        good="At most a third is down at once, and the rest stays below its limit.",
        why="the rest must carry everybody meanwhile",
        when=rolling_deployment,
        phase=Phase.PREPARE,
        role=Role.RELIABILITY,
        offset=-9,
        mandatory=A_AND_B,
        source=AWS_ROLLOUT,
        covers=(72,),
    ),
    Item(
        id="feeds-order",
        title="Write the order in which feeds, batches and queues stop and resume",
        good="Each line says who stops it, where its position is read, and who must know.",
        why="what stops in the wrong order loses or doubles records",
        when=feeds_stopped,
        phase=Phase.PREPARE,
        role=Role.OPERATIONS,
        offset=-9,
        source=CUTOVER,
        covers=(70,),
    ),
)
