"""What is written into a calendar: what refuses, clock changes, the candidates' numbers, a tick."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from golive.charts.hours import in_short
from golive.charts.looks import CHOSEN
from golive.charts.rows import Piece, Rows
from golive.timing import Candidate
from golive.timing.blocked import Blocked, shut_by
from golive.window import Window, clock_changes

#: Behind white letters, on a light page and on a dark one.
_BEHIND = "#4f4743"
#: So many names are written, each into a stretch of at least a seventh of a row.
_NAMED, _WIDE = 6, 7
_LONGEST = 34


def refusals(blocked: Sequence[Blocked], rows: Rows) -> list[dict[str, Any]]:
    """Name what refuses for longest, each once and in a row of its own, where there is room."""
    places: dict[int, tuple[str, Piece]] = {}
    for name in list(shut_by(blocked))[:_NAMED]:
        pieces = (piece for window in _standing(blocked, name) for piece in rows.pieces(window))
        wide = (p for p in pieces if p.ends - p.begins >= rows.hours / _WIDE)
        free = next((piece for piece in wide if piece.row not in places), None)
        if free is not None:
            places[free.row] = (name, free)
    return [
        _beside(in_short([name], _LONGEST), piece, rows, _BEHIND) for name, piece in places.values()
    ]


def _standing(blocked: Sequence[Blocked], name: str) -> list[Window]:
    """Give the stretches that one thing keeps windows out of, touching ones as one."""
    joined: list[Window] = []
    for window in (stretch.window for stretch in blocked if name in stretch.names):
        if joined and joined[-1].end == window.start:
            joined[-1] = Window(start=joined[-1].start, end=window.end, zone=window.zone)
        else:
            joined.append(window)
    return joined


def tick(taken: Window | None, rows: Rows) -> list[dict[str, Any]]:
    """Tick the window taken, so that its outline is not all that tells."""
    pieces = rows.pieces(taken) if taken else ()
    return [_label("✓", piece.ends, piece.row, CHOSEN, at="right") for piece in pieces[-1:]]


def numbers(candidates: Sequence[Candidate], rows: Rows) -> Iterator[dict[str, Any]]:
    """Number the candidates, each in the longest piece that is drawn of it."""
    for number, candidate in enumerate(candidates, 1):
        pieces = rows.pieces(candidate.window)
        if pieces:
            piece = max(pieces, key=lambda one: one.ends - one.begins)
            middle = (piece.begins + piece.ends) / 2
            yield _label(str(number), middle, piece.row, CHOSEN, at="center")


def changes(span: Window, rows: Rows) -> list[dict[str, Any]]:
    """Name the moments at which the clock changes."""
    found = []
    for at in clock_changes(span.start, span.end, span.zone):
        moment = Window(start=at, end=at + timedelta(minutes=1), zone=span.zone)
        found += [_beside("clock change", piece, rows, CHOSEN) for piece in rows.pieces(moment)]
    return found


def _beside(text: str, piece: Piece, rows: Rows, colour: str) -> dict[str, Any]:
    """Write from a piece's beginning on; from its end back, where the row would end too soon."""
    if piece.begins > rows.hours / 2:
        return _label(text, piece.ends, piece.row, colour, at="right")
    return _label(text, piece.begins, piece.row, colour)


def _label(text: str, x: float, row: int, colour: str, at: str = "left") -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": row,
        "xanchor": at,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 1,
        "bgcolor": colour,
        "font": {"size": 10, "color": "white"},
    }
