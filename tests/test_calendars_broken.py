"""Files that are no calendars, broken or hostile: one sentence of ours, soon, and nothing else."""

import time
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golive.calendars import Calendar
from golive.calendars.lines import DEEPEST, LARGEST, MOST_EVENTS
from golive.errors import UnreadableError
from tests.builders import NOW
from tests.calendar_files import FILES, a_calendar, an_event, content_of, understood


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableError) as error:
        understood(content)
    return error.value.sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "holds no calendar: no line says BEGIN:VCALENDAR; export it as .ics."),
        (b"time,visits\r\n", "holds no calendar: no line says BEGIN:VCALENDAR; export it as .ics."),
        (b"PK\x03\x04...", "is a .zip archive; unpack it and give the .ics file inside."),
        (b"\x1f\x8b...", "is packed with gzip; unpack it and give the .ics file inside."),
        (b"%PDF-1.7", "is a PDF; export the calendar as .ics."),
        (
            b"\n <!doctype html><title>Sign in</title>",
            "is a web page or XML; download the calendar itself, as .ics.",
        ),
        (
            b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
            (
                "cannot be read as a calendar: line 1 begins “VEVENT” outside of a "
                "calendar; export "
                "it again."
            ),
        ),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\n",
            (
                "cannot be read as a calendar: line 3 ends “VTODO”, where “VEVENT” of "
                "line 2 is open; "
                "export it again."
            ),
        ),
        (
            b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n",
            (
                "cannot be read as a calendar: line 3 ends “VCALENDAR”, which nothing "
                "began; export "
                "it again."
            ),
        ),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * DEEPEST,
            (
                f"cannot be read as a calendar: line {DEEPEST + 1} lies more than {DEEPEST} parts "
                "deep; export it again."
            ),
        ),
        (
            a_calendar("BEGIN:VEVENT\nEND:VEVENT\n" * (MOST_EVENTS + 1)),
            "holds more than 5,000 events, the most that are read; export fewer months.",
        ),
        (
            b"BEGIN:VCALENDAR\n" + b"X" * LARGEST,
            "is 5.0 MB and at most 5 MB are read; export fewer months.",
        ),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    assert refused(content) == f"“file.ics” {sentence}"


def test_a_file_that_gives_too_many_rows_is_refused() -> None:
    daily = [
        an_event(
            f"DTSTART:20261201T{at:04}00Z",
            "DURATION:PT1M",
            "RRULE:FREQ=DAILY",
            "EXDATE:20991201T000000Z",
            uid=str(at),
        )
        for at in range(13)
    ]

    assert refused(a_calendar(*daily)) == (
        "“file.ics” gives more than 5,000 rows, the most that are taken; export fewer months, or "
        "one calendar at a time."
    )


def test_text_around_and_between_calendars_is_passed_over() -> None:
    one = a_calendar(an_event("DTSTART;VALUE=DATE:20261201"))
    found = understood(b"Here it is:\r\n\r\n" + one + b"-- \r\nSent from afar\r\n" + one)

    assert len(found.entries) == 1


def test_a_rule_that_would_run_for_ever_is_given_up_soon() -> None:
    events = [
        an_event("DTSTART:20261201T100000Z", "DURATION:PT1H", f"RRULE:{rule}", uid=str(at))
        for at, rule in enumerate(
            (
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=999999999999",
                "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;INTERVAL=999999999",
                "FREQ=DAILY;COUNT=99999999999999999999999999",
            )
        )
    ]
    began = time.monotonic()
    found = understood(a_calendar(*events))

    assert time.monotonic() - began < 20
    assert [one.row.repeats for one in found.entries] == [
        "FREQ=DAILY;COUNT=99999999999999999999999999"
    ]
    assert len(found.notes) == 5


