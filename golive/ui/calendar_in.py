"""A calendar comes in: freezes, holidays and maintenance times, or somebody's leave."""

from typing import Any

import streamlit as st

from golive.calendars import Calendar, Taking, days_away, taking, together
from golive.plan import DaySpan, Freeze, FreezeKind, Person, labels
from golive.store import AddRow, Change, RemoveRow, SetField
from golive.ui import calendar_file, calendar_rows, words
from golive.ui.cells import names_by_id
from golive.ui.session import now, plan

_ROWS = "timing.freezes"
_PEOPLE = "timing.people"
_SHOWN = 6
#: From so many changes on, saving them one by one would take seconds.
_MANY = 100


def offer() -> None:
    """Take a calendar of times to keep clear of, or to keep to."""
    with words.more("Bring in a calendar (.ics): freezes, holidays, maintenance times"):
        calendar = calendar_file.brought(
            "rows", "A calendar of freezes, holidays or maintenance times"
        )
        if calendar:
            _offer_rows(calendar)
        else:
            calendar_file.told("rows")


def offer_leave() -> None:
    """Take somebody's calendar for the days on which they are away."""
    with words.more("Bring in somebody's leave from their calendar (.ics)"):
        people = plan().timing.people
        if not people:
            st.caption("Add the person to the table first, then bring their calendar.")
            return
        names = names_by_id(people)
        chosen = st.selectbox(
            "Whose calendar?", list(names), format_func=names.__getitem__, key="calendar/person"
        )
        calendar = calendar_file.brought("leave", "A calendar with somebody's leave")
        if calendar:
            _offer_leave(calendar, next(one for one in people if one.id == chosen))
        else:
            calendar_file.told("leave")


def _offer_rows(calendar: Calendar) -> None:
    _understood(calendar, len(calendar.entries))
    kind, hard, scope = _asked() if calendar.entries else (FreezeKind.FREEZE, True, "")
    held = {row.id: row for row in plan().timing.freezes}
    rows = calendar_rows.table(calendar, held, hard=hard) if calendar.entries else []
    fields: dict[str, Any] = {"kind": kind, "scope": scope.strip()}
    chosen = [row.model_copy(update=fields | {"hard": one}) for row, one in rows]
    does = taking(plan().timing.freezes, chosen, calendar)
    if does.gone:
        _say_gone(does.gone)
    counts = {"new": does.new, "replaced": does.changed, "removed": does.gone}
    said = ", ".join(f"{len(found):,} {what}" for what, found in counts.items() if found)
    if does.same:
        st.caption(f"In the plan already, as it is: {does.same:,} of the chosen.")
    calendar_file.ways_out(
        "rows", f"Take over: {said}", _changes(does), f"From {calendar.file_name}: {said}."
    )


def _changes(does: Taking) -> tuple[Change, ...]:
    """Give what is to be saved: row by row, so that nobody's edit is met; many rows as one list."""
    if len(does.new) + len(does.changed) + len(does.gone) > _MANY:
        held = plan().timing.freezes
        return (SetField(_ROWS, held, does.laid_into(held)),)
    return (
        *(AddRow(_ROWS, row) for row in does.new),
        *(SetField(f"{_ROWS}.{old.id}", old, new) for old, new in does.changed),
        *(RemoveRow(f"{_ROWS}.{row.id}") for row in does.gone),
    )


def _asked() -> tuple[FreezeKind, bool, str]:
    """Ask once for the whole file what its rows are."""
    places: Any = st.columns([2, 2, 3], vertical_alignment="bottom")
    kind, hard, scope = places
    chosen: FreezeKind = kind.selectbox(
        "They are", tuple(FreezeKind), format_func=labels.word, key="calendar/kind"
    )
    refuses: bool = hard.toggle(
        "Hard",
        value=True,
        key="calendar/hard",
        help="Hard rows refuse a window, soft ones count against it",
    )
    concerns: str = scope.text_input(
        "Concerns", key="calendar/scope", placeholder="Everything", max_chars=500
    )
    return chosen, refuses, concerns


def _say_gone(gone: tuple[Freeze, ...]) -> None:
    names = ", ".join(dict.fromkeys(f"“{row.name or 'no name'}”" for row in gone[:_SHOWN]))
    more = " and others" if gone[_SHOWN:] else ""
    st.warning(
        words.plain(
            f"Goes from the plan ({len(gone):,}), because the file has moved, ended or called it "
            f"off since: {names}{more}."
        )
    )


def _offer_leave(calendar: Calendar, person: Person) -> None:
    zone = person.zone or calendar.zone
    away = {one.row.id: days_away(one, calendar.zone, zone, now()) for one in calendar.entries}
    short = sum(not spans for spans in away.values())
    _understood(calendar, len(away) - short)
    if short:
        st.caption(f"{short:,} shorter than a day: left out, as leave is kept in whole days.")
    chosen: list[DaySpan] = calendar_rows.leave(calendar, away) if len(away) > short else []
    leave, name = together((*person.leave, *chosen)), person.name or "the person"
    days = sum((span.last - span.first).days + 1 for span in leave)
    changes: tuple[Change, ...] = ()
    if leave != together(person.leave):
        changes = (SetField(f"{_PEOPLE}.{person.id}.leave", person.leave, leave),)
    elif chosen:
        st.caption("All of these days are in the plan already.")
    said = f"Leave of {name} from {calendar.file_name}: {days:,} days in all now."
    calendar_file.ways_out("leave", f"Add these days to {name}’s leave", changes, said)


def _understood(calendar: Calendar, rows: int) -> None:
    title = f" (“{calendar.title}”)" if calendar.title else ""
    count = f"{rows:,} row{'' if rows == 1 else 's'} still to come"
    st.markdown(f"**What golive understood of {words.plain(calendar.file_name + title)}**: {count}")
    shown, rest = calendar.notes[:_SHOWN], calendar.notes[_SHOWN:]
    st.markdown("\n".join(f"- {words.plain(note)}" for note in shown))
    if rest:
        with st.popover(f"{len(rest)} more"):
            st.markdown("\n".join(f"- {words.plain(note)}" for note in rest))
