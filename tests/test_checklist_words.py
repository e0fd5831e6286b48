"""Words and numbers as the checklist says them."""

import pytest

from golive.checklist.words import counted, listed, minutes, number, quoted, shortened


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Acme  Inc. ", "Acme Inc"),
        ("two\nlines\tand more", "two lines and more"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        (" . ", ""),
    ],
)
def test_a_name_fits_into_a_line_and_ends_without_a_full_stop(typed: str, said: str) -> None:
    assert shortened(typed) == said
    assert quoted(typed) == f"“{said}”"


@pytest.mark.parametrize(
    ("value", "said"),
    [(4000, "4 000"), (99.95, "99.95"), (0.0, "0"), (1234567.5, "1 234 567.5"), (10, "10")],
)
def test_a_number_has_blanks_for_thousands_and_no_idle_noughts(value: float, said: str) -> None:
    assert number(value) == said


def test_one_of_a_kind_is_not_said_in_the_plural() -> None:
    assert (counted(1, "step"), counted(0, "step"), counted(2, "step")) == (
        "1 step",
        "0 steps",
        "2 steps",
    )
    assert (minutes(1), minutes(0.5)) == ("1 minute", "0.5 minutes")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcde", "a, b, c and 2 more"),
    ],
)
def test_a_list_reads_like_a_sentence_and_says_how_much_it_leaves_out(
    texts: str, said: str
) -> None:
    assert listed(texts) == said
