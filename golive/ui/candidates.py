"""The candidates beside each other: a row each, with a button that takes it."""

from collections.abc import Sequence

import streamlit as st

from golive.plan import How
from golive.timing import Candidate, Search
from golive.timing.case import amount, long
from golive.timing.named import named
from golive.ui import clocks, reserves, words
from golive.ui.session import plan
from golive.ui.taken import take

_COLUMNS = [3.1, 2.6, 2.3, 2.2, 2.3]


def show(search: Search) -> None:
    """Compare the candidates, the best first; each can be taken."""
    if ties := _ties(search.candidates):
        st.markdown(words.plain(ties))
    for number, candidate in enumerate(search.candidates, 1):
        _row(number, candidate, search)


def _row(number: int, candidate: Candidate, search: Search) -> None:
    when, traffic, people, against, button = st.columns(_COLUMNS, vertical_alignment="center")
    window, zone = str(candidate.window).rsplit(" ", 1)
    when.markdown(_lines(f"{number}. {window}", f"{zone} {'A tie' if candidate.tied else ''}"))
    traffic.markdown(_lines(*_traffic(candidate, search)))
    people.markdown(_lines(*_people(candidate)), help=words.plain(", ".join(candidate.asleep)))
    against.markdown(_lines(*_against(candidate)))
    with button:
        _buttons(number, candidate)


def _lines(first: str, second: str) -> str:
    """Lay out a cell: what counts, and beneath it what goes with it."""
    small = f"  \n:small[{words.plain(second)}]" if second else ""
    return f"{words.plain(first)}{small}"


def _ties(candidates: Sequence[Candidate]) -> str:
    """Say which of them are as good as each other."""
    numbers = [str(number) for number, one in enumerate(candidates, 1) if one.tied]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return (
            f"Number {numbers[0]} is as good as another time that is not listed, as far as the "
            "forecast can tell."
        )
    return (
        f"A tie: as far as the forecast can tell, numbers {', '.join(numbers[:-1])} and "
        f"{numbers[-1]} are as good as each other."
    )


def _traffic(candidate: Candidate, search: Search) -> tuple[str, str]:
    forecast = search.forecast
    if forecast is None or candidate.expected is None or candidate.busy_case is None:
        return "Traffic not known", ""
    mean = "" if forecast.how is How.SUM else " on average"
    share = candidate.share_of_peak or 0
    percent = "under 1 %" if 0 < share < 1 / 100 else f"{share * 100:.0f} %"
    of_peak = f"{percent} of the busiest {long(candidate.window.minutes)}"
    when_busy = f"{amount(candidate.busy_case)} when it is busy"
    return f"{amount(candidate.expected)} {forecast.unit}{mean}", f"{of_peak}; {when_busy}"


def _people(candidate: Candidate) -> tuple[str, str]:
    count = len(candidate.asleep)
    asleep = f"{count} up at night" if count else "Nobody up at night"
    if not plan().timing.people:
        asleep = "No people entered"
    if candidate.first_peak is None:
        return asleep, ""
    minutes = round((candidate.first_peak - candidate.window.end).total_seconds() / 60)
    return asleep, f"{long(minutes)} to the first peak" if minutes else "Ends in a peak"


def _against(candidate: Candidate) -> tuple[str, str]:
    total = sum(point.points for point in candidate.soft)
    if not candidate.soft:
        return "Nothing against it", ""
    by_name: dict[str, float] = {}
    for point in candidate.soft:
        name = named(plan(), point.rule)
        by_name[name] = by_name.get(name, 0) + point.points
    said = [f"{name} −{points:g}" for name, points in by_name.items()]
    return f"{total:g} points against it", "; ".join(said)


def _buttons(number: int, candidate: Candidate) -> None:
    taken = plan().timing.taken
    side_by_side = st.container(horizontal=True, vertical_alignment="center")
    if taken is not None and taken.window == candidate.window:
        side_by_side.markdown(":green[:material/check_circle: Taken]", width="content")
    else:
        side_by_side.button("Take it", key=f"take/{number}", on_click=take, args=(candidate,))
    with side_by_side.popover("Details", type="tertiary"):
        st.markdown(f"**{words.plain(str(candidate.window))}**")
        asleep = (
            [f"Up at night (23:00–07:00 on their clock): {', '.join(candidate.asleep)}."]
            if candidate.asleep
            else []
        )
        st.markdown("\n".join(f"- {words.plain(why)}" for why in (*candidate.why, *asleep)))
        clocks.under(candidate.window)
        if candidate.window not in plan().timing.reserves:
            key = f"reserve/{number}"
            window = (candidate.window,)
            st.button("Keep as reserve", key=key, on_click=reserves.keep, args=window)
