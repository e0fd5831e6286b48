"""Calendar files as programs export them: exactly what must come out of each, worked out by hand.

The files in `calendars/` are made up in the shape of Google's, Microsoft's, Apple's, Mozilla's and
feeds of holidays. NOW is Monday 23 November 2026, 10:00 in Amsterdam.
"""

from datetime import UTC, datetime

import pytest

from golive.calendars import Calendar
from tests.builders import NOW
from tests.calendar_files import FILES, a_calendar, an_event, content_of, said, understood

DAYS = "Whole days begin and end at midnight of the business clock (Europe/Amsterdam)."
BERLIN = "The zone “W. Europe Standard Time” was read as Europe/Berlin."


def written_out(name: str, count: int) -> str:
    return (
        f"“{name}” is written out as {count} single rows for the next 400 days: a rule alone does "
        "not hold its exceptions or its zone."
    )


#: The name of each file: the rows that come out, and what is said about the rest.
TABLE: dict[str, tuple[list[str], list[str]]] = {
    "google_days": (
        [
            "Board day: 2026-12-08T23:00Z/2026-12-09T23:00Z days",
            "Year-end freeze: 2026-12-17T23:00Z/2027-01-03T23:00Z days",
        ],
        [DAYS],
    ),
    "google_weekly": (
        [
            (
                "Weekly batch: 2026-11-27T21:00Z/2026-11-28T01:00Z "
                "FREQ=WEEKLY;WKST=MO;UNTIL=20270625T235959;BYDAY=FR on Europe/Amsterdam"
            )
        ],
        [],
    ),
    "google_moved": (
        [
            "Release train: 2026-12-01T19:00Z/2026-12-01T21:00Z",
            "Release train: 2026-12-08T19:00Z/2026-12-08T21:00Z",
            "Release train: 2026-12-15T19:00Z/2026-12-15T21:00Z",
            "Release train (moved): 2026-12-30T18:00Z/2026-12-30T22:00Z",
            "Release train: 2027-01-05T19:00Z/2027-01-05T21:00Z",
        ],
        [written_out("Release train", 5)],
    ),
    "google_holidays": (
        [
            "Eerste kerstdag: 2026-12-24T23:00Z/2026-12-25T23:00Z days free",
            "Tweede kerstdag: 2026-12-25T23:00Z/2026-12-26T23:00Z days free",
            "Nieuwjaarsdag: 2026-12-31T23:00Z/2027-01-01T23:00Z days free",
        ],
        [
            DAYS,
            "3 rows marked as free in the calendar, as holidays often are.",
            "1 event: over already and left out.",
        ],
    ),
    "google_free": (
        [
            "Lunch talk: 2026-12-10T11:00Z/2026-12-10T12:00Z free",
            "Freeze: 2026-12-10T21:00Z/2026-12-11T05:00Z",
        ],
        ["1 row marked as free in the calendar, as holidays often are."],
    ),
    "outlook_weekly": (
        [
            (
                "Month end close: 2026-11-30T21:00Z/2026-12-01T05:00Z FREQ=MONTHLY;"
                "UNTIL=20271231T220000;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 on Europe/Berlin"
            )
        ],
        [BERLIN],
    ),
    "outlook_days": (
        ["Closed between the years: 2026-12-23T23:00Z/2027-01-01T23:00Z days"],
        [DAYS],
    ),
    "outlook_custom_zone": (
        [
            "Plant shutdown: 2027-03-21T05:00Z/2027-03-21T09:00Z",
            "Plant shutdown: 2027-03-28T04:00Z/2027-03-28T08:00Z",
            "Plant shutdown: 2027-04-04T04:00Z/2027-04-04T08:00Z",
        ],
        [
            "The zone “Customized Time Zone” was read as the file describes it.",
            written_out("Plant shutdown", 3),
        ],
    ),
    "outlook_display_zone": (
        ["Audit: 2027-07-01T07:00Z/2027-07-01T15:00Z"],
        ["The zone “(UTC+01:00) Amsterdam, Berlin, Bern, Rom…” was read as the file describes it."],
    ),
    "outlook_cancelled": (
        ["Standing freeze: 2026-12-13T23:00Z/2026-12-14T23:00Z"],
        [BERLIN, "1 event: called off and left out."],
    ),
    "outlook_tentative": (
        ["Perhaps a freeze: 2026-12-14T23:00Z/2026-12-15T01:00Z tentative"],
        [
            "The zone “Eastern Standard Time” was read as America/New_York.",
            "1 row not sure yet (tentative), taken as if sure.",
        ],
    ),
    "apple_floating": (
        ["Warehouse count: 2026-12-12T07:00Z/2026-12-12T17:00Z"],
        ["2 times without a zone: read on the business clock (Europe/Amsterdam)."],
    ),
    "apple_length": (  # the clock goes an hour forward on 28 March 2027
        [
            "A week of days: 2027-03-07T23:00Z/2027-03-14T23:00Z days",
            "A day as it passes: 2027-03-27T11:00Z/2027-03-28T11:00Z",
            "A day on the clock: 2027-03-27T11:00Z/2027-03-28T10:00Z",
            "A day and two hours: 2027-03-27T22:00Z/2027-03-28T23:00Z",
        ],
        [DAYS],
    ),
    "apple_no_end": (
        [
            "One day without an end: 2026-12-10T23:00Z/2026-12-11T23:00Z days",
            "Ends on its own day: 2026-12-12T23:00Z/2026-12-13T23:00Z days",
        ],
        [DAYS],
    ),
    "thunderbird": (
        ["Freeze: 2026-12-04T16:00Z/2026-12-07T07:00Z"],
        ["The zone “/freeassociation.sourceforge.net/Europe/…” was read as Europe/Amsterdam."],
    ),
    "evolution_named_place": (
        ["Freeze: 2027-06-04T15:00Z/2027-06-04T16:00Z"],
        ["The zone “Local time” was read as Europe/Amsterdam."],
    ),
    "holidays_yearly": (
        [
            (
                "Thanksgiving: 2026-11-25T23:00Z/2026-11-26T23:00Z "
                "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH days free"
            ),
            "New Year: 2026-12-31T23:00Z/2027-01-01T23:00Z FREQ=YEARLY days free",
            "Labour Day: 2027-04-30T22:00Z/2027-05-01T22:00Z FREQ=YEARLY;COUNT=3 days free",
        ],
        [
            DAYS,
            "3 rows marked as free in the calendar, as holidays often are.",
            "1 event: over already and left out.",
        ],
    ),
    "third_saturday": (
        [
            (
                "Maintenance: 2026-12-20T03:00Z/2026-12-20T09:00Z FREQ=MONTHLY;BYDAY=3SA "
                "on America/New_York"
            )
        ],
        [],
    ),
    "left_out_before": (  # 24 November is the 324th day from 5 January
        ["Batch: 2026-11-24T00:00Z/2026-11-24T02:00Z FREQ=DAILY;COUNT=77 on Europe/Amsterdam"],
        [],
    ),
    "left_out_days": (
        [
            "Batch: 2026-12-07T00:00Z/2026-12-07T02:00Z",
            "Batch: 2026-12-09T00:00Z/2026-12-09T02:00Z",
            "Batch: 2026-12-11T00:00Z/2026-12-11T02:00Z",
        ],
        [written_out("Batch", 3)],
    ),
    "left_out_in_utc": (
        [
            "Batch: 2026-12-07T00:00Z/2026-12-07T02:00Z",
            "Batch: 2026-12-09T00:00Z/2026-12-09T02:00Z",
        ],
        [written_out("Batch", 2)],
    ),
    "further_days": (
        [
            "Count: 2026-12-04T23:00Z/2026-12-05T23:00Z days",
            "Count: 2026-12-05T23:00Z/2026-12-06T23:00Z days",
            "Count: 2026-12-09T23:00Z/2026-12-10T23:00Z days",
        ],
        [written_out("Count", 3), DAYS],
    ),
    "further_stretches": (
        [
            "Count: 2026-12-05T10:00Z/2026-12-05T11:00Z",
            "Count: 2026-12-06T10:00Z/2026-12-06T13:00Z",
            "Count: 2026-12-07T10:00Z/2026-12-07T12:30Z",
        ],
        [written_out("Count", 3)],
    ),
    "called_off_once": (
        [
            "Freeze: 2026-12-01T10:00Z/2026-12-01T12:00Z",
            "Freeze: 2026-12-03T10:00Z/2026-12-03T12:00Z",
        ],
        [written_out("Freeze", 2)],
    ),
    "moved_alone": (["Freeze (moved): 2026-12-03T10:00Z/2026-12-03T12:00Z"], []),
    "moved_from_now_on": (
        [
            "Freeze: 2026-12-01T10:00Z/2026-12-01T12:00Z",
            "Freeze, later: 2026-12-02T14:00Z/2026-12-02T16:00Z",
            "Freeze: 2026-12-03T10:00Z/2026-12-03T12:00Z",
        ],
        [
            written_out("Freeze", 3),
            (
                "“Freeze, later” was changed from a day on; golive changed that one day alone: "
                "look at "
                "those that follow."
            ),
        ],
    ),
    "without_fridays": (
        [f"Shift: {day}T10:00Z/{day}T12:00Z" for day in ("2026-11-30", "2026-12-01", "2026-12-02")]
        + [f"Shift: {day}T10:00Z/{day}T12:00Z" for day in ("2026-12-03", "2026-12-05")],
        [written_out("Shift", 5)],
    ),
    "tasks": (
        ["Freeze: 2026-12-01T10:00Z/2026-12-01T12:00Z"],
        ["3 entries: not an event, such as a task, and ignored."],
    ),
    "over": (
        ["Not yet over: 2026-11-23T08:00Z/2026-11-23T09:00Z"],
        ["3 events: over already and left out."],
    ),
    "without_length": (
        ["Freeze: 2026-12-01T10:00Z/2026-12-01T12:00Z"],
        [
            "Event 2 (line 9, “Backwards”) was left out: it ends before it starts.",
            "1 event: without length, such as a reminder, and left out.",
        ],
    ),
    "texts": (
        [
            (
                "Bevriezing, jaarwisseling; «één» 🎄 tweede regel: "
                "2026-12-17T23:00Z/2026-12-18T23:00Z "
                "days"
            ),
            ": 2026-12-18T23:00Z/2026-12-19T23:00Z days",
        ],
        [DAYS],
    ),
    "two_calendars": (
        [
            "One: 2026-11-30T23:00Z/2026-12-01T23:00Z days",
            "Two: 2026-12-01T23:00Z/2026-12-02T23:00Z days",
        ],
        [DAYS],
    ),
    "broken_events": (
        ["Whole: 2026-11-30T23:00Z/2026-12-01T23:00Z days"],
        [
            (
                "Event 1 (line 4, “No such month”) was left out: line 7 cannot be read: "
                "“DTSTART:20261301”."
            ),
            "Event 2 (line 9, “No start”) was left out: it has no start (DTSTART).",
            (
                "Event 3 (line 14, “Rule of nothing”) was left out: line 18 cannot be read: "
                "“RRULE:FREQ=NEVER”."
            ),
            (
                "Event 4 (line 20, “Every second”) was left out: it comes secondly, and golive "
                "keeps "
                "what comes daily or less often."
            ),
            (
                "Event 7 (line 38, “Odd quotes”) was left out: line 41 cannot be read: "
                '“DTSTART;TZID="Europe/Amsterdam:20261201T…”.'
            ),
            (
                "Event 6 (line 32, “Far ahead”) was left out: it lies before the year 1000 or "
                "after "
                "2999."
            ),
            DAYS,
        ],
    ),
    "cut_off": (
        ["Whole: 2026-11-30T23:00Z/2026-12-01T23:00Z days"],
        [
            (
                "The file breaks off at line 12, in “VEVENT” of line 9: what stands before was "
                "read, the "
                "rest is missing; export it again."
            ),
            DAYS,
        ],
    ),
    "unknown_zone": (
        ["Freeze: 2026-12-01T09:00Z/2026-12-01T11:00Z"],
        [
            (
                "Nobody knows the zone “Middle Earth”: its times were read on the business clock "
                "(Europe/Amsterdam); look at them."
            )
        ],
    ),
    "same_id": (
        [
            "First again: 2026-11-30T23:00Z/2026-12-01T23:00Z days",
            "Second: 2026-12-01T23:00Z/2026-12-02T23:00Z days",
        ],
        [DAYS],
    ),
    "no_id": (["Freeze: 2026-11-30T23:00Z/2026-12-01T23:00Z days"], [DAYS]),
    "clock_changes": (
        [
            "Skipped: 2027-03-28T01:30Z/2027-03-28T02:00Z",
            "Twice: 2027-10-31T00:30Z/2027-10-31T01:45Z",
        ],
        [],
    ),
    "two_zones": (["Flight: 2026-12-01T09:00Z/2026-12-01T17:00Z"], []),
    "own_zone": (
        [
            "Winter: 2026-12-01T09:00Z/2026-12-01T11:00Z",
            "For ever summer: 2027-12-01T08:00Z/2027-12-01T10:00Z",
        ],
        ["The zone “Head office” was read as the file describes it."],
    ),
    "leave": (
        [
            "Fridays off: 2026-11-26T23:00Z/2026-11-27T23:00Z FREQ=WEEKLY;COUNT=3;BYDAY=FR days",
            "Travelling: 2026-11-30T08:00Z/2026-12-03T16:00Z",
            "Dentist: 2026-12-08T08:00Z/2026-12-08T09:00Z",
            "Whole day by the clock: 2026-12-09T23:00Z/2026-12-10T23:00Z",
            "Ann's birthday: 2026-12-15T23:00Z/2026-12-16T23:00Z days free",
            "Holiday: 2026-12-20T23:00Z/2026-12-25T23:00Z days",
        ],
        [BERLIN, DAYS, "1 row marked as free in the calendar, as holidays often are."],
    ),
    "nothing": ([], []),
    "line_feeds": (["Freeze: 2026-11-30T23:00Z/2026-12-01T23:00Z days"], [DAYS]),
    "windows_1252": (["Änderungsstopp: 2026-11-30T23:00Z/2026-12-01T23:00Z days"], [DAYS]),
    "utf_16": (["Änderungsstopp: 2026-11-30T23:00Z/2026-12-01T23:00Z days"], [DAYS]),
    "utf_8_mark": (["Änderungsstopp: 2026-11-30T23:00Z/2026-12-01T23:00Z days"], [DAYS]),
}


