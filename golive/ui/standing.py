"""The overview's parts: the verdict, the six answers, what is in the way, what is due next."""

import streamlit as st

from golive import checklist, review
from golive.places import PAGES
from golive.review import Verdict
from golive.ui import words
from golive.ui.session import now, plan

_NEXT = 6
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
    found = review.verdict(plan(), now())
    colour, icon = _LOOKS[found]
    where, when, left = st.columns([1, 2, 1])
    with where.container(border=True, height="stretch"):
        st.caption("Verdict")
        st.subheader(f":{colour}[:material/{icon}: {found.words}]", anchor=False)
    with when.container(border=True, height="stretch"):
        taken = plan().timing.taken
        st.caption("Window")
        said = words.plain(str(taken.window)) if taken else "Not taken yet"
        st.subheader(said, anchor=False)
    with left.container(border=True, height="stretch"):
        st.caption("Countdown")
        st.subheader(words.plain(review.countdown(plan(), now())), anchor=False)


def six_answers() -> None:
    """Say the six answers as sentences, each with a link to its page."""
    st.subheader("The six answers", anchor=False)
    for number, answer in enumerate(review.answers(plan()), 1):
        with st.container(border=True):
            link, says = st.columns([2, 5], vertical_alignment="center")
            with link:
                st.page_link(
                    PAGES / f"{answer.question}.py",
                    label=f"{number} {answer.asks}",
                    query_params={"plan": plan().id},
                )
            says.markdown(words.plain(answer.says) if answer.given else ":gray[Not answered yet]")


def findings() -> None:
    """List what stops the launch, what wants a decision, and what is worth knowing."""
    found = review.findings(plan(), now())
    st.subheader(f"In the way: {len(found)}" if found else "Nothing in the way", anchor=False)
    words.findings(found[:_NEXT])
    if found[_NEXT:]:
        with st.expander(f"{len(found) - _NEXT} more"):
            words.findings(found[_NEXT:])


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
