"""The items that an organisation shares between its plans, beside those of the open one."""

from collections.abc import Sequence

import streamlit as st

from golive.checklist import beside, with_shared
from golive.checklist.own.sharing import Beside
from golive.checklist.words import counted
from golive.errors import GoliveError
from golive.plan import OwnItem, Plan
from golive.store import AddRow, SetField, SharedItem
from golive.ui import words
from golive.ui.session import now, plan, save, session, store, who

_LIST = "team.own_items"
#: What each field of an item is called when two wordings of it are compared.
FIELDS = {
    "title": "what is to be done",
    "rule": "when",
    "days": "days",
    "phase": "phase",
    "role": "role",
    "mandatory": "mandatory",
    "asks_evidence": "evidence",
    "good": "what good looks like",
    "why": "why",
    "source": "policy or document",
}


def in_force() -> tuple[OwnItem, ...]:
    """Give the items that are shared now."""
    return tuple(shared.item for shared in store().shared_items() if not shared.withdrawn)


def added(new: Plan) -> Plan:
    """Give a new plan with every shared item in it."""
    return with_shared(new, in_force())


def show() -> None:
    """Say how this plan's items and the shared ones differ, and offer to bring in and to share."""
    every = {shared.item.id: shared for shared in store().shared_items()}
    shared = [one for one in every.values() if not one.withdrawn]
    found = beside(plan(), (one.item for one in shared))
    words.section("Shared between plans", words.plain(_standing(len(shared), found)))
    with st.container(horizontal=True):
        if found.missing:
            st.button(
                f"Bring in {counted(len(found.missing), 'item')}",
                key="items/bring",
                icon=":material/download:",
                on_click=_bring,
                args=(found.missing,),
            )
        if found.differing:
            with st.popover(f"Compare {counted(len(found.differing), 'item')}"):
                for ours, theirs in found.differing:
                    _compare(ours, every[theirs.id])
        if found.unshared:
            with st.popover("Share with every plan", icon=":material/share:"):
                _offer(found.unshared, every)
        if shared:
            with st.popover("Stop sharing"):
                _withdraw(shared)


def _standing(count: int, found: Beside) -> str:
    if not count:
        return "Nothing is shared yet. A new plan starts with every item that is."
    said = [f"{len(found.missing)} not in this plan"] if found.missing else []
    said += (
        [f"{len(found.differing)} {'differs' if len(found.differing) == 1 else 'differ'} here"]
        if found.differing
        else []
    )
    here = ", ".join(said) or "all in this plan, as they are shared"
    return f"Your organisation shares {counted(count, 'item')}: {here}. A new plan starts with all."


def _compare(ours: OwnItem, theirs: SharedItem) -> None:
    st.markdown(f"**{words.plain(_title(ours))}**")
    for name, said in FIELDS.items():
        here, there = getattr(ours, name), getattr(theirs.item, name)
        if here != there:
            st.markdown(f"- {said}: {_quoted(here)} here, {_quoted(there)} shared")
    by = words.plain(theirs.by or "somebody")
    st.caption(f"Shared {theirs.at:%d %b %Y %H:%M} UTC by {by}")
    with st.container(horizontal=True):
        key, take = f"items/take/{ours.id}", SetField(f"{_LIST}.{ours.id}", ours, theirs.item)
        st.button("Take the shared one", key=key, on_click=_take, args=(take,))
        key = f"items/give/{ours.id}"
        st.button("Share this one", key=key, on_click=_share, args=([(ours, theirs.rev)],))


def _quoted(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in ("", None):
        return "nothing"
    return f"“{words.plain(value)}”" if isinstance(value, str) else str(value)


def _offer(unshared: Sequence[OwnItem], every: dict[str, SharedItem]) -> None:
    titles = {item.id: _title(item) for item in unshared}
    chosen = st.multiselect(
        "Which?", list(titles), list(titles), format_func=titles.__getitem__, key="items/which"
    )
    revs = {name: every[name].rev if name in every else 0 for name in titles}
    wanted = [(item, revs[item.id]) for item in unshared if item.id in chosen]
    st.caption("Every new plan starts with them; plans that exist are offered them.")
    st.button("Share them", key="items/share", type="primary", on_click=_share, args=(wanted,))


def _withdraw(shared: Sequence[SharedItem]) -> None:
    titles = {one.item.id: _title(one.item) for one in shared}
    chosen = st.selectbox(
        "Which item?", list(titles), format_func=titles.__getitem__, key="items/withdraw/which"
    )
    st.caption("New plans start without it; plans that have it keep it.")
    (one,) = (one for one in shared if one.item.id == chosen)
    st.button("Stop sharing it", key="items/withdraw", on_click=_stop, args=(one,))


def _title(item: OwnItem) -> str:
    return item.title.strip() or "Untitled item"


def _bring(missing: Sequence[OwnItem]) -> None:
    save(*(AddRow(_LIST, item) for item in missing))


def _take(change: SetField) -> None:
    save(change)


def _share(wanted: Sequence[tuple[OwnItem, int]]) -> None:
    """Share items one by one; whatever somebody else changed first is said and left."""
    shared, troubles = 0, []
    for item, seen in wanted:
        try:
            store().share(item, seen, actor=who(), now=now())
            shared += 1
        except GoliveError as error:
            troubles.append(error.sentence)
    session().trouble = " ".join(troubles)
    if shared:
        st.toast(f"{counted(shared, 'item')} shared.")


def _stop(one: SharedItem) -> None:
    try:
        store().withdraw(one, actor=who(), now=now())
    except GoliveError as error:
        session().trouble = error.sentence
