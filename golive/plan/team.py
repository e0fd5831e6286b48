"""What the team lays over the generated checklist: edits, own tasks, gates, decisions."""

from enum import StrEnum

from pydantic import Field

from golive.plan.parts import Day, Id, Line, Offset, Part, Row, Rows, Text
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


class OwnItem(Row):
    """An item that an organisation adds to the catalogue; plans share it by its id."""

    title: Line = ""
    """What to do; `{name}` stands for the row that its rule is about, else for the launch."""
    good: Line = ""
    """What good looks like, one sentence."""
    why: Line = ""
    """What happens if nobody does it."""
    rule: Line = ""
    """When it is on the list, by a rule's name; empty for every launch."""
    role: Line = ""
    phase: Line = ""
    """The phase of the checklist it stands in; without it, the phase of its days."""
    days: Offset | None = None
    """Working days from the window's start, negative before; None for its phase's last day."""
    mandatory: bool = True
    asks_evidence: bool = False
    """Done needs evidence."""
    source: Line = ""
    """The policy or document that it comes from."""


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


class Comment(Row):
    """What somebody said about one task; it outlives the task's coming and going."""

    task: Id
    """The task's id."""
    at: Instant | None = None
    by: Line = ""
    text: Text = ""


class Team(Part):
    """The team's own words on the checklist."""

    edits: dict[Id, TaskEdit] = Field(default_factory=dict)
    """By the task's id."""
    own_tasks: Rows[OwnTask] = ()
    own_items: Rows[OwnItem] = ()
    gates: Rows[Gate] = ()
    """The team's own; and, by the task's id, what was typed or decided at one of the checklist."""
    decisions: Rows[Decision] = ()
    comments: Rows[Comment] = ()
