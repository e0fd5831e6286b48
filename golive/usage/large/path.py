"""A file on disk to a counted series: small ones at once, large ones in little memory."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from golive.errors import UnreadableError
from golive.plan import Reading
from golive.usage.counted import Counted, Identity, ReadFile, of_events, read_file
from golive.usage.formats import Format, delimited, form_of
from golive.usage.large.file import File, opened
from golive.usage.large.logs import events_of
from golive.usage.large.lying import BeyondError, Lying
from golive.usage.large.plain import ends_early, is_plain
from golive.usage.read import read
from golive.usage.shapes import Account, Events, Table
from golive.usage.together import short
from golive.usage.unpack import unpacked


class Limits(NamedTuple):
    """Which files are read how, by their bytes on disk.

    Attributes:
        large: from here on a file is read in little memory.
        at_once: up to here a file that needs it is read at once all the same.
    """

    large: int = 32_000_000
    at_once: int = 64_000_000


#: What golive goes by.
LIMITS: Final = Limits()

_LESS = (
    f"%s is read up to {LIMITS.at_once // 1_000_000} MB; export fewer days, or a plain table in "
    "UTF-8 with one row a time."
)
_GROWTH = 8  # what gzip makes of a log or a table, at least
_MB = 1_000_000


def read_path(
    path: Path,
    reading: Reading | None = None,
    *,
    name: str | None = None,
    read_id: str | None = None,
    limits: Limits = LIMITS,
) -> ReadFile:
    """Read a usage export from disk; what comes out is what `read` makes of its bytes.

    A large table is decided by its beginning and slices of the rest, then checked and counted as a
    whole; a large log is read piece by piece. Either takes a few hundred MB, however large it is.

    Args:
        path: the file.
        reading: the decisions a person made.
        name: its name for people; without it, its name on disk.
        read_id: the id of the source that is read again; without it, a new one.
        limits: which files are read how.

    Raises:
        QuestionError: only a person can answer; `option` is one of zone, time, count, date-order.
        UnreadableError: it cannot be read; the sentence says why and what to do.
    """
    file = opened(path, name or path.name)
    reading = reading or Reading()
    if file.size * (_GROWTH if file.packed else 1) < limits.large:
        return _at_once(file, reading, read_id)
    try:
        return _in_pieces(file, reading, read_id, approximate=file.size > limits.at_once)
    except BeyondError as error:
        if file.size > limits.at_once:
            message = f"The file is {file.size / _MB:,.0f} MB. {error.sentence}"
            raise UnreadableError(message) from error
        return _at_once(file, reading, read_id)


def _at_once(file: File, reading: Reading, read_id: str | None) -> ReadFile:
    return read(file.content(), file.name, reading, read_id=read_id)


def _in_pieces(file: File, reading: Reading, read_id: str | None, *, approximate: bool) -> ReadFile:
    account = Account()
    sample = file.sample()
    form = form_of(unpacked(sample))
    said = Account()
    found = _sampled(form, sample, said)
    with ThreadPoolExecutor(max_workers=1) as side:
        digest = side.submit(file.sha256)
        if isinstance(found, Events):
            counted = of_events(events_of(file, form, account), reading, account)
        else:
            if file.packed:
                file.lines()  # what unpacks beyond measure is refused before it is counted
            for sentence in said.notes:
                account.note(sentence)
            lying = Lying(file, found, approximate)
            counted = _table(lying, reading, account)
    kind = f"{found.kind}, gzip" if file.packed else found.kind
    return read_file(Identity(short(file.name), digest.result(), kind, read_id), counted, account)


def _sampled(form: Format, sample: bytes, account: Account) -> Table | Events:
    try:
        found = form.read(sample, account)
    except UnreadableError as error:
        raise BeyondError(error.sentence if form is delimited else _LESS % form.NAME) from error
    if isinstance(found, Table):
        _check_plain(found, sample)
    return found


def _check_plain(table: Table, sample: bytes) -> None:
    if not is_plain(table, sample):
        raise BeyondError(_LESS % table.kind)
    last = ends_early(table, sample)
    if last is not None:
        message = (
            f"Its table ends in row {last:,}, or in the rows after it, and more follows; look for "
            "a quotation mark without its partner there, or give that table alone."
        )
        raise BeyondError(message)


def _table(lying: Lying, reading: Reading, account: Account) -> Counted:
    # The engine takes a second to load, and most files do not need it.
    from golive.usage.large.tables import table_counted  # noqa: PLC0415

    return table_counted(lying, reading, account)
