"""What waits for what: a column a wave from left to right, a row a step so that none overlap."""

from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from golive.charts.looks import ACCENT, laid_out
from golive.charts.night import GREY, cut, make_room
from golive.plan import Step
from golive.runbook import Schedule
from golive.runbook.network import Network, Wait, network

#: More steps than this are a table to search in, not a picture to read.
MOST_STEPS = 100
_ROW, _BELOW = 24, 84
_MOST_TICKS = 10
#: Each kind of line is told by its stroke and its word; the colour only helps.
_LOOKS = {
    "Waits for its end": {"color": GREY, "width": 1.5, "dash": "solid"},
    "Waits for its start": {"color": GREY, "width": 1.5, "dash": "dot"},
    "On the longest path": {"color": ACCENT, "width": 4, "dash": "solid"},
}
_END, _START, _LONGEST = _LOOKS


def waits(steps: Sequence[Step], timed: Schedule) -> go.Figure:
    """Draw the steps in their waves, those that wait for none on the left.

    Args:
        steps: in the order of the list, without a circle.
        timed: the same in time, for the longest path.
    """
    net = network(steps)
    order = sorted(range(len(steps)), key=lambda at: (net.waves[at], at))
    rows = {at: row for row, at in enumerate(order)}
    figure = go.Figure()
    for look in _LOOKS:
        shown = [w for them in net.waits for w in them if _look(w, net, timed) == look]
        if shown:
            figure.add_trace(_lines(look, shown, net, rows))
    figure.add_trace(_dots(net, order, timed))
    figure = laid_out(figure, *_finding(net))
    _frame(figure, net, order)
    return figure


def _look(wait: Wait, net: Network, timed: Schedule) -> str:
    path = timed.critical_path
    pair = (net.steps[wait.before].id, net.steps[wait.after].id)
    if pair in pairwise(path):
        return _LONGEST
    return _START if wait.from_start else _END


def _lines(look: str, shown: Sequence[Wait], net: Network, rows: dict[int, int]) -> go.Scatter:
    """Draw arrows: from what is waited for, on its row, to what waits."""
    x: list[int | None] = []
    y: list[int | None] = []
    for wait in shown:
        x += [net.waves[wait.before], net.waves[wait.after], None]
        y += [rows[wait.before], rows[wait.after], None]
    return go.Scatter(
        x=x,
        y=y,
        name=look,
        mode="lines+markers",
        line=_LOOKS[look],
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [0, 12, 0] * len(shown),
            "standoff": 6,
            "color": _LOOKS[look]["color"],
        },
        hoverinfo="skip",
    )


def _dots(net: Network, order: Sequence[int], timed: Schedule) -> go.Scatter:
    held = set(timed.critical_path)
    return go.Scatter(
        x=[net.waves[at] for at in order],
        y=list(range(len(order))),
        mode="markers",
        showlegend=False,
        marker={
            "size": 13,
            "color": ACCENT,
            "symbol": ["diamond" if net.steps[at].id in held else "circle" for at in order],
        },
        hovertext=[_says(at, net) for at in order],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _says(at: int, net: Network) -> str:
    before = ", ".join(_name(wait.before, net) for wait in net.waits[at])
    return f"{_name(at, net)}<br>" + (f"waits for {before}" if before else "waits for none")


def _name(at: int, net: Network) -> str:
    return f"{at + 1} {cut(net.steps[at].name.strip() or 'No name')}"


def _finding(net: Network) -> tuple[str, str, str, str]:
    """Say how many waves there are, and how many steps could run side by side."""
    count, waves = len(net.steps), max(net.waves)
    most = max(net.waves.count(wave) for wave in set(net.waves))
    if waves == count:
        what = "All wait for the one before" if count > 1 else "One step"
        return what, "", "", f"{count} step{'s' if count > 1 else ''}"
    title = f"{count} steps in {waves} wave{'s' if waves > 1 else ''}"
    return title, "", "", f"at most {most} side by side"


def _frame(figure: go.Figure, net: Network, order: Sequence[int]) -> None:
    waves, count = max(net.waves), len(order)
    figure.update_layout(height=_ROW * count + make_room(figure, (), _BELOW))
    figure.update_xaxes(
        title="Wave: 1 waits for none",
        range=[0.6, waves + 0.4],
        tickvals=list(range(1, waves + 1, -(-waves // _MOST_TICKS))),
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=list(range(count)),
        ticktext=[_name(at, net) for at in order],
        range=[count - 0.4, -0.6],
        rangemode="normal",
        zeroline=False,
    )
