"""The child process that reads: one order in, one answer out, within limits. See `apart`."""

import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from golive.errors import QuestionError, UnreadableError
from golive.plan import Reading
from golive.usage.counted import ReadFile
from golive.usage.large import read_path
from golive.usage.read import read_together

_MB = 1_000_000
#: Absent on Windows.
resource: Any = importlib.import_module("resource") if find_spec("resource") else None
_MEMORY = Path("/proc/self/statm")  # its first figure: the pages a process has


@dataclass(frozen=True, slots=True)
class Order:
    """What a child is to read.

    Attributes:
        files: path and name of each file; the name is for people only.
        reading: the decisions a person made.
        seconds: how long it may compute.
        megabytes: how much memory it may take besides its own code.
    """

    files: tuple[tuple[Path, str], ...]
    reading: Reading
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: what was read, a question, or why it cannot be read."""

    read: ReadFile | None = None
    refused: str = ""
    option: str = ""
    """The setting that answers, when `refused` is a question."""
    choices: tuple[str, ...] = field(default=())


ORDER: TypeAdapter[Order] = TypeAdapter(Order)
ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


def main() -> None:
    """Wait for one order on standard input, answer on standard output."""
    line = sys.stdin.buffer.readline()
    if line:
        sys.stdout.buffer.write(ANSWER.dump_json(answer(ORDER.validate_json(line))))
        sys.stdout.flush()


def answer(order: Order) -> Answer:
    """Read what is ordered within its limits."""
    _limit(order)
    try:
        return Answer(_read(order))
    except QuestionError as question:
        return Answer(None, question.sentence, question.option, question.choices)
    except UnreadableError as error:
        return Answer(None, error.sentence)


def _read(order: Order) -> ReadFile:
    """Read one file in little memory, however large it is, or several one at a time."""
    (path, name), *others = order.files
    if others:
        return read_together(_contents(order), order.reading)
    return read_path(path, order.reading, name=name)


def _contents(order: Order) -> Iterator[tuple[str, bytes]]:
    for path, name in order.files:
        try:
            yield name, path.read_bytes()
        except OSError as error:
            message = f"{name} cannot be read: {error.strerror}."
            raise UnreadableError(message) from error


def _limit(order: Order) -> None:
    """Bound time and memory where the system can; the parent minds the clock everywhere."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + order.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold client addresses
    try:
        pages = int(_MEMORY.read_text("ascii").split()[0])
    except OSError:
        return  # memory is bounded where the system says how much there is of it
    size = pages * os.sysconf("SC_PAGE_SIZE") + int(order.megabytes * _MB)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
