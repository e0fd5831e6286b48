"""Files of the server's own folder: chosen by name and read where they lie."""

from zoneinfo import ZoneInfo

import streamlit as st

from golive.errors import UnreadableError
from golive.places import usage_folder
from golive.ui import words
from golive.ui.incoming import Incoming, Staying
from golive.ui.session import plan, session
from golive.usage.folder import Export, export_at, exports_in

_MB = 1_000_000


def show() -> None:
    """Offer the files in the server's folder, where one is configured."""
    folder = usage_folder()
    if folder is None:
        return
    with st.expander("Or take a file from the server's folder"):
        try:
            found = exports_in(folder)
        except UnreadableError as error:
            st.error(words.plain(error.sentence))
            return
        if not found:
            st.markdown("The folder is empty; whoever runs the server can put exports there.")
            return
        _choose(found)


def _choose(found: tuple[Export, ...]) -> None:
    said = {export.name: _said(export) for export in found}
    st.selectbox(
        f"Which file? (written at, in {words.plain(plan().zone)})",
        tuple(said),
        index=None,
        format_func=said.__getitem__,
        placeholder="Choose a file",
        key="folder/file",
        help="Plain CSV and logs of any size, others up to 64 MB. Files stay where they are.",
    )
    st.button("Read it", on_click=_read, disabled=not st.session_state.get("folder/file"))


def _said(export: Export) -> str:
    size = max(export.size / _MB, 0.1)
    spelled = f"{size:,.0f}" if size >= 1 else f"{size:.1f}"
    written = export.changed.astimezone(ZoneInfo(plan().zone))
    return f"{export.name} · {spelled} MB · {written.day} {written:%b %Y, %H:%M}"


def _read() -> None:
    """Begin to read the chosen file; a name that is not listed leads nowhere."""
    folder, name = usage_folder(), st.session_state.get("folder/file")
    if folder is not None and name:
        try:
            path = export_at(folder, name)
        except UnreadableError:
            return  # the list, drawn anew, no longer has it
        session().here.incoming.append(Incoming((Staying(path, name),)))
        st.session_state["folder/file"] = None
