"""Numbers in every spelling, decided by their whole column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.usage.amounts import amounts
from golive.usage.quantities import is_number, number, style
from golive.usage.shapes import Account


def read(*cells: str) -> tuple[list[float], Account]:
    account = Account()
    found = amounts(cells, "visits", list(range(2, len(cells) + 2)), account)
    return [round(value, 6) for value in found.tolist()], account


def test_a_dot_among_small_whole_numbers_groups_thousands_and_says_so() -> None:
    values, account = read("1.234", "987", "1.050")
    assert values == [1234, 987, 1050]
    assert account.notes == ["“1.234” in “visits” is read as 1,234."]


def test_a_dot_beside_large_whole_numbers_is_a_decimal_point() -> None:
    assert read("1.234", "12345")[0] == [1.234, 12345]


def test_a_decimal_comma_anywhere_decides_the_column() -> None:
    assert read("1.234", "0,52", "7")[0] == [1234, 0.52, 7]


def test_a_decimal_point_anywhere_decides_the_column() -> None:
    assert read("1,234", "0.5", "7,000,000")[0] == [1234, 0.5, 7_000_000]


def test_two_groups_show_what_groups() -> None:
    assert read("1.234.567", "1.234")[0] == [1_234_567, 1234]
    assert read("1,721,992,142.283")[0] == [1_721_992_142.283]


def test_a_leading_nought_shows_a_decimal_sign() -> None:
    assert read("0.205", "1.234")[0] == [0.205, 1.234]


def test_a_column_that_cannot_be_told_is_noted() -> None:
    values, account = read("1,234", "5,678")
    assert values == [1234, 5678]
    assert "could be thousands; “1,234” is read as 1,234." in account.notes[0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" 1 137 ", 1137),
        ("1\u00a0234", 1234),
        ("1\u202f234", 1234),
        (" -   ", 0),
        ("–", 0),
        ("13.7 K", 13_700),
        ("1.36 Mil", 1_360_000),
        ("2 Mio", 2_000_000),
        ("1.2 MiB", 1.2 * 2**20),
        ("900 req/s", 900),
        ("3 Kreq/s", 3000),
        ("5 m", 0.005),
        ("13.7 °C", 13.7),
        ("62.5%", 62.5),
        ("US$ 4.50", 4.5),
        ("£-3", -3),
        ("-1", -1),
        ("+2", 2),
        ("1e3", 1000),
        (".5", 0.5),
        ("12,34,567", 1_234_567),
    ],
)
def test_one_number_is_read_in_each_spelling(cell: str, value: float) -> None:
    assert is_number(cell)
    assert number(cell) == pytest.approx(value)


@pytest.mark.parametrize(
    "cell", ["", "null", "undefined", "abc", "00:03:23", "74.214.76.90", "1e400", "1" * 17, "1,2,3"]
)
def test_what_is_no_number_is_not_read_as_one(cell: str) -> None:
    assert number(cell) is None


def test_a_second_decimal_sign_is_no_number() -> None:
    assert number("1.234.567") is None


def test_unknown_and_unreadable_cells_are_counted_apart_with_their_first_row() -> None:
    values, account = read("5", "null", "", "abc")
    assert values[0] == 5
    assert [str(value) for value in values[1:]] == ["nan"] * 3
    assert [(left.why, left.rows, left.first_row) for left in account.left_out] == [
        ("no value", 2, 3),
        ("a value that is no number", 1, 5),
    ]


@given(st.lists(st.integers(0, 10**12), min_size=1))
def test_grouped_thousands_come_back_whole(counts: list[int]) -> None:
    cells = [f"{count:,}" for count in counts] + ["1,234,567"]
    assert [number(cell, style(cells).decimal) for cell in cells[:-1]] == counts
    dotted = [cell.replace(",", ".") for cell in cells]
    assert [number(cell, style(dotted).decimal) for cell in dotted[:-1]] == counts


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    for decimal in ".,":
        found = number(text, decimal)
        assert found is None or abs(found) <= 1e15
