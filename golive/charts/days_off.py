"""Nights and days off, shaded behind a figure whose time axis is the business clock."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import plotly.graph_objects as go

from golive.plan import Plan
from golive.timing.night import NIGHT_FROM, NIGHT_UNTIL
from golive.window import WorkingDays

_NIGHT, _DAY_OFF = "rgba(90, 100, 120, 0.20)", "rgba(47, 111, 214, 0.16)"
_MIDNIGHT, _DAY = time(0), timedelta(days=1)
#: A day off bears its name if it takes so much of the width.
_WIDE = 0.12
_MOST = timedelta(days=100)
_Stretch = tuple[datetime, datetime]


def shade_days(figure: go.Figure, first: datetime, last: datetime, plan: Plan) -> None:
    """Shade the nights and the days off between two times of the business clock.

    Each kind stands once in the legend; a day off says which day it is where there is room. Over
    more than a hundred days nothing is shaded: it would be a hairline.

    Args:
        figure: its x axis shows clock times without offset.
        first: a clock time.
        last: a later one.
        plan: for its country and subdivision.
    """
    if last - first > _MOST:
        return
    days = [first.date() + n * _DAY for n in range(-1, (last.date() - first.date()).days + 1)]
    working = WorkingDays(plan.launch.country, plan.launch.subdivision)
    free = [day for day in days if not working.is_working(day)]
    off = _within(((_at(day, _MIDNIGHT), _at(day + _DAY, _MIDNIGHT)) for day in free), first, last)
    nights = _within(
        ((_at(day, NIGHT_FROM), _at(day + _DAY, NIGHT_UNTIL)) for day in days), first, last
    )
    night = f"Night, {NIGHT_FROM:%H:%M} to {NIGHT_UNTIL:%H:%M}"
    figure.update_layout(shapes=[*_boxes("Day off", _DAY_OFF, off), *_boxes(night, _NIGHT, nights)])
    for begins, ends in off:
        if ends - begins >= (last - first) * _WIDE:
            _name(figure, begins)


def _within(stretches: Iterable[_Stretch], first: datetime, last: datetime) -> list[_Stretch]:
    return [(max(a, first), min(b, last)) for a, b in stretches if a < last and b > first]


def _boxes(name: str, colour: str, stretches: Sequence[_Stretch]) -> Iterator[dict[str, Any]]:
    for place, (begins, ends) in enumerate(stretches):
        yield {
            "type": "rect",
            "x0": begins,
            "x1": ends,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": colour,
            "name": name,
            "legendgroup": name,
            "showlegend": place == 0,
        }


def _name(figure: go.Figure, begins: datetime) -> None:
    figure.add_annotation(
        x=begins,
        y=1,
        yref="paper",
        xanchor="left",
        yanchor="top",
        text=f"{begins:%a} off",
        showarrow=False,
        font={"size": 11},
    )


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour)
