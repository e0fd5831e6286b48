"""The frame around every page: navigation, the side panel, trouble; then the page itself."""

from pathlib import Path

import streamlit as st

from golive.errors import GoliveError, UnknownPlanError
from golive.places import PAGES
from golive.ui import browser, panel, welcome, words
from golive.ui.session import find_plan, session

SCRIPT = Path(__file__).resolve()
_MARK = SCRIPT.with_name("mark.png")


def _pages() -> dict[str, list[st.Page]]:
    """List the pages in their order; the overview is the default and its link is `/`."""

    def page(name: str, title: str, icon: str, *, default: bool = False) -> st.Page:
        return st.Page(
            PAGES / f"{name}.py",
            title=title,
            icon=f":material/{icon}:",
            url_path=None if default else name,
            default=default,
        )

    return {
        "": [page("overview", "Overview", "dashboard", default=True)],
        "The six questions": [
            page("launch", "1 Hard or soft launch", "rocket_launch"),
            page("downtime", "2 What users will notice", "visibility"),
            page("window", "3 When", "schedule"),
            page("notify", "4 Who to tell first", "campaign"),
            page("deploy", "5 How we deploy", "account_tree"),
            page("rollback", "6 The way back", "undo"),
        ],
        "Go-live": [
            page("checklist", "Checklist", "checklist"),
            page("export", "Export and import", "ios_share"),
        ],
    }


def show() -> None:
    """Draw the frame and run the page that was asked for."""
    st.set_page_config(page_title="golive", page_icon=str(_MARK), layout="wide")
    current = st.navigation(_pages())
    try:
        plan = find_plan()
        panel.side(plan)
        panel.trouble()
        if plan is None:
            welcome.show()
        else:
            current.run()
    except UnknownPlanError as error:
        st.error(words.plain(error.sentence))
        welcome.show()
    except GoliveError as error:
        st.error(words.plain(error.sentence))
    browser.remember(name=session().name, plan=session().plan_id)


def sorry(reference: str) -> None:
    """Tell the person about something nobody foresaw; what they typed before it is kept."""
    st.error(
        f"Something went wrong that golive did not foresee (reference {reference}). What was saved "
        "is safe. Reload the page; if it happens again, tell whoever runs golive the reference."
    )


if __name__ == "__main__":
    show()
