"""Bytes to text: sizes checked first, gzip unpacked within limits, encodings told apart."""

import re
import zlib
from typing import Final

from golive.errors import UnreadableError
from golive.usage.archive import is_archive, taken_out

#: The largest file that is read, in bytes.
MAX_FILE: Final = 200_000_000
#: The most that a packed file may unpack to, in bytes.
MAX_UNPACKED: Final = 500_000_000
#: The largest text that is read as a table, in bytes; a log is counted line by line instead.
MAX_TABLE: Final = 100_000_000
#: How often a packed file may be larger unpacked; real exports stay below 60.
MAX_RATIO: Final = 200

_CHUNK = 1 << 20
_RATIO_FROM = 10_000_000  # small files may be as repetitive as they like
_GZIP = b"\x1f\x8b"
_GZIP_BITS = 31
_MB = 1_000_000

_TEXT_INSTEAD = "save the table as CSV or .xlsx and give that"
#: First bytes of files that are not read, and what to say about each.
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", f"is an old or protected Excel file; {_TEXT_INSTEAD}"),
    (b"%PDF", f"is a PDF; {_TEXT_INSTEAD}"),
    (b"\x89PNG", f"is a picture; {_TEXT_INSTEAD}"),
    (b"\xff\xd8\xff", f"is a picture; {_TEXT_INSTEAD}"),
    (b"GIF8", f"is a picture; {_TEXT_INSTEAD}"),
    (b"SQLite format 3", f"is a database; {_TEXT_INSTEAD}"),
    (b"BZh", "is packed with bzip2; unpack it, or pack it with gzip"),
    (b"\xfd7zXZ", "is packed with xz; unpack it, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "is packed with Zstandard; unpack it, or pack it with gzip"),
    (b"7z\xbc\xaf", "is a 7-Zip archive; unpack it and give the file inside"),
    (_GZIP, "is packed with gzip twice; unpack it once"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|table|\?xml|head|body|script)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 4096
_WIDE_SHARE = 0.3
_CONTROL_SHARE = 0.02


def unpacked(content: bytes) -> bytes:
    """Give a file's bytes, gzip unpacked and the one export in a .zip taken out.

    Raises:
        UnreadableError: empty, too large packed or unpacked, damaged, or a kind not read.
    """
    if not content.strip():
        message = "The file is empty; export it again."
        raise UnreadableError(message)
    if len(content) > MAX_FILE:
        message = (
            f"The file is {len(content) / _MB:,.0f} MB and at most {MAX_FILE // _MB} MB are read; "
            "export fewer days, or pack it with gzip."
        )
        raise UnreadableError(message)
    plain = _gunzip(content) if content.startswith(_GZIP) else content
    plain = taken_out(plain) if is_archive(plain) else plain
    for magic, what in _REFUSED:
        if plain.startswith(magic):
            message = f"The file {what}."
            raise UnreadableError(message)
    return plain


def _gunzip(content: bytes) -> bytes:
    """Unpack every member; logs that were rotated and joined have several."""
    pieces: list[bytes] = []
    size, rest = 0, content
    member = zlib.decompressobj(wbits=_GZIP_BITS)
    while True:
        piece = _inflate(member, rest)
        pieces.append(piece)
        size += len(piece)
        _check_growth(size, len(content))
        if member.eof:
            rest = member.unused_data
            if not rest.startswith(_GZIP):
                return b"".join(pieces)
            member = zlib.decompressobj(wbits=_GZIP_BITS)
        elif not piece:
            message = "The gzip file ends too early; copy or export it again."
            raise UnreadableError(message)
        else:
            rest = member.unconsumed_tail


def _inflate(member: "zlib._Decompress", packed: bytes) -> bytes:
    try:
        return member.decompress(packed, _CHUNK)
    except zlib.error as error:
        message = "The gzip file is damaged; copy or export it again."
        raise UnreadableError(message) from error


def _check_growth(size: int, packed: int) -> None:
    if size > MAX_UNPACKED:
        message = (
            f"The gzip file unpacks to more than {MAX_UNPACKED // _MB} MB, the most that is read; "
            "export fewer days."
        )
        raise UnreadableError(message)
    if size > max(_RATIO_FROM, packed * MAX_RATIO):
        message = (
            f"The gzip file unpacks to more than {MAX_RATIO} times its size, which no real export "
            "does; unpack it and give the file inside."
        )
        raise UnreadableError(message)


def text_of(content: bytes) -> str:
    r"""Decode a table's bytes; every line end becomes `\n`.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-16 without one, else UTF-8, else Windows-1252.

    Raises:
        UnreadableError: too large for a table, or not text.
    """
    if len(content) > MAX_TABLE:
        message = (
            f"The table is {len(content) / _MB:,.0f} MB and at most {MAX_TABLE // _MB} MB are "
            "read; export fewer days, or counts by the hour."
        )
        raise UnreadableError(message)
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        message = f"The file is not text; {_TEXT_INSTEAD}."
        raise UnreadableError(message)
    if _MARKUP.match(sample):
        message = f"The file is a web page or XML; {_TEXT_INSTEAD}."
        raise UnreadableError(message)
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    wide = _wide_encoding(content[:_SAMPLE])
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _wide_encoding(sample: bytes) -> str | None:
    """Name the UTF-16 of text without a mark: nearly every other byte is nought."""
    first, second = sample[::2], sample[1::2]
    if not second:
        return None
    if second.count(0) > 2 * _WIDE_SHARE * len(second) and 0 not in first:
        return "utf-16-le"
    if first.count(0) > 2 * _WIDE_SHARE * len(first) and 0 not in second:
        return "utf-16-be"
    return None
