"""Maintenance times, clocks that freezes recur on, users' clocks, and other launches."""

import pytest

from golive.plan import CandidateSettings, Component, Freeze, FreezeKind, Person, Step, UserGroup
from golive.timing import Booking, find_windows
from golive.timing.maintenance import agreed as agreed_times
from tests.builders import NOW, ZONE, a_plan
from tests.judging import a_freeze, a_window, judged, refusals, said, soft

# -- maintenance times


def agreed(start: str, end: str, **more: object) -> object:
    return a_freeze(start, end, kind=FreezeKind.MAINTENANCE, **more)


def test_with_a_maintenance_time_all_else_is_closed() -> None:
    times = (agreed("2026-12-09 02:00", "2026-12-09 06:00"),)
    assert refusals(a_window("2026-12-09 02:00", 4), timing__freezes=times) == []
    assert refusals(a_window("2026-12-09 01:59", 4), timing__freezes=times) == ["maintenance"]
    assert refusals(a_window("2026-12-09 02:01", 4), timing__freezes=times) == ["maintenance"]
    assert refusals(a_window("2026-12-16 02:00"), timing__freezes=times) == ["maintenance"]
    assert refusals(a_window("2026-12-16 02:00")) == []


def test_outside_a_maintenance_time_the_nearest_is_said() -> None:
    nightly = agreed(
        "2026-12-05 22:00", "2026-12-06 02:00", repeats="FREQ=WEEKLY",
        scope="the region EU", zone="Europe/London",
    )  # fmt: skip
    assert said(a_window("2026-12-16 03:00"), timing__freezes=(nightly,)) == (
        "The window does not lie wholly inside an agreed maintenance time; the nearest for the "
        "region EU is “Close”, Sat 12 Dec 2026, 21:00–Sun 13 Dec 01:00 (Europe/London)."
    )
    once = agreed("2027-02-09 02:00", "2027-02-09 06:00", name="")
    assert said(a_window("2026-12-16 03:00"), timing__freezes=(once,)).endswith(
        "maintenance time; there is none within a week of it."
    )
    assert said(a_window("2027-02-09 05:00"), timing__freezes=(once,)).endswith(
        "; the nearest is Tue 9 Feb 2027, 02:00–06:00 (Europe/Amsterdam)."
    )


def test_maintenance_times_of_one_row_that_touch_are_one() -> None:
    daily = agreed("2026-12-01 00:00", "2026-12-02 00:00", repeats="FREQ=DAILY;COUNT=3")
    assert refusals(a_window("2026-12-02 23:00"), timing__freezes=(daily,)) == []
    assert refusals(a_window("2026-12-03 23:00"), timing__freezes=(daily,)) == ["maintenance"]


def test_a_window_fits_into_one_of_several_maintenance_times_but_not_into_two_halves() -> None:
    times = (
        agreed("2026-12-09 02:00", "2026-12-09 04:00"),
        agreed("2026-12-09 04:00", "2026-12-09 06:00"),
    )
    assert refusals(a_window("2026-12-09 02:00"), timing__freezes=times) == []
    assert refusals(a_window("2026-12-09 04:00"), timing__freezes=times) == []
    assert refusals(a_window("2026-12-09 03:00"), timing__freezes=times) == ["maintenance"]


def test_a_preferred_maintenance_time_only_counts_against_all_else() -> None:
    times = (
        agreed("2026-12-09 00:00", "2026-12-10 00:00"),
        agreed("2026-12-09 02:00", "2026-12-09 06:00", hard=False),
    )
    assert soft(a_window("2026-12-09 03:00"), timing__freezes=times) == {}
    outside = judged(a_window("2026-12-09 01:00"), timing__freezes=times)
    assert (outside.refusals, outside.score) == ((), 80)
    assert "wholly inside a preferred maintenance time" in outside.soft[0].why


def test_a_freeze_inside_a_maintenance_time_still_refuses() -> None:
    times = (
        agreed("2026-12-09 00:00", "2026-12-10 00:00"),
        a_freeze("2026-12-09 02:00", "2026-12-09 04:00"),
    )
    assert refusals(a_window("2026-12-09 03:00"), timing__freezes=times) == ["freeze"]


