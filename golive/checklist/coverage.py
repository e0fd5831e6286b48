"""Which subjects the catalogue covers, as a page of the documentation."""

from collections.abc import Iterable

from golive.checklist.catalogue import CATALOGUE
from golive.checklist.item import Item
from golive.checklist.subjects import SUBJECTS

_HEAD = """\
# What the checklist covers

Made from `golive/checklist` by `golive.checklist.coverage.coverage_table()`; do not edit by hand.
“Due” counts working days from a moment of the launch; where a row of the plan decides the day
(a notice's lead time, a stage's hold), it says so. “Per row” items yield a task for each row.
"""
_COLUMNS = "| # | Subject | Item | When | Due | Role |\n|---|---|---|---|---|---|\n"
_EXTRA_COLUMNS = "| Item | Title | When | Due | Role |\n|---|---|---|---|---|\n"


def coverage_table() -> str:
    """Write the coverage as Markdown: subjects and their items, the merged, the left, the rest."""
    count = f"{len(CATALOGUE)} items cover {len(_covered())} of {len(SUBJECTS)} subjects.\n"
    parts = (
        _HEAD,
        count,
        "## Subjects\n\n" + _COLUMNS + "".join(_subject_lines()),
        "## Merged: one item for several subjects\n\n" + _lines(_merged()),
        "## Left for later\n\n" + _lines(_left()),
        "## Items beyond these subjects\n\n" + _EXTRA_COLUMNS + "".join(_extra_lines()),
    )
    return "\n".join(parts)


def _covered() -> set[int]:
    return {subject for item in CATALOGUE for subject in item.covers}


def _subject_lines() -> Iterable[str]:
    for subject, name in SUBJECTS.items():
        for item in CATALOGUE:
            if subject in item.covers:
                yield f"| {subject} | {name} | `{item.id}` | {_when_due_role(item)} |\n"


def _extra_lines() -> Iterable[str]:
    for item in CATALOGUE:
        if not item.covers:
            yield f"| `{item.id}` | {item.title} | {_when_due_role(item)} |\n"


def _merged() -> Iterable[str]:
    for item in CATALOGUE:
        if len(item.covers) > 1:
            names = ", ".join(f"{SUBJECTS[subject]} ({subject})" for subject in item.covers)
            yield f"`{item.id}`: {names}"


def _left() -> Iterable[str]:
    return (
        f"{name} ({subject})" for subject, name in SUBJECTS.items() if subject not in _covered()
    )


def _when_due_role(item: Item) -> str:
    per_row = " (per row)" if item.when.per_row else ""
    return f"{item.when.name}{per_row} | {_due(item)} | {item.role}"


def _due(item: Item) -> str:
    if item.due_rule:
        return f"the row decides: {item.due_rule.__name__.replace('_', ' ')}"
    anchor = item.anchor.value.replace("_", " ")
    return f"{anchor} {item.offset:+d}" if item.offset else f"{anchor}, the day itself"


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"- {text}\n" for text in texts) or "None.\n"
