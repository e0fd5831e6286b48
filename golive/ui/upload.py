"""A usage export comes in: read, said in words, corrected by the person, then kept in the plan."""

import hashlib
from typing import Any

import pandas as pd
import streamlit as st

from golive import usage
from golive.errors import QuestionError, UnreadableError
from golive.plan import DateOrder, How, Missing, Reading, Source, labels
from golive.store import AddRow, RemoveRow
from golive.ui import words
from golive.ui.session import plan, save, session
from golive.window import zone_names

_LABELS = {
    "zone": "Which zone are the file's times in?",
    "time_column": "Which column holds the time?",
    "count_column": "Which column is counted?",
    "how": "What are the figures?",
    "date_order": "How are the days written?",
    "missing": "What does a missing time mean?",
}
_FIELDS = {
    "zone": "zone",
    "time": "time_column",
    "count": "count_column",
    "how": "how",
    "date-order": "date_order",
}


def show() -> None:
    """Take a file, say what was understood, and let the person correct or keep it."""
    tab = session()
    uploaded = st.file_uploader(
        "A traffic export: CSV, TSV, .gz, Excel, parquet, or an access log",
        key=f"usage/{tab.upload}",
        help="Up to 200 MB. Kept are the counts per time, not the file; addresses are forgotten.",
    )
    if uploaded is None:
        tab.reading = Reading()
        return
    content = uploaded.getvalue()
    try:
        read = _read(hashlib.sha256(content).hexdigest(), tab.reading, uploaded.name, content)
    except QuestionError as error:
        _ask(error)
    except UnreadableError as error:
        st.error(words.plain(error.sentence))
        if tab.reading != Reading():
            st.button("Forget what I chose for this file", on_click=_forget)
    else:
        _understood(read)


@st.cache_data(max_entries=8, show_spinner="Reading the export …")
def _read(sha256: str, reading: Reading, name: str, _content: bytes) -> usage.ReadFile:
    """Read once for each content, name and decisions; the content is keyed by its hash alone."""
    del sha256
    return usage.read(_content, name, reading)


def _ask(question: QuestionError) -> None:
    """Put the one question to the person that the file leaves open."""
    st.info(words.plain(question.sentence), icon=":material/help:")
    field = _FIELDS.get(question.option)
    if field is not None:
        _decide(field, question.choices)


def _understood(read: usage.ReadFile) -> None:
    source = read.source
    with st.container(border=True):
        st.markdown(f"**What golive understood of {words.plain(source.file_name)}**")
        for sentence in usage.understood(source):
            st.markdown(f"- {words.plain(sentence)}")
        if read.preview:
            _preview(read.preview)
        st.button("Use these figures", type="primary", on_click=_keep, args=(source,))
        with st.expander("Not right? Correct it"):
            _corrections(read.columns)


def _preview(rows: tuple[tuple[str, ...], ...]) -> None:
    header, *lines = rows
    st.dataframe(
        pd.DataFrame(lines, columns=list(header)),
        hide_index=True,
        alt="The first rows of the file, as text",
    )


def _corrections(columns: tuple[str, ...]) -> None:
    for field in _LABELS:
        if columns or not field.endswith("_column"):
            _decide(field, columns if field.endswith("_column") else ())


def _forget() -> None:
    """Start over with the file that is there: nothing decided."""
    session().reading = Reading()


def _decide(field: str, choices: tuple[str, ...]) -> None:
    """Let the person decide one thing about how the file is read."""
    options: dict[str, tuple[Any, ...]] = {
        "zone": zone_names(),
        "how": tuple(How),
        "date_order": tuple(DateOrder),
        "missing": tuple(Missing),
    }
    fitting = choices or options[field]
    chosen = getattr(session().reading, field)
    key = f"reading/{session().upload}/{field}"
    st.selectbox(
        _LABELS[field],
        fitting,
        index=fitting.index(chosen) if chosen in fitting else None,
        format_func=labels.word,
        placeholder="As golive read it" if not choices or field.endswith("_column") else "Choose",
        key=key,
        on_change=_decided,
        args=(field, key),
    )


def _decided(field: str, key: str) -> None:
    tab = session()
    tab.reading = tab.reading.model_copy(update={field: st.session_state[key]})


def _keep(source: Source) -> None:
    """Put what was counted into the plan and let the file go."""
    if save(AddRow("timing.sources", source)):
        session().upload += 1
        session().reading = Reading()


def kept() -> None:
    """List the exports that the plan holds, each with a way to take it out."""
    for source in plan().timing.sources:
        said, out = st.columns([6, 1], vertical_alignment="center")
        said.markdown(
            f"**{words.plain(source.file_name)}**  \n:small[{words.plain(usage.in_short(source))}]"
        )
        out.button(
            "Remove",
            key=f"source/{source.id}",
            type="tertiary",
            on_click=_remove,
            args=(source,),
        )


def _remove(source: Source) -> None:
    save(RemoveRow(f"timing.sources.{source.id}"))
