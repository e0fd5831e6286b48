"""What one concession frees, and how that is said."""

from datetime import UTC, datetime, time, timedelta

import pytest

from golive.plan import (
    Audience,
    AudienceKind,
    CandidateSettings,
    Component,
    Freeze,
    FreezeKind,
    How,
    Person,
    Plan,
    Rollback,
    Step,
)
from golive.timing import Booking, Concession, find_windows
from golive.window import Window
from tests.builders import NOW, a_plan, a_series, a_source

DAY = timedelta(days=1)


def a_used_plan(**answers: object) -> Plan:
    """Build a plan with 10 requests an hour from 02:00 to 04:00 (UTC), and 100 at all others."""
    values = list[float | None]([10.0 if n % 24 in (2, 3) else 100.0 for n in range(24 * 28)])
    usual = {"launch__zone": "UTC", "timing__sources": (a_source(a_series(values)),)}
    return a_plan(**{**usual, "timing__search_days": 2, **answers})


def conceded(plan: Plan, bookings: tuple[Booking, ...] = ()) -> tuple[Concession, ...]:
    return find_windows(plan, now=NOW, bookings=bookings).concessions


def nights(**fields: object) -> Freeze:
    """Build a freeze every night from 02:00 to 04:00 UTC."""
    starts = datetime(2026, 11, 1, 2, tzinfo=UTC)
    return Freeze.model_validate(
        {"starts": starts, "ends": starts + timedelta(hours=2), "repeats": "FREQ=DAILY", **fields}
    )


ANN = Person(name="Ann", role="DBA", available_from=time(4), available_until=time(2))
BACKUP = Person(name="Bo", required=False)
DAYS = ("Tue 24 Nov 2026, 02:00–04:00 (UTC)", "would carry about 20 requests instead of 200")


@pytest.mark.parametrize(
    ("answers", "rule", "given"),
    [
        ({"timing__people": (ANN, BACKUP)}, "people", "If Ann (DBA) could work then"),
        # nobody else is there after the window, but Ann would be
        ({"timing__people": (ANN,)}, "people", "If Ann (DBA) could work then"),
        ({"timing__freezes": (nights(name="Batch"),)}, "freeze", "If the freeze “Batch” gave way"),
        (
            {"timing__freezes": (nights(name="Ours", kind=FreezeKind.MAINTENANCE,
                starts=datetime(2026, 11, 1, 4, tzinfo=UTC),
                ends=datetime(2026, 11, 2, 2, tzinfo=UTC)),)},
            "maintenance", "If a maintenance time were agreed then",
        ),
        (
            {"notices__audiences": (Audience(name="Acme", kind=AudienceKind.SUPPLIER, lead_days=0,
                open_from=time(4), open_until=time(2)),)},
            "supplier", "If Acme could be reached then",
        ),
        (
            {"timing__settings": CandidateSettings(earliest=time(4), latest=time(23))},
            "hours", "If the wish to start no earlier than 04:00 and end no later than 23:00 gave ",
        ),
    ],
)  # fmt: skip
def test_a_concession_says_who_would_do_what_and_what_that_brings(
    answers: dict[str, object], rule: str, given: str
) -> None:
    best, *_ = conceded(a_used_plan(**answers))
    assert best.rule == rule
    assert best.gives_way.startswith(given)
    window, brings = DAYS
    assert f", {window} {brings}" in best.gives_way
    assert str(best.best.window) == window
    assert best.best.refusals


def test_a_concession_counts_the_starts_that_it_alone_frees() -> None:
    (both,) = conceded(a_used_plan(timing__freezes=(nights(),)))
    # windows of two hours that meet two hours start on fifteen quarters, twice
    assert both.frees == 2 * 15
    over = Freeze(starts=NOW + DAY, ends=NOW + 1.5 * DAY)
    freed = {one.rule: one.frees for one in conceded(a_used_plan(timing__freezes=(nights(), over)))}
    assert freed["freeze"] == 2 * 15


def test_what_frees_nothing_better_is_not_named() -> None:
    noon = nights(
        starts=datetime(2026, 11, 1, 12, tzinfo=UTC), ends=datetime(2026, 11, 1, 14, tzinfo=UTC)
    )
    assert conceded(a_used_plan(timing__freezes=(noon,))) == ()


def test_when_two_things_refuse_the_quiet_hours_neither_is_named() -> None:
    assert conceded(a_used_plan(timing__freezes=(nights(), nights()))) == ()


def test_notice_is_conceded_by_the_one_who_is_told() -> None:
    acme = Audience(name="Acme", contract_lead_days=30, lead_days=0)
    (one,) = conceded(a_used_plan(notices__audiences=(acme,)))
    assert one.gives_way.startswith("If Acme agreed to shorter notice, Tue 24 Nov 2026, 02:00")
    # nothing fits, so there is nothing to hold it against
    assert one.gives_way.endswith("would carry about 20 requests.")


def test_points_are_named_where_they_make_the_difference() -> None:
    soft = nights(
        hard=False, starts=datetime(2026, 11, 1, 4, tzinfo=UTC),
        ends=datetime(2026, 11, 2, 2, tzinfo=UTC),
    )  # fmt: skip
    (one,) = conceded(a_used_plan(timing__freezes=(nights(name="Batch"), soft)))
    assert one.gives_way.endswith(
        "would carry about 20 requests instead of 200, with 0 soft points instead of 20."
    )


def test_a_gauge_is_conceded_by_its_average() -> None:
    values = list[float | None]([10.0 if n % 24 in (2, 3) else 100.0 for n in range(24 * 28)])
    gauge = a_source(a_series(values, how=How.MEAN))
    (one,) = conceded(a_used_plan(timing__freezes=(nights(),), timing__sources=(gauge,)))
    assert "would carry about 10 requests on average instead of 100." in one.gives_way


def test_support_alone_is_conceded_by_somebody_else() -> None:
    ann = Person(available_from=time(0), available_until=time(4))
    best, *_ = conceded(a_used_plan(timing__people=(ann,)))
    assert best.gives_way.startswith("If somebody could support it afterwards, Tue 24 Nov 2026, 02")


def test_another_launch_is_asked_for_its_window() -> None:
    begins = datetime(2026, 11, 24, 2, tzinfo=UTC)
    window = Window(start=begins, end=begins + timedelta(hours=50), zone="UTC")
    theirs = Booking("other", "Invoices 2", "Cy", window, ("Orders",))
    plan = a_used_plan(deployment__components=(Component(name="orders", changed=True),))
    best, *_ = conceded(plan, (theirs,))
    assert best.gives_way.startswith("If the window of “Invoices 2” (owner Cy) gave way, Tue 24 No")
    assert not any(one.rule == "booked" for one in conceded(plan))


def test_a_window_too_short_for_the_way_back_is_conceded_by_its_steps() -> None:
    plan = a_used_plan(
        deployment__steps=(Step(name="Copy", minutes=300),), rollback=Rollback(possible=True)
    )
    search = find_windows(plan, now=NOW)
    assert search.candidates == ()
    (one,) = search.concessions
    assert one.gives_way.startswith("If the steps or the way back took less time, Tue 24 Nov 2026")
    assert one.frees == search.starts_tried
