"""A table of any length to a counted series."""

from golive.plan import Reading
from golive.usage.counted import Counted
from golive.usage.large.look import looked
from golive.usage.large.lying import Lying
from golive.usage.large.rows import rows_counted
from golive.usage.large.summed import summed
from golive.usage.shapes import ROWS, Account


def table_counted(lying: Lying, reading: Reading, account: Account) -> Counted:
    """Count a table's rows, or add up its figures.

    Raises:
        BeyondError: only the reader of small files can read it.
        QuestionError: only a person can answer; `option` is one of zone, time, count, date-order.
        UnreadableError: it cannot be read.
    """
    look = looked(lying, reading, account)
    if look.choice.column == ROWS:
        return rows_counted(look, reading, account)
    return summed(look, reading, account)
