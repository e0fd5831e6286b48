"""An organisation's own items: their rules, their tasks, shared between plans, read from a file."""
