"""How much is read."""

#: The most steps that are read at once.
MOST_STEPS = 2_000
#: A year, the longest that a step may take, in minutes.
LONGEST_MINUTES = 525_600.0
#: Characters of a name, and of a longer text.
LONGEST_LINE, LONGEST_TEXT = 500, 20_000
