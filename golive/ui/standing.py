"""The overview's parts: the verdict, the six answers, what is in the way, what is due next."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from golive import checklist, review
from golive.checklist.words import shortened
from golive.errors import Finding
from golive.places import PAGES
from golive.review import Verdict
from golive.review.lateness import late_people
from golive.review.weight import today
from golive.ui import fields, words
from golive.ui.session import now, plan

ABOUT = "About this launch"
_NEXT = 6
_LONGEST = 90
_LOOKS = {
    Verdict.ON_TRACK: ("green", "check_circle"),
    Verdict.AT_RISK: ("orange", "warning"),
    Verdict.NO_GO: ("red", "block"),
    Verdict.GO: ("green", "rocket_launch"),
}


def introduced() -> bool:
    """Tell whether the launch has a name, a decider and a zone."""
    launch = plan().launch
    return bool(launch.name and launch.owner and launch.zone)


def verdict() -> None:
    """Say in one line where the launch stands, when it is, and how long that is."""
    found, why = review.judged(plan(), now())
    colour, icon = _LOOKS[found]
    where, when, left = st.columns([4, 4, 2])
    with where.container(border=True, height="stretch"):
        st.caption("Verdict")
        st.subheader(f":{colour}[:material/{icon}: {found.words}]", anchor=False)
        _reasons(why)
    with when.container(border=True, height="stretch"):
        taken = plan().timing.taken
        st.caption("Window")
        said = words.plain(str(taken.window)) if taken else "Not taken yet"
        st.subheader(said, anchor=False)
    with left.container(border=True, height="stretch"):
        st.caption("Countdown")
        st.subheader(words.plain(review.countdown(plan(), now())), anchor=False)


def _reasons(why: Sequence[str]) -> None:
    """Say what the verdict rests on, briefly: the heaviest reason, and who signed go."""
    first, *others = why
    said = shortened(first if len(first) <= _LONGEST else first.partition(": ")[0], _LONGEST)
    end = "" if said.endswith("…") else "."
    more = f" And {len(others)} more, below." if others else ""
    lines = filter(None, (f"{said}{end}{more}", review.signed(plan())))
    st.markdown("  \n".join(f":small[{words.plain(line)}]" for line in lines))


def six_answers() -> Any:
    """Say the six answers as sentences, each with a link to its page.

    Gives the place for what is asked about the launch: above them while it was not introduced
    yet, else below, so that they are seen at once.
    """
    above = st.container() if words.needed_at_first(ABOUT, not introduced()) else None
    with st.container(border=True, gap="xxsmall"):
        for number, answer in enumerate(review.answers(plan()), 1):
            link, says = st.columns([2, 7], vertical_alignment="center")
            with link:
                st.page_link(
                    PAGES / f"{answer.question}.py",
                    label=f"{number} {answer.asks}",
                    query_params={"plan": plan().id},
                )
            says.markdown(words.plain(answer.says) if answer.given else ":gray[Not answered yet]")
    return above or st.container()


def findings() -> None:
    """List what stops the launch, what wants a decision, and what is worth knowing."""
    found = review.findings(plan(), now())
    st.subheader(f"In the way: {len(found)}" if found else "Nothing in the way", anchor=False)
    _linked(found[:_NEXT])
    if found[_NEXT:]:
        with st.expander(f"{len(found) - _NEXT} more"):
            _linked(found[_NEXT:])


def _linked(found: Sequence[Finding]) -> None:
    """Show each finding with a link to the page and the field that it is about."""
    for finding in found:
        with st.container(gap=None):
            words.findings([finding])
            st.page_link(
                PAGES / f"{fields.page_of(finding.where)}.py",
                label=words.plain(fields.place_of(finding.where)),
                icon=":material/arrow_forward:",
                query_params={"plan": plan().id},
            )


def late() -> None:
    """Say who is late, and with what."""
    found = late_people(checklist.tasks(plan()), today(plan(), now()))
    if not found:
        return
    st.subheader("Who is late", anchor=False)
    lines = [f"- **{words.plain(one.who)}:** {words.plain(one.says)}" for one in found[:_NEXT]]
    st.markdown("\n".join(lines))
    if found[_NEXT:]:
        st.caption(f"and {len(found) - _NEXT} more; the checklist lists them by owner")


def due_next() -> None:
    """List the next tasks by day, with who does them."""
    tasks = [task for task in checklist.tasks(plan()) if task.due and not task.closed]
    st.subheader("Due next", anchor=False)
    if not tasks:
        st.caption("Take a window on page 3, and every task gets its day.")
    for task in sorted(tasks, key=lambda one: (one.due, one.id))[:_NEXT]:
        who = task.owner or task.role
        st.markdown(
            f"**{words.day(task.due)}** {words.plain(task.title)} :small[{words.plain(who)}]"
        )
