"""The name under a decision or a comment: that of the person here, until another is typed."""

import streamlit as st

from golive.ui.session import session

_LONGEST = 500  # of a `Line`


def name(label: str, key: str) -> None:
    """Ask for the name; the one that was given for this tab stands there already."""
    st.text_input(label, value=session().name, key=key, max_chars=_LONGEST)


def given(key: str) -> str:
    """Give the name that was typed; somebody who had none yet in this tab has it from now on."""
    typed = " ".join(str(st.session_state[key]).split())
    if typed and not session().name.strip():
        session().name = typed
        session().named += 1
    return typed