def test_a_maintenance_time_is_open_while_its_clock_shows_it_on_both_clock_changes() -> None:
    spring = agreed("2027-03-21 01:00", "2027-03-21 03:00", repeats="FREQ=WEEKLY")
    accepted = {"timing__settings": CandidateSettings(accept_clock_change=True)}
    # from 02:00 to 03:00 is skipped: an hour is left
    one, two = a_window("2027-03-28 01:00", 1), a_window("2027-03-28 01:00", 1.5)
    assert refusals(one, timing__freezes=(spring,), **accepted) == []
    assert refusals(two, timing__freezes=(spring,), **accepted) == ["maintenance"]
    autumn = agreed("2026-10-18 02:00", "2026-10-18 02:30", repeats="FREQ=WEEKLY")
    # 02:00 to 02:30 comes twice that night, with half an hour between that is closed
    plan = a_plan(timing__freezes=(autumn,), **accepted)
    morning = find_windows(
        plan, now=NOW.replace(month=10, day=1),
        start=NOW.replace(month=10, day=24, hour=22), until=NOW.replace(month=10, day=25, hour=4),
        length=a_window("2026-10-24 02:00", 0.5).length,
    )  # fmt: skip
    assert [f"{one.window.start:%H:%M}" for one in morning.candidates] == ["00:00", "01:00"]


def test_a_maintenance_time_that_is_not_counted_or_whose_buffers_are_not_is_said() -> None:
    begun = agreed("2026-12-09 02:00", "2026-12-09 02:00", name="Sundays")
    wide = agreed("2026-11-24 00:00", "2026-11-30 00:00", buffer_after_minutes=30, name="")
    plan = a_plan(timing__freezes=(begun, wide), timing__search_days=1)
    assert find_windows(plan, now=NOW).notes[-2:] == (
        "The maintenance time “Sundays” has no start with an end after it and was not counted.",
        (
            "The maintenance time without a name has buffers, which don’t count; enter when "
            "changes may be made."
        ),
    )


def test_a_maintenance_time_without_an_end_is_open_nowhere() -> None:
    begun = Freeze(kind=FreezeKind.MAINTENANCE, starts=NOW, repeats="FREQ=DAILY")
    assert not len(agreed_times(begun, ZONE, 0, 2**31))


# -- the clock a freeze recurs on


def test_a_freeze_recurs_on_its_own_clock() -> None:
    # 16:00 to 18:00 in New York is 22:00 to 24:00 here, except while only one clock has changed
    close = a_freeze(
        "2026-12-04 22:00", "2026-12-05 00:00", repeats="FREQ=WEEKLY", zone="America/New_York",
    )  # fmt: skip
    assert refusals(a_window("2026-12-11 21:00", 1), timing__freezes=(close,)) == []
    assert refusals(a_window("2026-12-11 22:00", 1), timing__freezes=(close,)) == ["freeze"]
    assert refusals(a_window("2027-03-19 21:00", 1), timing__freezes=(close,)) == ["freeze"]
    assert refusals(a_window("2027-03-19 23:00", 1), timing__freezes=(close,)) == []
    why = judged(a_window("2027-03-19 21:00", 1), timing__freezes=(close,)).refusals[0].why
    assert why == (
        "The freeze “Close” stands from Fri 19 Mar 2027, 16:00 (America/New_York) "
        "to Fri 19 Mar 2027, 18:00 (America/New_York)."
    )


# -- clocks of users and of the team


@pytest.mark.parametrize(
    "answers",
    [
        {"launch__user_zones": ("America/New_York",)},
        {"impact__groups": (UserGroup(zone="America/New_York"),)},
        {"timing__people": (Person(zone="America/New_York"),)},
    ],
)
def test_a_clock_change_of_users_or_of_the_team_only_counts_against(
    answers: dict[str, object],
) -> None:
    # New York goes from 02:00 to 03:00, which is 08:00 here; NOW lies before
    why = "The clock of users or of the team changes inside the window, at Sun 14 Mar 2027, 03:00"
    inside = judged(a_window("2027-03-14 07:00"), **answers)
    assert not inside.refusals
    assert [(point.rule, point.points) for point in inside.soft] == [("users_clock_change", 5)]
    assert inside.soft[0].why == f"{why} (America/New_York)."
    assert "users_clock_change" not in soft(a_window("2027-03-14 06:00"), **answers)
    assert "users_clock_change" not in soft(a_window("2027-03-14 08:00"), **answers)


