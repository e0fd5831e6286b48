"""A .zip with one export in it: sizes and ratio checked in its directory before it is unpacked."""

import io
import struct
import zipfile
import zlib
from typing import Final

from golive.errors import UnreadableError

#: The most that one file in an archive may unpack to, in bytes.
MAX_PART: Final = 500_000_000
#: How often it may be larger unpacked; texts of counts stay below 60.
MAX_RATIO: Final = 200

_MAX_PARTS = 1_000
_RATIO_FROM = 10_000_000  # small files may be as repetitive as they like
_WORKBOOK = "xl/workbook.xml"
_MAIN = "visitors.csv"  # of the twenty files in Plausible's archive
#: What zipfile raises on bytes that only look like an archive.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, NotImplementedError
)  # fmt: skip
_TEXTS = (".csv", ".tsv", ".txt", ".log", ".json")
_INSTEAD = "unpack it and give the file inside"


def is_archive(content: bytes) -> bool:
    """Tell whether bytes begin like a zip file, as a workbook does too."""
    return content.startswith(b"PK\x03\x04")


def taken_out(content: bytes) -> bytes:
    """Give the one export in an archive; a workbook comes back as it is.

    The names inside are compared and never used as paths.

    Raises:
        UnreadableError: damaged, encrypted, too large, or without one export that is plainly meant.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if any(part.filename == _WORKBOOK for part in parts):
                return content
            part = _meant(parts)
            _check(part)
            return archive.read(part)
    except _DAMAGED as error:
        message = "The archive is damaged; copy or export it again."
        raise UnreadableError(message) from error


def _meant(parts: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(parts) > _MAX_PARTS:
        message = f"The archive holds {len(parts):,} files; {_INSTEAD}."
        raise UnreadableError(message)
    texts = [part for part in parts if _is_text(part.filename)]
    main = [part for part in texts if part.filename.rpartition("/")[2] == _MAIN]
    for found in (main, texts):
        if len(found) == 1:
            return found[0]
    message = (
        f"The archive holds {len(texts):,} exports; unpack it and give those that belong together."
        if texts
        else "The file is an archive without a CSV, a log or an .xlsx workbook in it; unpack it "
        "and give the table inside as CSV."
    )
    raise UnreadableError(message)


def _is_text(name: str) -> bool:
    return name.lower().endswith(_TEXTS) and not name.startswith("__MACOSX/")


def _check(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        message = (
            f"The archive is protected by a password, or packed in an uncommon way; {_INSTEAD}."
        )
        raise UnreadableError(message)
    if part.file_size > min(MAX_PART, max(_RATIO_FROM, MAX_RATIO * part.compress_size)):
        message = (
            f"The archive unpacks to {part.file_size / 1e6:,.0f} MB; at most "
            f"{MAX_PART // 1_000_000} MB and {MAX_RATIO} times its size are read; {_INSTEAD}."
        )
        raise UnreadableError(message)
