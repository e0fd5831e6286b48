"""Question 1: hard or soft launch, and the stages of a soft one."""

from enum import StrEnum

from golive.plan.parts import Amount, Line, Minutes, Part, Percent, Row, Rows, Text, assumed
from golive.window import Instant


class Style(StrEnum):
    """How the new version meets its users."""

    HARD = "hard"
    """Everyone at once."""
    SOFT = "soft"
    """A select group first, then more."""


class Coexist(StrEnum):
    """Whether two versions can run side by side in one respect."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Stage(Row):
    """One step of a ramp: who is exposed, for how long, and what lets it go on."""

    name: Line = ""
    share_percent: Percent | None = None
    """Share of users or requests on the new version during the stage."""
    cohort: Line = ""
    """Who they are."""
    chosen_by: Line = ""
    """How they are chosen, and how one leaves."""
    starts: Instant | None = None
    """Planned start; without it, when the stage before it has passed."""
    hold_minutes: Minutes | None = None
    """How long it is watched before the next."""
    minimum_requests: Amount | None = None
    """Requests that must have been served by the new version."""
    must_prove: Text = ""
    pass_rule: Text = ""
    stop_rule: Text = ""
    decider: Line = ""
    """Who says go on, or go back."""


class Strategy(Part):
    """Hard or soft, why, and what makes either possible."""

    style: Style | None = None
    why: Text = ""
    data_coexists: Coexist = Coexist.UNKNOWN
    """Can old and new work on the same data?"""
    protocol_coexists: Coexist = Coexist.UNKNOWN
    """Can old clients talk to the new version, and new clients to the old?"""
    sessions_coexist: Coexist = Coexist.UNKNOWN
    """Do sessions survive a move between the versions?"""
    one_instant: bool | None = None
    """Must everybody have it at one instant, by law or by a date that was announced?"""
    one_instant_why: Text = ""
    """Why it must, and who says so."""
    baseline_error_percent: Percent | None = None
    """Failed requests today."""
    worst_error_percent: Percent = assumed(
        100.0, "Google SRE Workbook, canarying releases: assume all fail if unknown"
    )
    """Failed requests in the new version, if it goes badly."""
    detection_minutes: Minutes = assumed(
        15.0, "golive: alert after 5 min, a person looks and calls within 10"
    )
    """From the first failure to the decision to go back."""
    seen_error_percent: Percent | None = None
    """The smallest rate of failed requests a stage must show; without it, twice today's."""
    bake_minutes: Minutes = assumed(60.0, "AWS safe deployments: the first box at least an hour")
    """How long a stage without a hold of its own is watched at least."""
    stages: Rows[Stage] = ()
