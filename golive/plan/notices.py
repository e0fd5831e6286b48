"""Question 4: who must be told in advance."""

from enum import StrEnum

from golive.plan.parts import ClockTime, Country, Day, Days, Line, Part, Row, Rows, Text
from golive.window import Window, Zone


class AudienceKind(StrEnum):
    """Who is told."""

    USERS = "users"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    DEPENDANT = "dependant"
    INTERNAL = "internal"
    AUTHORITY = "authority"


class NoticeImpact(StrEnum):
    """How hard the launch hits an audience."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"


class NoticeAction(StrEnum):
    """What an audience must do, and so how long it needs."""

    NONE = "none"
    LOGIN = "login"
    CONFIGURATION = "configuration"
    UPGRADE = "upgrade"
    INTERFACE = "interface"


class LeadUnit(StrEnum):
    """What a contract counts in."""

    CALENDAR = "calendar"
    WORKING = "working"


class Heard(Part):
    """A notice of a window that is not the plan's any more."""

    window: Window | None = None
    """The window it named; None if it said that there is no date."""
    sent_on: Day | None = None
    acknowledged_on: Day | None = None
    on_call_confirmed: bool = False


class Audience(Row):
    """People or an organisation to tell, what they must do, and by when they must know."""

    name: Line = ""
    kind: AudienceKind = AudienceKind.USERS
    zone: Zone | None = None
    country: Country | None = None
    contact: Line = ""
    channel: Line = ""
    impact: NoticeImpact = NoticeImpact.MINOR
    action: NoticeAction = NoticeAction.NONE
    action_text: Text = ""
    """What exactly they must do."""
    contract_lead_days: Days | None = None
    """Notice the contract asks for; a hard rule."""
    contract_lead_unit: LeadUnit = LeadUnit.CALENDAR
    lead_days: Days | None = None
    """Working days of notice the team decided on, instead of golive's rule."""
    lead_is_hard: bool = False
    """The lead without a contract refuses a window too, rather than counting against it."""
    needs_acknowledgement: bool = False
    provides: Line = ""
    """Data or service they provide to us, if any."""
    open_from: ClockTime | None = None
    """When a supplier opens, on their clock; None with `open_until` for any hour."""
    open_until: ClockTime | None = None
    """When they close; before `open_from` it means the next morning."""
    open_weekends: bool = True
    """They can be reached on days off."""
    on_call_confirmed: bool = False
    sender: Line = ""
    text: Text = ""
    sent_on: Day | None = None
    """When they heard of the window that the plan has now."""
    acknowledged_on: Day | None = None
    heard: tuple[Heard, ...] = ()
    """What they heard of other windows, the last one last; written when the window moves."""


class Notices(Part):
    """Who must be told, and whether anyone must."""

    nobody: bool = False
    """Decided: nobody outside the team needs to know."""
    audiences: Rows[Audience] = ()
