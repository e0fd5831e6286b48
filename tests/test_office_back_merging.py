from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from golive.checklist import tasks
from golive.merge import Change, Key
from golive.office import write_workbook
from golive.office.back.book import Book, read_book
from golive.office.back.codes import checked_code
from golive.office.back.edits import Edits, applied, decided, edits
from golive.office.back.merging import Merge, merge_books
from golive.plan import Gate, GateState, OwnTask, Plan, Status, Step
from golive.plan.edits import value_at, with_value
from tests.builders import NOW, a_plan, a_taken

_PLAN = a_plan(
    timing__taken=a_taken(),
    deployment__steps=(Step(id="s1", name="Stop", owner="Ana"),),
    team__gates=(Gate(id="g1", name="Steering board"),),
)


def _exported(plan: Plan) -> bytes:
    return write_workbook(plan, tasks(plan)[:6], [], now=NOW, revision=7)


_WRITTEN = _exported(_PLAN)


def _filled(change: Callable[[Any], None], name: str = "a.xlsx", content: bytes = _WRITTEN) -> Book:
    made = load_workbook(BytesIO(content))
    change(made)
    out = BytesIO()
    made.save(out)
    return read_book(out.getvalue(), name)


def _typed(page: str, **cells: object) -> Book:
    def type_in(made: Any) -> None:
        for cell, value in cells.items():
            made[page][cell] = value

    return _filled(type_in)


def _gates(plan: Plan, *row: object) -> Book:
    made = Workbook()
    page = made.worksheets[0]
    page.append(["Id", "Gate", "Decision", "Signed by", "Signed at (Europe/Amsterdam)", "Note"])
    page.append(list(row))
    out = BytesIO()
    made.save(out)
    del plan
    return read_book(out.getvalue(), "gates.xlsx")


def _what(found: Merge) -> list[str]:
    return [told.what for told in found.ignored]


def _taken(plan: Plan, book: Book) -> tuple[Edits, Plan]:
    found = merge_books(plan, [book])
    assert found.changes == ()  # nothing is known of what its cells held
    written = edits(plan, [decided(one, one.files[0][1]) for one in found.conflicts], [], NOW)
    return written, applied(plan, written)


def test_an_owner_of_a_step_is_taken() -> None:
    found = merge_books(_PLAN, [_typed("Run-book", F2="Bo")])
    written = edits(_PLAN, found.changes, found.proposed, NOW)

    assert found.changes == (Change(Key("step", "s1", "owner"), "Ana", "Bo", ("a.xlsx",)),)
    assert written.fields == [("deployment.steps.s1.owner", "Ana", "Bo")]


def test_an_emptied_due_day_goes_back_to_the_computed_one() -> None:
    first = tasks(_PLAN)[0]
    plan = with_value(_PLAN, f"team.edits.{first.id}.due", "2026-01-05")
    book = _filled(lambda made: made["Checklist"].__setitem__("G2", None), content=_exported(plan))

    found = merge_books(plan, [book])
    after = applied(plan, edits(plan, found.changes, [], NOW))

    assert [one.new for one in found.changes] == [str(first.due)]
    assert value_at(after, f"team.edits.{first.id}.due") is None
    assert merge_books(after, [book]) == Merge()


def test_a_title_that_was_changed_is_told_and_not_taken() -> None:
    found = merge_books(_PLAN, [_typed("Checklist", C2="Something else")])

    assert found.changes == ()
    assert "follows from the plan" in _what(found)[0]
    assert found.ignored[0].where == "sheet “Checklist”, row 2"


def test_an_answer_that_was_changed_is_told_and_not_taken() -> None:
    (what,) = _what(merge_books(_PLAN, [_typed("Answers", C2="Another launch")]))

    assert "Another launch" in what
    assert "change the answer in golive" in what


def test_a_sheet_and_a_column_that_were_added_are_told() -> None:
    def add(made: Any) -> None:
        made.create_sheet("Mine")["A1"] = "remark"
        made["Checklist"]["P1"], made["Checklist"]["P2"] = "Remark", "x"

    assert sorted(_what(merge_books(_PLAN, [_filled(add)]))) == [
        "The column “Remark” is not golive’s; nothing is taken from it.",
        "The sheet is not golive’s; nothing is taken from it.",
    ]