def only_our_own(content: bytes) -> Calendar | None:
    """Read, and let nothing pass but a sentence of golive's."""
    found, sentences = _read(content)
    assert all(sentence.endswith(".") for sentence in sentences)
    for entry in found.entries if found else ():
        assert entry.row.starts is not None
        assert entry.row.ends is not None
        assert max(entry.row.starts, NOW) < entry.row.ends
    return found


def _read(content: bytes) -> tuple[Calendar | None, tuple[str, ...]]:
    try:
        found = understood(content)
    except UnreadableError as error:
        return None, (error.sentence,)
    return found, found.notes


@given(st.binary(max_size=400))
@example(b"BEGIN:VCALENDAR")
@example(b"\xff\xfe\x00")
@example(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201\x00\r\n")
def test_reading_any_bytes_ends_in_a_calendar_or_a_sentence(content: bytes) -> None:
    only_our_own(content)


_VALUES = st.sampled_from(
    [
        "20261201",
        "20261201T100000",
        "20261201T100000Z",
        "20261201T100000Z/PT1H",
        "20261201T250000",
        "00010101T000000Z",
        "99991231T235959Z",
        "PT1H",
        "P1W",
        "-P1D",
        "P",
        "P99999999D",
        "FREQ=DAILY",
        "FREQ=YEARLY;UNTIL=20270101",
        "FREQ=MONTHLY;BYDAY=5MO;COUNT=3",
        "FREQ=WEEKLY;BYSETPOS=0",
        "FREQ=YEARLY;BYEASTER=0",
        "CANCELLED",
        "TRANSPARENT",
        "",
        "\\n\\,\\;\\",
        "\ud7ff\u2028",
        '"',
    ]
)
_NAMES = st.sampled_from(
    [
        "DTSTART",
        "DTSTART;VALUE=DATE",
        "DTSTART;TZID=Europe/Amsterdam",
        "DTSTART;TZID=W. Europe Standard Time",
        "DTSTART;TZID=../../etc/passwd",
        "DTSTART;TZID=",
        "DTSTART;TZID=Own",
        'DTSTART;TZID="Own',
        "DTEND",
        "DTEND;TZID=America/New_York",
        "DURATION",
        "RRULE",
        "EXRULE",
        "RDATE",
        "RDATE;VALUE=PERIOD",
        "EXDATE",
        "RECURRENCE-ID",
        "RECURRENCE-ID;RANGE=THISANDFUTURE",
        "UID",
        "SUMMARY",
        "STATUS",
        "TRANSP",
    ]
)
_LINES = st.builds("{}:{}".format, _NAMES, _VALUES)
_EVENTS = st.lists(_LINES, max_size=8).map(
    lambda lines: "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])
)
_OWN = st.lists(
    st.builds(
        "{}:{}".format,
        st.sampled_from(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]),
        st.sampled_from(["20000101T000000", "+0100", "+9999", "-0000", "FREQ=YEARLY", "x"]),
    ),
    max_size=6,
).map(
    lambda lines: "\r\n".join(
        [
            *("BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD"),
            *lines,
            *("END:STANDARD", "END:VTIMEZONE", ""),
        ]
    )
)


@settings(deadline=None)
@given(st.lists(_EVENTS, max_size=4), _OWN)
def test_reading_events_of_any_lines_ends_in_a_calendar_or_a_sentence(
    events: list[str], zone: str
) -> None:
    assert only_our_own(a_calendar(zone, *events)) is not None


@settings(deadline=None)
@given(st.data())
def test_reading_a_file_with_a_piece_changed_ends_in_a_calendar_or_a_sentence(
    data: st.DataObject,
) -> None:
    content = bytearray(content_of(data.draw(st.sampled_from(FILES))))
    at = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 40))
    content[at : at + length] = data.draw(st.binary(max_size=12))

    only_our_own(bytes(content))


def test_reading_is_the_same_at_any_moment_before_the_first_event() -> None:
    content = content_of("google_days")

    assert understood(content) == understood(content, NOW + timedelta(days=3))
