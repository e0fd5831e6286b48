"""Drafts for a mail program, read back by the standard library's parser."""

import io
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from golive.notices import Message, MessageKind, draft, drafts, file_name
from golive.notices.eml import addresses, header
from golive.plan import Audience

ALWAYS = {"Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
_text = st.text(st.characters(codec="utf-8"), max_size=300)


def a_message(subject: str = "Going live", body: str = "Hello,\n", **fields: str) -> Message:
    return Message(MessageKind.NOTICE, Audience(**fields), subject, body)


def opened(message: Message) -> EmailMessage:
    read = message_from_bytes(draft(message), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def text_of(message: Message) -> str:
    return str(opened(message).get_content()).replace("\r\n", "\n")


def test_a_draft_says_what_the_message_says() -> None:
    said = a_message(
        "Orders 4, Zażółć – Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)",
        "Hello,\n\nWhen: 03:00–05:00 🚀\n",
        contact="Ann <ann@acme.example>, desk@acme.example",
        sender="Lin (lin@ours.example)",
    )
    read = opened(said)
    assert read["Subject"] == said.subject
    assert read["To"] == "ann@acme.example, desk@acme.example"
    assert read["From"] == "lin@ours.example"
    assert read["X-Unsent"] == "1"
    assert read.get_content_type() == "text/plain"
    assert read.get_content_charset() == "utf-8"
    assert text_of(said) == said.body


def test_a_draft_claims_no_moment_no_id_and_no_address_that_nobody_gave() -> None:
    read = opened(a_message(contact="partner desk", sender="Lin"))
    assert set(read.keys()) == ALWAYS


def test_every_line_of_a_draft_ends_as_mail_demands() -> None:
    raw = draft(a_message(body="Hello,\n" + "x" * 2000 + "\n"))
    lines = raw.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 998  # RFC 5322, 2.1.1


@pytest.mark.parametrize(
    "nasty",
    [
        "Orders\r\nBcc: eve@x.example",
        "Orders\nContent-Type: text/html\n\n<b>",
        "Orders\u2028X-Evil: 1",
        "Orders\x0b\x00\x1bBcc: eve@x.example",
    ],
)
def test_a_line_end_in_a_field_puts_no_header_into_a_draft(nasty: str) -> None:
    said = a_message(nasty, nasty, contact=f"desk@acme.example{nasty}", sender=nasty)
    read = opened(said)
    assert set(read.keys()) <= ALWAYS | {"To", "From"}
    assert read["Subject"] == header(nasty)
    assert read.get_content_type() == "text/plain"


def test_a_header_is_one_line_without_turns_of_direction() -> None:
    assert header(" a\tb\n\u202ec ") == "a b c"
    assert header("x" * 300) == "x" * 200
    assert header("خانه\u200cها") == "خانه\u200cها"  # Persian needs its joiners


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("ann@acme.example", ["ann@acme.example"]),
        (
            "Ann <ann.b+c@acme.example>; bo@b.example",
            ["ann.b+c@acme.example", "bo@b.example"],
        ),
        ("ann@acme.example ann@acme.example", ["ann@acme.example"]),
        ("partner desk", []),
        ("@channel, ann@home", []),
        ("call +31 20 555", []),
        ("ann..b@acme.example .x@acme.example", []),
    ],
)
def test_addresses_are_found_among_other_words(contact: str, found: list[str]) -> None:
    assert [one.addr_spec for one in addresses(contact)] == found


@example("0 000000000¡¡¡¡¡𐀀𐀀𐀀𐀀𐀀 ¡ ¡", "", "")  # the standard library loses a blank in it
@example("=?utf-8?q?not_ours?=", "=?utf-8?q?a?=", "")
@example("x" * 300, "", "")
@given(_text, _text, _text)
def test_a_draft_comes_back_as_it_was_written(subject: str, body: str, contact: str) -> None:
    tidy = "\n".join(body.splitlines()) + "\n"
    said = Message(MessageKind.NOTICE, Audience(contact=contact), subject, tidy)
    read = opened(said)
    assert " ".join(str(read["Subject"]).split()) == header(subject)
    assert text_of(said) == tidy
    assert set(read.keys()) <= ALWAYS | {"To"}


@given(_text)
def test_whatever_looks_like_an_address_can_be_written(contact: str) -> None:
    said = a_message(contact=f"{contact} ann@acme.example {contact}@acme.example")
    assert "ann@acme.example" in str(opened(said)["To"])


def test_all_drafts_come_in_one_zip_each_under_its_own_name() -> None:
    some = (a_message(name="Acme & Söhne"), a_message(name="Acme & Söhne"), a_message(name="日本"))
    packed = drafts(some)
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        assert folder.namelist() == [
            "01-acme-s-hne-notice.eml",
            "02-acme-s-hne-notice.eml",
            "03-audience-notice.eml",
        ]
        assert folder.read("01-acme-s-hne-notice.eml") == draft(some[0])
    assert drafts(some) == packed


def test_a_draft_is_named_by_its_audience_and_kind() -> None:
    assert file_name(a_message(name="../../etc/passwd")) == "etc-passwd-notice.eml"
    assert file_name(a_message()) == "an-audience-without-a-name-notice.eml"
