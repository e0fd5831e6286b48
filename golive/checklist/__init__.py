"""The checklist: the catalogue's items, the tasks they yield, the team's edits laid over them."""
