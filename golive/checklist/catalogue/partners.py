"""Items that follow from question 4 for suppliers and dependants."""

from golive.checklist.conditions.notify import each_dependant, each_supplier
from golive.checklist.item import A_AND_B, Item, Role
from golive.checklist.sources import CUTOVER, GOOGLE
from golive.checklist.task import Anchor, Phase

ITEMS = (
    Item(
        id="supplier",
        title="Agree date, test slot and fallback with {name}",
        good="They named a contact and a test slot, and the plan says what if they miss the date.",
        why="the launch waits for them if they are not ready",
        when=each_supplier,
        phase=Phase.DECIDE,
        role=Role.PARTNERS,
        offset=-25,
        anchor=Anchor.FIRST_EXPOSURE,
        source=GOOGLE,
        covers=(21,),
    ),
    Item(
        id="supplier-load",
        title="Check the extra load on {name}",
        good="They have seen the expected calls per second and confirmed their limit.",
        why="our load becomes theirs",
        when=each_supplier,
        phase=Phase.DECIDE,
        role=Role.LEAD,
        offset=-18,
        anchor=Anchor.FIRST_EXPOSURE,
        mandatory=A_AND_B,
        source=GOOGLE,
        covers=(10,),
    ),
    Item(
        id="dependant",
        title="Give {name} the change and a place to test",
        good="They tested against the new version and said so in writing.",
        why="what breaks for them breaks because of us",
        when=each_dependant,
        phase=Phase.DECIDE,
        role=Role.PARTNERS,
        offset=-25,
        anchor=Anchor.FIRST_EXPOSURE,
        asks_evidence=True,
        source=GOOGLE,
        covers=(22,),
    ),
    Item(
        id="supplier-cover",
        title="Confirm who is on call at {name}",
        good="A name and a number that answers, for the window and the first morning.",
        why="their help desk may be closed in our window",
        when=each_supplier,
        phase=Phase.READY,
        role=Role.PARTNERS,
        offset=-4,
        source=CUTOVER,
        covers=(60,),
    ),
)
