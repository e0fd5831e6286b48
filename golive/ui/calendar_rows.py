"""The rows of a calendar as tables in which a person chooses what to take."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from golive.calendars import Calendar, Entry
from golive.calendars.taking import laid_over
from golive.plan import DaySpan, Freeze
from golive.ui import words

_LEAST = timedelta(microseconds=1)
_WORDS = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}


def table(
    calendar: Calendar, held: Mapping[str, Freeze], *, hard: bool
) -> list[tuple[Freeze, bool]]:
    """Show what is still to come; give the rows that are chosen, and whether each is hard.

    Args:
        calendar: what was read.
        held: the plan's freezes and events by id.
        hard: what a row is that the plan does not hold yet.
    """
    entries = calendar.entries
    ticked = _ticked(calendar)
    rows = [
        {
            "take": ticked[at],
            "name": one.row.name,
            "from": _shown(one, one.row.starts, calendar.zone),
            "to": _shown(one, one.row.ends, calendar.zone, ends=True),
            "hard": held[one.row.id].hard if one.row.id in held else hard,
            "plan": _standing(one.row, held),
            "repeats": _repeats(one.row),
        }
        for at, one in enumerate(entries)
    ]
    config = {
        "take": st.column_config.CheckboxColumn("Take", width="small"),
        "name": _text("Name", "medium"),
        "from": _text(f"From ({calendar.zone})"),
        "to": _text(f"To ({calendar.zone})"),
        "hard": st.column_config.CheckboxColumn(
            "Hard", width="small", help="Of rows that the plan holds already, the plan decides"
        ),
        "plan": _text("In the plan"),
        "repeats": _text("Repeats"),
    }
    chosen = _edited(rows, config, f"calendar/table/{hard}", calendar)
    kept = zip(entries, chosen["take"], chosen["hard"], strict=True)
    return [(one.row, bool(is_hard)) for one, take, is_hard in kept if take]


def leave(calendar: Calendar, away: Mapping[str, tuple[DaySpan, ...]]) -> list[DaySpan]:
    """Show the absences of a day or longer; give the days of those that are chosen."""
    ticked = dict(zip(calendar.entries, _ticked(calendar), strict=True))
    long = [one for one in calendar.entries if away[one.row.id]]
    rows = [
        {
            "take": ticked[one],
            "name": one.row.name,
            "from": words.day(away[one.row.id][0].first),
            "to": words.day(away[one.row.id][0].last),
            "repeats": _repeats(one.row),
        }
        for one in long
    ]
    config = {
        "take": st.column_config.CheckboxColumn("Take", width="small"),
        "name": _text("Name", "medium"),
        "from": _text("First day"),
        "to": _text("Last day"),
        "repeats": _text("Repeats"),
    }
    chosen = _edited(rows, config, "calendar/days", calendar)
    kept = zip(long, chosen["take"], strict=True)
    return [span for one, take in kept if take for span in away[one.row.id]]


def _ticked(calendar: Calendar) -> list[bool]:
    """Choose what keeps people busy; all of it where nothing does, as in feeds of holidays."""
    busy = [not one.free for one in calendar.entries]
    return busy if any(busy) else [True] * len(busy)


def _edited(rows: list[dict[str, Any]], config: Any, key: str, calendar: Calendar) -> pd.DataFrame:
    shown: pd.DataFrame = st.data_editor(
        pd.DataFrame(rows, columns=list(config)),
        key=f"{key}/{calendar.file_name}/{len(rows)}",
        hide_index=True,
        num_rows="fixed",
        column_config=config,
        disabled=[name for name in config if name not in ("take", "hard")],
        alt="What is still to come in the calendar; tick what is taken",
    )
    return shown


def _text(label: str, width: Any = None) -> Any:
    return st.column_config.TextColumn(label, width=width)


def _shown(entry: Entry, at: datetime | None, zone: str, *, ends: bool = False) -> str:
    """Say a start or an end; of whole days the last day, as people say it."""
    local = (at or datetime.now(UTC)).astimezone(ZoneInfo(zone))
    if entry.whole_days:
        return words.day((local - _LEAST) if ends else local)
    return f"{words.day(local)}, {local:%H:%M}"


def _repeats(row: Freeze) -> str:
    if row.repeats is None:
        return ""
    parts = dict(part.split("=", 1) for part in row.repeats.split(";"))
    on = f" on the clock of {row.zone}" if row.zone else ""
    return f"{_WORDS[parts['FREQ']]}{on} ({row.repeats})"


def _standing(row: Freeze, held: Mapping[str, Freeze]) -> str:
    if row.id not in held:
        return "new"
    return "as it is" if laid_over(held[row.id], row) == held[row.id] else "replaced"
