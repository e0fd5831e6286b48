"""The usage exports that a plan holds: what each is, how much it counts, and a way out."""

import streamlit as st

from golive import usage
from golive.plan import Source
from golive.store import RemoveRow
from golive.ui import ask, words
from golive.ui.session import plan, save


def kept() -> None:
    """List the exports that the plan holds, each with its share in the sum and a way out."""
    sources = plan().timing.sources
    for source in sources:
        said, out = st.columns([6, 1], vertical_alignment="center")
        said.markdown(
            f"**{words.plain(source.file_name)}**  \n:small[{words.plain(usage.in_short(source))}]"
        )
        out.button(
            "Remove",
            key=f"source/{source.id}",
            type="tertiary",
            on_click=_remove,
            args=(source,),
        )
    if len(sources) > 1:
        with words.more("How they add up"):
            for source in sources:
                _share(source)


def _share(source: Source) -> None:
    """Ask what one of several exports stands for, and how much it counts beside the others."""
    path = f"timing.sources.{source.id}"
    zone = source.read_as.zone or "UTC"
    st.markdown(f"**{words.plain(source.file_name)}**  \n:small[Read on the clock in {zone}]")
    what, weight = st.columns(2)
    with what:
        ask.text("Region or system", f"{path}.region", hint="Such as Europe, or the mobile app")
    with weight:
        ask.number("Counts", f"{path}.weight", unit="times")


def _remove(source: Source) -> None:
    save(RemoveRow(f"timing.sources.{source.id}"))
