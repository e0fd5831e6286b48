"""Steps come in from a spreadsheet: pasted or as a CSV file, previewed, taken in one save."""

import pandas as pd
import streamlit as st

from golive.plan import Step
from golive.runbook import Pasted, decoded, read_pasted
from golive.store import AddRow, Change, SetField, inverse
from golive.ui import words
from golive.ui.incoming import release
from golive.ui.session import plan, save

_PATH = "deployment.steps"
_EDITION, _TOLD, _REFUSED = "steps/edition", "steps/told", "steps/refused"
_LARGEST_MB = 2
#: How .xlsx and .xls begin, whatever they are called.
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_SHOWN, _TALL = 8, 12
#: From so many steps on, saving them one by one would take seconds.
_MANY = 100


def offer() -> None:
    """Take steps from a spreadsheet, with a preview before anything is saved."""
    with words.more("Paste steps from a spreadsheet, or bring a CSV file"):
        st.file_uploader(
            "A file with one step a line (.csv)",
            key=_key("file"),
            type=["csv", "tsv", "txt"],
            max_upload_size=_LARGEST_MB,
            on_change=_take_file,
        )
        if refused := st.session_state.get(_REFUSED):
            st.error(words.plain(refused))
        text = st.text_area(
            "Or copy the cells there, and paste them here",
            key=_key("text"),
            height=130,
            placeholder="Step\tOwner\tMinutes\tDepends on",
        )
        if text.strip():
            _preview(text)
        else:
            _told()


def _key(what: str) -> str:
    return f"steps/{what}/{plan().id}/{st.session_state.get(_EDITION, 0)}"


def _take_file() -> None:
    """Put the file's text where pasted text stands, so that it is seen and can be mended."""
    upload = st.session_state[_key("file")]
    if upload is None:
        return
    content: bytes = upload.getvalue()
    release(upload)
    _empty()
    if content.startswith(_WORKBOOKS):
        st.session_state[_REFUSED] = (
            f"“{upload.name}” is a workbook, not a text file. Save the sheet as CSV, or "
            "copy its cells and paste them."
        )
        return
    st.session_state[_key("text")] = decoded(content)


def _empty() -> None:
    """Begin with an empty field and no file."""
    st.session_state[_EDITION] = st.session_state.get(_EDITION, 0) + 1
    st.session_state.pop(_REFUSED, None)


def _preview(text: str) -> None:
    read = read_pasted(text, plan().deployment.components)
    if read.rows:
        st.markdown(f"**What golive understood**: {_count(len(read.rows))}")
        rows = [(row.line, row.step.name, row.preview) for row in read.rows]
        st.dataframe(
            pd.DataFrame(rows, columns=["Line", "Step", "Understood"]),
            hide_index=True,
            height="content" if len(rows) <= _TALL else 460,
            alt="What golive understood of each line",
        )
        first = read.rows[0].step
        if plan().deployment.steps and not first.links and not first.at_once:
            st.caption("Added after the others, the first of these waits for the last of those.")
    else:
        st.warning("No line here names a step. One line a step: its name, who does it, minutes.")
    _not_read(read)
    _ways_out(text, read)


def _not_read(read: Pasted) -> None:
    """Say what could not be read, line by line."""
    said = [f"- {words.plain(f'{one.what} {one.remedy}')}" for one in read.findings[:_SHOWN]]
    if read.findings[_SHOWN:]:
        said.append(f"- and {len(read.findings) - _SHOWN} more")
    if said:
        st.markdown("\n".join(["**Not read**", "", *said]))


def _count(steps: int) -> str:
    return f"{steps:,} step{'' if steps == 1 else 's'}"


def _ways_out(text: str, read: Pasted) -> None:
    held = len(plan().deployment.steps)
    with st.container(horizontal=True):
        if read.rows:
            where = " after the others" if held else ""
            st.button(
                f"Add {_count(len(read.rows))}{where}",
                key="steps/add",
                type="primary",
                on_click=_add,
                args=(text,),
            )
        if read.rows and held:
            st.button(
                f"Replace the {_count(held)} there are",
                key="steps/replace",
                on_click=_replace,
                args=(text,),
            )
        st.button("Drop it", key="steps/drop", type="tertiary", on_click=_empty)


def _read(text: str) -> tuple[Step, ...]:
    return tuple(row.step for row in read_pasted(text, plan().deployment.components).rows)


def _add(text: str) -> None:
    held, new = plan().deployment.steps, _read(text)
    if len(new) > _MANY:
        _keep((SetField(_PATH, held, (*held, *new)),), f"Added {_count(len(new))}.")
    else:
        _keep(tuple(AddRow(_PATH, step) for step in new), f"Added {_count(len(new))}.")


def _replace(text: str) -> None:
    held, new = plan().deployment.steps, _read(text)
    said = f"{_count(len(new))} instead of {len(held):,}."
    _keep((SetField(_PATH, held, new),), said)


def _keep(changes: tuple[Change, ...], said: str) -> None:
    """Save everything in one go, and let the text go."""
    before = plan()
    if save(*changes):
        st.session_state[_TOLD] = (before.id, said, inverse(before, plan(), changes))
        _empty()


def _told() -> None:
    """Say what was taken last in this tab, and offer to take it back."""
    told = st.session_state.get(_TOLD)
    if told is not None and told[0] == plan().id:
        said, button = st.columns([5, 1], vertical_alignment="center")
        said.success(words.plain(told[1]))
        button.button("Take it back", key="steps/back", on_click=_back)


def _back() -> None:
    if save(*st.session_state[_TOLD][2]):
        del st.session_state[_TOLD]
