"""Words and numbers as the checklist says them."""

from collections.abc import Iterable

#: Longest name of a row that is quoted in a title or a reason, in characters.
LONGEST_NAME = 40


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Give a text on one line, without a last full stop, cut with “…” at `longest` characters."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return line.rstrip(". ")


def quoted(text: str) -> str:
    """Give a text that somebody typed, shortened and in quotation marks."""
    return f"“{shortened(text)}”"


def number(value: float) -> str:
    """Write a number with blanks between thousands and at most three decimals: `4 000`, `99.95`."""
    whole, _, decimals = f"{value:,.3f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", " ") + ("." + decimals if decimals else "")


def counted(count: int, noun: str) -> str:
    """Write a count with its noun: `1 step`, `14 steps`."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def minutes(value: float) -> str:
    """Write a length in minutes: `90 minutes`."""
    return f"{number(value)} minute{'' if value == 1 else 's'}"


def listed(texts: Iterable[str], most: int = 3) -> str:
    """Join texts with commas and a last “and”; beyond `most` of them, say how many more."""
    every = list(texts)
    shown = every[:most]
    if len(every) > most:
        shown.append(f"{len(every) - most} more")
    if len(shown) < 2:  # noqa: PLR2004 - one text needs no “and”
        return "".join(shown)
    return ", ".join(shown[:-1]) + " and " + shown[-1]
