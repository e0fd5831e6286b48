"""Exports on their way into the plan: on disk while they are read, decided on, kept or dropped.

An uploaded file leaves the server's memory at once. Its bytes lie in a folder that only this user
can read, and go when the export is kept or dropped, or the tab or the server ends.
"""

import shutil
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from golive.errors import QuestionError, UnreadableError
from golive.plan import Reading, new_id
from golive.usage import ReadFile, rotation
from golive.usage.apart import Child, Waiting, ordered

_SMALL_FILE_S = 2.0
_PIECE = 1 << 20


class Uploaded(Protocol):
    """A file that the browser sent."""

    name: str
    file_id: str

    def read(self, size: int | None = -1, /) -> bytes:
        """Give the next bytes."""

    def seek(self, offset: int, /) -> int:
        """Go to a place."""

    def truncate(self) -> int:
        """Drop what lies behind that place."""


class Room:
    """Where exports lie while they are read, and who reads them; one for the whole server."""

    def __init__(self) -> None:
        """Make a folder that only this user can read, and let a reader wait."""
        self.folder = Path(tempfile.mkdtemp(prefix="golive-"))
        self.readers = Waiting()
        self._forget = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def close(self) -> None:
        """Send the readers away and forget every file."""
        self.readers.close()
        self._forget()


@st.cache_resource(show_spinner=False, on_release=Room.close)
def room() -> Room:
    """Give the server's room."""
    return Room()


class Lying:
    """An uploaded file on the server's disk; it goes when nobody holds it any longer.

    Attributes:
        path: where it lies; never made of its name.
        name: what people call it.
    """

    def __init__(self, upload: Uploaded) -> None:
        """Put the bytes of an upload on disk, and out of the server's memory."""
        self.path, self.name = room().folder / new_id(), upload.name
        with self.path.open("wb") as lying:
            shutil.copyfileobj(upload, lying, _PIECE)
        release(upload)
        self.forget = weakref.finalize(self, self.path.unlink, missing_ok=True)


class Staying(NamedTuple):
    """A file of the server's own, which stays where it lies."""

    path: Path
    name: str

    def forget(self) -> None:
        """Leave it alone."""


@dataclass(eq=False)
class Incoming:
    """One export, of one file or several, that is being read or decided on."""

    files: tuple[Lying | Staying, ...]
    id: str = field(default_factory=new_id)
    reading: Reading = field(default_factory=Reading)
    edition: int = 0
    """Rises when what was decided is forgotten, so that the inputs forget it too."""
    found: ReadFile | None = None
    question: QuestionError | None = None
    refusal: str = ""
    child: Child | None = None
    due: bool = True
    """Whether it is still to be read by the decisions made so far."""

    @property
    def name(self) -> str:
        """Say which files these are."""
        first, more = self.files[0].name, len(self.files) - 1
        return f"{first} and {more:,} more" if more else first

    def busy(self) -> bool:
        """Read it by the decisions made so far, and tell whether that is still going on.

        A page waits for a small file; it comes back to see whether a larger one is done.
        """
        patience = _SMALL_FILE_S if self.due else 0.0
        if self.due:
            self._begin()
        if self.child is None:
            return False
        if not self.child.wait(patience):
            return True
        child, self.child = self.child, None
        try:
            self.found = child.result()
        except QuestionError as question:
            self.question = question
        except UnreadableError as error:
            self.refusal = error.sentence
        return False

    def _begin(self) -> None:
        self.stop()
        self.due, self.found, self.question, self.refusal = False, None, None, ""
        try:
            order = ordered([(one.path, one.name) for one in self.files], self.reading)
        except UnreadableError as error:
            self.refusal = error.sentence
            return
        self.child = room().readers.take()
        self.child.read(order)

    def stop(self) -> None:
        """Stop reading it."""
        if self.child is not None:
            self.child.stop()
            self.child = None

    def drop(self) -> None:
        """Stop reading it and forget its files."""
        self.stop()
        for one in self.files:
            one.forget()

    def apart(self) -> "list[Incoming]":
        """Give its files one by one."""
        return [Incoming((one,)) for one in self.files]


def received(uploads: Iterable[Uploaded]) -> list[Incoming]:
    """Put files that the browser sent on disk; those that look like one rotated log are one."""
    groups: dict[str, list[Lying]] = {}
    for upload in uploads:
        groups.setdefault(rotation(upload.name), []).append(Lying(upload))
    return [Incoming(tuple(sorted(one, key=lambda file: file.name))) for one in groups.values()]


def release(upload: Uploaded) -> None:
    """Let Streamlit forget the bytes; by itself it holds them until the tab is closed."""
    upload.seek(0)
    upload.truncate()
    context = get_script_run_ctx()
    forget = getattr(context and context.uploaded_file_mgr, "remove_file", None)
    if context is not None and forget is not None:
        forget(session_id=context.session_id, file_id=upload.file_id)
