"""Question 2: what users will notice, group by group."""

from enum import StrEnum

from golive.plan.parts import (
    Count,
    Day,
    Days,
    Id,
    Line,
    Minutes,
    Part,
    Percent,
    Row,
    Rows,
    Seconds,
    Text,
)
from golive.window import Zone


class Experience(StrEnum):
    """What a group notices, from nothing to a full outage."""

    NONE = "none"
    SLOWER = "slower"
    READ_ONLY = "read_only"
    RECONNECT = "reconnect"
    LOGIN = "login"
    UPGRADE = "upgrade"
    MISSING = "missing"
    OUTAGE = "outage"


class UserGroup(Row):
    """People, or systems, that use the service in the same way."""

    name: Line = ""
    size: Count | None = None
    """Users in the group."""
    zone: Zone | None = None
    """Where they are; without it, the business zone."""
    needs: tuple[Id, ...] = ()
    """Ids of the components the group cannot work without."""
    expected: Experience | None = None
    """What they will notice as the plan stands."""
    wanted: Experience | None = None
    """The most they should notice."""
    minutes: Minutes | None = None
    """For how long they notice it, in minutes."""
    client_timeout_seconds: Seconds | None = None
    """How long a client waits before it gives its session up."""
    server_timeout_seconds: Seconds | None = None
    """How long the server keeps a session without its client."""
    connections: Count | None = None
    """Open connections at the start of the window."""
    accept_rate_per_second: Count | None = None
    """Reconnections per second the service was tested to accept."""
    minimum_client: Line = ""
    """The oldest client version that will still work; empty if any does."""
    adoption_percent: Percent | None = None
    """Share of the group already on a client that will work."""
    client_published: Day | None = None
    """The day on which everybody could first get a client that will work."""
    adoption_days: Days | None = None
    """Days from then until all of the group have it, evenly."""
    workaround: Text = ""
    """What they can do meanwhile."""


class Impact(Part):
    """What users will notice, and what they should."""

    down_time: bool | None = None
    """Will the service be down for anyone?"""
    disconnects: bool | None = None
    """Will anyone be disconnected?"""
    forces_upgrade: bool | None = None
    """Must anyone upgrade a client?"""
    summary: Text = ""
    """What a user should read about it, in one or two sentences."""
    groups: Rows[UserGroup] = ()
