"""The exit statuses of the command."""

DONE, STOPPED, ASKED, UNREADABLE = 0, 1, 2, 3