def test_a_clock_that_changes_with_the_business_clock_is_still_named_when_that_is_accepted() -> (
    None
):
    accepted = CandidateSettings(accept_clock_change=True)
    zones = ("Europe/London", "Europe/Berlin", "Europe/Amsterdam")
    found = soft(a_window("2027-03-28 01:00"), launch__user_zones=zones, timing__settings=accepted)
    assert found == {"users_clock_change": 5}
    assert soft(a_window("2027-03-28 01:00"), timing__settings=accepted) == {}


# -- other launches


COMPONENTS = (
    Component(id="api", name="Orders API", depends_on=("db",)),
    Component(id="db", name="Orders database", changed=False),
    Component(id="shop", name="Shop", changed=False, depends_on=("api",)),
    Component(id="mail", name="Mail", changed=False),
)


def a_booking(*components: str, subject: str = "other", title: str = "Search 3") -> Booking:
    window = a_window("2026-12-09 03:00")
    return Booking(subject, title, "Bo", window.in_zone("UTC"), components)


def met(start: str, *components: str) -> tuple[list[str], list[str]]:
    asked = {"deployment__components": COMPONENTS}
    window, others = a_window(start), (a_booking(*components),)
    return refusals(window, others, **asked), list(soft(window, others, **asked))


@pytest.mark.parametrize(
    ("component", "hard", "near"),
    [
        ("orders  api", True, True),  # the same, whatever the case and the spaces
        ("Orders database", True, True),  # ours depends on it
        ("Shop", True, False),  # it depends on ours
        ("Mail", False, False),
        ("", False, False),
    ],
)
def test_another_launch_on_a_shared_component_refuses_and_one_nearby_counts(
    component: str, *, hard: bool, near: bool
) -> None:
    assert met("2026-12-09 04:59", component)[0] == ["booked"] * hard
    touching, far = met("2026-12-09 05:00", component), met("2026-12-10 05:00", component)
    assert touching == ([], ["booked_near"] * near)
    assert far == ([], [])
    assert met("2026-12-10 04:45", component)[1] == ["booked_near"] * near
    assert met("2026-12-08 01:00", component) == ([], [])
    assert met("2026-12-08 01:15", component)[1] == ["booked_near"] * near


def test_who_has_booked_what_is_said() -> None:
    booking = a_booking("Shop", "Orders API", "Orders database")
    asked = {"deployment__components": COMPONENTS}
    assert said(a_window("2026-12-09 04:00"), (booking,), **asked) == (
        "“Search 3” (owner Bo) has taken Wed 9 Dec 2026, 03:00–05:00 (Europe/Amsterdam) on "
        "“Orders API”; “Orders database”, which this launch depends on; “Shop”, which depends on "
        "this launch."
    )
    assert said(a_window("2026-12-09 06:00"), (booking,), **asked) == (
        "“Search 3” (owner Bo) has taken Wed 9 Dec 2026, 03:00–05:00 (Europe/Amsterdam), less "
        "than 24 h away, on “Orders API”; “Orders database”, which this launch depends on: a "
        "fault then could be either’s."
    )
    unnamed = Booking("third", " ", "", booking.window, ("Shop",))
    assert said(a_window("2026-12-09 04:00"), (unnamed,), **asked).startswith(
        "A launch without a name has taken Wed 9 Dec"
    )


def test_a_component_that_a_step_works_on_or_stops_is_shared_too() -> None:
    window, booking = a_window("2026-12-09 04:00"), (a_booking("Mail"),)
    asked = {"deployment__components": COMPONENTS}
    works, stops = Step(component="mail"), Step(takes_down=("mail",))
    assert refusals(window, booking, deployment__steps=(works,), **asked) == ["booked"]
    assert refusals(window, booking, deployment__steps=(stops,), **asked) == ["booked"]
    assert refusals(window, booking, deployment__steps=(Step(component="api"),), **asked) == []


def test_a_plans_own_window_does_not_stand_in_its_way() -> None:
    own = a_booking("Orders API", subject="plan")
    asked = {"deployment__components": COMPONENTS}
    assert refusals(a_window("2026-12-09 04:00"), (own,), **asked) == []
