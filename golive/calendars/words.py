"""What was assumed, left out and not understood of a calendar file, in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from golive.calendars.event import Event
from golive.calendars.lines import quoted
from golive.calendars.value import Entry
from golive.calendars.zones import Clocks

_SHOWN = 10


@dataclass(slots=True)
class Left:
    """What did not come in as it stands in the file.

    Attributes:
        counts: how many were left out, by a word for why.
        broken: sentences about events that could not be read.
        single: the names of events that were written out, with the number of rows.
        ranged: the names of events of which a change goes on to all that follow.
    """

    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    single: list[tuple[str, int]] = field(default_factory=list)
    ranged: list[str] = field(default_factory=list)

    def out(self, event: Event, why: str) -> list[Entry]:
        """Leave an event out and keep why; gives the rows there are of it: none."""
        self.broken.append(f"{event.place} was left out: {why}.")
        return []


def notes(
    broken_off: str, left: Left, clocks: Clocks, zone: str, entries: Sequence[Entry]
) -> tuple[str, ...]:
    """Say everything that was assumed, left out or not understood, the worst first.

    Args:
        broken_off: a sentence if the file breaks off.
        left: what was left out.
        clocks: the zones of the file.
        zone: the business zone.
        entries: what is still to come.
    """
    return (
        *filter(None, [broken_off]),
        *_some(left.broken, "more events were left out for the like"),
        *_zones(clocks, zone),
        *_some([_single(*one) for one in left.single], "more were written out"),
        *_some([_ranged(name) for name in left.ranged], "more were changed like this"),
        *_assumed(entries, zone),
        *_counts(left.counts),
    )


def counted(count: int, noun: str) -> str:
    """Write a count with its noun: `1 event`, `14 events`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _some(sentences: Sequence[str], others: str) -> Iterator[str]:
    yield from sentences[:_SHOWN]
    if sentences[_SHOWN:]:
        yield f"{len(sentences) - _SHOWN:,} {others}."


def _zones(clocks: Clocks, zone: str) -> Iterator[str]:
    for name in sorted(clocks.unknown):
        yield (
            f"Nobody knows the zone {quoted(name)}: its times were read on the business clock "
            f"({zone}); look at them."
        )
    for name in sorted(clocks.described_only):
        yield f"The zone {quoted(name)} was read as the file describes it."
    for name, known in sorted(clocks.read_as.items()):
        yield f"The zone {quoted(name)} was read as {known}."
    if clocks.floating:
        times = counted(clocks.floating, "time")
        yield f"{times} without a zone: read on the business clock ({zone})."


def _single(name: str, count: int) -> str:
    return (
        f"{_named(name)} is written out as {count:,} single rows for the next 400 days: a rule "
        "alone does not hold its exceptions or its zone."
    )


def _ranged(name: str) -> str:
    return (
        f"{_named(name)} was changed from a day on; golive changed that one day alone: look at "
        "those that follow."
    )


def _named(name: str) -> str:
    return quoted(name) if name else "An event without a title"


def _assumed(entries: Iterable[Entry], zone: str) -> Iterator[str]:
    held = tuple(entries)
    if any(one.whole_days for one in held):
        yield f"Whole days begin and end at midnight of the business clock ({zone})."
    tentative = sum(one.tentative for one in held)
    if tentative:
        yield f"{counted(tentative, 'row')} not sure yet (tentative), taken as if sure."
    free = sum(one.free for one in held)
    if free:
        yield f"{counted(free, 'row')} marked as free in the calendar, as holidays often are."


def _counts(counts: Counter[str]) -> Iterator[str]:
    said = {
        "past": ("event", "over already and left out"),
        "cancelled": ("event", "called off and left out"),
        "moment": ("event", "without length, such as a reminder, and left out"),
        "other": ("entry", "not an event, such as a task, and ignored"),
    }
    for why, (noun, what) in said.items():
        count = counts[why]
        if count:
            plural = {"entry": "entries"}.get(noun, f"{noun}s")
            yield f"{count:,} {noun if count == 1 else plural}: {what}."
