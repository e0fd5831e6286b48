"""A column of figures in a table of any length: how most are written, and what the others mean."""

import math
import re
from typing import Any, Final, NamedTuple

import pyarrow as pa

from golive.usage.amounts import amounts, why_no_amount
from golive.usage.large.engine import Engine, own_letters
from golive.usage.large.look import MOST_TEXTS, Look
from golive.usage.large.lying import BeyondError
from golive.usage.large.others import Numbering
from golive.usage.large.sums import Part, longest, other_amounts
from golive.usage.quantities import style
from golive.usage.shapes import Account

#: Figures whose sign can only be the decimal one.
_TELLING: Final = {
    sign: re.compile(rf"[0-9]*[{sign}](?:[0-9]{{1,2}}|[0-9]{{4,15}})") for sign in ".,"
}


class Unread(NamedTuple):
    """A cell that is no plain figure.

    Attributes:
        text: as the file has it.
        rows: how many rows have it.
        first: the place of the first of them; None if it is not known.
        value: what it means; NaN if that is unknown.
    """

    text: str
    rows: int
    first: int | None
    value: float


class Written(NamedTuple):
    """A column of figures.

    Attributes:
        part: how the engine reads most of them.
        others: the cells that are no plain figures.
        sample: the cells of the sample, each once.
        notes: what a person should know.
    """

    part: Part
    others: tuple[Unread, ...]
    sample: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def meant(self) -> pa.Table:
        """What other cells mean, as the engine wants to hear it."""
        known = [other for other in self.others if not math.isnan(other.value)]
        return pa.table(
            {
                "said": pa.array([other.text for other in known], pa.string()),
                "value": pa.array([other.value for other in known], pa.float64()),
            }
        )

    def leave_out(self, account: Account, numbering: Numbering) -> None:
        """Say which cells have no value."""
        for other in self.others:
            if math.isnan(other.value):
                row = numbering.row(other.first)
                account.leave_out(why_no_amount(other.text), other.rows, row)


def written(look: Look, engine: Engine, name: str, rows: Any, placed: Any) -> Written:
    """Find out how a column of figures is written, by every cell in it.

    Args:
        look: the table.
        engine: where it is asked.
        name: the column.
        rows: its rows with a time, repetitions left out.
        placed: the same with places; None if they have none.

    Raises:
        BeyondError: too many of its cells are no plain figures.
    """
    sample = tuple(dict.fromkeys(look.timed.column(name)))
    part = _part(look.place(name), sample)
    found = engine.ask(other_amounts(rows, part, MOST_TEXTS + 1))
    if found.num_rows > MOST_TEXTS:
        message = (
            f"The column “{name}” has more than {MOST_TEXTS:,} different cells that are no plain "
            "figures; export it without separators of thousands and without units."
        )
        raise BeyondError(message)
    if found.num_rows and placed is not None:
        found = engine.ask(other_amounts(placed, part, MOST_TEXTS))
    lines = sorted(found.to_pylist(), key=lambda line: (line.get("first") or 0, line["text"]))
    texts = [own_letters(line["text"], engine.dialect) for line in lines]
    own = Account()
    cells = (*sample, *_as_long(engine, rows, part, texts), *texts)
    values = amounts(cells, name, [0] * len(cells), own)[len(cells) - len(texts) :]
    others = tuple(
        Unread(line["text"], line["n"], line.get("first"), value)
        for line, value in zip(lines, values.tolist(), strict=True)
    )
    return Written(part, others, (*sample, *texts), tuple(own.notes))


def _part(column: str, sample: tuple[str, ...]) -> Part:
    decimal = style(sample).decimal
    told = any(map(_TELLING[decimal].fullmatch, sample))
    more = rf"(?:[{decimal}][0-9]{{1,15}})?" if told else ""
    return Part(column, f"^-?[0-9]{{1,15}}{more}$", decimal, f"amounts_{column}")


def _as_long(engine: Engine, rows: Any, part: Part, texts: list[str]) -> list[str]:
    """Give a figure as long as the column's longest, where a sign must be told by its company."""
    if not any(sign in text for text in texts for sign in ".,"):
        return []
    letters = engine.ask(longest(rows, part))["letters"].to_pylist()[0]
    return ["9" * letters] if letters else []
