"""The counted series that a plan keeps of an uploaded usage export."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from golive.plan.parts import Amount, Count, Line, Part, Row, Text
from golive.window import Instant, Zone


class How(StrEnum):
    """How values within one bucket of time combine."""

    SUM = "sum"
    """Counts: requests, visits. They add up."""
    MEAN = "mean"
    """A gauge: concurrent users. Averaged over time."""


class Missing(StrEnum):
    """What an absent bucket means."""

    GAP = "gap"
    """Nobody looked: left out."""
    ZERO = "zero"
    """Nothing happened: nought."""


class DateOrder(StrEnum):
    """The order of day, month and year in an export's dates."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Reading(Part):
    """The decisions with which a file is read; what is None is decided from the file."""

    zone: Zone | None = None
    """The zone of times without an offset."""
    time_column: Line | None = None
    count_column: Line | None = None
    how: How | None = None
    date_order: DateOrder | None = None
    missing: Missing | None = None
    without_bots: bool | None = None
    """Leave out what bots and health checks asked for; None where a file cannot tell."""


class LeftOut(Part):
    """Rows of a file that were not counted, and why."""

    why: Line
    rows: Count
    first_row: Count | None = None
    """Row of the file, from 1, where it first happened."""


class CountedSeries(Part):
    """Values in equal, touching buckets of time; None where nothing is known."""

    start: Instant
    """Start of the first bucket."""
    step_s: Annotated[int, Field(ge=1, le=31 * 86_400)]
    """Length of a bucket in seconds."""
    values: tuple[Annotated[float, Field(allow_inf_nan=False)] | None, ...]
    how: How
    """Sum per bucket, or average over the bucket."""
    unit: Line
    """What is counted, such as requests."""


class Source(Row):
    """One usage export as it was read."""

    file_name: Line
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    kind: Line
    """The format that was recognised."""
    read_as: Reading
    """Every decision, those taken from the file included."""
    rows: Count
    """Rows counted."""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Text, ...] = ()
    """What a person should know about the file, one sentence each."""
    series: CountedSeries
    region: Line = ""
    weight: Amount = 1.0
    """How much one unit of this source counts beside the others."""
