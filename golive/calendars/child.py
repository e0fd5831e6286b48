"""The child process that reads a calendar: one order in, one answer out, within limits."""

import importlib
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from golive.calendars.read import read_calendar
from golive.calendars.value import Calendar
from golive.errors import UnreadableError

_MB = 1_000_000
#: Absent on Windows.
resource: Any = importlib.import_module("resource") if find_spec("resource") else None
_MEMORY = Path("/proc/self/statm")  # its first figure: the pages a process has


@dataclass(frozen=True, slots=True)
class Order:
    """What a child is to read; the file's bytes follow it.

    Attributes:
        name: of the file, for people only.
        zone: the business zone.
        now: the moment it is read at.
        seconds: how long it may compute.
        megabytes: how much memory it may take besides its own code.
    """

    name: str
    zone: str
    now: datetime
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: what was read, or why it cannot be read."""

    read: Calendar | None = None
    refused: str = ""


ORDER: TypeAdapter[Order] = TypeAdapter(Order)
ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


def main() -> None:
    """Take an order and a file on standard input, answer on standard output."""
    order = ORDER.validate_json(sys.stdin.buffer.readline())
    limit(order.seconds, order.megabytes)
    sys.stdout.buffer.write(ANSWER.dump_json(answer(order, sys.stdin.buffer.read())))
    sys.stdout.flush()


def answer(order: Order, content: bytes) -> Answer:
    """Read what is ordered."""
    try:
        return Answer(read_calendar(content, order.name, order.zone, order.now))
    except UnreadableError as error:
        return Answer(None, error.sentence)


def limit(seconds: float, megabytes: float) -> None:
    """Bound time and memory where the system can; the parent minds the clock everywhere."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, until + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold people's dates
    try:
        pages = int(_MEMORY.read_text("ascii").split()[0])
    except OSError:
        return  # memory is bounded where the system says how much there is of it
    size = pages * os.sysconf("SC_PAGE_SIZE") + int(megabytes * _MB)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
