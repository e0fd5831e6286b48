"""A table whose column counts, however many rows it has: the engine gives an entry a time."""

from typing import Final, NamedTuple, cast

import numpy as np
import pyarrow as pa

from golive.plan import Reading
from golive.usage.amounts import WHY_NO_TOTAL
from golive.usage.clock import NOWHEN, Micros, showings
from golive.usage.counted import Amounts, Counted, of_amounts
from golive.usage.counting import how_of
from golive.usage.large.engine import Engine, Trouble, asked
from golive.usage.large.figures import Written, written
from golive.usage.large.look import Look
from golive.usage.large.lying import BY_ROW, BeyondError
from golive.usage.large.others import Numbering, Other, Others, leave_out, others_of
from golive.usage.large.questions import Times, plain_rows, timed
from golive.usage.large.sums import copies, tally
from golive.usage.moments import no_time_at_all, which_zone
from golive.usage.repeats import Tally, combined
from golive.usage.shapes import Account
from golive.usage.times import Stamp

#: More different times than this are not kept; two years of minutes are about as many.
MOST_TIMES: Final = 1_000_000
_US = 1_000_000


class _Found(NamedTuple):
    """What the engine answered.

    Attributes:
        sums: what the rows of each time come to, by microseconds since 1970.
        local: those are on a clock whose zone the file does not say.
        rows: how many rows keep to the spelling.
        copies: how many rows repeat another one.
        others: rows whose time is spelled otherwise.
        written: how each column that counts is written.
        trouble: rows that could not be cut into cells.
    """

    sums: pa.Table
    local: bool
    rows: int
    copies: int
    others: Others
    written: tuple[Written, ...]
    trouble: Trouble


def summed(look: Look, reading: Reading, account: Account) -> Counted:
    """Add up, or average, the figures of a table.

    Raises:
        BeyondError: only the reader of small files reads it exactly.
        QuestionError: some times do not say their zone (option `zone`).
        UnreadableError: no row has a time, no value is known, or the file cannot be cut into rows.
    """
    found = asked(look.lying.file, look.dialect, lambda engine: _found(look, engine))
    numbering = Numbering(look, found.others, found.trouble, found.rows)
    leave_out(found.others, found.trouble, numbering, account)
    if not found.sums.num_rows:
        raise no_time_at_all()
    stamps = [other.stamp for other in found.others.times if other.stamp is not None]
    daily = not found.rows and not look.hour and all(stamp.day_only for stamp in stamps)
    tallied = _tally(look, found, reading, account)
    account.leave_out("a repetition of an earlier row", found.copies)
    for one in found.written:
        for note in one.notes:
            account.note(note)
    rows, known = int(tallied.rows.sum()), int(tallied.known.sum())
    if len(found.written) == 1:
        found.written[0].leave_out(account, numbering)
    else:
        account.leave_out(WHY_NO_TOTAL, rows - known)
    name = " + ".join(look.choice.parts)
    values = tallied.ones[~np.isnan(tallied.ones)]
    cells = [cell for one in found.written for cell in one.sample]
    how = how_of(name, reading.how, np.sort(values)[:1].tolist(), account, cells=cells)
    points = combined(tallied, how, account)
    differ = not points.added_up and not tallied.alike.all()
    if differ and not look.lying.approximate:
        raise BeyondError(BY_ROW)
    origin = look.origin._replace(daily=daily)
    return of_amounts(Amounts(points, name, how, known), origin, reading, account)


