"""Reading a calendar in a process of its own: the same as at home, and within limits."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from golive.calendars import apart, child, read_apart
from golive.calendars.child import ANSWER, ORDER, Answer, Order, answer, limit, main
from golive.errors import UnreadableError
from tests.builders import NOW, ZONE
from tests.calendar_files import a_calendar, an_event, content_of, understood

ORDERED = Order("file.ics", ZONE, NOW, 9, 900)


def read(content: bytes, **limits: float) -> Any:
    return read_apart(content, "file.ics", ZONE, NOW, **limits)


def test_a_calendar_is_read_apart_as_it_is_read_at_home() -> None:
    content = content_of("google_moved")

    assert read(content) == understood(content)


def test_a_refusal_comes_back_with_its_sentence() -> None:
    with pytest.raises(
        UnreadableError, match=r"^“file\.ics” is a PDF; export the calendar as \.ics\.$"
    ):
        read(b"%PDF-1.7")


def test_reading_that_takes_too_long_is_ended_by_the_system() -> None:
    daily = (
        an_event("DTSTART:20000101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY", uid=str(at))
        for at in range(3000)
    )
    with pytest.raises(UnreadableError, match=r"“file\.ics” took more than 1 seconds; export few"):
        read(a_calendar(*daily), seconds=1)


def test_reading_that_hangs_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_STARTING_S", 0.05)
    with pytest.raises(UnreadableError, match="took more than 0 seconds"):
        read(content_of("google_moved"), seconds=0)


def test_reading_that_takes_too_much_memory_breaks_off_with_a_sentence() -> None:
    with pytest.raises(UnreadableError, match=r"The reader broke off on “file\.ics”; export fewer"):
        read(a_calendar("X:" + "y" * 4_000_000), megabytes=0)


def test_a_child_knows_no_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLIVE_DATABASE_URL", "postgresql://user:secret@host/db")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    found = apart._environment()

    assert "GOLIVE_DATABASE_URL" not in found
    assert found["PYTHONPATH"].endswith("/somewhere")


class _Stream:
    """Standard input or output of bytes."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)

    def flush(self) -> None:
        """Have nothing to send on."""


def test_the_child_reads_its_order_and_the_file_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content, said = content_of("google_days"), _Stream()
    monkeypatch.setattr(sys, "stdin", _Stream(ORDER.dump_json(ORDERED) + b"\n" + content))
    monkeypatch.setattr(sys, "stdout", said)
    monkeypatch.setattr(child, "resource", None)
    main()

    assert ANSWER.validate_json(said.buffer.getvalue()) == Answer(understood(content))


def test_the_child_answers_with_a_sentence_what_it_cannot_read() -> None:
    assert answer(ORDERED, b"").refused.startswith("“file.ics” holds no calendar")


class _Limits:
    """What the system is asked to bound, kept instead of bounded: this is the tests' process."""

    RLIMIT_CPU, RLIMIT_CORE, RLIMIT_AS, RUSAGE_SELF = "cpu", "core", "memory", 0

    def __init__(self) -> None:
        self.asked: dict[str, tuple[int, int]] = {}

    def getrusage(self, _who: int) -> Any:
        return type("Used", (), {"ru_utime": 2.5, "ru_stime": 0.5})

    def setrlimit(self, what: str, limits: tuple[int, int]) -> None:
        self.asked[what] = limits


def test_time_and_memory_are_bounded_where_the_system_can(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = _Limits()
    pages = tmp_path / "statm"
    pages.write_text("1000 5 5")
    monkeypatch.setattr(child, "resource", asked)
    monkeypatch.setattr(child, "_MEMORY", pages)
    limit(9, 900)

    assert asked.asked["cpu"] == (13, 14)
    assert asked.asked["core"] == (0, 0)
    assert asked.asked["memory"][0] > 900_000_000

    asked.asked.clear()
    monkeypatch.setattr(child, "_MEMORY", tmp_path / "absent")
    limit(9, 900)
    assert set(asked.asked) == {"cpu", "core"}
