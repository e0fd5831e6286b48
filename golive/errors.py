"""What can be wrong, each with its sentence.

Trouble in the data is data: a `Finding`. Trouble with a request is an exception that carries its
own sentence, is raised where it is noticed and shown in one place (a page's alert, the command's
standard error):

    GoliveError
        QuestionError       only a person can answer; names the option that answers (exit 2)
        UnreadableError     input that cannot be read (exit 3)
            PlanFileError   a plan file with faults, every one named by field
        EditError           an edit that does not fit the plan
        ConflictError       somebody else changed the same field first
        StoreError          the store cannot be reached, is full, or is newer than this golive
        UnknownPlanError    no plan has this id
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    STOP = "stop"
    """The launch must not go ahead like this."""
    WARN = "warn"
    """Somebody should decide about this before the launch."""
    NOTE = "note"
    """Worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, contradictory or doubtful, and what to do about it.

    Attributes:
        rule: a stable name of the rule that found it, such as `window-missing`.
        severity: how much it weighs.
        where: the place in the plan (a path such as `timing.taken`) or in a file (row, column).
        what: one sentence: what is wrong.
        remedy: one sentence: what to do.
    """

    rule: str
    severity: Severity
    where: str
    what: str
    remedy: str


class GoliveError(Exception):
    """Trouble with a request; `sentence` says what is wrong, where, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class QuestionError(GoliveError):
    """A question that only a person can answer; `option` is the setting that answers it.

    `choices` are the answers that fit, where they can be listed.
    """

    def __init__(self, sentence: str, option: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.option = option
        self.choices = choices


class UnreadableError(GoliveError):
    """Input that cannot be read."""


class PlanFileError(UnreadableError):
    """A plan file with faults; `faults` names every one by its field, nothing is loaded."""

    def __init__(self, sentence: str, faults: tuple[Finding, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


class EditError(GoliveError):
    """An edit that does not fit the plan: no such field, or a value the field cannot hold."""


class ConflictError(GoliveError):
    """Somebody else changed the same field first; nothing was written.

    Attributes:
        path: the field.
        mine: the value that was about to be written (JSON-ready).
        theirs: the value that the store holds now (JSON-ready).
    """

    def __init__(self, sentence: str, path: str, mine: object, theirs: object) -> None:
        super().__init__(sentence)
        self.path = path
        self.mine = mine
        self.theirs = theirs


class StoreError(GoliveError):
    """The store cannot be reached, is full, or was written by a newer golive."""


class UnknownPlanError(GoliveError):
    """No plan has this id."""
