"""A quick table over a list of the plan: cells saved one by one, rows added and removed by button.

Streamlit keeps what is typed into a table as differences to the table it was given, by place. So
the table that was given is held still for as long as the plan agrees with it and the differences;
when anything else changes the list, the table is given anew under a new edition of its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from golive.errors import QuestionError
from golive.plan import Row
from golive.plan.edits import row_type, value_at
from golive.store import AddRow, RemoveRow, SetField
from golive.ui import cells
from golive.ui.session import plan, save, session
from golive.ui.words import plain

Cells = dict[str, dict[str, Any]]


@dataclass
class _Held:
    """The table as it was given, and what was typed and saved since."""

    edition: int = 0
    base: Cells = field(default_factory=dict)
    typed: dict[tuple[str, str], Any] = field(default_factory=dict)

    def shown(self) -> Cells:
        """Lay what was typed over what was given."""
        rows = {row_id: dict(row) for row_id, row in self.base.items()}
        for (row_id, name), cell in self.typed.items():
            rows[row_id][name] = cell
        return rows


def table(
    path: str,
    noun: str,
    columns: Mapping[str, str | cells.Column],
    *,
    refers: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    part: str = "",
) -> None:
    """Show a list as a table to type into.

    Args:
        path: the list: `deployment.steps`.
        noun: what a row is, for the buttons: "step".
        columns: fields to headings, or to columns where the field's kind says too little.
        refers: fields to the lists their ids come from.
        notes: fields to the headings' help.
        part: names a further table over the same list, which adds and removes no rows.
    """
    drawn = {
        name: label
        if isinstance(label, cells.Column)
        else cells.column(
            f"{path}.*.{name}",
            label,
            plan().zone,
            _names(refers, name),
            (notes or {}).get(name, ""),
        )
        for name, label in columns.items()
    }
    rows: tuple[Row, ...] = value_at(plan(), path)
    if rows:
        grid(path, {row.id: row for row in rows}, drawn, noun, part)
    else:
        st.caption(f"No {noun} yet.")
    if not part:
        _buttons(path, noun, rows)


def _names(refers: Mapping[str, str] | None, name: str) -> dict[str, str] | None:
    where = (refers or {}).get(name)
    return cells.names_by_id(value_at(plan(), where)) if where else None


def grid(
    path: str, rows: Mapping[str, Any], drawn: Mapping[str, cells.Column], noun: str, part: str = ""
) -> None:
    """Show rows by id as a table whose cells save themselves under `path.id.field`."""
    current = {
        row_id: {name: column.show(getattr(row, name)) for name, column in drawn.items()}
        for row_id, row in rows.items()
    }
    place = (plan().id, f"{path}/{part}")
    held = session().tables.setdefault(place, _Held(base=current))
    shown = held.shown()
    given_anew = held.typed and _key(place, held) not in st.session_state
    if given_anew or shown != current or list(shown) != list(current):
        held = session().tables[place] = _Held(edition=held.edition + 1, base=current)
    key = _key(place, held)
    st.data_editor(
        pd.DataFrame.from_dict(held.base, orient="index", columns=list(drawn), dtype="object"),
        key=key,
        hide_index=True,
        num_rows="fixed",
        height="content",
        column_config={name: column.config for name, column in drawn.items()},
        placeholder="–",
        on_change=_keep_cells,
        args=(path, place, key, drawn),
        alt=f"Table, one {noun} a row; every cell can be typed into",
    )


def _key(place: tuple[str, str], held: _Held) -> str:
    """Give the table's key; the browser forgets what was typed under it when it is not drawn."""
    return f"{place[0]}/{place[1]}/{held.edition}/{session().here.refused}"


def _keep_cells(
    path: str, place: tuple[str, str], key: str, drawn: Mapping[str, cells.Column]
) -> None:
    """Save the cells that were just typed; runs as the table's callback."""
    held: _Held = session().tables[place]
    order = list(held.base)
    changes, typed = [], {}
    for row_number, row in st.session_state[key]["edited_rows"].items():
        for name, cell in row.items():
            where = (order[row_number], name)
            if where in held.typed and held.typed[where] == cell:
                continue
            field_path = f"{path}.{where[0]}.{name}"
            before = value_at(plan(), field_path)
            try:
                value = drawn[name].read(cell)
            except QuestionError as error:
                session().trouble = error.sentence
                continue
            changes.append(SetField(field_path, before, value))
            typed[where] = drawn[name].show(value)
    if changes and save(*changes):
        held.typed.update(typed)


def _buttons(path: str, noun: str, rows: tuple[Row, ...]) -> None:
    with st.container(horizontal=True):
        st.button(
            f"Add {noun}",
            key=f"{path}/add",
            icon=":material/add:",
            on_click=_add,
            args=(path,),
        )
        if rows:
            _row_menu(path, noun, rows)
        gone = session().here.removed
        if gone and gone[0] == path and all(row.id != gone[1].id for row in rows):
            name = cells.name_of(gone[1]) or noun
            st.button(f"Put back “{plain(name)}”", key=f"{path}/back", on_click=_put_back)


def _row_menu(path: str, noun: str, rows: tuple[Row, ...]) -> None:
    names = cells.names_by_id(rows)
    with st.popover(f"Move or remove {noun}"):
        chosen = st.selectbox(
            f"Which {noun}?", list(names), format_func=names.__getitem__, key=f"{path}/which"
        )
        with st.container(horizontal=True):
            st.button("Up", key=f"{path}/up", on_click=_move, args=(path, chosen, -1))
            st.button("Down", key=f"{path}/down", on_click=_move, args=(path, chosen, 1))
            st.button("Remove", key=f"{path}/remove", on_click=_remove, args=(path, chosen))


def _add(path: str) -> None:
    save(AddRow(path, row_type(path)()))


def _place(path: str, row_id: str) -> tuple[tuple[Row, ...], int | None]:
    rows: tuple[Row, ...] = value_at(plan(), path)
    return rows, next((place for place, row in enumerate(rows) if row.id == row_id), None)


def _move(path: str, row_id: str, by: int) -> None:
    rows, here = _place(path, row_id)
    if here is None:
        return
    moved = list(rows)
    moved.insert(max(here + by, 0), moved.pop(here))
    save(SetField(path, rows, tuple(moved)))


def _remove(path: str, row_id: str) -> None:
    rows, here = _place(path, row_id)
    if here is not None:
        session().here.removed = (path, rows[here], here)
        save(RemoveRow(f"{path}.{row_id}"))


def _put_back() -> None:
    gone = session().here.removed
    if gone is not None and save(AddRow(gone[0], gone[1], gone[2])):
        session().here.removed = None
