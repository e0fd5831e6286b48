"""Usage exports, in any format and spelling, to counted series."""

from golive.usage.combine import combine
from golive.usage.read import ReadFile, read
from golive.usage.shapes import ROWS
from golive.usage.words import in_short, understood

__all__ = ["ROWS", "ReadFile", "combine", "in_short", "read", "understood"]
