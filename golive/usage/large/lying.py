"""A large table as it lies on disk, and why one may be none for the engine."""

from typing import Final, NamedTuple

from golive.errors import UnreadableError
from golive.usage.large.file import File
from golive.usage.shapes import Table

#: Why a table that is small enough is read row by row after all; nobody reads this.
BY_ROW: Final = "What its rows mean depends on their order."


class BeyondError(UnreadableError):
    """A table that only the reader of small files can read; the sentence is for a large one."""


class Lying(NamedTuple):
    """A table on disk.

    Attributes:
        file: where it lies.
        sample: some of its rows, the first ones first.
        approximate: it is too large for any other reader, so an hour shown twice is estimated.
    """

    file: File
    sample: Table
    approximate: bool
