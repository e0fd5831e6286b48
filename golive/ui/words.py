"""The furniture of a page: title, two columns, what follows, and the tasks at its foot."""

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from golive import checklist, review
from golive.checklist import Question, Task
from golive.errors import Finding, Severity
from golive.ui.session import now, plan, session

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|<>$~^&:.])")
_SHOWN = 5
_ICONS = {
    Severity.STOP: ":red[:material/block:]",
    Severity.WARN: ":orange[:material/warning:]",
    Severity.NOTE: ":material/info:",
}
_SAID = {Severity.STOP: "Stops the launch", Severity.WARN: "Decide", Severity.NOTE: "Know"}


def plain(text: str) -> str:
    """Keep text that people typed from being read as Markdown, and a % beside its number."""
    return _MARKDOWN.sub(r"\\\1", text).replace(" %", "\u00a0%")


def as_typed(zone: str) -> str:
    """Spell a zone as people type it to find it: America/New York."""
    return zone.replace("_", " ")


def header(title: str, guidance: str) -> None:
    """Open a page: the question as its title, and two sentences of guidance."""
    st.title(plain(title), anchor=False)
    st.markdown(guidance)


def columns() -> tuple[Any, Any]:
    """Give the place for the answers, left, and the place for what follows from them, right."""
    left, right = st.columns([3, 2], gap="large")
    return left, right


def more(label: str = "More") -> Any:
    """Give the place for what is seldom asked."""
    return st.expander(label)


def section(title: str, guidance: str) -> None:
    """Open a part of a page."""
    st.subheader(title, anchor=False)
    st.caption(guidance)


def page_findings(part: str, besides: str = "") -> None:
    """Show what is wrong or missing in one part of the plan; the page itself asks the rest.

    Args:
        part: the beginning of the paths: `timing`.
        besides: a rule whose findings the page says in its own way.
    """
    found = [
        finding
        for finding in review.findings(plan(), now())
        if finding.where.startswith(part)
        and not finding.rule.endswith("-unanswered")
        and finding.rule != besides
    ]
    if found:
        st.subheader("To settle here", anchor=False)
        findings(found)


def open_at_first(label: str, needed: object) -> Any:
    """Give a place that folds; it is open if it was needed when the plan was first looked at."""
    return st.expander(label, expanded=needed_at_first(label, needed))


def needed_at_first(label: str, needed: object) -> bool:
    """Tell whether a place was needed when the plan was first looked at in this tab."""
    return session().opened.setdefault((plan().id, label), bool(needed))


def follows(sentences: Sequence[str], empty: str) -> None:
    """Say what follows from the answers; `empty` says what would have to be answered first."""
    with st.container(border=True):
        st.subheader("What follows", anchor=False)
        for sentence in sentences or [empty]:
            st.markdown(f"- {plain(sentence)}" if sentences else plain(sentence))


def findings(found: Sequence[Finding]) -> None:
    """List findings: how much each weighs in a word, what is wrong, and what to do."""
    for finding in found:
        st.markdown(
            f"{_ICONS[finding.severity]} **{_SAID[finding.severity]}:** {plain(finding.what)} "
            f"{plain(finding.remedy)}"
        )


def adds(question: Question) -> None:
    """Close a page with the tasks that its answers put on the checklist, each with its reason."""
    st.divider()
    added = checklist.added_by(plan(), question)
    st.subheader(f"On the checklist because of this page: {len(added)}", anchor=False)
    for task in added[:_SHOWN]:
        _task(task)
    if added[_SHOWN:]:
        with st.expander(f"{len(added) - _SHOWN} more"):
            for task in added[_SHOWN:]:
                _task(task)
    if not added:
        st.caption("Nothing yet. The answers above decide.")


def _task(task: Task) -> None:
    due = f", due {day(task.due)}" if task.due else ""
    st.markdown(f"**{plain(task.title)}**  \n{plain(task.why)} :small[{plain(task.role + due)}]")


def day(value: Any) -> str:
    """Say a day: `Fri 4 Dec 2026`."""
    return f"{value:%a} {value.day} {value:%b %Y}"