def test_a_table_without_its_headings_is_told() -> None:
    found = merge_books(_PLAN, [_filled(lambda made: made["Checklist"].delete_rows(1))])

    assert any("put them back" in what for what in _what(found))
    assert not found.changes
    assert not found.proposed


def test_a_column_of_ids_whose_heading_is_gone_is_found() -> None:
    book = _typed("Checklist", A1="Key", E2="Bo")

    assert [one.new for one in merge_books(_PLAN, [book]).changes] == ["Bo"]


def test_a_missing_row_stays_in_the_plan() -> None:
    found = merge_books(_PLAN, [_filled(lambda made: made["Checklist"].delete_rows(3))])

    assert found.changes == ()
    assert "in the plan it stays" in _what(found)[0]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("T-22222A", "is not of this plan"),
        ("T-2222", "cannot be read"),
        (None, "golive takes new tasks only"),
    ],
)
def test_a_strange_id_gets_its_sentence(shown: str | None, words: str) -> None:
    code = "T-22222" + next(
        letter for letter in "23456789ABCDEFGHJKMNPQRSTUVWXYZ" if _fits(f"T-22222{letter}")
    )
    found = merge_books(_PLAN, [_typed("Run-book", A2=code if shown == "T-22222A" else shown)])

    assert words in _what(found)[0]


def _fits(code: str) -> bool:
    return checked_code(code) is not None


def test_the_id_of_another_kind_of_row_gets_its_sentence() -> None:
    def paste(made: Any) -> None:
        made["Run-book"]["A2"] = made["Checklist"]["A2"].value

    assert "is that of a task, not of a step" in _what(merge_books(_PLAN, [_filled(paste)]))[0]


def test_a_row_that_left_the_plan_since_is_told_if_it_was_filled_in() -> None:
    after = with_value(_PLAN, "deployment.steps", ())

    assert "not in the plan any more" in _what(merge_books(after, [_typed("Run-book", F2="Bo")]))[0]


def test_a_row_without_id_and_task_is_told() -> None:
    assert (
        "neither an id nor a task" in _what(merge_books(_PLAN, [_typed("Checklist", E8="Bo")]))[0]
    )


def test_cells_that_cannot_be_understood_say_what_to_write() -> None:
    book = _typed("Checklist", I2="perhaps", I3=None, G4="soon", E5="=A1", C8="New", G8="then")

    said = " ".join(_what(merge_books(_PLAN, [book])))

    for words in ("says “perhaps”", "is empty, so", "says “soon”", "a formula", "says “then”"):
        assert words in said


def test_a_copied_step_with_another_name_is_not_taken() -> None:
    def copy(made: Any) -> None:
        page = made["Run-book"]
        page.append([page["A2"].value, 2, "Start", None, None, "Bo"])

    found = merge_books(_PLAN, [_filled(copy)])

    assert found.changes == ()
    assert "nothing is taken from it" in _what(found)[0]


def test_a_workbook_of_another_plan_is_not_taken() -> None:
    other = _PLAN.model_copy(update={"id": "other"})

    assert (
        "exported from another plan" in _what(merge_books(other, [_typed("Checklist", E2="X")]))[0]
    )


def test_the_store_s_plan_counts_before_the_file_s_snapshot() -> None:
    first = tasks(_PLAN)[0].id
    asked: list[int] = []

    def left(revision: int) -> Plan:
        asked.append(revision)
        return with_value(_PLAN, f"team.edits.{first}.owner", "Bo")

    found = merge_books(_PLAN, [_typed("Checklist", E2="Bo")], left)

    assert asked == [7]
    assert not found.changes
    assert not found.conflicts


def test_without_a_snapshot_every_difference_is_asked_about() -> None:
    def edit(made: Any) -> None:
        del made["Snapshot"]
        made["Checklist"]["E2"] = "Bo"

    found = merge_books(_PLAN, [_filled(edit)])

    assert not found.changes
    assert not found.ignored
    assert [(one.base, one.golive, one.files) for one in found.conflicts] == [
        (None, "", (("a.xlsx", "Bo"),))
    ]


def test_a_line_of_the_snapshot_that_was_changed_is_not_believed() -> None:
    book = _typed("Snapshot", E12="Eve")

    assert merge_books(_PLAN, [book]).changes == ()


