"""A file on disk: its beginning, slices of it, its pieces and its digest, in little memory."""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from golive.errors import UnreadableError
from golive.usage.unpack import MAX_RATIO

#: The most that a packed file may unpack to, in bytes.
MAX_UNPACKED: Final = 50_000_000_000
#: How much of a log is read at a time, in bytes.
PIECE: Final = 1 << 23

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
_HEAD = 1 << 19
_SLICE = 1 << 15
_SLICES = 16
_RATIO_FROM = 10_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A regular file that can be read.

    Attributes:
        path: where it lies, links followed.
        name: its name, for people.
        size: its size in bytes, as it lies there.
        packed: it is packed with gzip.
    """

    path: Path
    name: str
    size: int
    packed: bool

    def content(self) -> bytes:
        """Give all of it at once, as it lies there."""
        return self.path.read_bytes()

    def sha256(self) -> str:
        """Give the SHA-256 of the bytes as they lie there."""
        with self.path.open("rb") as lying:
            return hashlib.file_digest(lying, "sha256").hexdigest()

    def lines(self) -> int:
        """Count the lines of all of it, unpacked, blank ones at its end aside.

        Raises:
            UnreadableError: packed, and damaged or growing beyond measure.
        """
        ends = lines = 0
        for chunk in self._chunks(_CHUNK):
            filled = chunk.rstrip()
            if filled:
                lines = ends + filled.count(b"\n") + 1
            ends += chunk.count(b"\n")
        return lines

    def sample(self) -> bytes:
        """Give whole lines: the beginning, and slices of the rest unless the file is packed."""
        with self._open() as lying:
            head = lying.read(_HEAD)
            if len(head) < _HEAD:
                return head
            found = [head[: head.rfind(b"\n") + 1] or head]
            if not self.packed:
                found += [_slice(lying, at) for at in self._places()]
        return b"".join(found)

    def _places(self) -> Iterator[int]:
        apart = max(_SLICE, (self.size - _HEAD) // _SLICES)
        yield from range(_HEAD, self.size - _SLICE, apart)

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        """Give all of it, unpacked, in pieces of whole lines; a longer line is cut.

        Raises:
            UnreadableError: packed, and damaged or growing beyond measure.
        """
        rest = b""
        for chunk in self._chunks(size):
            end = chunk.rfind(b"\n") + 1
            if end or len(rest) > size:
                yield rest + chunk[:end]
                rest = chunk[end:]
            else:
                rest += chunk
        if rest:
            yield rest

    def _chunks(self, size: int) -> Iterator[bytes]:
        grown = 0
        with self._open() as lying:
            while chunk := _read(lying, size):
                grown += len(chunk)
                if self.packed:
                    _check_growth(grown, self.size)
                yield chunk

    def _open(self) -> BinaryIO:
        return cast("BinaryIO", gzip.open(self.path)) if self.packed else self.path.open("rb")


def opened(path: Path, name: str) -> File:
    """Look at a file that people call `name`.

    Raises:
        UnreadableError: not there, not a regular file, empty, or not for this person to read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            message = f"{name} is not a file; name a file."
            raise UnreadableError(message)
        with path.open("rb") as lying:
            packed = lying.read(len(_GZIP)) == _GZIP
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror or os.strerror(error.errno or 0)}."
        raise UnreadableError(message) from error
    return File(path.resolve(), name, found.st_size, packed)


def _slice(lying: BinaryIO, at: int) -> bytes:
    """Give the whole lines of a slice; nothing if it may begin or end between quotation marks."""
    lying.seek(at)
    found = lying.read(_SLICE)
    found = found[found.find(b"\n") + 1 : found.rfind(b"\n") + 1]
    return b"" if found.count(b'"') % 2 else found


def _read(lying: BinaryIO, size: int) -> bytes:
    try:
        return lying.read(size)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = "The gzip file is damaged or ends too early; copy or export it again."
        raise UnreadableError(message) from error


def _check_growth(grown: int, packed: int) -> None:
    if grown > min(MAX_UNPACKED, max(_RATIO_FROM, packed * MAX_RATIO)):
        message = (
            f"The gzip file unpacks to more than {MAX_RATIO} times its size, which no real export "
            "does; unpack it and give the file inside."
        )
        raise UnreadableError(message)
