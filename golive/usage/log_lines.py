"""Lines of a log to events by the minute: what every log format shares."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from golive.errors import UnreadableError
from golive.usage.shapes import Account, Events
from golive.usage.times import stamp

_HEAD = 65_536
_HEAD_LINES = 20
#: Of a longer line only this much is looked at, in bytes; a JSON line needs all of itself.
LONGEST_LINE: Final = 8_192


#: One request: its time as the log spells it, and whether a bot or a health check asked.
Entry = tuple[bytes, bool]
#: A line that is no request and is not missed: a heading, another program's message.
ASIDE: Final[Entry] = (b"", False)


def head_lines(content: bytes) -> list[bytes]:
    """Give the first lines that are not blank, without one that the look cut off."""
    lines = content[:_HEAD].splitlines()
    if len(content) > _HEAD:
        lines = lines[:-1]
    return [line for line in lines if line.strip()][:_HEAD_LINES]


def lines(content: bytes, longest: int = LONGEST_LINE) -> Iterator[tuple[int, bytes]]:
    """Give each line that is not blank with its number, without a copy of the whole log."""
    at, number = 0, 0
    while at < len(content):
        end = content.find(b"\n", at)
        end = len(content) if end < 0 else end
        number += 1
        line = content[at : min(end, at + longest)]
        if line.strip():
            yield number, line
        at = end + 1


def counted(
    content: bytes,
    kind: str,
    entry: Callable[[bytes], Entry | None],
    account: Account,
    *,
    longest: int = LONGEST_LINE,
) -> Events:
    """Count a log's requests by the minute.

    Args:
        content: the log.
        kind: the format in words, such as `access log`.
        entry: reads one line; None for a line that should be a request and is none, `ASIDE` for one
            that need not be.
        account: gets the lines that are no request, and the times that do not exist.
        longest: how much of a line is looked at, in bytes.

    Raises:
        UnreadableError: no line has a time that exists.
    """
    spelled: Counter[Entry] = Counter()
    for number, line in lines(content, longest):
        found = entry(line)
        if found is None:
            account.leave_out(f"not a line of {_a(kind)}", 1, number)
        elif found is not ASIDE:
            spelled[found] += 1
    return _by_minute(spelled, kind, account)


def _by_minute(spelled: Counter[Entry], kind: str, account: Account) -> Events:
    clocks: dict[bool, tuple[Counter[int], Counter[int]]] = {
        local: (Counter(), Counter()) for local in (False, True)
    }
    for (when, automatic), count in spelled.items():
        moment = stamp(when.decode("utf-8", errors="replace"))
        if moment is None:
            account.leave_out("a time that does not exist", count)
            continue
        minutes, bots = clocks[moment.offset is None]
        minute = int((moment.seconds - (moment.offset or 0)) // 60)
        minutes[minute] += count
        if automatic:
            bots[minute] += count
    local = clocks[True][0].total() > clocks[False][0].total()
    minutes, bots = clocks[local]
    if not minutes:
        message = f"No line of the {kind} has a time that exists; export it again."
        raise UnreadableError(message)
    others = clocks[not local][0].total()
    account.leave_out(f"a time with{'' if local else 'out'} a zone, unlike most", others)
    return Events(kind, "requests", dict(minutes), dict(bots), local=local)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiouAEIO' else 'a'} {kind}"
