"""Usage exports that lie in a folder of the server, for people to choose from by name."""

import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from golive.errors import UnreadableError

#: More files than this are not listed.
MOST: Final = 500


class Export(NamedTuple):
    """A file in the folder.

    Attributes:
        name: its name there.
        size: in bytes.
        changed: when it was last written.
    """

    name: str
    size: int
    changed: datetime


def exports_in(folder: Path) -> tuple[Export, ...]:
    """List the files in a folder, the newest first; hidden ones and ways out of it are not listed.

    Raises:
        UnreadableError: the folder is not there or cannot be read.
    """
    try:
        here = folder.resolve(strict=True)
        found = [export for path in here.iterdir() if (export := _export(path, here)) is not None]
    except OSError as error:
        message = f"The server's folder of usage exports cannot be read: {error.strerror}."
        raise UnreadableError(message) from error
    return tuple(sorted(found, key=lambda export: (-export.changed.timestamp(), export.name)))[
        :MOST
    ]


def export_at(folder: Path, name: str) -> Path:
    """Give where a listed file lies.

    Raises:
        UnreadableError: it is no longer listed.
    """
    if name not in {export.name for export in exports_in(folder)}:
        message = f"“{name}” is no longer in the server's folder; choose another file."
        raise UnreadableError(message)
    return folder.resolve() / name


def _export(path: Path, here: Path) -> Export | None:
    if path.name.startswith(".") or not path.resolve().is_relative_to(here):
        return None
    try:
        found = path.stat()
    except OSError:  # a link to nothing, or gone since
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Export(path.name, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))
