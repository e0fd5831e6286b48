"""Question 3: when."""

from golive.checklist import Question
from golive.ui import ask, calendar_in, exports, found, reserves, taken, upload, words
from golive.ui.session import plan

words.header(
    "When is the quiet hour, and can everybody be there?",
    "Bring the traffic export you already have; golive finds low-traffic windows that no freeze, "
    "notice or absence refuses. Without usage you can type a window.",
)
answers, consequences = words.columns()

with answers:
    ask.number(
        "How long must the window be, way back included?", "timing.length_minutes", unit="minutes"
    )
    words.section(
        "Usage", "What your users do, hour by hour; four weeks or more show the week's rhythm."
    )
    exports.kept()
    upload.show()

with consequences:
    taken.chosen()
    words.page_findings("timing")
    ask.area("Why this window?", "timing.why", hint="In the team's words")
    with words.more("Type a window"):
        taken.type_one()

words.section(
    "Windows that fit", "Every start is tried against every rule; the best ones are listed."
)
found.windows()
found.traffic()
reserves.kept()

words.section(
    "Keep clear of",
    "Freezes and business events. Hard ones refuse a window, soft ones count against it. Once "
    "there are maintenance times, windows must lie inside one.",
)
ask.table(
    "timing.freezes",
    "freeze or event",
    {
        "name": "Name",
        "kind": "Kind",
        "hard": "Hard",
        "starts": "Starts",
        "ends": "Ends",
        "buffer_before_minutes": "Clear before (minutes)",
        "buffer_after_minutes": "Clear after (minutes)",
    },
)
calendar_in.offer()
with words.more("More about freezes and events"):
    ask.table(
        "timing.freezes",
        "freeze or event",
        {
            "name": "Name",
            "repeats": "Repeats (RRULE)",
            "zone": "Repeats on the clock of",
            "scope": "Concerns",
        },
        notes={
            "repeats": "A rule such as FREQ=MONTHLY;BYDAY=3SA",
            "zone": "Empty: the business zone",
        },
        part="details",
    )

words.section("People", "Who must be there. With nobody named, everybody counts as available.")
ask.table(
    "timing.people",
    "person",
    {
        "name": "Name",
        "role": "Role",
        "required": "Must be there",
        "available_from": "From",
        "available_until": "Until",
        "leave": "Away",
    },
)
calendar_in.offer_leave()
with words.more("More about people"):
    ask.table(
        "timing.people",
        "person",
        {"name": "Name", "zone": "Zone", "weekends": "Works on days off"},
        part="details",
    )
    ask.number("Somebody is there after the window for", "timing.support_minutes", unit="minutes")
    ask.number("Rest between the window and a working day", "timing.rest_hours", unit="hours")
    ask.hour("A working day starts, on each person’s clock", "timing.business_from")
    ask.hour("A working day ends, on each person’s clock", "timing.business_until")

with words.more("More about the search"):
    ask.day("Search from", "timing.search_from")
    ask.number("Days to search", "timing.search_days", unit="days")
    ask.hour(f"Windows start no earlier than ({plan().zone})", "timing.settings.earliest")
    ask.hour(f"Windows end no later than ({plan().zone})", "timing.settings.latest")
    ask.tick("Accept a clock change inside the window", "timing.settings.accept_clock_change")
    ask.number("Growth to expect on top of the usage", "timing.growth_percent", unit="%")
    ask.number("Watched closely after the window for", "timing.hypercare_days", unit="days")

words.adds(Question.WINDOW)
