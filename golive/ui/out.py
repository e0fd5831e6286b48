"""What leaves golive: the workbook and the plan file; and a plan file that comes back."""

import re

import streamlit as st

from golive import checklist, office, review
from golive.errors import PlanFileError
from golive.plan.file import from_json, to_json
from golive.ui import words
from golive.ui.session import last_saved, now, plan, save_all, session

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook() -> None:
    """Offer the checklist as Excel."""
    st.download_button(
        "Download the checklist (Excel)",
        data=_workbook(),
        file_name=f"{file_name()}-checklist.xlsx",
        mime=_XLSX,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _workbook() -> bytes:
    """Write the workbook once a revision; it is small and quick."""
    tab, saved = session(), last_saved()
    key = (saved.plan.id, saved.rev)
    if tab.workbook is None or tab.workbook[0] != key:
        found = review.findings(plan(), now())
        verdict = review.verdict(plan(), now())
        tasks = checklist.tasks(plan())
        written = office.write_workbook(plan(), tasks, found, now=now(), verdict=verdict.words)
        tab.workbook = (key, written)
    return tab.workbook[1]


def plan_file() -> None:
    """Offer the plan as a file."""
    st.download_button(
        "Download the plan (JSON)",
        data=to_json(plan()),
        file_name=f"{file_name()}.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def plan_file_in() -> None:
    """Take a plan file that replaces what this plan says; the history keeps what it said."""
    st.file_uploader("A plan that golive saved (.json)", key=f"plan_in/{session().upload}")
    uploaded = st.session_state[f"plan_in/{session().upload}"]
    if uploaded is None:
        return
    try:
        found = from_json(uploaded.getvalue())
    except PlanFileError as error:
        st.error(words.plain(error.sentence))
        for fault in error.faults:
            st.caption(words.plain(fault.what))
        return
    title = words.plain(found.title)
    st.markdown(f"The file holds **{title}**. Everything this plan says would be replaced.")
    st.button("Replace this plan", on_click=save_all, args=(found,))


def file_name() -> str:
    """Give the beginning of a download's name, from the launch's name."""
    return re.sub(r"[^a-z0-9]+", "-", plan().title.casefold()).strip("-") or "golive"
