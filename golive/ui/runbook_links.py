"""What a step waits for as a cell: names with lags, typed as they are read."""

import re
from collections.abc import Sequence

import streamlit as st

from golive.errors import QuestionError
from golive.plan import Link, LinkKind, Step
from golive.runbook.pasted.lengths import minutes_in
from golive.runbook.pasted.links import Known, links_in
from golive.ui.cells import Column

_BETWEEN = "; "
_START, _FINISH = "start of ", "finish of "
_LAGGED = re.compile(r"(?P<who>.*\S)\s*(?P<lag>[+-]\s*\d[^+-]*)")
_MOST_AHEAD = 1440
_HELP = (
    "Empty: the step above. Else names or numbers, more than one with a semicolon; add a lag such "
    "as “+ 10 min” or “- 5 min”, or put “start of” before a name."
)


def column(steps: Sequence[Step]) -> Column:
    """Give the column of links between these steps."""
    names = _names(steps)
    config = st.column_config.TextColumn("Waits for", help=_HELP)
    return Column(config, lambda links: _shown(links, names), lambda cell: _read(cell or "", names))


def waits(step: Step, place: int, steps: Sequence[Step]) -> str:
    """Say what a step waits for, whatever way it was told: `“Copy” + 10 min`, `none`."""
    said = _shown(step.links, _names(steps))
    if said or step.at_once or place == 0:
        return said or "nothing"
    return f"{_names(steps)[steps[place - 1].id]} (above)"


def _names(steps: Sequence[Step]) -> dict[str, str]:
    """Name the steps so that each cell can be read in one way only."""
    plain = [" ".join(step.name.replace(";", ",").split()) for step in steps]
    keys = set(map(_key, plain))
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, (step, name) in enumerate(zip(steps, plain, strict=True), 1):
        told = name or f"No {number}"
        while _key(told) in taken or _doubtful(told, keys):
            told = f"No {number}: {told}"
        taken.add(_key(told))
        names[step.id] = told
    return names


def _doubtful(name: str, keys: set[str]) -> bool:
    """Tell whether a name reads as another one's start, finish or lag."""
    lagged = _LAGGED.fullmatch(name)
    whos = {_key(name), _key(lagged["who"]) if lagged else ""}
    whos |= {who.removeprefix(start) for who in whos for start in (_START, _FINISH)}
    return bool((whos - {_key(name), ""}) & keys)


def _shown(links: Sequence[Link], names: dict[str, str]) -> str:
    return _BETWEEN.join(_word(link, names[link.step]) for link in links if link.step in names)


def _word(link: Link, name: str) -> str:
    start = _START if link.kind is LinkKind.START_START else ""
    sign = "+" if link.lag_minutes > 0 else "-"
    lag = f" {sign} {abs(link.lag_minutes):.10g} min" if link.lag_minutes else ""
    return f"{start}{name}{lag}"


def _read(cell: str, names: dict[str, str]) -> tuple[Link, ...]:
    by_name = {_key(name): step for step, name in names.items()}
    pieces = (piece.strip() for piece in cell.split(_BETWEEN.strip()))
    found = [link for piece in pieces if piece for link in _links(piece, by_name, names)]
    return tuple({link.step: link for link in found}.values())


def _links(piece: str, by_name: dict[str, str], names: dict[str, str]) -> tuple[Link, ...]:
    """Read a name with its lag; else what a spreadsheet would hold: `3`, `2SS+10`.

    Raises:
        QuestionError: it names no step, or the lag is none.
    """
    if link := _named(piece, "", by_name):
        return (link,)
    lagged = _LAGGED.fullmatch(piece)
    if lagged and (link := _named(lagged["who"], lagged["lag"], by_name)):
        return (link,)
    known = [Known(step, str(at), name) for at, (step, name) in enumerate(names.items(), 1)]
    found, wrong = links_in(piece, known, "")
    if wrong:
        message = (
            f"{wrong[0]}. Write the step’s name or number, with a lag such as + 10 min if there is "
            "one; at most a day ahead."
        )
        raise QuestionError(message, "links")
    return found


def _named(who: str, lag: str, by_name: dict[str, str]) -> Link | None:
    minutes = _lag(lag)
    if minutes is None:
        return None
    key = _key(who)
    plain = key if key in by_name else key.removeprefix(_FINISH)
    if plain in by_name:
        return Link(step=by_name[plain], lag_minutes=minutes)
    step = by_name.get(key.removeprefix(_START)) if key.startswith(_START) else None
    if step is None:
        return None
    return Link(step=step, kind=LinkKind.START_START, lag_minutes=minutes)


def _lag(said: str) -> float | None:
    if not said:
        return 0.0
    minutes = minutes_in(said[1:])
    if minutes is None or (said[0] == "-" and minutes > _MOST_AHEAD):
        return None
    return -minutes if said[0] == "-" else minutes


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
