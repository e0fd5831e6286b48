"""What all figures share: colours, height, and how they are laid out."""

from datetime import datetime

import plotly.graph_objects as go

from golive.window import Window

ACCENT = "#0f8f7e"
CHOSEN = "#c2410c"
#: From nothing to much, on a light page and on a dark one.
ACCENT_SCALE = [[0, "rgba(15, 143, 126, 0.04)"], [1, "rgba(15, 143, 126, 1)"]]
HEIGHT = 300


def laid_out(figure: go.Figure, title: str, zone: str, unit: str, subtitle: str = "") -> go.Figure:
    """Give a figure its title, axes and margins.

    Args:
        figure: with its traces.
        title: what the figure finds.
        zone: the clock of the time axis.
        unit: what the other axis counts.
        subtitle: a figure that goes with the finding.
    """
    figure.update_layout(
        title={
            "text": title,
            "font": {"size": 15},
            "x": 0,
            "xanchor": "left",
            "subtitle": {"text": subtitle, "font": {"size": 13}},
        },
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 56, "b": 8},
        showlegend=False,
        dragmode=False,
    )
    figure.update_xaxes(title=f"Time ({zone})", automargin=True)
    figure.update_yaxes(title=unit, automargin=True, rangemode="tozero")
    return figure


def short(window: Window) -> str:
    """Say a window without year and zone, for a title: the days, from when, until when."""
    start, end = window.local_start, window.local_end
    until = f"{end:%H:%M}" if start.date() == end.date() else f"{_day(end)} {end:%H:%M}"
    return f"{_day(start)} {start:%H:%M}–{until}"


def _day(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}"
