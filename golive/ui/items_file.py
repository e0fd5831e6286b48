"""A file of own items comes in: what was understood and what was not, then into the plan."""

import pandas as pd
import streamlit as st

from golive.checklist import read_items, recognised
from golive.checklist.own.file import template
from golive.checklist.own.rows import LARGEST
from golive.checklist.words import counted
from golive.errors import Finding, UnreadableError
from golive.plan import OwnItem
from golive.store import AddRow, Change, SetField
from golive.ui import items_shared, words
from golive.ui.session import plan, save

_LIST = "team.own_items"
_EDITION = "items/edition"
_SHOWN = 12
_HEADINGS = {
    "title": "What is to be done",
    "rule": "When",
    "days": "Days",
    "phase": "Phase",
    "role": "Role",
    "source": "Policy or document",
}


def show() -> None:
    """Take a table of items, say what was understood, and let the person add it."""
    words.section("From a file", "CSV or Excel, an item a row; the template names the columns.")
    edition = st.session_state.setdefault(_EDITION, 0)
    st.download_button(
        "Download the template (CSV)",
        template(),
        "own-items.csv",
        "text/csv",
        icon=":material/table:",
    )
    uploaded = st.file_uploader(
        "A table of items (.csv or .xlsx)",
        key=f"items/file/{edition}",
        max_upload_size=LARGEST // 1_000_000,
    )
    if uploaded is None:
        return
    try:
        read = read_items(uploaded.getvalue(), uploaded.name)
    except UnreadableError as error:
        st.error(words.plain(error.sentence))
        return
    held = (*plan().team.own_items, *items_shared.in_force())
    _understood(recognised(read, held), read.findings)


def _understood(items: tuple[OwnItem, ...], findings: tuple[Finding, ...]) -> None:
    """Show what was read and what was not, and offer what it would change in this plan."""
    ours = {item.id: item for item in plan().team.own_items}
    new = [item for item in items if item.id not in ours]
    other = [item for item in items if item.id in ours and ours[item.id] != item]
    same = len(items) - len(new) - len(other)
    said = [
        f"{len(found)} {what}"
        for found, what in ((new, "new"), (other, "changed"), (range(same), "as in this plan"))
        if found
    ]
    st.markdown(f"**{counted(len(items), 'item')} understood**: {', '.join(said) or 'none'}")
    _preview(items)
    _not_understood(findings)
    changes: tuple[Change, ...] = (
        *(AddRow(_LIST, item) for item in new),
        *(SetField(f"{_LIST}.{item.id}", ours[item.id], item) for item in other),
    )
    if changes:
        label = f"Take over {counted(len(changes), 'item')}"
        st.button(label, key="items/add", type="primary", on_click=_keep, args=(changes,))


def _preview(items: tuple[OwnItem, ...]) -> None:
    if items:
        rows = [[_cell(getattr(item, name)) for name in _HEADINGS] for item in items]
        st.dataframe(
            pd.DataFrame(rows, columns=list(_HEADINGS.values())),
            hide_index=True,
            alt="The items that were understood, one a row",
        )


def _not_understood(findings: tuple[Finding, ...]) -> None:
    if findings:
        more = len(findings) - _SHOWN
        lines = [f"- {words.plain(f'{one.what} {one.remedy}')}" for one in findings[:_SHOWN]]
        lines += [f"- {more} more of the kind"] * (more > 0)
        st.markdown("\n".join(["**To put right in the file**", "", *lines]))


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _keep(changes: tuple[Change, ...]) -> None:
    if save(*changes):
        st.session_state[_EDITION] += 1
