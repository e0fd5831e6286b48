"""A table whose rows count as one each, however many there are."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from golive.plan import Reading
from golive.usage.clock import NOWHEN, showings
from golive.usage.counted import Counted, of_rows
from golive.usage.events import in_utc
from golive.usage.large.engine import Engine, Trouble, asked
from golive.usage.large.look import Look
from golive.usage.large.lying import BY_ROW, BeyondError
from golive.usage.large.others import Numbering, Others, leave_out, others_of
from golive.usage.large.questions import MINUTE_US, rows_by_minute
from golive.usage.moments import no_time_at_all, which_zone
from golive.usage.shapes import Account


class _Found(NamedTuple):
    """What the engine answered.

    Attributes:
        minutes: rows in each minute, of those that keep to the spelling.
        local: those minutes are on a clock whose zone the file does not say.
        others: all other rows.
        trouble: rows that could not be cut into cells.
    """

    minutes: dict[int, int]
    local: bool
    others: Others
    trouble: Trouble


def rows_counted(look: Look, reading: Reading, account: Account) -> Counted:
    """Count the rows of a table.

    Raises:
        BeyondError: only the reader of small files reads it exactly.
        QuestionError: some times do not say their zone (option `zone`).
        UnreadableError: no row has a time, or the file cannot be cut into rows.
    """
    found = asked(look.lying.file, look.dialect, lambda engine: _found(look, engine))
    plain = sum(found.minutes.values())
    numbering = Numbering(look, found.others, found.trouble, plain)
    leave_out(found.others, found.trouble, numbering, account)
    clocks: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    clocks[found.local].update(found.minutes)
    stamps = [(other.stamp, other.rows) for other in found.others.times if other.stamp is not None]
    for stamp, rows in stamps:
        minute = int((stamp.seconds - (stamp.offset or 0)) // 60)
        clocks[stamp.offset is None][minute] += rows
    local, minutes = clocks[True], clocks[False]
    if local:
        minutes.update(_on_utc(look, local, reading, account))
    if not minutes:
        raise no_time_at_all()
    daily = not plain and not look.hour and all(stamp.day_only for stamp, _ in stamps)
    return of_rows(dict(minutes), look.origin._replace(daily=daily), reading, account)


def _found(look: Look, engine: Engine) -> _Found:
    times = look.times(engine)
    answer = engine.ask(rows_by_minute(engine.rows, times))
    trouble = engine.trouble()
    found = dict(zip(answer["at"].to_pylist(), answer["n"].to_pylist(), strict=True))
    others = others_of(look, engine, times) if found.pop(None, 0) else Others()
    minutes = {at // MINUTE_US: rows for at, rows in found.items()}
    return _Found(minutes, times.spelling is not None and times.spelling.local, others, trouble)


def _on_utc(look: Look, local: Counter[int], reading: Reading, account: Account) -> dict[int, int]:
    if reading.zone is None:
        raise which_zone(look.origin.time, "")
    first, second = showings(np.array(list(local), dtype=np.int64) * MINUTE_US, reading.zone)
    changed = (first != second) | (first == NOWHEN)
    if not look.lying.approximate and changed.any():
        raise BeyondError(BY_ROW)
    return in_utc(local, reading.zone, account, what="table")
