"""The child process that reads a workbook: one order in, one answer out, within limits."""

import sys
from dataclasses import dataclass

from pydantic import TypeAdapter

from golive.calendars.child import limit
from golive.errors import UnreadableError
from golive.office.back.book import Book, read_book


@dataclass(frozen=True, slots=True)
class Order:
    """What a child is to read; the file's bytes follow it.

    Attributes:
        name: of the file, for people only.
        seconds: how long it may compute.
        megabytes: how much memory it may take besides its own code.
    """

    name: str
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: what was read, or why it cannot be read."""

    read: Book | None = None
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
        return Answer(read_book(content, order.name))
    except UnreadableError as error:
        return Answer(None, error.sentence)
