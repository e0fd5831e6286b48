"""The timeline of notices drawn: what is late has a shape and a word, not only a colour."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from golive import charts
from golive.notices import timelines
from golive.plan import Audience, NoticeAction, Plan
from tests.builders import LAUNCH, NOW, a_plan, a_taken

ACME = Audience(
    id="acme", name="Acme <b>", action=NoticeAction.CONFIGURATION, needs_acknowledgement=True
)
USERS = Audience(id="users", name="Users of the " + "very " * 9 + "old site")


#: A time on the business clock, as a chart holds it.
at = datetime.fromisoformat


def planned(*audiences: Audience) -> Plan:
    return a_plan(notices__audiences=audiences, timing__taken=a_taken())


def drawn(plan: Plan, now: datetime = NOW) -> go.Figure:
    return charts.notices(timelines(plan, now), plan, a_taken().window, now)


def trace(figure: go.Figure, name: str) -> Any:
    return next(one for one in figure.data if one.name == name)


def named(figure: go.Figure) -> list[str]:
    return [one.name for one in figure.data]


def title(figure: go.Figure) -> tuple[str, str]:
    return figure.layout.title.text, figure.layout.title.subtitle.text


def test_each_kind_of_moment_has_a_shape_of_its_own() -> None:
    figure = drawn(planned(ACME, USERS))
    assert named(figure) == ["Send", "Remind", "Ask again", "They act by"]
    assert len({one.marker.symbol for one in figure.data}) == 4
    # fourteen working days before Tuesday 15 December is Wednesday 25 November, until 16:00
    assert trace(figure, "Send").x[0] == at("2026-11-25T16")
    assert trace(figure, "Send").y == (0, 1)
    assert trace(figure, "They act by").x == (at("2026-12-14T16"),)


def test_what_is_late_bears_a_cross_and_a_word() -> None:
    figure = drawn(planned(ACME, USERS), datetime(2026, 11, 27, 9, tzinfo=UTC))
    late = trace(figure, "Late")
    assert late.marker.symbol == "x"
    assert late.text == ("2 days late",)
    assert late.mode == "markers+text"
    assert title(figure) == ("Late: 1", "Acme ‹b›: send the notice")


def test_what_is_done_is_drawn_hollow_on_its_day() -> None:
    told = {"sent_on": date(2026, 11, 20), "acknowledged_on": date(2026, 11, 23)}
    done = trace(drawn(planned(ACME.model_copy(update=told))), "Done")
    assert done.x == (at("2026-11-20T12"), at("2026-11-23T12"))
    assert done.marker.symbol == "circle-open"


def test_the_title_says_what_is_next_or_that_nothing_is() -> None:
    assert title(drawn(planned(ACME))) == ("Next: Wed 25 Nov", "Acme ‹b›: send the notice")
    over = drawn(planned(ACME), LAUNCH + timedelta(days=1))
    assert title(over) == ("Nothing is due any more", "")


def test_rows_are_named_shortly_and_the_window_and_now_are_marked() -> None:
    figure = drawn(planned(ACME, USERS))
    assert figure.layout.yaxis.ticktext == ("Acme ‹b›", "Users of the very ver…")
    assert [one.text for one in figure.layout.annotations] == ["Window", "Now"]
    band, line = figure.layout.shapes
    assert (band.x0, band.x1) == (at("2026-12-15T03"), at("2026-12-15T05"))
    assert line.x0 == at("2026-11-23T10")
    first, last = figure.layout.xaxis.range
    assert first < line.x0 < band.x1 < last
    assert figure.layout.xaxis.title.text == "Time (Europe/Amsterdam)"


def test_more_audiences_make_it_taller() -> None:
    many = planned(*(Audience(id=f"a{place}") for place in range(9)))
    assert drawn(many).layout.height - drawn(planned(ACME)).layout.height == 8 * 40
