"""Reading a workbook in a process of its own: a stranger's file may fill memory or never end."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from pydantic import ValidationError

import golive
from golive.errors import UnreadableError
from golive.office.back.book import Book
from golive.office.back.child import ANSWER, ORDER, Order

#: The time a child may compute, in seconds; a checklist of 5 000 tasks takes two.
SECONDS: Final = 15.0
#: The memory a child may take besides its own code.
MEGABYTES: Final = 500.0

_AGAIN = "copy what you filled in into a fresh export, and give that"
_BUSY = 3.0  # on a busy machine the clock runs faster than the child computes
_STARTING_S = 20.0
_OUT_OF_TIME = (-9, -24)  # SIGKILL, SIGXCPU: ended by the system
#: Of the environment a child gets only this: no passwords, no addresses of databases.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TMP", "TEMP", "HOME", "SYSTEMROOT", "VIRTUAL_ENV")


def read_apart(
    content: bytes,
    name: str,
    *,
    seconds: float = SECONDS,
    megabytes: float = MEGABYTES,
) -> Book:
    """Read a workbook as `read_book` does, within limits of time and memory.

    Args:
        content: the file's bytes.
        name: the file's name, for people only.
        seconds: how long reading may compute.
        megabytes: how much memory it may take.

    Raises:
        UnreadableError: it cannot be read, took too long or too much memory, or broke off.
    """
    order = ORDER.dump_json(Order(name, seconds, megabytes))
    try:
        ended = subprocess.run(
            [sys.executable, "-c", "from golive.office.back.child import main; main()"],
            input=order + b"\n" + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=_STARTING_S + _BUSY * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(_too_long(name, seconds)) from error
    if ended.returncode in _OUT_OF_TIME:
        raise UnreadableError(_too_long(name, seconds))
    try:
        found = ANSWER.validate_json(ended.stdout)
    except ValidationError as error:
        message = f"The reader broke off on “{name}”; {_AGAIN}."
        raise UnreadableError(message) from error
    if found.read is None:
        raise UnreadableError(found.refused)
    return found.read


def _too_long(name: str, seconds: float) -> str:
    return f"Reading “{name}” took more than {seconds:,.0f} seconds or too much memory; {_AGAIN}."


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
