"""An item of the catalogue: what to do, when it applies, who does it and by what day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from golive.checklist.condition import Condition, Subject
from golive.checklist.task import Anchor, Phase, Question
from golive.plan import Criticality, Plan, Row
from golive.window import WorkingDays

#: Gives the day a task about a row is due; None leaves it to the item's anchor and offset.
DueRule = Callable[[Plan, Row, WorkingDays], date | None]
#: Gives the phase of a task about a row, where it depends on the row.
PhaseRule = Callable[[Row], Phase]

ALL_LEVELS: Final = frozenset(Criticality)
A_AND_B: Final = frozenset({Criticality.A, Criticality.B})
ONLY_A: Final = frozenset({Criticality.A})
NO_LEVEL: Final[frozenset[Criticality]] = frozenset()

_LONGEST_ID = 120

_SAID: Final = {
    Question.OVERVIEW: "overview",
    Question.LAUNCH: "question 1",
    Question.DOWNTIME: "question 2",
    Question.WINDOW: "question 3",
    Question.NOTIFY: "question 4",
    Question.DEPLOY: "question 5",
    Question.ROLLBACK: "question 6",
}


class Role(StrEnum):
    """Who usually does a task; the values are what people read."""

    RELEASE = "Release manager"
    OWNER = "Business owner"
    LEAD = "Technical lead"
    DEVELOPER = "Developer"
    DATABASE = "Database administrator"
    OPERATIONS = "Operations"
    RELIABILITY = "Reliability engineer"
    TESTER = "Tester"
    SECURITY = "Security"
    NETWORK = "Network"
    SUPPORT = "Support"
    COMMUNICATIONS = "Communications"
    PARTNERS = "Partner manager"
    LEGAL = "Legal"
    SPONSOR = "Sponsor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One subject of the checklist.

    Attributes:
        id: a stable slug of a-z, 0-9 and hyphens; teams' edits hang on it, so it never changes.
        title: what to do; `{name}` stands for the row it is about.
        good: what good looks like, one sentence.
        why: the consequence, a clause that goes with the quoted answer.
        when: the condition that puts it on the list.
        phase: where it stands in the list.
        role: who usually does it; a `Role`, or in an organisation's own words.
        offset: working days from the anchor, negative before it.
        anchor: the moment its due day is counted from.
        mandatory: the levels of criticality at which it must be done.
        gate: it is a go / no-go moment.
        asks_evidence: it claims something, so done needs evidence.
        source: the practice it comes from.
        covers: numbers of the subjects it covers (`golive.checklist.subjects`).
        due_rule: the due day of a task about a row, where the row decides it.
        phase_rule: the phase of a task about a row, where the row decides it.
    """

    id: str
    title: str
    good: str
    why: str
    when: Condition
    phase: Phase
    role: str
    offset: int
    source: str
    covers: tuple[int, ...] = ()
    anchor: Anchor = Anchor.WINDOW_START
    mandatory: frozenset[Criticality] = ALL_LEVELS
    gate: bool = False
    asks_evidence: bool = False
    due_rule: DueRule | None = None
    phase_rule: PhaseRule | None = None

    @property
    def question(self) -> Question:
        """The page whose answer puts it on the list."""
        return self.when.question

    def applies(self, plan: Plan) -> bool:
        """Tell whether the item is on the plan's list."""
        return self.when.holds(plan)

    def title_for(self, subject: Subject) -> str:
        """Give the title of the task about this subject."""
        return self.title.replace("{name}", subject.name)

    def why_for(self, subject: Subject) -> str:
        """Say why the task is on the list, with the answer quoted."""
        if subject.always:
            return f"Every launch needs this: {self.why}. Here: {answer(subject)}."
        return f"Because {answer(subject)}, {self.why}."

    def phase_for(self, subject: Subject) -> Phase:
        """Give the phase of the task about this subject."""
        if self.phase_rule is None or subject.row is None:
            return self.phase
        return self.phase_rule(subject.row)


def answer(subject: Subject) -> str:
    """Quote an answer with the place where it stands, as a clause."""
    return f"{subject.says} ({_SAID[subject.question]})"


def task_id(first: str, row_id: str) -> str:
    """Join an item's and a row's id; one that would be too long for a plan keeps a digest."""
    joined = f"{first}:{row_id}"
    if len(joined) <= _LONGEST_ID:
        return joined
    return f"{first}:{sha256(row_id.encode()).hexdigest()[:24]}"
