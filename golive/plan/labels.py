"""The words people read for the words a plan holds."""

from enum import Enum

from golive.plan.basics import Criticality
from golive.plan.deployment import LinkKind
from golive.plan.impact import Experience
from golive.plan.notices import AudienceKind, LeadUnit, NoticeAction, NoticeImpact
from golive.plan.rollback import Compared, TriggerAction
from golive.plan.strategy import Coexist, Style
from golive.plan.team import GateState, Status
from golive.plan.timing import FreezeKind
from golive.plan.usage import DateOrder, How, Missing

#: By their kind: members of two kinds that hold the same word are equal.
_WORDS: dict[type[Enum], dict[Enum, str]] = {
    Criticality: {
        Criticality.A: "A: SLO above 99.9 %",
        Criticality.B: "B: SLO of 99 to 99.9 %",
        Criticality.C: "C: SLO of 95 to 99 %",
    },
    Style: {
        Style.HARD: "Hard: everyone at once",
        Style.SOFT: "Soft: a select group first",
    },
    Coexist: {
        Coexist.UNKNOWN: "Not known",
    },
    Experience: {
        Experience.NONE: "Nothing",
        Experience.SLOWER: "Slower",
        Experience.READ_ONLY: "Read-only",
        Experience.RECONNECT: "A brief reconnect",
        Experience.LOGIN: "Must log in again",
        Experience.UPGRADE: "Must upgrade",
        Experience.MISSING: "A function missing",
        Experience.OUTAGE: "Full outage",
    },
    FreezeKind: {
        FreezeKind.FREEZE: "Freeze",
        FreezeKind.EVENT: "Event",
        FreezeKind.MAINTENANCE: "Maintenance time",
    },
    How: {
        How.SUM: "Counts that add up",
        How.MEAN: "A level, averaged",
    },
    Missing: {
        Missing.GAP: "Nobody looked: leave it out",
        Missing.ZERO: "Nothing happened: nought",
    },
    DateOrder: {
        DateOrder.DMY: "Day, month, year",
        DateOrder.MDY: "Month, day, year",
        DateOrder.YMD: "Year, month, day",
    },
    AudienceKind: {
        AudienceKind.USERS: "Users",
        AudienceKind.CUSTOMER: "Customer with a contract",
        AudienceKind.SUPPLIER: "Supplier of data or services",
        AudienceKind.DEPENDANT: "Depends on us",
        AudienceKind.INTERNAL: "Our own organisation",
        AudienceKind.AUTHORITY: "Authority",
    },
    NoticeImpact: {
        NoticeImpact.NONE: "Notices nothing",
        NoticeImpact.MINOR: "Minor",
        NoticeImpact.MAJOR: "Major",
    },
    NoticeAction: {
        NoticeAction.NONE: "Nothing to do",
        NoticeAction.LOGIN: "Log in again",
        NoticeAction.CONFIGURATION: "Change a configuration",
        NoticeAction.UPGRADE: "Upgrade a client",
        NoticeAction.INTERFACE: "Change an interface",
    },
    LeadUnit: {
        LeadUnit.CALENDAR: "Calendar days",
        LeadUnit.WORKING: "Working days",
    },
    LinkKind: {
        LinkKind.FINISH_START: "When it has finished",
        LinkKind.START_START: "When it has started",
    },
    Compared: {
        Compared.CONTROL: "The old version, at the same time",
        Compared.BASELINE: "The usual at that hour",
        Compared.ABSOLUTE: "A fixed limit",
    },
    TriggerAction: {
        TriggerAction.STOP: "Stop and look",
        TriggerAction.BACK: "Go back",
        TriggerAction.PAGE: "Call somebody",
    },
    Status: {
        Status.NOT_APPLICABLE: "Not applicable",
    },
    GateState: {
        GateState.NO_GO: "No go",
    },
}


def word(value: object) -> str:
    """Say a plan's word in plain English; a word without a label is said as it is."""
    if isinstance(value, Enum):
        said = _WORDS.get(type(value), {}).get(value)
        return said or str(value.value).replace("_", " ").capitalize()
    return str(value)
