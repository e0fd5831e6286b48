"""What a search says when nothing fits."""

from collections.abc import Mapping

from golive.timing.values import NearMiss

_WORDS = {
    "past": "the past",
    "freeze": "freezes and events",
    "people": "people who are needed",
    "notice": "the notice that contracts ask for",
    "clock_change": "a clock change",
    "hours": "the hours and days asked for",
    "no_data": "hours without data",
}


def binding(refused: Mapping[str, int], tried: int, near: tuple[NearMiss, ...]) -> list[str]:
    """Say which rules bind when no start fits, the strictest first, and what comes near.

    Args:
        refused: by rule, how many starts it refuses.
        tried: how many starts were tried.
        near: the near misses, best first.
    """
    if not tried:
        return ["The span holds no start to try; choose a longer one."]
    strictest = sorted(refused.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{_WORDS[rule]} refuse {count:,}" for rule, count in strictest)
    said = f"None of {tried:,} starts fits: {named}."
    if not near:
        return [said, "No start is refused by one thing alone; two or more must give way."]
    first = near[0]
    return [said, f"Nearest: {first.candidate.window}. {first.gives_way}"]
