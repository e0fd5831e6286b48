"""How cells look: the few styles of the workbook, each made once."""

from enum import StrEnum

from openpyxl import Workbook
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList

FONT = "Arial"
_SIZE = 11
_INK, _GREY, _WHITE, _BLUE, _LINE = "FF1F2933", "FF595959", "FFFFFFFF", "FF1F4E79", "FFD0D7DE"

#: The colours of the sheets' tabs, with the alpha that LibreOffice needs to keep them.
TAB_MAIN, TAB_ANSWERS, TAB_LISTS, TAB_FINDINGS = "FF1F4E79", "FF2E7D6B", "FF6B7280", "FF9B5B00"

#: The bar behind a share of closed tasks; dark text on it keeps its contrast.
BAR_COLOUR = "FF9DC3E6"


class Look(StrEnum):
    """The styles, by the names that Excel shows."""

    TITLE = "golive title"
    LABEL = "golive label"
    HEADER = "golive header"
    TEXT = "golive text"
    FILL_IN = "golive to fill in"
    FILL_DAY = "golive day to fill in"
    QUIET = "golive quiet"
    NUMBER = "golive number"
    PERCENT = "golive percent"
    DAY = "golive day"
    MOMENT = "golive moment"


class Looks:
    """The styles of one workbook, ready to be put on cells."""

    def __init__(self, book: Workbook) -> None:
        _set_everyday_font(book)
        self._plain: dict[Look, StyleArray] = {}
        self._quoted: dict[Look, StyleArray] = {}
        for look in Look:
            style = _named(look)
            book.add_named_style(style)
            self._plain[look] = style.as_tuple()
            self._quoted[look] = _with_quote(style.as_tuple())

    def of(self, look: Look, *, quoted: bool = False) -> StyleArray:
        """Give a style for a cell; `quoted` adds Excel's mark that the content is text."""
        return (self._quoted if quoted else self._plain)[look]


def _set_everyday_font(book: Workbook) -> None:
    """Make FONT the font of untouched cells too: programs measure column widths by it."""
    everyday = _font(_INK)
    inside = vars(book)  # openpyxl has no public way to the first font
    inside["_fonts"] = IndexedList([everyday])
    inside["_named_styles"]["Normal"].font = everyday


def _with_quote(style: StyleArray) -> StyleArray:
    quoted = StyleArray(style)
    quoted.quotePrefix = 1
    return quoted


def _named(look: Look) -> NamedStyle:
    if look is Look.TITLE:
        return NamedStyle(look, font=_font(_INK, size=18, bold=True))
    if look is Look.HEADER:
        return NamedStyle(
            look, font=_font(_WHITE, bold=True), fill=_fill(_BLUE), alignment=_top(), border=_box()
        )
    ink = _GREY if look is Look.QUIET else _INK
    style = NamedStyle(
        look, font=_font(ink, bold=look is Look.LABEL), alignment=_top(), border=_box()
    )
    if look in (Look.FILL_IN, Look.FILL_DAY):
        style.fill = _fill("FFFFFBEA")
    style.number_format = _FORMATS.get(look, "General")
    return style


_DAY = "d mmm yyyy"
_FORMATS = {
    Look.PERCENT: "0%",
    Look.DAY: _DAY,
    Look.FILL_DAY: _DAY,
    Look.MOMENT: f"{_DAY} hh:mm",
}


def _font(colour: str, *, size: int = _SIZE, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=colour)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _top() -> Alignment:
    return Alignment(horizontal="left", vertical="top", wrap_text=True)


def _box() -> Border:
    side = Side(style="thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def tint(ink: str, paper: str) -> DifferentialStyle:
    """Give the look of a conditional colour."""
    fill = PatternFill("solid", start_color=paper, end_color=paper)
    return DifferentialStyle(font=Font(bold=True, color=ink), fill=fill)


def when_equal(word: str, colours: tuple[str, str]) -> Rule:
    """Colour the cells that hold a word."""
    dxf = tint(*colours)
    return Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=dxf)


def when_true(condition: str, colours: tuple[str, str]) -> Rule:
    """Colour the cells of which a condition holds; it is worded for the first of them."""
    return Rule(type="expression", formula=[condition], dxf=tint(*colours))


def bar(colour: str) -> Rule:
    """Draw a bar behind shares from 0 to 1."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="num", val=1)]
    return Rule(
        type="dataBar",
        dataBar=DataBar(cfvo=ends, color=Color(rgb=colour), minLength=0, maxLength=100),
    )