def rows(calendar: Calendar) -> list[str]:
    return [said(entry) for entry in calendar.entries]


def test_every_file_of_the_folder_is_in_the_table() -> None:
    assert sorted(TABLE) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_exactly_its_rows_and_says_what_it_left_out(name: str) -> None:
    found = understood(content_of(name))

    assert (rows(found), list(found.notes)) == TABLE[name]


def test_a_calendar_says_its_title_and_its_own_name() -> None:
    found = understood(content_of("google_holidays"))

    assert (found.file_name, found.title, found.zone) == (
        "file.ics",
        "Feestdagen in Nederland",
        "Europe/Amsterdam",
    )
    assert understood(content_of("nothing")).title == ""


def test_days_lie_on_the_business_clock_wherever_that_is() -> None:
    found = understood(content_of("google_days"), zone="Asia/Tokyo")

    assert rows(found)[0] == "Board day: 2026-12-08T15:00Z/2026-12-09T15:00Z days"


def test_every_row_is_a_hard_freeze_until_a_person_says_otherwise() -> None:
    kinds = {(one.row.kind, one.row.hard) for one in understood(content_of("leave")).entries}

    assert kinds == {("freeze", True)}


def test_the_same_event_read_again_has_the_same_id_and_another_has_another() -> None:
    first, again = (understood(content_of("google_moved")) for _ in range(2))
    ids = [one.row.id for one in first.entries]

    assert ids == [one.row.id for one in again.entries]
    assert len(set(ids)) == len(ids)
    assert len({one.rpartition(":")[0] for one in ids}) == 1


