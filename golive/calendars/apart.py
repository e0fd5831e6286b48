"""Reading a calendar in a process of its own: a stranger's file may never end, or fill memory.

A rule of recurrence is a small program: some come every second, some never come and are tried up
to the year 9999. What runs wild is ended.
"""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError

import golive
from golive.calendars.child import ANSWER, ORDER, Order
from golive.calendars.value import Calendar
from golive.errors import UnreadableError

#: The time a child may compute, in seconds; 5 MB of calendar take four.
SECONDS: Final = 15.0
#: The memory a child may take besides its own code.
MEGABYTES: Final = 500.0

_BUSY = 3.0  # on a busy machine the clock runs faster than the child computes
_STARTING_S = 20.0
_OUT_OF_TIME = (-9, -24)  # SIGKILL, SIGXCPU: ended by the system
#: Of the environment a child gets only this: no passwords, no addresses of databases.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TMP", "TEMP", "HOME", "SYSTEMROOT", "VIRTUAL_ENV")


def read_apart(
    content: bytes,
    name: str,
    zone: str,
    now: datetime,
    *,
    seconds: float = SECONDS,
    megabytes: float = MEGABYTES,
) -> Calendar:
    """Read a calendar as `read_calendar` does, within limits of time and memory.

    Args:
        content: the file's bytes.
        name: the file's name, for people only.
        zone: the business zone.
        now: this moment.
        seconds: how long reading may compute.
        megabytes: how much memory it may take.

    Raises:
        UnreadableError: it cannot be read, took too long or too much memory, or broke off.
    """
    order = ORDER.dump_json(Order(name, zone, now, seconds, megabytes))
    try:
        ended = subprocess.run(
            [sys.executable, "-c", "from golive.calendars.child import main; main()"],
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
        message = f"The reader broke off on “{name}”; export fewer months, or one calendar."
        raise UnreadableError(message) from error
    if found.read is None:
        raise UnreadableError(found.refused)
    return found.read


def _too_long(name: str, seconds: float) -> str:
    return (
        f"Reading “{name}” took more than {seconds:,.0f} seconds; export fewer months, or fewer "
        "events that come again."
    )


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
