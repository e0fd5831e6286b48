"""Reading in a process of its own: within limits of time and memory, and it can be stopped.

Workbooks, parquet and tables are taken apart by libraries that were not made for hostile files. A
child that runs wild is ended and takes its memory with it. It answers in JSON, never in pickles.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Final, cast

from pydantic import ValidationError

import golive
from golive.errors import QuestionError, UnreadableError
from golive.plan import Reading
from golive.usage.child import ANSWER, ORDER, Order
from golive.usage.counted import ReadFile

#: The time a child may compute, in seconds; a large file gets one more for each megabyte.
SECONDS: Final = 10.0
#: The memory a child may take besides its own code: a table of the most cells takes 900 MB.
MEGABYTES: Final = 1_500.0

_MB = 1_000_000
_BUSY = 3.0  # on a busy machine the clock runs faster than the child computes
_STARTING_S = 20.0
_STEP_S = 0.02
_OUT_OF_MEMORY, _OUT_OF_TIME = -9, -24  # SIGKILL, SIGXCPU: who was ended by the system
#: Of the environment a child gets only this: no passwords, no addresses of databases.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TMP", "TEMP", "HOME", "SYSTEMROOT", "VIRTUAL_ENV")
_LESS = "export fewer days or columns, or counts by the hour"


class Child:
    """A process that reads one export and ends."""

    def __init__(self) -> None:
        """Start it; it loads what it needs and waits for its order."""
        self._answer: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the finalizer closes it
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from golive.usage.child import main; main()"],
            stdin=subprocess.PIPE,
            stdout=self._answer,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._told = cast("IO[bytes]", self._process.stdin)
        self._end = weakref.finalize(self, _end, self._process, self._told, self._answer)
        self._order: Order | None = None
        self._began = time.monotonic()
        self._late = False

    @property
    def seconds(self) -> float:
        """How long ago it was told what to read."""
        return time.monotonic() - self._began

    def read(self, order: Order) -> None:
        """Tell it, once, what to read."""
        self._order, self._began = order, time.monotonic()
        with contextlib.suppress(OSError), self._told:  # one that has ended already says so itself
            self._told.write(ORDER.dump_json(order) + b"\n")

    def alive(self) -> bool:
        """Tell whether it is still there, waiting or reading."""
        return self._process.poll() is None

    def done(self) -> bool:
        """Tell whether it has ended; one that takes far too long is ended here."""
        order = self._order
        if order is not None and self.alive() and self.seconds >= _patience(order):
            self._late = True
            self._process.kill()
            self._process.wait()
        return not self.alive()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for its end; tell whether it has ended."""
        until = time.monotonic() + seconds
        while not self.done() and time.monotonic() < until:
            time.sleep(_STEP_S)
        return self.done()

    def stop(self) -> None:
        """End it, whatever it does, and let go of all that it holds."""
        self._end()

    def result(self) -> ReadFile:
        """Give what it read; it must have ended, and can be asked once.

        Raises:
            QuestionError: only a person can answer.
            UnreadableError: it cannot be read, took too long or too much memory, or broke off.
        """
        self._answer.seek(0)
        said, code = self._answer.read(), self._process.returncode
        self.stop()
        if self._late or code in (_OUT_OF_TIME, _OUT_OF_MEMORY):
            raise UnreadableError(self._ended_because(code))
        try:
            found = ANSWER.validate_json(said)
        except ValidationError as error:
            message = (
                f"The reader broke off on {self._name()}; save the table as CSV and give that."
            )
            raise UnreadableError(message) from error
        if found.read is not None:
            return found.read
        if found.option:
            raise QuestionError(found.refused, found.option, found.choices)
        raise UnreadableError(found.refused)

    def _name(self) -> str:
        return f"“{self._order.files[0][1]}”" if self._order else "the file"

    def _ended_because(self, code: int) -> str:
        limits = self._order
        if code == _OUT_OF_MEMORY and not self._late:
            return f"Reading {self._name()} took more memory than there is; {_LESS}."
        seconds = 0.0 if limits is None else limits.seconds
        return f"Reading {self._name()} took more than {seconds:,.0f} seconds; {_LESS}."


def _environment() -> dict[str, str]:
    """Give a child's environment: where golive lies, one thread, few arenas of memory."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    here = str(Path(golive.__file__).parent.parent)
    paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(paths),
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _end(process: "subprocess.Popen[bytes]", told: IO[bytes], answer: IO[bytes]) -> None:
    process.kill()
    process.wait()
    with contextlib.suppress(OSError):
        told.close()
    answer.close()


def _patience(order: Order) -> float:
    return _STARTING_S + _BUSY * order.seconds


def ordered(files: Sequence[tuple[Path, str]], reading: Reading | None = None) -> Order:
    """Make the order to read files together, with time by their size.

    Raises:
        UnreadableError: a file cannot be found.
    """
    size = 0
    for path, name in files:
        try:
            size += path.stat().st_size
        except OSError as error:
            message = f"{name} cannot be read: {error.strerror}."
            raise UnreadableError(message) from error
    return Order(tuple(files), reading or Reading(), SECONDS + size / _MB, MEGABYTES)


def read_apart(order: Order) -> ReadFile:
    """Read in a process of its own, and wait for it.

    Raises:
        QuestionError: only a person can answer.
        UnreadableError: it cannot be read, took too long or too much memory, or broke off.
    """
    child = Child()
    try:
        child.read(order)
        child.wait(_patience(order))
        return child.result()
    finally:
        child.stop()


class Waiting:
    """Children that have loaded what they need, so that a reading begins at once."""

    def __init__(self) -> None:
        """Start the first."""
        self._children: SimpleQueue[Child] = SimpleQueue()
        self._children.put(Child())

    def take(self) -> Child:
        """Give one that waits, or a new one, and start the next."""
        try:
            child = self._children.get_nowait()
        except Empty:
            child = Child()
        self._children.put(Child())
        return child if child.alive() else Child()

    def close(self) -> None:
        """End those that wait."""
        with contextlib.suppress(Empty):
            while True:
                self._children.get_nowait().stop()
