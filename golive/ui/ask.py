"""Everything a page asks with, under one name: `ask.text`, `ask.choice`, `ask.table`."""

from golive.ui.inputs import (
    area,
    choice,
    country,
    day,
    hour,
    number,
    several_zones,
    subdivision,
    text,
    tick,
    yes_no,
    zone,
)
from golive.ui.table import table

__all__ = [
    "area",
    "choice",
    "country",
    "day",
    "hour",
    "number",
    "several_zones",
    "subdivision",
    "table",
    "text",
    "tick",
    "yes_no",
    "zone",
]
