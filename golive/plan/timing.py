"""Question 3: when. Usage, freezes and events, people, and the window taken."""

from datetime import time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from golive.plan.parts import (
    Amount,
    ClockTime,
    Day,
    Days,
    DaySpan,
    Hours,
    Line,
    Minutes,
    Part,
    Percent,
    Row,
    Rows,
    Text,
    assumed,
)
from golive.plan.recurrence import RecurrenceRule
from golive.plan.usage import Source
from golive.window import Instant, Window, Zone

_DIRECTIVE = "Directive 2003/88/EC on working time, article 3: daily rest"


class FreezeKind(StrEnum):
    """A stretch in which no change is allowed, something else happens, or changes are agreed."""

    FREEZE = "freeze"
    EVENT = "event"
    MAINTENANCE = "maintenance"


class Freeze(Row):
    """A time to keep clear of, a change freeze or a business event; or one to keep to.

    Agreed maintenance times turn the calendar round: if there are any, all else is closed.
    """

    name: Line = ""
    kind: FreezeKind = FreezeKind.FREEZE
    hard: bool = True
    """Hard refuses a window; soft only counts against it."""
    starts: Instant | None = None
    ends: Instant | None = None
    """End, exclusive."""
    repeats: RecurrenceRule | None = None
    """Recurs by this rule on the clock of `zone`, each time as long as the first."""
    zone: Zone | None = None
    """The clock it recurs on; without it, the business zone."""
    buffer_before_minutes: Minutes = 0
    buffer_after_minutes: Minutes = 0
    scope: Line = ""
    """Group, region or component it concerns; empty for everything."""


class Person(Row):
    """Somebody whose presence the launch needs, or would like."""

    name: Line = ""
    role: Line = ""
    zone: Zone | None = None
    """Their clock; without it, the business zone."""
    available_from: ClockTime | None = None
    """Earliest time of day they can work; None with `available_until` for any hour."""
    available_until: ClockTime | None = None
    """Latest time of day; before `available_from` it means the next morning."""
    weekends: bool = True
    """Can work on days off."""
    leave: tuple[DaySpan, ...] = ()
    required: bool = True
    """Without them the launch does not go ahead."""


class CandidateSettings(Part):
    """What the person asks of a window, besides the rules."""

    earliest: ClockTime | None = None
    """Windows start no earlier in the day (business clock)."""
    latest: ClockTime | None = None
    """Windows end no later in the day (business clock)."""
    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()
    """Days a window may start on, Monday 0; empty for any."""
    top: Annotated[int, Field(ge=1, le=50)] = 5
    """How many candidates are shown."""
    accept_clock_change: bool = False
    """A clock change inside the window is accepted."""


class Refusal(Part):
    """One hard rule that stood against a window, and why."""

    rule: Line
    why: Text


class TakenWindow(Part):
    """The window that was chosen, by whom, and what golive said of it then."""

    window: Window
    why: Text = ""
    taken_by: Line = ""
    taken_at: Instant | None = None
    typed: bool = False
    """Typed by hand rather than taken from the candidates."""
    expected: Amount | None = None
    """Expected total over the window, in the unit of the usage."""
    busy_case: Amount | None = None
    """The same when it is busy (nine windows in ten stay below)."""
    unit: Line = ""
    share_of_peak: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """The window's mean over the busiest equal stretch ahead, 0 to 1."""
    refusals: tuple[Refusal, ...] = ()
    """Hard rules that stood against it."""
    overridden_by: Line = ""
    """Who took it in spite of them."""
    override_reason: Text = ""


class Timing(Part):
    """When, and everything that decides it."""

    sources: Rows[Source] = ()
    length_minutes: Minutes = assumed(120.0, "golive: two hours, until the steps are timed")
    """How long the window must be, way back included."""
    search_from: Day | None = None
    """First day a window may start on; without it, tomorrow."""
    search_days: Annotated[int, Field(ge=1, le=366)] = assumed(28, "golive: four weeks ahead")
    """How many days are searched."""
    freezes: Rows[Freeze] = ()
    people: Rows[Person] = ()
    settings: CandidateSettings = CandidateSettings()
    taken: TakenWindow | None = None
    reserves: tuple[Window, ...] = ()
    why: Text = ""
    """Why this window, in the team's words."""
    support_minutes: Minutes = assumed(30.0, "golive: half an hour of watching closely")
    """How long after the window somebody of the roster must be there, in minutes."""
    business_from: ClockTime = assumed(time(9), "golive: nine to five, on everyone's own clock")
    """When a regular working day starts, on each person's own clock."""
    business_until: ClockTime = assumed(time(17), "golive: nine to five, on everyone's own clock")
    """When it ends."""
    rest_hours: Hours = assumed(11.0, _DIRECTIVE)
    """How much rest somebody has between the window and their regular working day, in hours."""
    hypercare_days: Days = assumed(7, "golive: a week, so that weekly jobs ran once")
    """How long the launch is watched closely after the window, in days."""
    growth_percent: Percent | None = None
    """Growth of traffic the team expects on top of what the usage shows."""