def _found(look: Look, engine: Engine) -> _Found:
    times = look.times(engine)
    plain = engine.ask(plain_rows(engine.rows, times)).to_pylist()[0]
    trouble = engine.trouble()
    others = others_of(look, engine, times) if plain["others"] else Others()
    local = _clock(look, times, others)
    engine.keep("moments", _meant(others))
    rows = timed(engine.rows, times)
    whole = engine.ask(copies(rows)).to_pylist()[0]
    if whole["times"] > MOST_TIMES:
        message = (
            f"The table has more than {MOST_TIMES:,} different times; export counts by the minute "
            "or the hour."
        )
        raise BeyondError(message)
    repeated = (whole["most"] or 0) > 1
    if repeated:
        rows = timed(engine.rows.distinct(), times)
    placed = None if repeated else timed(engine.placed, times)
    parts = tuple(written(look, engine, name, rows, placed) for name in look.choice.parts)
    for one in parts:
        engine.keep(one.part.others, one.meant)
    numeric = tuple(map(look.place, look.choice.numeric))
    sums = engine.ask(tally(rows, tuple(one.part for one in parts), numeric))
    left = (whole["rows"] or 0) - sum(sums["rows"].to_pylist())
    return _Found(sums, local, plain["rows"] - plain["others"], left, others, parts, trouble)


def _clock(look: Look, times: Times, others: Others) -> bool:
    """Tell whether times are on a clock whose zone the file does not say: all, or none.

    Raises:
        BeyondError: some are and some are not.
    """
    said = {other.stamp.offset is None for other in others.times if other.stamp is not None}
    if times.spelling is not None:
        said.add(times.spelling.local)
    if len(said) > 1:
        message = (
            f"Some times in the column “{look.origin.time}” say their zone and some do not; export "
            "them all alike."
        )
        raise BeyondError(message)
    return True in said


def _meant(others: Others) -> pa.Table:
    """Say what the times mean that are spelled otherwise, as the engine wants to hear it."""
    known = [other for other in others.times if other.stamp is not None]
    return pa.table(
        {
            "said": pa.array([other.text for other in known], pa.string()),
            "said_hour": pa.array([other.hour for other in known], pa.string()),
            "means": pa.array([_micros(other) for other in known], pa.int64()),
        }
    )


def _micros(other: Other) -> int:
    moment = cast("Stamp", other.stamp)
    return round((moment.seconds - (moment.offset or 0)) * _US)


def _tally(look: Look, found: _Found, reading: Reading, account: Account) -> Tally:
    answer = {name: found.sums[name].to_numpy() for name in found.sums.column_names}
    several = answer["rows"] > 1
    tallied = Tally(
        times=answer["at"] / _US,
        rows=answer["rows"],
        known=answer["known"],
        sums=answer["sums"].astype(np.float64),
        ones=answer["ones"].astype(np.float64),
        alike=answer["alike"].astype(np.bool_),
        large=int(answer["large"][several].sum()),
    )
    if not found.local:
        return tallied
    if reading.zone is None:
        raise which_zone(look.origin.time, "")
    return _on_utc(tallied, answer["at"], look, account)


def _on_utc(tallied: Tally, local: Micros, look: Look, account: Account) -> Tally:
    """Put local times on UTC; the two hours that look like one on the clock become unknown."""
    zone = look.origin.zone
    first, second = showings(local, zone)
    skipped, twice = first == NOWHEN, first != second
    if not twice.any() and not skipped.any():
        return tallied._replace(times=first / _US)
    if not look.lying.approximate:
        raise BeyondError(BY_ROW)
    account.leave_out(f"a time that the clock in {zone} skips", int(tallied.rows[skipped].sum()))
    account.leave_out(
        f"a time that the clock in {zone} shows twice", int(tallied.rows[twice].sum())
    )
    both = np.concatenate([first[~skipped], second[twice]])
    order = np.argsort(both)
    at = np.concatenate([np.flatnonzero(~skipped), np.flatnonzero(twice)])[order]
    unknown = twice[at]
    return Tally(
        times=both[order] / _US,
        rows=tallied.rows[at],
        known=np.where(unknown, 0, tallied.known[at]),
        sums=np.where(unknown, 0.0, tallied.sums[at]),
        ones=np.where(unknown, np.nan, tallied.ones[at]),
        alike=tallied.alike[at],
        large=tallied.large,
    )
