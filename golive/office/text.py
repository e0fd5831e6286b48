"""Text as a cell of a spreadsheet can hold it."""

import re

#: The most a cell holds, in UTF-16 units (Excel specifications and limits: 32,767 characters).
LONGEST = 32_767
#: What a text ends with that was too long for a cell.
CUT_MARK = " … [cut here: a cell holds no more]"

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FOOTER_ROOM = 80


def cell_text(text: str) -> str:
    """Give a text as a cell can hold it.

    Control characters except tab and newline, lone surrogates and U+FFFE and U+FFFF are dropped,
    line ends become newlines, and what is longer than a cell is cut and ends with `CUT_MARK`.
    """
    clean = _NO_XML.sub("", _LINE_END.sub("\n", text))
    if 2 * len(clean) <= LONGEST or _units(clean) <= LONGEST:
        return clean
    room = 2 * (LONGEST - _units(CUT_MARK))
    # A pair of surrogates that the cut splits is dropped.
    kept = clean.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore")
    return kept + CUT_MARK


def like_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet, or a CSV made from it, could take the text for a formula.

    The leading characters are those of OWASP ASVS 5.0, requirement 1.2.10.
    """
    return text.startswith(_LIKE_A_FORMULA)


def footer_text(text: str) -> str:
    """Give a text for a page's footer: one line, at most 80 characters, no `&` (a code there)."""
    line = " ".join(cell_text(text).replace("&", "+").split())
    return line if len(line) <= _FOOTER_ROOM else line[: _FOOTER_ROOM - 1] + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
