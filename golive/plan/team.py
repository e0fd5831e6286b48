"""What the team lays over the generated checklist: edits, own tasks, gates, decisions."""

from enum import StrEnum

from pydantic import Field

from golive.plan.parts import Day, Id, Line, Part, Row, Rows, Text
from golive.window import Instant


class Status(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not_applicable"


class TaskEdit(Part):
    """What somebody typed about one task; it outlives the task's coming and going."""

    status: Status = Status.OPEN
    owner: Line = ""
    stand_in: Line = ""
    due: Day | None = None
    """Another day than the computed one."""
    evidence: Text = ""
    note: Text = ""
    reason: Text = ""
    """Why it is not applicable, or blocked."""


class OwnTask(Row):
    """A task the team added itself."""

    title: Line = ""
    phase: Line = ""
    """The phase of the checklist it stands in; the catalogue's names."""
    role: Line = ""
    due: Day | None = None


class GateState(StrEnum):
    """What was decided at a gate."""

    OPEN = "open"
    GO = "go"
    NO_GO = "no_go"


class Gate(Row):
    """A moment at which named people decide whether to go on."""

    name: Line = ""
    due: Day | None = None
    criteria: Text = ""
    state: GateState = GateState.OPEN
    signed_by: Line = ""
    signed_at: Instant | None = None
    note: Text = ""


class Decision(Row):
    """Something that was decided, by whom and when."""

    at: Instant | None = None
    by: Line = ""
    what: Text = ""
    why: Text = ""


class Team(Part):
    """The team's own words on the checklist."""

    edits: dict[Id, TaskEdit] = Field(default_factory=dict)
    """By the task's id."""
    own_tasks: Rows[OwnTask] = ()
    gates: Rows[Gate] = ()
    decisions: Rows[Decision] = ()