def test_two_files_with_one_name_for_two_new_tasks_propose_both() -> None:
    some = [_typed("Checklist", C8="Call the bank", E8=who) for who in ("Ana", "Bo")]
    found = merge_books(_PLAN, [*some, some[0]])

    assert [one.cells["owner"] for one in found.proposed] == ["Ana", "Bo"]
    after = applied(_PLAN, edits(_PLAN, [], found.proposed, NOW))
    assert [row.title for row in after.team.own_tasks] == ["Call the bank"] * 2
    assert merge_books(after, some) == Merge()


def test_what_a_plan_cannot_hold_is_refused_in_a_sentence() -> None:
    long = "x" * 600
    found = merge_books(_PLAN, [_typed("Checklist", E2=long, C8=long, C9="ok", E9=long)])
    written = edits(_PLAN, found.changes, found.proposed, NOW)

    assert not written.fields
    assert not written.rows
    assert len(written.refused) == 3
    assert all("500" in told.what for told in written.refused)


def test_a_gate_is_signed_as_on_the_page() -> None:
    written, after = _taken(
        _PLAN,
        _gates(_PLAN, "g1", "Steering board", "Go", "Ana", "2026-11-20 18:02", "All tasks in hand"),
    )

    (gate,) = after.team.gates
    assert (gate.state, gate.signed_by, gate.note) == (GateState.GO, "Ana", "All tasks in hand")
    assert gate.signed_at == datetime(2026, 11, 20, 17, 2, tzinfo=UTC)
    assert [row.what for row in after.team.decisions] == ["Go at “Steering board”"]
    assert written.refused == []


def test_a_gate_of_the_checklist_gets_its_row_and_its_task_s_status() -> None:
    written, after = _taken(_PLAN, _gates(_PLAN, "final-gate", "x", "No go", "Ana", None, "No"))

    assert [row.signed_at for row in after.team.gates if row.id == "final-gate"] == [NOW]
    assert after.team.edits["final-gate"].status is Status.BLOCKED
    assert written.refused == []


def test_a_decision_without_a_name_is_refused() -> None:
    written, after = _taken(_PLAN, _gates(_PLAN, "g1", "Steering board", "Go"))

    assert after == _PLAN
    assert "type a name" in written.refused[0].what


def test_a_note_alone_decides_nothing() -> None:
    kept = _taken(_PLAN, _gates(_PLAN, "g1", "x", None, None, None, "Ask Bo"))[1]
    new = _taken(_PLAN, _gates(_PLAN, "final-gate", "x", None, None, None, "Ask Bo"))[1]

    assert [(row.note, row.state) for row in kept.team.gates] == [("Ask Bo", GateState.OPEN)]
    assert [row.note for row in new.team.gates] == ["", "Ask Bo"]


def test_a_signature_is_taken_off_and_kept_in_the_note() -> None:
    signed = with_value(_PLAN, "team.gates.g1.state", GateState.GO)
    after = _taken(signed, _gates(signed, "g1", "Steering board", "Open"))[1]

    assert after.team.gates[0].state is GateState.OPEN
    assert "Taken off in a workbook" in after.team.gates[0].note


def test_a_gate_that_is_gone_is_refused() -> None:
    change = Change(Key("gate", "gone", "note"), "", "x", ("a.xlsx",))

    assert "The plan has no team.gates.gone" in edits(_PLAN, [change], [], NOW).refused[0].what


def test_a_gate_whose_note_is_too_long_is_refused() -> None:
    change = Change(Key("gate", "final-gate", "note"), "", "x" * 20_001, ("a.xlsx",))

    assert "20000" in edits(_PLAN, [change], [], NOW).refused[0].what


def test_an_id_of_an_older_workbook_is_understood() -> None:
    plan = with_value(_PLAN, "team.own_tasks", (OwnTask(id="own1", title="Mine"),))
    made = Workbook()
    made.worksheets[0].append(["Id", "Task", "Owner"])
    made.worksheets[0].append(["own1", "Mine", "Ana"])
    out = BytesIO()
    made.save(out)

    found = merge_books(plan, [read_book(out.getvalue(), "old.xlsx")])

    assert [one.key.id for one in found.conflicts] == ["own1"]
