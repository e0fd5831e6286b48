"""The words people read for the words a plan holds."""

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from golive.plan import Experience, NoticeAction, NoticeImpact, Part, Plan
from golive.plan.labels import word


def _kinds(annotation: Any) -> Iterator[type[Enum]]:
    """List the enums that a field's type reaches, part by part."""
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple, dict):
        for inner in get_args(annotation):
            yield from _kinds(inner)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        for info in annotation.model_fields.values():
            yield from _kinds(info.annotation)


KINDS = sorted(set(_kinds(Plan)), key=lambda kind: kind.__name__)


def test_a_plan_holds_all_the_kinds_that_are_checked_here() -> None:
    named = {kind.__name__ for kind in KINDS}
    assert {"Criticality", "Status", "LinkKind", "DateOrder", "GateState", "Coexist"} <= named
    assert len(KINDS) >= 17


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_of_a_plan_has_words_that_are_not_its_code(kind: type[Enum]) -> None:
    for choice in kind:
        said = word(choice)
        assert said != choice.value
        assert said[0].isupper()
        assert "_" not in said
        assert said.upper() != said, f"{said} is an abbreviation"


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_choices_of_a_kind_read_alike(kind: type[Enum]) -> None:
    assert len({word(choice) for choice in kind}) == len(kind)


def test_the_same_code_reads_differently_in_different_answers() -> None:
    assert word(Experience.NONE) == "Nothing"
    assert word(NoticeAction.NONE) == "Nothing to do"
    assert word(NoticeImpact.NONE) == "Notices nothing"
    assert word(Experience.LOGIN) == "Must log in again"
    assert word(NoticeAction.LOGIN) == "Log in again"


def test_what_is_no_choice_is_said_as_it_is() -> None:
    assert word("as typed") == "as typed"
    assert word(12) == "12"
