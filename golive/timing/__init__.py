"""Forecast and plan to ranked windows, and why or why not."""
