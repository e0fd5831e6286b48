"""Messages as drafts for a mail program: one `.eml` each, or all in a zip.

A draft has no date and no id, because nobody has sent it, and names only people whose address
the plan holds. `X-Unsent: 1` is Outlook's mark for a message that is still being written.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from golive.notices.messages import Message
from golive.notices.story import name

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?<![\w.@]){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+(?![\w@-])", re.ASCII
)
_LONGEST = 200
#: Controls, ends of lines, and what turns the direction of writing round.
_UNFIT = {"Cc", "Cs", "Zl", "Zp"}
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def draft(message: Message) -> bytes:
    """Write a message as an `.eml` (RFC 5322, UTF-8, lines ended by CR LF)."""
    mail = EmailMessage(policy=SMTP)
    if senders := addresses(message.audience.sender):
        mail["From"] = senders[0]
    if recipients := addresses(message.audience.contact):
        mail["To"] = recipients
    mail["X-Unsent"] = "1"
    mail.set_content(message.body, charset="utf-8", cte="quoted-printable")
    return _subject(message.subject) + mail.as_bytes()


def drafts(messages: Sequence[Message]) -> bytes:
    """Write several messages as a zip of `.eml` files, numbered in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for number, message in enumerate(messages, 1):
            folder.writestr(zipfile.ZipInfo(f"{number:02d}-{file_name(message)}"), draft(message))
    return packed.getvalue()


def file_name(message: Message) -> str:
    """Name a draft by its audience and kind: `acme-notice.eml`."""
    slug = re.sub(r"[^a-z0-9]+", "-", name(message.audience).casefold()).strip("-")[:60]
    return f"{slug or 'audience'}-{message.kind}.eml"


def addresses(text: str) -> tuple[Address, ...]:
    """Find the mail addresses in a contact; other words in it, a name or a desk, are left out."""
    return tuple(Address(addr_spec=found) for found in dict.fromkeys(_ADDRESS.findall(text)))


def header(text: str) -> str:
    """Put a text on one line that can stand in a header, at most 200 characters of it."""
    fit = "".join(" " if _unfit(character) else character for character in text)
    return " ".join(fit.split())[:_LONGEST].rstrip()


def _subject(text: str) -> bytes:
    """Write the subject line; `EmailMessage` would lose blanks between words beyond ASCII."""
    line = header(text)
    plain = line.isascii() and "=?" not in line
    written = Header(line, "us-ascii" if plain else "utf-8", header_name="Subject")
    return f"Subject: {written.encode(linesep=SMTP.linesep)}{SMTP.linesep}".encode("ascii")


def _unfit(character: str) -> bool:
    return character in _TURNS or unicodedata.category(character) in _UNFIT
