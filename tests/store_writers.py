"""Processes that write to a store until they are done or killed: `python -m tests.store_writers`.

Told on standard input, a line each, `store-address writer edits`; answers with `pid`, then one
`ack writer number` for every edit that the store has acknowledged, then `done writer`. Forking
here, in a process that has no threads, spares each writer the second that imports take.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from golive.errors import ConflictError
from golive.store import SetField, open_store
from tests.builders import NOW

SHARED = "launch.goes_live"


ROOT = Path(__file__).parents[1]


def write(address: str, writer: str, edits: int) -> None:
    """Add a word to a field that all writers share, and note its number in a field of one's own."""
    store = open_store(address)
    own = f"team.edits.{writer}.note"
    for number in range(edits):
        saved = False
        while not saved:
            plan = store.load("plan").plan
            shared = plan.launch.goes_live
            before = plan.team.edits[writer].note if writer in plan.team.edits else ""
            changes = [
                SetField(SHARED, shared, f"{shared} {writer}-{number}"),
                SetField(own, before, str(number)),
            ]
            try:
                store.save("plan", changes, actor=writer, now=NOW)
                saved = True
            except ConflictError:
                continue
        say(f"ack {writer} {number}")
    store.close()
    say(f"done {writer}")


def say(line: str) -> None:
    """Write a line in one go, so that lines of several writers do not mix."""
    os.write(1, f"{line}\n".encode())


@contextmanager
def nursery() -> Iterator["subprocess.Popen[str]"]:
    """Start this module as a process of its own; it ends when its writers have ended."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store_writers"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


def tell(process: "subprocess.Popen[str]", line: str) -> None:
    """Ask for a writer."""
    assert process.stdin
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def heard(process: "subprocess.Popen[str]") -> list[str]:
    """Give the words of the next line; none at the end."""
    assert process.stdout
    return process.stdout.readline().split()


def main() -> None:
    """Start a writer for every line, without waiting for it."""
    for line in sys.stdin:
        address, writer, edits = line.split()
        pid = os.fork()
        if pid == 0:
            write(address, writer, int(edits))
            os._exit(0)
        say(f"pid {writer} {pid}")


if __name__ == "__main__":
    main()
