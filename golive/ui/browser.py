"""What this browser remembers between visits: the person's name and the plan last opened.

Streamlit reads cookies and cannot set them, so a component without a face sets them.
"""

from urllib.parse import quote, unquote

import streamlit as st

_SET_COOKIES = """
export default function ({ data }) {
  for (const [name, value] of Object.entries(data)) {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`;
  }
}
"""

_NAME = "golive_name"
_PLAN = "golive_plan"


def remembered_name() -> str:
    """Give the name typed on an earlier visit, or nothing."""
    return unquote(_cookie(_NAME))


def remembered_plan() -> str:
    """Give the id of the plan that this browser opened last, or nothing."""
    return _cookie(_PLAN)


def _cookie(name: str) -> str:
    """Give a cookie's value; nothing where there are no cookies, as under test."""
    found = st.context.cookies.get(name)
    return found if isinstance(found, str) else ""


def remember(*, name: str, plan: str | None) -> None:
    """Ask the browser to remember a name and a plan for a year."""
    cookies = {_NAME: quote(name)} | ({_PLAN: plan} if plan else {})
    mount = st.components.v2.component("golive_remember", js=_SET_COOKIES)
    mount(key="remember", data=cookies)
