"""A log of any length: read piece by piece as every log is read, and added up."""

import re
from collections import Counter
from dataclasses import replace

from golive.errors import UnreadableError
from golive.usage.formats import Format
from golive.usage.large.file import PIECE, File
from golive.usage.shapes import Account, Events

#: What a W3C log says of the lines below it; the next piece must hear it too.
_TOLD = re.compile(rb"^#(?:Fields|Date):[^\n]*\n", re.MULTILINE)


def events_of(file: File, form: Format, account: Account, *, size: int = PIECE) -> Events:
    """Count a log's events by the minute.

    Args:
        file: the log.
        form: the format that reads it.
        account: gets what was left out and what to know.
        size: how much of it is read at a time, in bytes.

    Raises:
        UnreadableError: none of it is an event, or it is damaged.
    """
    parts: list[Events] = []
    refused: UnreadableError | None = None
    told: list[bytes] = []
    lines = 0
    for piece in file.pieces(size):
        own = Account()
        try:
            found = form.read(b"".join(told) + piece, own)
        except UnreadableError as error:
            refused = refused or error
        else:
            parts += [found] if isinstance(found, Events) else []
        _take_over(own, account, lines - len(told))
        told = _TOLD.findall(piece)[-2:] or told
        lines += piece.count(b"\n")
    if not parts:
        raise refused or UnreadableError("The log holds no lines; export it again.")
    return _sum(parts, account)


def _take_over(own: Account, account: Account, before: int) -> None:
    """Take over what was said of a piece that begins after so many lines."""
    for sentence in own.notes:
        if sentence not in account.notes:
            account.note(sentence)
    for left in own.left_out:
        first = None if left.first_row is None else left.first_row + before
        account.leave_out(left.why, left.rows, first)


def _sum(parts: list[Events], account: Account) -> Events:
    """Add up the pieces that are on the clock that most events are on."""
    on: Counter[bool] = Counter()
    for part in parts:
        on[part.local] += sum(part.minutes.values())
    local = on[True] > on[False]
    minutes: Counter[int] = Counter()
    bots: Counter[int] = Counter()
    for part in parts:
        if part.local == local:
            minutes.update(part.minutes)
            bots.update(part.bots)
    account.leave_out(f"a time with{'' if local else 'out'} a zone, unlike most", on[not local])
    first = parts[0]
    return replace(first, minutes=dict(minutes), bots=dict(bots), local=local)