def test_an_id_stays_while_the_days_of_a_rule_pass() -> None:
    content = content_of("google_weekly")
    (now,), (later,) = (
        understood(content, at).entries for at in (NOW, datetime(2027, 2, 1, tzinfo=UTC))
    )

    assert now.row.id == later.row.id
    assert now.row.starts != later.row.starts


def test_a_clock_that_changes_every_hour_is_not_followed() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Mad\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ={}\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )
    event = an_event("DTSTART;TZID=Mad:20261201T100000", "DURATION:PT1H")
    hourly, nothing, yearly = (
        understood(a_calendar(zone.format(often), event)) for often in ("HOURLY", "NEVER", "YEARLY")
    )

    assert "Nobody knows the zone “Mad”" in hourly.notes[0]
    assert "Nobody knows the zone “Mad”" in nothing.notes[0]
    assert rows(yearly) == ["Freeze: 2026-12-01T08:00Z/2026-12-01T09:00Z"]


def test_a_described_clock_with_dates_instead_of_rules_is_read() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Dated\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0300\r\nRDATE:20010101T000000\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n"
    )
    event = an_event("DTSTART;TZID=Dated:20261201T100000", "DURATION:PT1H")

    assert rows(understood(a_calendar(zone, event))) == [
        "Freeze: 2026-12-01T07:00Z/2026-12-01T08:00Z"
    ]


def test_a_described_clock_without_offsets_is_nobodys() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Empty\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
        "RRULE:FREQ=YEARLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    event = an_event("DTSTART;TZID=Empty:20261201T100000", "DURATION:PT1H")

    assert "Nobody knows the zone “Empty”" in understood(a_calendar(zone, event)).notes[0]


def test_many_of_a_kind_are_summed_up() -> None:
    events = [an_event("DTSTART:2026", uid=str(at), name=f"No {at}") for at in range(14)]
    notes = understood(a_calendar(*events)).notes

    assert len(notes) == 11
    assert notes[-1] == "4 more events were left out for the like."


def test_a_long_name_is_shortened() -> None:
    name = "x" * 300
    (entry,) = understood(a_calendar(an_event("DTSTART;VALUE=DATE:20261201", name=name))).entries

    assert entry.row.name == "x" * 200 + "…"


def test_an_event_without_a_title_is_written_out_too() -> None:
    event = an_event("DTSTART;VALUE=DATE:20261201", "RDATE;VALUE=DATE:20261203", name="")

    assert (
        understood(a_calendar(event))
        .notes[0]
        .startswith("An event without a title is written out as 2 single rows")
    )
