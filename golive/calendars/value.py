"""What a calendar file gave."""

from dataclasses import dataclass

from golive.plan import Freeze


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a calendar, as the row that a plan would hold.

    Attributes:
        row: its name, times and recurrence; a freeze that is hard until a person says otherwise.
            Its id is made of the event's own id in the file, so that the same event read again
            gives the same row; see `series_of`.
        whole_days: it was written as days, without times.
        free: the calendar shows the person as free, as most feeds of holidays do.
        tentative: it is not sure yet.
    """

    row: Freeze
    whole_days: bool
    free: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """What was understood of a calendar file, and what was not.

    Attributes:
        file_name: as people call it.
        title: what the calendar calls itself; may be empty.
        zone: the business zone, in which days and times without a zone were read.
        entries: what is still to come, in order of time.
        cancelled: the series (see `series_of`) that the file calls off altogether.
        notes: sentences about what was assumed, left out or not understood.
    """

    file_name: str
    title: str
    zone: str
    entries: tuple[Entry, ...]
    cancelled: tuple[str, ...]
    notes: tuple[str, ...]


def series_of(row_id: str) -> str:
    """Name the event, with all its recurrences, that a row's id was made of; empty if of none."""
    series, _, at = row_id.rpartition(":")
    return series if at and series.startswith("ics:") else ""
