"""What was not taken from a file, each with its sentence."""

from dataclasses import dataclass

from golive.office.back.codes import Kind
from golive.office.back.fields import REMEDIES
from golive.office.back.spelling import UNREAD
from golive.office.back.tables import Line
from golive.office.text import CUT_MARK

_SHOWN = 80
_WORDS = {
    "name": "The name",
    "stand_in": "Stand-in",
    "signed_by": "Signed by",
    "signed_at": "Signed at",
    "state": "Decision",
}


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in a file that was not taken.

    Attributes:
        file: the file.
        where: the place in it: sheet and row; empty for the whole file.
        what: one sentence: what is not taken, why, and what to do.
        kind, id: the row of the plan that it is about; empty if it is about none.
        field: the field or column that it is about; empty for the whole row.
        value: what the file says there.
    """

    file: str
    where: str
    what: str
    kind: str = ""
    id: str = ""
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a table in a file, and where it stands."""

    file: str
    sheet: str
    kind: Kind
    line: Line

    @property
    def where(self) -> str:
        """Sheet and row, for people."""
        return f"sheet “{shortened(self.sheet)}”, row {self.line.number}"

    def ignored(self, what: str, row_id: str = "", field: str = "", value: str = "") -> Ignored:
        """Say what is not taken from this row."""
        return Ignored(self.file, self.where, what, self.kind, row_id, field, value)

    def not_understood(self, row_id: str, field: str, text: str) -> Ignored:
        """Say that a cell cannot be understood, and what to write instead."""
        named = _WORDS.get(field, field.capitalize())
        if text == UNREAD:
            what = (
                f"{named} is an error, or a formula whose value no program has saved; type the "
                "value itself."
            )
        elif text.endswith(CUT_MARK):
            what = f"{named} is longer than a cell holds and was cut; change it in golive."
        elif not text:
            what = f"{named} is empty, so golive’s stays; {REMEDIES[field]}."
        else:
            what = f"{named} says “{shortened(text)}”; {REMEDIES[field]}."
        return self.ignored(what, row_id, field, "" if text == UNREAD else text)

    def not_taken(self, row_id: str, heading: str, text: str) -> Ignored:
        """Say that a cell was changed that follows from the plan."""
        named = _WORDS.get(heading, heading[:1].upper() + heading[1:])
        what = (
            f"{shortened(named)} says “{shortened(text)}”, which is not what golive wrote; it "
            "follows from the plan, so change it there."
        )
        return self.ignored(what, row_id, heading, text)


def shortened(text: str) -> str:
    """Give a text on one line, cut at 80 characters."""
    line = " ".join(text.replace(UNREAD, "").split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
