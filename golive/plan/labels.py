"""The words people read for the words a plan holds."""

from enum import Enum

from golive.plan.impact import Experience
from golive.plan.notices import AudienceKind, LeadUnit, NoticeAction, NoticeImpact
from golive.plan.rollback import Compared, TriggerAction
from golive.plan.strategy import Coexist, Style
from golive.plan.team import GateState, Status
from golive.plan.timing import FreezeKind
from golive.plan.usage import How

_WORDS: dict[Enum, str] = {
    Style.HARD: "Hard: everyone at once",
    Style.SOFT: "Soft: a select group first",
    Coexist.UNKNOWN: "Not known",
    Experience.NONE: "Nothing",
    Experience.SLOWER: "Slower",
    Experience.READ_ONLY: "Read-only",
    Experience.RECONNECT: "A brief reconnect",
    Experience.LOGIN: "Must log in again",
    Experience.UPGRADE: "Must upgrade",
    Experience.MISSING: "A function missing",
    Experience.OUTAGE: "Full outage",
    AudienceKind.USERS: "Users",
    AudienceKind.CUSTOMER: "Customer with a contract",
    AudienceKind.SUPPLIER: "Supplier of data or services",
    AudienceKind.DEPENDANT: "Depends on us",
    AudienceKind.INTERNAL: "Our own organisation",
    AudienceKind.AUTHORITY: "Authority",
    NoticeImpact.NONE: "Notices nothing",
    NoticeImpact.MINOR: "Minor",
    NoticeImpact.MAJOR: "Major",
    NoticeAction.NONE: "Nothing to do",
    NoticeAction.LOGIN: "Log in again",
    NoticeAction.CONFIGURATION: "Change a configuration",
    NoticeAction.UPGRADE: "Upgrade a client",
    NoticeAction.INTERFACE: "Change an interface",
    LeadUnit.CALENDAR: "Calendar days",
    LeadUnit.WORKING: "Working days",
    FreezeKind.FREEZE: "Freeze",
    FreezeKind.EVENT: "Event",
    How.SUM: "Counts that add up",
    How.MEAN: "A level, averaged",
    Compared.CONTROL: "The old version, at the same time",
    Compared.BASELINE: "The usual at that hour",
    Compared.ABSOLUTE: "A fixed limit",
    TriggerAction.STOP: "Stop and look",
    TriggerAction.BACK: "Go back",
    TriggerAction.PAGE: "Call somebody",
    Status.NOT_APPLICABLE: "Not applicable",
    GateState.NO_GO: "No go",
}


def word(value: object) -> str:
    """Say a plan's word in plain English; a word without a label is said as it is."""
    if isinstance(value, Enum):
        return _WORDS.get(value) or str(value.value).replace("_", " ").capitalize()
    return str(value)
