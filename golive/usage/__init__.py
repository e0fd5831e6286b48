"""Usage exports, in any format and spelling, to counted series."""

from golive.usage.combine import combine
from golive.usage.counted import ReadFile
from golive.usage.read import read
from golive.usage.shapes import ROWS
from golive.usage.together import rotation
from golive.usage.words import in_short, understood

__all__ = ["ROWS", "ReadFile", "combine", "in_short", "read", "rotation", "understood"]
