"""Question 5: which components, in what order, what is automated."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from golive.plan.parts import Amount, Count, Id, Line, Minutes, Part, Percent, Row, Rows, Text
from golive.window import Instant


class Component(Row):
    """A part of the system that can be deployed, or that a step or a user group needs."""

    name: Line = ""
    changed: bool = True
    from_version: Line = ""
    to_version: Line = ""
    instances: Count | None = None
    capacity_per_instance: Amount | None = None
    """Load one instance can take, in the unit of the usage per second."""
    exclusive: bool = False
    """Only one step may work on it at a time."""
    stateful: bool = False
    """Keeps data: a database, a queue, files."""
    schema_change: bool = False
    """The shape of its data changes."""
    depends_on: tuple[Id, ...] = ()


class StepPhase(StrEnum):
    """Where in the window a step belongs."""

    PREPARE = "prepare"
    DEPLOY = "deploy"
    VERIFY = "verify"
    OPEN = "open"


class LinkKind(StrEnum):
    """How a step waits for another."""

    FINISH_START = "FS"
    START_START = "SS"


class Link(Part):
    """This step starts after another one's finish (FS) or start (SS), and a lag."""

    step: Id
    kind: LinkKind = LinkKind.FINISH_START
    lag_minutes: Annotated[float, Field(ge=-1440, le=525_600, allow_inf_nan=False)] = 0


class Step(Row):
    """One line of the run-book.

    A step that names no other waits for the one above it to finish, as people mean who type a
    list. A step with links waits for those alone.
    """

    name: Line = ""
    component: Id | None = None
    owner: Line = ""
    stand_in: Line = ""
    phase: StepPhase = StepPhase.DEPLOY
    minutes: Minutes | None = None
    """Most likely length."""
    minutes_best: Minutes | None = None
    minutes_worst: Minutes | None = None
    automated: bool = False
    links: tuple[Link, ...] = ()
    at_once: bool = False
    """Waits for no other step: without links it starts with the window."""
    not_before: Instant | None = None
    """A fixed moment before which it does not start, such as the end of a supplier's batch."""
    takes_down: tuple[Id, ...] = ()
    """Ids of the components that are down, wholly or in part, while it runs."""
    down_percent: Percent = 100.0
    """How much of them."""
    check: Text = ""
    """How one sees that it worked."""
    expected: Text = ""
    """The value the check must show."""
    undo: Text = ""
    """How it is taken back."""
    undo_minutes: Minutes | None = None
    reversible: bool = True


class Deployment(Part):
    """Components, and the steps that change them, in order."""

    components: Rows[Component] = ()
    steps: Rows[Step] = ()
    moves_data: bool | None = None
    """Are data migrated?"""
    changes_address: bool | None = None
    """Do names, addresses or certificates change?"""
    stops_feeds: bool | None = None
    """Must feeds, batches or queues be stopped and resumed?"""
    rehearsed: bool | None = None
    """Was the whole run-book timed once?"""
