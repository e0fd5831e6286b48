"""Bytes to components: BEGIN, END and what stands between, each with its line in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from golive.calendars.texts import line_in
from golive.errors import UnreadableError

#: The largest calendar that is read, in bytes.
LARGEST = 5_000_000
#: The most events that are read from one file.
MOST_EVENTS = 5_000
#: How deep components may lie in each other; an alarm of an event lies three deep.
DEEPEST = 8

_MB = 1_000_000
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_OTHERS = (
    (b"PK\x03\x04", "is a .zip archive; unpack it and give the .ics file inside"),
    (b"\x1f\x8b", "is packed with gzip; unpack it and give the .ics file inside"),
    (b"%PDF", "is a PDF; export the calendar as .ics"),
    (b"<", "is a web page or XML; download the calendar itself, as .ics"),
)
_NEWLINE = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*[:;]")
_SHOWN = 40
#: Of all that a calendar says, only this is read.
_READ = frozenset(
    (
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        *("UID", "SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "X-WR-CALNAME"),
        *("TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO"),
    )
)


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a component, folded lines joined.

    Attributes:
        name: in capitals: `DTSTART`.
        params: by name in capitals.
        value: as it stands in the file, escaped.
        line: its number in the file, from one.
    """

    name: str
    params: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class Component:
    """What stands between a BEGIN and its END.

    Attributes:
        name: in capitals: `VEVENT`.
        line: the number of its BEGIN in the file, from one.
        properties: those that golive reads, in their order.
        inside: the components in it.
        faults: what is wrong with a line of it, as the end of a sentence.
    """

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """Give every property of a name."""
        return [one for one in self.properties if one.name == name]

    def first(self, name: str) -> Property | None:
        """Give the property of a name; of several the first."""
        return next(iter(self.all(name)), None)

    def said(self, name: str) -> str:
        """Give the value of a property as it stands in the file, in capitals; empty for none."""
        found = self.first(name)
        return found.value.strip().upper() if found else ""


def components(content: bytes, name: str) -> tuple[list[Component], str]:
    """Read the calendars in a file.

    Returns:
        the calendars, and a sentence if the file breaks off; what was whole until there is given.

    Raises:
        UnreadableError: too large, not a calendar, or its parts do not fit into each other.
    """
    if len(content) > LARGEST:
        message = (
            f"“{name}” is {len(content) / _MB:,.1f} MB and at most {LARGEST // _MB} MB are read; "
            "export fewer months."
        )
        raise UnreadableError(message)
    for mark, what in _OTHERS:
        if content.lstrip().startswith(mark):
            message = f"“{name}” {what}."
            raise UnreadableError(message)
    tree = _Tree(name)
    for number, line in _unfolded(_text(content)):
        tree.take(number, line)
    if not tree.roots:
        message = f"“{name}” holds no calendar: no line says BEGIN:VCALENDAR; export it as .ics."
        raise UnreadableError(message)
    return tree.roots, tree.broken_off()


def _text(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Give lines with their numbers; one that begins with a blank goes on from the one before."""
    began, pieces = 0, [""]
    for number, line in enumerate(_NEWLINE.split(text), 1):
        if line.startswith((" ", "\t")):
            pieces.append(line[1:])
        elif line:
            yield began, "".join(pieces)
            began, pieces = number, [line]
    yield began, "".join(pieces)


class _Tree:
    """The calendars of one file while it is read."""

    def __init__(self, name: str) -> None:
        self.roots: list[Component] = []
        self._name = name
        self._open: list[Component] = []
        self._events = 0
        self._last = 0

    def take(self, number: int, line: str) -> None:
        """Read one line; text outside of every calendar is passed over."""
        self._last = number
        named = _NAME.match(line)
        name = named[1].upper() if named else ""
        if name == "BEGIN":
            self._begin(number, _after_colon(line))
        elif name == "END":
            self._end(number, _after_colon(line))
        elif self._open and name in _READ:
            self._keep(number, line)

    def broken_off(self) -> str:
        """Say that the file ends before it is complete, and drop what is not; else say nothing."""
        if not self._open:
            return ""
        for outer, inner in zip(self._open, self._open[1:], strict=False):
            outer.inside.remove(inner)
        where = f"in {quoted(self._open[-1].name)} of line {self._open[-1].line:,}"
        return (
            f"The file breaks off at line {self._last:,}, {where}: what stands before was read, "
            "the rest is missing; export it again."
        )

    def _begin(self, number: int, name: str) -> None:
        if not self._open and name != "VCALENDAR":
            self._refuse(f"line {number:,} begins {quoted(name)} outside of a calendar")
        if len(self._open) >= DEEPEST:
            self._refuse(f"line {number:,} lies more than {DEEPEST} parts deep")
        self._events += name == "VEVENT"
        if self._events > MOST_EVENTS:
            message = (
                f"“{self._name}” holds more than {MOST_EVENTS:,} events, the most that are read; "
                "export fewer months."
            )
            raise UnreadableError(message)
        new = Component(name, number)
        (self._open[-1].inside if self._open else self.roots).append(new)
        self._open.append(new)

    def _end(self, number: int, name: str) -> None:
        inner = self._open.pop() if self._open else None
        if inner is None:
            self._refuse(f"line {number:,} ends {quoted(name)}, which nothing began")
        elif inner.name != name:
            began = f"where {quoted(inner.name)} of line {inner.line:,} is open"
            self._refuse(f"line {number:,} ends {quoted(name)}, {began}")

    def _keep(self, number: int, line: str) -> None:
        try:
            name, params, value = line_in(line)
        except ValueError:
            self._open[-1].faults.append(f"line {number:,} cannot be read: {quoted(line)}")
            return
        self._open[-1].properties.append(Property(name, params, value, number))

    def _refuse(self, what: str) -> None:
        message = f"“{self._name}” cannot be read as a calendar: {what}; export it again."
        raise UnreadableError(message)


def _after_colon(line: str) -> str:
    return line.partition(":")[2].strip().upper()


def quoted(text: str) -> str:
    """Say a piece of a file in quotation marks, shortened."""
    plain = " ".join(text.split())
    return f"“{plain[:_SHOWN]}…”" if len(plain) > _SHOWN else f"“{plain}”"
