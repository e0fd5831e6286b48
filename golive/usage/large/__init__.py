"""Files of any size, read in a few hundred MB of memory: logs by the piece, tables by DuckDB."""

from golive.usage.large.path import LIMITS, Limits, read_path

__all__ = ["LIMITS", "Limits", "read_path"]
