"""The organisation's own items of this plan: typed, brought in by file, shared with other plans."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from golive.checklist import PHASE_TITLES, RULES
from golive.checklist.own.rules import rule_named, said_of
from golive.checklist.task import QUESTION_TITLES, phase_named
from golive.ui import cells, items_file, items_shared
from golive.ui.session import plan
from golive.ui.table import table

_LIST = "team.own_items"
_EVERY = "Every launch"
_BY_DAYS = "By its days"


def show() -> None:
    """Show the items as tables to type into, what is shared, and the way in for a file."""
    st.markdown(
        "Tasks that your organisation asks of its launches beside golive's own. Each comes onto "
        "the checklist by its rule, with its reason and its day."
    )
    table(
        _LIST,
        "item",
        {
            "title": _title_column(),
            "rule": _rule_column(),
            "days": "Days",
            "phase": _phase_column(),
            "role": "Role",
            "mandatory": "Mandatory",
            "asks_evidence": "Evidence",
        },
        notes={
            "days": "Working days from the window's start, such as -5; empty for its phase's last",
            "mandatory": "If not, it may be left out with a reason",
            "asks_evidence": "Done needs evidence",
        },
    )
    if plan().team.own_items:
        texts: dict[str, str | cells.Column] = {
            "title": cells.read_only("Item", 300),
            "good": "What good looks like",
            "why": "Why",
            "source": "Policy or document",
        }
        st.caption("What is said about each")
        table(_LIST, "item", texts, part="texts")
    _rules()
    items_shared.show()
    items_file.show()


def _title_column() -> cells.Column:
    note = "{name} stands for what the rule is about, such as a supplier; else for the launch"
    config = st.column_config.TextColumn("What is to be done", width=300, help=note)
    return cells.Column(config, str, lambda cell: cell or "")


def _rule_column() -> cells.Column:
    used = (own.rule for own in plan().team.own_items if rule_named(own.rule) is None)
    options = (
        {"": _EVERY} | {name: said_of(rule) for name, rule in RULES.items()} | {n: n for n in used}
    )
    return _chosen("When", options, _known_rule, "The list of rules below says what each means")


def _phase_column() -> cells.Column:
    options = {"": _BY_DAYS} | {
        phase.value: title.partition(" (")[0] for phase, title in PHASE_TITLES.items()
    }
    return _chosen("Phase", options, _known_phase, "Where it stands in the checklist")


def _chosen(
    label: str, options: Mapping[str, str], known: Callable[[str], str], note: str
) -> cells.Column:
    """Give a column in which one of several words is chosen, each shown in other words."""
    by_word = {said: word for word, said in options.items()}
    config = st.column_config.SelectboxColumn(
        label, options=list(by_word), help=note, required=True, width=150
    )
    return cells.Column(config, lambda word: options[known(word)], by_word.__getitem__)


def _known_rule(said: str) -> str:
    """Spell a rule as golive does; one that it does not know stays as it is."""
    rule = rule_named(said)
    if rule is None:
        return said
    return "" if rule.always else rule.name


def _known_phase(said: str) -> str:
    phase = phase_named(said)
    return phase.value if phase else ""


def _rules() -> None:
    if st.toggle("List of rules", key="items/rules"):
        rows = [
            (said_of(rule), rule.means, QUESTION_TITLES[rule.question], rule.per_row)
            for rule in RULES.values()
        ]
        st.dataframe(
            pd.DataFrame(rows, columns=["Rule", "What it asks", "Page", "A task for each"]),
            hide_index=True,
            alt="Every rule that an item can have, what it asks, and the page of the answer",
        )
