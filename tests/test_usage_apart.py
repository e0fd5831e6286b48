"""Reading in a process of its own: the same as at home, within limits, and it can be stopped."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from golive.errors import QuestionError, UnreadableError
from golive.plan import Reading
from golive.usage import read
from golive.usage.apart import MEGABYTES, SECONDS, Child, Waiting, ordered, read_apart
from golive.usage.child import ANSWER, ORDER, Answer, answer, main
from tests.builders import a_usage_csv

CONTENT = a_usage_csv([5, 7, 9])
MB = 1_000_000


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "lying.csv"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def child() -> Iterator[Child]:
    started = Child()
    yield started
    started.stop()


def test_an_export_is_read_apart_as_it_is_read_at_home(export: Path) -> None:
    apart = read_apart(ordered([(export, "usage.csv")])).source
    home = read(CONTENT, "usage.csv").source
    assert apart == home.model_copy(update={"id": apart.id})


def test_several_files_are_read_together(export: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(CONTENT)
    source = read_apart(ordered([(export, "a.csv"), (copy, "b.csv")])).source
    assert source.notes[0] == "“b.csv” holds the same bytes as “a.csv” and is read once."


def test_a_question_comes_back_as_a_question(export: Path) -> None:
    export.write_bytes(b"when,visits\n2026-05-04 10:00,5\n2026-05-04 11:00,6\n")
    with pytest.raises(QuestionError) as asked:
        read_apart(ordered([(export, "usage.csv")]))
    assert asked.value.option == "zone"

    order = ordered([(export, "usage.csv")], Reading(zone="Asia/Tokyo"))
    assert read_apart(order).source.read_as.zone == "Asia/Tokyo"


def test_a_refusal_comes_back_with_its_sentence(export: Path) -> None:
    export.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableError, match="The file is a PDF"):
        read_apart(ordered([(export, "usage.pdf")]))


def test_reading_that_takes_too_long_is_ended_by_the_system(child: Child, export: Path) -> None:
    export.write_bytes(a_usage_csv(list(range(400_000)), step_s=60))
    child.read(replace(ordered([(export, "usage.csv")]), seconds=0))
    assert child.wait(60)
    with pytest.raises(
        UnreadableError, match=r"“usage\.csv” took more than 0 seconds; export fewer"
    ):
        child.result()


def test_reading_that_hangs_is_ended_by_the_clock(
    child: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")  # opening a pipe that nobody writes to waits for ever
    files = [(tmp_path / "pipe", "pipe.csv"), (tmp_path / "pipe", "pipe.csv")]
    child.read(ordered(files))
    assert not child.wait(0)
    monkeypatch.setattr("golive.usage.apart._STARTING_S", -SECONDS * 3)
    assert child.done()
    with pytest.raises(UnreadableError, match="took more than 10 seconds"):
        child.result()


def test_reading_that_takes_too_much_memory_is_refused(child: Child, export: Path) -> None:
    export.write_bytes(a_usage_csv([7] * 100_000, step_s=60))
    child.read(replace(ordered([(export, "usage.csv")]), megabytes=20))
    assert child.wait(60)
    with pytest.raises(UnreadableError, match=r"more memory than|broke off|took more than"):
        child.result()


def test_a_child_that_the_system_ended_says_that_memory_ran_out(child: Child, export: Path) -> None:
    child._process.kill()
    child._process.wait()
    child.read(ordered([(export, "usage.csv")]))
    assert child.done()
    with pytest.raises(
        UnreadableError, match=r"Reading “usage\.csv” took more memory than there is"
    ):
        child.result()


def test_a_child_that_says_nothing_has_broken_off(child: Child) -> None:
    process: Any = child._process
    process.stdin.close()
    assert child.wait(60)
    with pytest.raises(UnreadableError, match="The reader broke off on the file; save the table"):
        child.result()


def test_a_child_can_be_stopped_at_any_time(child: Child) -> None:
    assert child.alive()
    assert child.seconds >= 0
    child.stop()
    child.stop()
    assert child.done()


def test_a_child_knows_no_secrets(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLIVE_DATABASE_URL", "postgresql://ada:secret@db/plans")
    monkeypatch.setenv("PYTHONPATH", str(export.parent))
    other = Child()
    environment = Path(f"/proc/{other._process.pid}/environ").read_bytes()
    other.stop()
    assert b"ada:secret" not in environment
    assert f"PYTHONPATH={Path(__file__).parent.parent}:{export.parent}".encode() in environment


def test_one_child_is_always_ready_and_a_dead_one_is_not_given(export: Path) -> None:
    waiting = Waiting()
    first = waiting.take()
    first.read(ordered([(export, "usage.csv")]))
    waiting.take().stop()
    assert first.wait(60)
    assert first.result().source.rows == 3

    dead = waiting._children.get_nowait()
    dead.stop()
    waiting._children.put(dead)
    alive = waiting.take()
    assert alive.alive()
    alive.stop()
    waiting.close()
    alone = waiting.take()
    assert alone.alive()
    alone.stop()
    waiting.close()


def test_a_file_that_is_not_there_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"usage\.csv cannot be read: No such file"):
        ordered([(tmp_path / "nothing", "usage.csv")])


def test_a_larger_file_gets_more_time(export: Path) -> None:
    export.write_bytes(b"x" * (3 * MB))
    order = ordered([(export, "usage.csv")])
    assert (order.seconds, order.megabytes) == (SECONDS + 3, MEGABYTES)


def test_a_file_that_went_away_meanwhile_is_said(export: Path) -> None:
    order = ordered([(export, "a.csv"), (export, "b.csv")])
    export.unlink()
    with pytest.raises(UnreadableError, match=r"a\.csv cannot be read: No such file"):
        read_apart(order)


def limits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, tuple[int, int]]]:
    """Note the limits that a child would set, without setting them on the tests."""
    kept: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr("resource.setrlimit", lambda kind, pair: kept.append((kind, pair)))
    return kept


def test_a_child_answers_one_order_and_ends(
    export: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = limits(monkeypatch)
    said, heard = tmp_path / "said", tmp_path / "heard"
    heard.write_bytes(ORDER.dump_json(ordered([(export, "usage.csv")])) + b"\n")
    with heard.open() as order, said.open("w") as told:
        monkeypatch.setattr("sys.stdin", order)
        monkeypatch.setattr("sys.stdout", told)
        main()
        main()  # nobody asks any more
    found = ANSWER.validate_json(said.read_bytes())
    assert found.read is not None
    assert found.read.source.file_name == "usage.csv"
    assert len(kept) == 3


def test_a_child_answers_with_questions_and_refusals(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits(monkeypatch)
    export.write_bytes(b"when,visits\n2026-05-04 10:00,5\n2026-05-04 11:00,6\n")
    order = ordered([(export, "a"), (export, "b")])
    assert answer(order).option == "zone"
    export.unlink()
    assert answer(order) == Answer(None, "a cannot be read: No such file or directory.")


def test_where_the_system_bounds_nothing_the_parent_minds_the_clock(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("golive.usage.child.resource", None)
    assert answer(ordered([(export, "usage.csv")])).read is not None


def test_without_word_of_its_memory_a_child_bounds_its_time_alone(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = limits(monkeypatch)
    monkeypatch.setattr("golive.usage.child._MEMORY", export.parent / "no-such-file")
    began = time.process_time()
    assert answer(ordered([(export, "usage.csv")])).read is not None
    (_, (seconds, _)), _ = kept
    assert seconds >= began + SECONDS
