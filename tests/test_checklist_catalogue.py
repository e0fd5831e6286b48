"""The catalogue itself: every entry is whole, distinct and consistent."""

import re
from pathlib import Path

from golive.checklist import CATALOGUE, Anchor, Phase, Question, Role
from golive.checklist import sources as named_sources
from golive.checklist.coverage import coverage_table
from golive.checklist.item import A_AND_B, ALL_LEVELS, NO_LEVEL, ONLY_A, task_id
from golive.checklist.subjects import SUBJECTS

#: Working days from the launch that a phase's title promises.
SPAN = {
    Phase.DECIDE: (-30, -15),
    Phase.PREPARE: (-14, -8),
    Phase.READY: (-7, -2),
    Phase.EVE: (-1, -1),
    Phase.WINDOW: (0, 0),
    Phase.WATCH: (0, 1),
    Phase.SETTLE: (2, 7),
    Phase.CLOSE: (8, 30),
}
ROW_NAME = 48


def test_a_title_is_short_in_sentence_case_and_ends_without_a_full_stop() -> None:
    for item in CATALOGUE:
        longest = item.title.replace("{name}", "x" * ROW_NAME)
        assert len(longest) <= 90, item.id
        assert item.title[0].isupper(), item.id
        assert item.title[-1] not in ".!?:,", item.id
        assert ("{name}" in item.title) == item.when.per_row, item.id


def test_what_good_looks_like_is_one_sentence() -> None:
    for item in CATALOGUE:
        assert re.fullmatch(r"[A-Z][^.!?]+\.", item.good), item.id


def test_a_why_is_a_clause_that_fits_behind_the_answer() -> None:
    for item in CATALOGUE:
        assert item.why[0].islower(), item.id
        assert item.why[-1].isalpha(), item.id
        assert "{" not in item.why + item.good, item.id


def test_an_items_day_lies_in_its_phase() -> None:
    for item in CATALOGUE:
        first, last = SPAN[item.phase]
        if item.anchor is not Anchor.HYPERCARE_END:
            assert first <= item.offset <= last


def test_what_comes_after_the_window_is_not_counted_from_its_start() -> None:
    for item in CATALOGUE:
        after = (Phase.WATCH, Phase.SETTLE, Phase.CLOSE)
        late = (Anchor.LAST_STAGE, Anchor.WINDOW_END, Anchor.HYPERCARE_END)
        assert (item.phase in after) == (item.anchor in late) or item.due_rule, item.id


def test_an_item_mandatory_at_a_level_is_mandatory_at_every_higher_one() -> None:
    for item in CATALOGUE:
        assert item.mandatory in (ALL_LEVELS, A_AND_B, ONLY_A, NO_LEVEL), item.id


def test_an_item_names_a_practice_that_is_listed() -> None:
    for item in CATALOGUE:
        listed = {value for name, value in vars(named_sources).items() if name.isupper()}
        assert item.source in listed, item.id


def test_an_item_stands_on_the_page_of_its_condition() -> None:
    for item in CATALOGUE:
        assert item.question is item.when.question, item.id


def test_ids_and_titles_are_unique_and_ids_are_slugs() -> None:
    assert len({item.id for item in CATALOGUE}) == len(CATALOGUE)
    assert len({item.title for item in CATALOGUE}) == len(CATALOGUE)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{1,39}", item.id) for item in CATALOGUE)
    assert "own" not in {item.id for item in CATALOGUE}


def test_no_two_items_say_the_same_reason() -> None:
    assert len({item.why for item in CATALOGUE}) == len(CATALOGUE)
    assert len({item.good for item in CATALOGUE}) == len(CATALOGUE)


def test_every_phase_question_role_and_anchor_is_in_use() -> None:
    assert {item.phase for item in CATALOGUE} == set(Phase)
    assert {item.question for item in CATALOGUE} == set(Question)
    assert {item.role for item in CATALOGUE} == set(Role)
    assert {item.anchor for item in CATALOGUE} == set(Anchor)


def test_every_gate_asks_for_evidence_but_the_one_that_opens_the_window() -> None:
    gates = [item for item in CATALOGUE if item.gate]
    assert [gate.id for gate in gates if not gate.asks_evidence] == ["start-gate"]


def test_the_catalogue_covers_every_subject_and_no_other() -> None:
    assert len(SUBJECTS) == 96
    assert {subject for item in CATALOGUE for subject in item.covers} == set(SUBJECTS)


def test_the_page_on_coverage_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "checklist-coverage.md"
    assert page.read_text(encoding="utf-8") == coverage_table()


def test_the_page_on_coverage_names_every_item() -> None:
    page = coverage_table()
    assert all(f"`{item.id}`" in page for item in CATALOGUE)
    assert f"{len(CATALOGUE)} items cover 96 of 96 subjects" in page


def test_a_row_id_that_is_too_long_for_a_plan_keeps_a_digest() -> None:
    longest, other = "a" * 120, "a" * 119 + "b"
    assert task_id("notice", "k3m9") == "notice:k3m9"
    assert len(task_id("notice", longest)) <= 120
    assert task_id("notice", longest) == task_id("notice", longest) != task_id("notice", other)
