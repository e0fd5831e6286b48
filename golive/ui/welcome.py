"""What a visitor without a plan sees: what golive is, and four ways to begin."""

import streamlit as st

from golive import sample
from golive.errors import PlanFileError
from golive.plan import Launch, Plan
from golive.plan.file import from_json
from golive.plan.parts import new_id
from golive.sample import Sample
from golive.ui import items_shared, panel, plans, words
from golive.ui.session import add_plan, now, session, store
from golive.window import zone_names

_SAMPLES = {
    Sample.WEB: ("a web launch", "A shop’s new checkout, for a tenth of the shoppers first"),
    Sample.STREAMING: (
        "a streaming launch",
        "Prices in real time: two regions, everybody at once, a forced upgrade",
    ),
}


def show() -> None:
    """Offer to start a plan, open a sample, open a file, or go on with a kept plan."""
    words.header(
        "Plan a go-live",
        "Six questions decide a production deployment. Answer them, bring the traffic export you "
        "already have, and golive finds the quiet window and writes the checklist for everybody.",
    )
    panel.name("welcome_name")
    with st.container(horizontal=True):
        st.button("Start a plan", type="primary", icon=":material/add:", on_click=_start)
        for which, (name, note) in _SAMPLES.items():
            st.button(
                f"Sample: {name}",
                icon=":material/menu_book:",
                help=note,
                on_click=_open_sample,
                args=(which,),
            )
    plans.kept()
    with st.expander("Open a plan file"):
        st.file_uploader("A plan that golive saved (.json)", key="plan_file", on_change=_open_file)


def _start() -> None:
    """Start with the browser's zone, which the overview shows as the first thing to check."""
    here = st.context.timezone
    zone = here if here in zone_names() else None
    add_plan(items_shared.added(Plan(launch=Launch(zone=zone))), "start")


def _open_sample(which: Sample) -> None:
    add_plan(sample.plan(now(), which), "sample")


def _open_file() -> None:
    uploaded = st.session_state.plan_file
    if uploaded is None:
        return
    try:
        found = from_json(uploaded.getvalue())
    except PlanFileError as error:
        more = (f"({fault.what})" for fault in error.faults[1:6])
        session().trouble = " ".join([error.sentence, *more])
        return
    if any(line.id == found.id for line in store().plans(None)):
        found = found.model_copy(update={"id": new_id()})
    add_plan(found, "file")
