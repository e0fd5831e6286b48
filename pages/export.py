"""Excel and plan file out, plan file in."""

from golive.ui import out, words

words.header(
    "Send it round, keep it safe",
    "The Excel workbook holds the checklist and the six answers for people without golive. The "
    "plan file holds everything, for a backup or another golive.",
)
words.section(
    "The workbook", "A cover, one table of tasks to filter and fill in, and the answers to read."
)
out.workbook()
words.section("The plan file", "Everything typed and counted, as one file of text.")
out.plan_file()
with words.more("Replace this plan by a file"):
    out.plan_file_in()
