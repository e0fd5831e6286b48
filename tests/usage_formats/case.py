"""One small file and exactly what must come out of it."""

from dataclasses import dataclass, field
from typing import Any

from golive.plan import How, Reading

AMSTERDAM = {"zone": "Europe/Amsterdam"}
UTC = {"zone": "UTC"}
MADE = "2026-05-03T22:00+00:00"
"""Midnight of 4 May 2026 in Amsterdam, where many of the files begin."""
MIDNIGHT = "2026-05-04T00:00+00:00"
"""Midnight of that day in UTC."""


@dataclass(frozen=True)
class Case:
    """A made-up file in a real shape.

    Either `values` (with `start`, `step_s`, …) must come out, or the reader must ask (`asks`,
    the option) or refuse (`refused`, words of its sentence). Everything that is given is checked:
    `says` are words that must stand in what is said about the file, `left_out` is each reason
    with its number of rows.
    """

    name: str
    content: bytes
    values: tuple[float | None, ...] = ()
    start: str = ""
    step_s: int = 3600
    unit: str = "requests"
    zone: str = "UTC"
    how: How = How.SUM
    kind: str = "CSV"
    says: tuple[str, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    asks: str = ""
    choices: tuple[str, ...] = ()
    refused: str = ""
    reading: dict[str, Any] = field(default_factory=dict)
    file_name: str = "usage.csv"

    @property
    def decisions(self) -> Reading:
        """What the person has said beforehand."""
        return Reading.model_validate(self.reading)
