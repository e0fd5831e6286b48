"""Question 6: the way back."""

from enum import StrEnum

from golive.plan.parts import Amount, Day, Line, Minutes, Part, Percent, Row, Rows, Text, assumed

_GAUGE = "ICEFLO back-out gauge, adapted"


class Compared(StrEnum):
    """What a trigger's measure is held against."""

    CONTROL = "control"
    BASELINE = "baseline"
    ABSOLUTE = "absolute"


class TriggerAction(StrEnum):
    """What happens when a trigger fires."""

    STOP = "stop"
    BACK = "back"
    PAGE = "page"


class Trigger(Row):
    """A measurement that decides, agreed before anybody is tired."""

    measure: Line = ""
    where: Line = ""
    """Dashboard, log or person that shows it."""
    limit: Line = ""
    for_minutes: Minutes | None = None
    compared: Compared = Compared.BASELINE
    action: TriggerAction = TriggerAction.BACK
    decider: Line = ""
    stand_in: Line = ""


class Rollback(Part):
    """Whether there is a way back, how long it takes, and who decides."""

    possible: bool | None = None
    """Is there a way back at all?"""
    plan: Text = ""
    """How, in two or three sentences."""
    triggers: Rows[Trigger] = ()
    decision_minutes: Minutes = assumed(15.0, "golive: time to notice, call and decide")
    """To detect a failure and decide."""
    verification_minutes: Minutes = assumed(15.0, "golive: smoke tests of the main journeys")
    """To verify after the deployment, and again after going back."""
    protection_minutes: Minutes = assumed(0.0, _GAUGE)
    """Time after the window in which users are still protected from the change."""
    warning_minutes: Minutes = assumed(15.0, _GAUGE)
    """How long before the last safe moment a warning is due."""
    rto_minutes: Minutes | None = None
    """Recovery time objective."""
    rpo_minutes: Minutes | None = None
    """Recovery point objective: how much data may be lost, in minutes."""
    writes_per_minute: Amount | None = None
    not_replayable_percent: Percent | None = None
    """Share of what is written meanwhile that cannot be replayed after going back."""
    data_written: Text = ""
    """What happens to data written after the switch, if we go back."""
    rehearsed_on: Day | None = None
