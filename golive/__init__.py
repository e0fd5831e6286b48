"""golive: plan a production go-live, and prepare the checklist that follows from the answers."""
