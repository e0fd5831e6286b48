"""What leaves golive for other programs, and comes back.

`write_workbook` gives a plan, its checklist and its findings as an Excel workbook.
"""

from golive.office.workbook import write_workbook

__all__ = ["write_workbook"]
