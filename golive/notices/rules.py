"""How much notice golive gives where nobody else says: days, and where each comes from."""

from dataclasses import dataclass

from golive.plan import NoticeAction, NoticeImpact

_HANDBOOK = "Noticely, incident communication handbook"


@dataclass(frozen=True, slots=True)
class LeadRule:
    """A default lead.

    Attributes:
        days: working days of the recipient.
        what: what it is for: `upgrade a client`.
        source: whose practice it is, and golive's reason where it is golive's own.
    """

    days: int
    what: str
    source: str


#: For what an audience must do.
ACTIONS = {
    NoticeAction.NONE: LeadRule(
        2,
        "whoever has nothing to do",
        "golive: a day to read it, a day to ask back; no less than 24 hours",
    ),
    NoticeAction.LOGIN: LeadRule(
        5, "log in again", "golive: a working week, so that part-timers read it too"
    ),
    NoticeAction.CONFIGURATION: LeadRule(
        14,
        "change a configuration",
        "golive, from the 7 to 30 working days that IP ServerOne gives",
    ),
    NoticeAction.UPGRADE: LeadRule(
        30, "upgrade a client", "golive: six weeks, for users who update by themselves"
    ),
    NoticeAction.INTERFACE: LeadRule(
        90,
        "change an interface",
        "golive: four months; Microsoft and Atlassian give six, Prebid overlaps for 30 days",
    ),
}
#: For how hard it hits them.
IMPACTS = {
    NoticeImpact.NONE: LeadRule(0, "no impact", "golive: what nobody notices needs no notice"),
    NoticeImpact.MINOR: LeadRule(2, "a minor impact", f"{_HANDBOOK}: a few days"),
    NoticeImpact.MAJOR: LeadRule(10, "a major impact", f"{_HANDBOOK}: one to two weeks"),
}
