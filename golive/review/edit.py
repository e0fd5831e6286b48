"""A change that a review proposes; the store makes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One field to change: its path, what it holds, and what it shall hold."""

    path: str
    old: object
    new: object
