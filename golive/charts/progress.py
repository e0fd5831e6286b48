"""How far the checklist is, drawn by group."""

from collections.abc import Sequence

import plotly.graph_objects as go

from golive.charts.looks import CHOSEN, laid_out
from golive.checklist.views import Progress
from golive.plan import Status
from golive.plan.labels import word

#: Colours that stand out against white and against the dark page, and carry white figures.
_STATUS_LOOKS = {
    Status.DONE: "#0b7f70",
    Status.DOING: "#2f6fd6",
    Status.BLOCKED: CHOSEN,
    Status.OPEN: "#6b7785",
    Status.NOT_APPLICABLE: "#8a5a83",
}
_BAR = 34


def progress(groups: Sequence[Progress]) -> go.Figure:
    """Draw how far each group of tasks is: a bar a group, a part a status, with its count."""
    figure = go.Figure()
    places, titles = list(range(len(groups))), [_cut(group.title) for group in groups]
    for status, colour in _STATUS_LOOKS.items():
        counts = [group.counts.get(status, 0) for group in groups]
        figure.add_trace(
            go.Bar(
                x=counts,
                y=places,
                name=word(status),
                orientation="h",
                marker={"color": colour, "line": {"width": 0}},
                text=[str(count) if count else "" for count in counts],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": "white", "size": 12},
                customdata=titles,
                hovertemplate="%{customdata}<br>%{x} %{fullData.name}<extra></extra>",
            )
        )
    closed, total = sum(g.closed for g in groups), sum(g.total for g in groups)
    figure = laid_out(figure, f"{closed} of {total} tasks closed", "", "")
    figure.update_layout(
        barmode="stack",
        bargap=0.25,
        showlegend=True,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "traceorder": "normal"},
        uniformtext={"minsize": 10, "mode": "hide"},
        height=110 + _BAR * len(groups),
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(autorange="reversed", tickvals=places, ticktext=titles, rangemode="normal")
    return figure


def _cut(title: str, most: int = 40) -> str:
    """Shorten a title beside a bar; Plotly would read a tag, so it gets none."""
    short = title if len(title) <= most else title[: most - 1].rstrip() + "…"
    return short.replace("<", "‹").replace(">", "›")
