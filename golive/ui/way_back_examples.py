"""Triggers to start from, each marked as an example until the team makes it its own."""

import streamlit as st

from golive.plan import Compared, Trigger, TriggerAction
from golive.store import AddRow
from golive.ui import words
from golive.ui.session import plan, save

_PATH = "rollback.triggers"
_MARK = "Example: "
_SOURCE = (
    "Limits that others work with (Drexus, Reduce deployment downtime); a weak source, so put your "
    "own in their place. A row says “Example” until you rename it."
)
_EXAMPLES: tuple[dict[str, str], ...] = (
    {
        "measure": f"{_MARK}failed requests (5xx)",
        "limit": "50 % above the usual",
        "compared": Compared.BASELINE,
        "action": TriggerAction.BACK,
    },
    {
        "measure": f"{_MARK}response time of the slowest 5 %",
        "limit": "30 % above the usual",
        "compared": Compared.BASELINE,
        "action": TriggerAction.STOP,
    },
    {
        "measure": f"{_MARK}error budget used up",
        "limit": "more than 1 % of it in an hour",
        "compared": Compared.ABSOLUTE,
        "action": TriggerAction.STOP,
    },
)


def offer() -> None:
    """Offer each example that is not among the triggers; one click adds it."""
    held = {trigger.measure for trigger in plan().rollback.triggers}
    left = [example for example in _EXAMPLES if example["measure"] not in held]
    if not left:
        return
    st.caption(words.plain(_SOURCE))
    with st.container(horizontal=True):
        for example in left:
            st.button(
                words.plain(example["measure"].removeprefix(_MARK).capitalize()),
                key=f"example/{example['measure']}",
                icon=":material/add:",
                help=words.plain(f"Limit: {example['limit']}"),
                on_click=_add,
                args=(example,),
            )


def _add(example: dict[str, str]) -> None:
    save(AddRow(_PATH, Trigger.model_validate(example)))
