"""Plans and their events, kept in a database."""
