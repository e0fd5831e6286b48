"""The launch itself: what, who, where, and how much it matters."""

from enum import StrEnum

from pydantic import Field

from golive.plan.parts import Country, Days, Line, Part, Percent, Text, assumed
from golive.window import Zone

_LEVELS = "Mercari production readiness levels, by service-level objective"
_CANARY = "Google SRE Workbook, canarying releases: a tenth of the budget is a cautious share"


class Criticality(StrEnum):
    """How much the service matters, by its service-level objective (SLO)."""

    A = "A"
    """SLO above 99.9 %."""
    B = "B"
    """SLO from 99 to 99.9 %."""
    C = "C"
    """SLO from 95 to 99 %."""


class Launch(Part):
    """What goes live, who owns it, and on whose clock it is planned."""

    name: Line = ""
    """What the launch is called."""
    goes_live: Text = ""
    """What goes live."""
    stays: Text = ""
    """What stays as it is, and what is switched off."""
    owner: Line = ""
    """The one named person who decides."""
    stand_in: Line = ""
    """Who decides when the owner cannot."""
    zone: Zone | None = None
    """The business zone: the clock the launch is planned on (IANA name)."""
    country: Country | None = None
    """Whose public holidays count (ISO 3166 code)."""
    subdivision: Line | None = None
    """The state or province, where holidays differ inside the country."""
    user_zones: tuple[Zone, ...] = ()
    """Zones the users live in, besides the business zone."""
    criticality: Criticality = assumed(Criticality.B, _LEVELS)
    """How much the service matters: A, B or C."""
    slo_percent: Percent = assumed(99.9, _LEVELS)
    """The service-level objective: share of requests or minutes that must be good."""
    slo_period_days: Days = assumed(30, "Google SRE Workbook: a rolling 30 days")
    """The period that the objective is measured over, in days."""
    budget_share_percent: Percent = assumed(10.0, _CANARY)
    """The share of the error budget this launch may use up, in percent."""
    change_links: tuple[Line, ...] = Field(default=())
    """Addresses of the change record, the ticket, the approval."""

    @property
    def budget_minutes(self) -> float:
        """The error budget in minutes of full outage: (1 - SLO) times the period."""
        return (100 - self.slo_percent) / 100 * self.slo_period_days * 24 * 60
