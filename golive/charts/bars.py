"""What stands in a calendar as bars: hatched refusals, numbered candidates, the window taken."""

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from golive.charts.hours import Cell
from golive.charts.looks import CHOSEN
from golive.charts.rows import Piece, Rows
from golive.timing import Candidate
from golive.timing.blocked import Blocked
from golive.window import Window

_HATCH, _SHADE, _CLEAR = "#857a75", "rgba(127, 127, 127, 0.28)", "rgba(0, 0, 0, 0)"
#: What a click on a bar means: an hour, by its start in seconds; or a candidate, by its place.
HOUR, CANDIDATE = "hour", "candidate"


def hours(cells: Sequence[Cell], look: dict[str, Any]) -> Iterator[go.Bar]:
    """Draw hours; each can be clicked, and says when it is, how busy, and what refuses it."""
    if cells:
        yield _bars(
            [cell.piece for cell in cells],
            look | {"line": {"width": 0}},
            customdata=[[HOUR, cell.start_s] for cell in cells],
            hovertext=[cell.says for cell in cells],
        )


def hatched(blocked: Sequence[Blocked], rows: Rows) -> Iterator[go.Bar]:
    """Hatch what no window can touch; the hours beneath say what refuses, and take the click."""
    pieces = [piece for stretch in blocked for piece in rows.pieces(stretch.window)]
    look = {
        "color": _SHADE,
        "line": {"width": 0},
        "pattern": {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": _HATCH},
    }
    if pieces:
        yield _bars(pieces, look, hoverinfo="skip")


def numbered(candidates: Sequence[Candidate], rows: Rows) -> Iterator[go.Bar]:
    """Draw the candidates; each can be clicked. Their numbers are labels."""
    for place, candidate in enumerate(candidates):
        pieces = rows.pieces(candidate.window)
        if pieces:
            yield _bars(
                pieces,
                {"color": CHOSEN, "line": {"width": 0}},
                customdata=[[CANDIDATE, place]] * len(pieces),
                hovertext=[f"{place + 1}: {candidate.window}<br>Click to take it"] * len(pieces),
            )


def outlined(taken: Window | None, rows: Rows) -> Iterator[go.Bar]:
    """Outline the window taken."""
    if taken is not None:
        outline = {"color": _CLEAR, "line": {"color": CHOSEN, "width": 3}}
        yield _bars(rows.pieces(taken), outline, hoverinfo="skip")


def _bars(pieces: Sequence[Piece], look: dict[str, Any], **others: Any) -> go.Bar:
    hover = {} if "hoverinfo" in others else {"hovertemplate": "%{hovertext}<extra></extra>"}
    return go.Bar(
        base=[piece.begins for piece in pieces],
        x=[piece.ends - piece.begins for piece in pieces],
        y=[piece.row for piece in pieces],
        orientation="h",
        marker=look,
        **hover,
        **others,
    )
