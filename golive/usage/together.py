"""Files to one table or one log: several files of one export are laid together, overlaps once."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from golive.errors import UnreadableError
from golive.usage.archive import is_archive
from golive.usage.formats import form_of
from golive.usage.shapes import Account, Events, Table
from golive.usage.unpack import unpacked

_LONGEST_NAME = 200
_TOUCHING = 10  # minutes: a request is logged when it ends, under the time when it began
_TELLING = 30
_APART = "read them one by one"
_SIDE_BY_SIDE = (
    "Some of the files cover the same time with different requests, so they count side by side, as "
    "the logs of several servers do."
)
_FIGURES = re.compile(r"\d+")
_JOINTS = re.compile(r"[-_.\s]+")


@dataclass(frozen=True, slots=True)
class Formed:
    """What a format made of a file, or of several that belong together.

    Attributes:
        name: the file's name, or the first name and how many more.
        sha256: of the bytes; of several files, of their digests in order.
        kind: the format in words, packing and number of files included.
        found: the table or the events.
    """

    name: str
    sha256: str
    kind: str
    found: Table | Events


def rotation(name: str) -> str:
    """Give what names of one rotated log or one export's pages have in common.

    `access.log`, `access.log.1`, `access.log-20260504.gz` and `access-2026-05-04.log` are alike.
    """
    stem = _FIGURES.sub("", name.casefold().removesuffix(".gz"))
    return _JOINTS.sub(".", stem).strip(".")


def together(files: Iterable[tuple[str, bytes]], account: Account) -> Formed:
    """Read files one after another and lay what they hold together.

    The same file given twice is read once. Of logs that cover the same minutes, those that agree in
    every one of them count once, the others count side by side. A row of a table that an earlier
    file has too counts once.

    Args:
        files: name and bytes of each; taken one at a time, so that one is held at a time.
        account: gets what was left out and what to know.

    Raises:
        UnreadableError: one cannot be read, or they do not hold the same kind of thing.
    """
    own: list[Account] = []
    parts: list[Formed] = []
    for name, content in files:
        digest = hashlib.sha256(content).hexdigest()
        twin = next((part.name for part in parts if part.sha256 == digest), None)
        if twin is None:
            own.append(Account())
            parts.append(_formed(name, content, digest, own[-1]))
        else:
            account.note(f"“{short(name)}” holds the same bytes as “{twin}” and is read once.")
    _merge_accounts(own, account)
    return parts[0] if len(parts) == 1 else _laid_together(parts, account)


def _formed(name: str, content: bytes, digest: str, account: Account) -> Formed:
    plain = unpacked(content)
    found = form_of(plain).read(plain, account)
    packed = "" if plain is content else (", zip" if is_archive(content) else ", gzip")
    return Formed(short(name), digest, f"{found.kind}{packed}", found)


def short(name: str) -> str:
    """Make a name fit for one line: no control characters, and its end if it is long."""
    return "".join(letter if letter.isprintable() else " " for letter in name)[-_LONGEST_NAME:]


def _merge_accounts(own: Sequence[Account], account: Account) -> None:
    """Take over what was said of each file; a row's number tells nothing among several files."""
    for sentence in dict.fromkeys(sentence for one in own for sentence in one.notes):
        account.note(sentence)
    for one in own:
        for left in one.left_out:
            account.leave_out(left.why, left.rows, left.first_row if len(own) == 1 else None)


def _laid_together(parts: Sequence[Formed], account: Account) -> Formed:
    first = parts[0]
    founds = [part.found for part in parts]
    if all(isinstance(found, Events) for found in founds):
        found: Table | Events = _one_log(parts, account)
    elif all(isinstance(found, Table) for found in founds):
        found = _one_table(parts, account)
    else:
        other = next(part for part in parts if type(part.found) is not type(first.found))
        message = f"“{first.name}” is {first.kind} and “{other.name}” is {other.kind}; {_APART}."
        raise UnreadableError(message)
    digests = "".join(part.sha256 for part in parts)
    return Formed(
        name=f"{first.name[-_LONGEST_NAME // 2 :]} and {len(parts) - 1:,} more",
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        kind=f"{found.kind}, {len(parts):,} files",
        found=found,
    )


def _one_log(parts: Sequence[Formed], account: Account) -> Events:
    logs = [(part.name, part.found) for part in parts if isinstance(part.found, Events)]
    logs.sort(key=lambda log: min(log[1].minutes))
    first = logs[0][1]
    _check_alike(first, logs)
    minutes: Counter[int] = Counter()
    bots: Counter[int] = Counter()
    for at, (_, log) in enumerate(logs):
        twin = _twin(log, [other for _, other in logs[:at]], account)
        for total, counts, others in (
            (minutes, log.minutes, twin.minutes),
            (bots, log.bots, twin.bots),
        ):
            total.update(Counter(counts) - (Counter(counts) & Counter(others)))
    return replace(first, minutes=dict(minutes), bots=dict(bots))


def _check_alike(first: Events, logs: Sequence[tuple[str, Events]]) -> None:
    for name, log in logs:
        if (log.kind, log.local) != (first.kind, first.local):
            message = (
                f"“{logs[0][0]}” is {first.kind} and “{name}” is {log.kind}"
                f"{' without zones' if log.local != first.local else ''}; {_APART}."
            )
            raise UnreadableError(message)


def _twin(log: Events, earlier: Sequence[Events], account: Account) -> Events:
    """Give the earlier log that a log agrees with in every minute they share, or one of nothing.

    Either may begin or end within a minute, so the first and the last they share may differ.
    """
    for other in earlier:
        shared = range(min(log.minutes), min(max(log.minutes), max(other.minutes)) + 1)
        if len(shared) <= _TOUCHING:
            continue
        here, there = ([one.minutes.get(minute, 0) for minute in shared] for one in (log, other))
        if here[1:-1] == there[1:-1] and sum(here) >= _TELLING:
            account.leave_out(
                "in a minute that another file has exactly alike", sum(map(min, here, there))
            )
            return other
        if _SIDE_BY_SIDE not in account.notes:
            account.note(_SIDE_BY_SIDE)
    return replace(log, minutes={}, bots={})


def _one_table(parts: Sequence[Formed], account: Account) -> Table:
    tables = [(part.name, part.found) for part in parts if isinstance(part.found, Table)]
    first_name, first = tables[0]
    rows: list[list[str]] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for name, table in tables:
        if table.names != first.names or table.kind != first.kind:
            message = f"“{first_name}” and “{name}” do not have the same columns; {_APART}."
            raise UnreadableError(message)
        own: Counter[tuple[str, ...]] = Counter()
        for row in table.rows:
            key = tuple(row)
            own[key] += 1
            if own[key] > seen[key]:
                rows.append(row)
        account.leave_out("in an earlier file too", sum((own & seen).values()))
        seen |= own
    return replace(first, rows=rows, numbers=list(range(1, len(rows) + 1)))
