"""What the clocks show during a window, wherever somebody lives by one."""

import streamlit as st

from golive import timing
from golive.ui import words
from golive.ui.session import plan
from golive.window import Window


def under(window: Window) -> None:
    """List the window on every clock that the plan names; nothing if there is but one."""
    clocks = timing.local_clocks(plan(), window)
    if len(clocks) > 1:
        lines = [
            f"- {words.plain(f'{clock.window}: {clock.who}')}"
            + (" :material/bedtime: **partly night**" if clock.night else "")
            for clock in clocks
        ]
        st.markdown("**On everybody’s clock**\n\n" + "\n".join(lines))
