"""A usage export comes in: read, said in words, corrected by the person, then kept in the plan."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from golive import usage
from golive.errors import QuestionError
from golive.plan import DateOrder, How, Missing, Reading, Source, labels
from golive.store import AddRow
from golive.ui import folder, incoming, words
from golive.ui.incoming import Incoming
from golive.ui.session import plan, save, session
from golive.window import zone_names

_LABELS = {
    "zone": "Which zone are the file's times in?",
    "time_column": "Which column holds the time?",
    "count_column": "Which column is counted?",
    "how": "What are the figures?",
    "date_order": "How are the days written?",
    "missing": "What does a missing time mean?",
    "without_bots": "What about bots and health checks?",
}
_FIELDS = {
    "zone": "zone",
    "time": "time_column",
    "count": "count_column",
    "how": "how",
    "date-order": "date_order",
}
#: What can be decided about a log; a table knows no bots.
_OF_LOGS = ("zone", "missing", "without_bots")
_BOTS = {False: "They count", True: "Leave them out"}
_EVERY_S = 1.0


def show() -> None:
    """Take files; say what was understood of each export, and let the person correct or keep it."""
    tab = session()
    incoming.room()  # what reads is ready when the first file comes
    key = f"usage/{tab.upload}"
    st.file_uploader(
        "Traffic exports: CSV, TSV, Excel, parquet, JSON or logs, packed with gzip or not",
        key=key,
        accept_multiple_files=True,
        on_change=_receive,
        args=(key,),
        help="Files of one rotated log are read as one. Kept are the counts per time, not the "
        "file; addresses are forgotten.",
    )
    st.caption("A file of more than 200 MB is read by the command `golive window FILE`.")
    folder.show()
    for one in tab.here.incoming:
        with st.container(border=True):
            _one(one)


def _receive(key: str) -> None:
    """Take over what was uploaded; the uploader begins anew, and lets go of the bytes."""
    tab = session()
    uploads = [one for one in st.session_state[key] if isinstance(one, UploadedFile)]
    if uploads:  # a file that is gone already is said once more, as a deleted one
        tab.here.incoming += incoming.received(uploads)
        tab.upload += 1


def _one(one: Incoming) -> None:
    with st.spinner(f"Reading {words.plain(one.name)} …"):
        busy = one.busy()
    if busy:
        _progress(one)
        return
    if one.found is not None:
        _understood(one, one.found)
    elif one.question is not None:
        _ask(one, one.question)
    else:
        _refused(one)
    _ways_out(one)


@st.fragment(run_every=_EVERY_S)
def _progress(one: Incoming) -> None:
    """Say how long it has been read; the page is drawn anew once it is."""
    if one.child is None or one.child.done():
        st.rerun()
    said, out = st.columns([6, 1], vertical_alignment="center")
    said.markdown(f"Reading **{words.plain(one.name)}** … {one.child.seconds:.0f} s")
    out.button("Cancel", key=f"cancel/{one.id}", on_click=_drop, args=(one,), type="tertiary")


def _ask(one: Incoming, question: QuestionError) -> None:
    """Put the one question to the person that the file leaves open."""
    st.markdown(f"**{words.plain(one.name)}**")
    st.info(words.plain(question.sentence), icon=":material/help:")
    field = _FIELDS.get(question.option)
    if field is not None:
        _decide(one, field, question.choices)


def _refused(one: Incoming) -> None:
    st.error(f"**{words.plain(one.name)}**: {words.plain(one.refusal)}")


def _understood(one: Incoming, read: usage.ReadFile) -> None:
    source = read.source
    st.markdown(f"**What golive understood of {words.plain(source.file_name)}**")
    for sentence in usage.understood(source):
        st.markdown(f"- {words.plain(sentence)}")
    if read.preview:
        _preview(read.preview)
    if source.sha256 in {held.sha256 for held in plan().timing.sources}:
        st.warning("The plan holds this very file already; used again, it counts twice.")
    st.button(
        "Use these figures",
        key=f"use/{one.id}",
        type="primary",
        on_click=_keep,
        args=(one, source),
    )
    with st.expander("Not right? Correct it"):
        _corrections(one, read)


def _ways_out(one: Incoming) -> None:
    """Offer what else can be done with an export than to use it."""
    with st.container(horizontal=True):
        if one.reading != Reading():
            st.button("Forget what I chose", key=f"forget/{one.id}", on_click=_forget, args=(one,))
        if len(one.files) > 1:
            st.button(
                "Read each file by itself", key=f"split/{one.id}", on_click=_split, args=(one,)
            )
        st.button("Drop it", key=f"drop/{one.id}", type="tertiary", on_click=_drop, args=(one,))


def _preview(rows: tuple[tuple[str, ...], ...]) -> None:
    header, *lines = rows
    st.dataframe(
        pd.DataFrame(lines, columns=list(header)),
        hide_index=True,
        alt="The first rows of the file, as text",
    )


def _corrections(one: Incoming, read: usage.ReadFile) -> None:
    is_log = not read.columns
    for field in _OF_LOGS if is_log else _LABELS:
        if field != "without_bots" or read.source.read_as.without_bots is not None:
            _decide(one, field, read.columns if field.endswith("_column") else ())


def _decide(one: Incoming, field: str, choices: tuple[str, ...]) -> None:
    """Let the person decide one thing about how the file is read."""
    options: dict[str, tuple[Any, ...]] = {
        "zone": zone_names(),
        "how": tuple(How),
        "date_order": tuple(DateOrder),
        "missing": tuple(Missing),
        "without_bots": tuple(_BOTS),
    }
    fitting: tuple[Any, ...] = choices or options[field]
    chosen = getattr(one.reading, field)
    key = f"reading/{one.id}/{one.edition}/{field}"
    st.selectbox(
        _LABELS[field],
        fitting,
        index=fitting.index(chosen) if chosen in fitting else None,
        format_func=words.as_typed if field == "zone" else _word,
        placeholder="As golive read it" if not choices or field.endswith("_column") else "Choose",
        key=key,
        on_change=_decided,
        args=(one, field, key),
    )


def _word(value: object) -> str:
    return _BOTS[value] if isinstance(value, bool) else labels.word(value)


def _decided(one: Incoming, field: str, key: str) -> None:
    one.reading = one.reading.model_copy(update={field: st.session_state[key]})
    one.due = True


def _forget(one: Incoming) -> None:
    """Start over with the files that are there: nothing decided."""
    one.reading = Reading()
    one.edition += 1
    one.due = True


def _split(one: Incoming) -> None:
    """Read the files of one export as exports of their own."""
    held = session().here.incoming
    at = held.index(one)
    held[at : at + 1] = one.apart()


def _drop(one: Incoming) -> None:
    """Let an export go, read or not."""
    one.drop()
    session().here.incoming.remove(one)


def _keep(one: Incoming, source: Source) -> None:
    """Put what was counted into the plan and let the files go."""
    if save(AddRow("timing.sources", source)):
        _drop(one)
