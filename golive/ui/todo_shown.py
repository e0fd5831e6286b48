"""What the checklist shows: asked for, and held where it stands while somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from golive.checklist import Task, views
from golive.checklist.views import Group, View
from golive.plan import Status, labels
from golive.review.weight import today
from golive.ui.session import now, plan

_NOBODY = "Nobody yet"
_STANDING = "checklist/standing"
_SEARCH = "filter/search"


@dataclass(frozen=True)
class Shown:
    """What was asked to be shown.

    Attributes:
        view: what the tasks are grouped by.
        asked: the plan and the filters as one text; it changes whenever they do.
        groups: the groups, with the tasks that match, as they stood when they were asked for.
        sorted: no task would stand elsewhere by now, or not at all.
    """

    view: View
    asked: str
    groups: tuple[Group, ...]
    sorted: bool = True

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that match, in the order in which they are shown."""
        return tuple(task for group in self.groups for task in group.tasks)


def asked(tasks: Sequence[Task]) -> Shown:
    """Ask what to show and how to group it."""
    if _SEARCH not in st.session_state:
        st.session_state.pop(_STANDING, None)  # the person comes from another page
    day = today(plan(), now())
    by, search = st.columns([4, 3])
    view = by.segmented_control(
        "Show by",
        list(View),
        default=View.PHASE,
        required=True,
        key="view/by",
        persist_state="session",
    )
    said = search.text_input("Search", key=_SEARCH, placeholder="Words in a task, an owner")
    wanted, roles, owners, late = _filters(tasks)
    found = views.matching(tasks, said, wanted, roles, owners, day if late else None)
    groups = views.only(views.grouped(tasks, view, day), found)
    asked = f"{plan().id}/{view}/{said}/{wanted}/{roles}/{owners}/{late}"
    return _standing(tasks, Shown(view, asked, groups))


def _standing(tasks: Sequence[Task], fresh: Shown) -> Shown:
    """Leave each row where it stands while the same is asked, so that typing moves none away."""
    ids = frozenset(task.id for task in tasks)
    held: tuple[Shown, frozenset[str]] | None = st.session_state.get(_STANDING)
    if held is None or held[0].asked != fresh.asked or held[1] != ids:
        st.session_state[_STANDING] = (fresh, ids)
        return fresh
    groups = views.as_before(held[0].groups, tasks)
    return replace(fresh, groups=groups, sorted=groups == fresh.groups)


def sort_again(shown: Shown) -> None:
    """Offer to put rows where what was typed since puts them."""
    if not shown.sorted:
        st.button(
            "Sort again",
            icon=":material/sort:",
            on_click=st.session_state.pop,
            args=(_STANDING, None),
            help="Rows stay where they are while you type; some would stand elsewhere by now.",
        )


def _filters(tasks: Sequence[Task]) -> tuple[list[Status], list[str], list[str], bool]:
    status, role, owner, late = st.columns([3, 3, 3, 1.5], vertical_alignment="bottom")
    return (
        status.multiselect(
            "Status", list(Status), format_func=labels.word, key="filter/status", placeholder="Any"
        ),
        role.multiselect(
            "Role",
            list(dict.fromkeys(task.role for task in tasks if task.role)),
            key="filter/role",
            placeholder="Any",
        ),
        owner.multiselect(
            "Owner",
            ["", *views.owners(tasks)],
            format_func=lambda name: name or _NOBODY,
            key="filter/owner",
            placeholder="Any",
        ),
        late.toggle("Late only", key="filter/late"),
    )
