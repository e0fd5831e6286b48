"""Steps pasted from a spreadsheet: thirty tables, each with exactly what must come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import runbook
from golive.plan import Component, Plan, StepPhase
from golive.plan.file import from_json, to_json
from golive.runbook.pasted.lengths import minutes_in, unit_in
from golive.runbook.pasted.limits import MOST_STEPS
from tests.builders import a_plan

_PARTS = (Component(id="c-db", name="Order database"), Component(id="c-web", name="Web"))

#: Name, text, and the preview of each step that must come out.
_TABLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "tabs with headings",
        "Step\tOwner\tMinutes\nCopy\tAda\t40\nDeploy\tBen\t20",
        ("Copy: 40 minutes, Ada, at once", "Deploy: 20 minutes, Ben, after the one above"),
    ),
    (
        "commas",
        "step,owner,minutes\nCopy,Ada,40\n",
        ("Copy: 40 minutes, Ada, at once",),
    ),
    (
        "semicolons and a decimal comma",
        "Task;Who;Duration\nCopy, then look;Ada;2,5 min",
        ("Copy, then look: 2.5 minutes, Ada, at once",),
    ),
    (
        "bars",
        "Activity|Responsible|Time\nCopy|Ada|15",
        ("Copy: 15 minutes, Ada, at once",),
    ),
    (
        "no headings: number, step, minutes, owner",
        "1\tCopy\t40\tAda\n2\tDeploy\t20\tBen",
        ("Copy: 40 minutes, Ada, at once", "Deploy: 20 minutes, Ben, after the one above"),
    ),
    (
        "no headings: step, owner, minutes",
        "Copy\tAda\t0:40\nDeploy\tBen\t0:20",
        ("Copy: 40 minutes, Ada, at once", "Deploy: 20 minutes, Ben, after the one above"),
    ),
    (
        "names alone, a line each",
        "Copy\n\n  Deploy  \nLook\n",
        (
            "Copy: no minutes, nobody, at once",
            "Deploy: no minutes, nobody, after the one above",
            "Look: no minutes, nobody, after the one above",
        ),
    ),
    (
        "names and minutes",
        "Copy\t15 min\nDeploy\t1h30",
        ("Copy: 15 minutes, nobody, at once", "Deploy: 90 minutes, nobody, after the one above"),
    ),
    (
        "hours by the heading",
        "Step\tDuration (h)\nCopy\t1.5\nDeploy\t30 min",
        ("Copy: 90 minutes, nobody, at once", "Deploy: 30 minutes, nobody, after the one above"),
    ),
    (
        "predecessors by number, blank ones at once",
        "#\tTask Name\tDuration\tPredecessors\n1\tCopy\t5\t\n2\tMail\t5\t\n3\tOpen\t5\t1,2",
        (
            "Copy: 5 minutes, nobody, at once",
            "Mail: 5 minutes, nobody, at once",
            "Open: 5 minutes, nobody, after “Copy”, after “Mail”",
        ),
    ),
    (
        "numbers of their own",
        "No.;Step;Depends on\n10;Copy;\n20;Open;10",
        ("Copy: no minutes, nobody, at once", "Open: no minutes, nobody, after “Copy”"),
    ),
    (
        "without a number column the place counts",
        "Step;Depends on\nCopy;\nOpen;1",
        ("Copy: no minutes, nobody, at once", "Open: no minutes, nobody, after “Copy”"),
    ),
    (
        "predecessors by name, in any case",
        "Step;After\nCopy, then look;\nOpen;COPY, then  look",
        (
            "Copy, then look: no minutes, nobody, at once",
            "Open: no minutes, nobody, after “Copy, then look”",
        ),
    ),
    (
        "lags as a planning tool writes them",
        "Step;Predecessors\nA;\nB;1SS+10 min\nC;2FS-5m;\nD;3+1h\nE;1SS-2",
        (
            "A: no minutes, nobody, at once",
            "B: no minutes, nobody, 10 minutes after the start of “A”",
            "C: no minutes, nobody, 5 minutes before “B” is done",
            "D: no minutes, nobody, 60 minutes after “C”",
            "E: no minutes, nobody, 2 minutes before the start of “A”",
        ),
    ),
    (
        "a name with how it waits",
        "Step;Waits for\nCopy 2;\nOpen;Copy 2 SS",
        (
            "Copy 2: no minutes, nobody, at once",
            "Open: no minutes, nobody, after the start of “Copy 2”",
        ),
    ),
    (
        "and between two",
        "Step;Depends on\nA;\nB;-\nC;1 and B",
        (
            "A: no minutes, nobody, at once",
            "B: no minutes, nobody, at once",
            "C: no minutes, nobody, after “A”, after “B”",
        ),
    ),
    (
        "an empty column of predecessors leaves the list in its order",
        "Step;Depends on\nA;\nB;",
        ("A: no minutes, nobody, at once", "B: no minutes, nobody, after the one above"),
    ),
    (
        "a step further down",
        "Step;Depends on\nA;2\nB;none",
        ("A: no minutes, nobody, after “B”", "B: no minutes, nobody, at once"),
    ),
    (
        "cells of several lines in quotation marks",
        'Step\tCheck\n"Copy\nall of it"\t"look\nat it"\nOpen\t',
        (
            "Copy all of it: no minutes, nobody, at once",
            "Open: no minutes, nobody, after the one above",
        ),
    ),
    (
        "a lone inch mark",
        'Step\tOwner\nMove 19" rack\tAda\nOpen\tBen',
        (
            'Move 19" rack: no minutes, Ada, at once',
            "Open: no minutes, Ben, after the one above",
        ),
    ),
    (
        "lines of Windows and of an old Mac",
        "Step,Minutes\r\nCopy,5\rOpen,1\r\n",
        ("Copy: 5 minutes, nobody, at once", "Open: 1 minute, nobody, after the one above"),
    ),
    (
        "headings in German",
        "Schritt;Verantwortlich;Dauer;Vorgänger\nKopieren;Ada;15 Min;\nÖffnen;Ben;1 Std;1",
        ("Kopieren: 15 minutes, Ada, at once", "Öffnen: 60 minutes, Ben, after “Kopieren”"),
    ),
    (
        "headings in Dutch",
        "Stap;Eigenaar;Duur;Voorganger\nKopie;Ada;1 uur;geen\nOpen;Ben;5;Kopie",
        ("Kopie: 60 minutes, Ada, at once", "Open: 5 minutes, Ben, after “Kopie”"),
    ),
    (
        "rows shorter than the heading",
        "Step;Owner;Minutes\nCopy\nOpen;Ada",
        ("Copy: no minutes, nobody, at once", "Open: no minutes, Ada, after the one above"),
    ),
    ("nothing", " \n\t\n", ()),
    ("a heading alone", "Step\tMinutes", ()),
)

_NO_LENGTH = "Line 2: “soon” is no length of time; write 15, 15 min, 0:15 or 1h30."

#: Name, text, and the one sentence for each line or column that cannot be read.
_FAULTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "a length that is none",
        "Step;Minutes\nCopy;soon\nOpen;5",
        (_NO_LENGTH,),
    ),
    (
        "several things in one line",
        "Step;Minutes;Depends on\nCopy;soon;9\n",
        (_NO_LENGTH.replace(".", "; “9” is the number or name of no step."),),
    ),
    ("a line without a step", "Step;Minutes\n;5\nOpen;5", ("Line 2: no step is named.",)),
    ("a total", "Step;Minutes\nA;5\nTotal;5", ("Line 3: it is a total, not a step.",)),
    (
        "two steps of one name",
        "Step;Depends on\nA;\nA;\nB;A",
        ("Line 4: “A” is the number or name of several steps.",),
    ),
    ("a step that waits for itself", "Step;Depends on\nA;1", ("Line 2: it waits for itself.",)),
    (
        "a way to wait that golive has not",
        "Step;Depends on\nA;\nB;1FF\nC;1-3 days\nD;1 soon",
        tuple(
            f"Line {line}: “{said}” is no way to wait; write FS or SS, and a lag such as +10 min."
            for line, said in ((3, "FF"), (4, "-3 days"), (5, "soon"))
        ),
    ),
    (
        "a component, a phase and an automation that are none",
        "Step;Component;Phase;Automated\nA;Mail;Later;Maybe",
        (
            (
                "Line 2: “Mail” is no component of this plan; “Later” is no phase; write prepare, "
                "deploy, verify or open; “Maybe” is no yes or no, automated or manual."
            ),
        ),
    ),
    (
        "columns that are not known, or twice",
        "Step;Colour;Owner;Who\nA;red;Ada;Ben",
        ("Column 2, “Colour”, is not read.", "Column 4, “Who”, is not read."),
    ),
    (
        "a name and a length beyond all bounds",
        f"Step;Minutes;Best\n{'x' * 600};99999999;2 h",
        (
            (
                f"Line 2: “{'x' * 39}…” was cut to 500 characters; “99999999” is no length of "
                "time; write 15, 15 min, 0:15 or 1h30."
            ),
        ),
    ),
    (
        "line numbers after cells of several lines",
        'Step;Minutes\n"A\nB";5\nC;soon',
        ("Line 4: “soon” is no length of time; write 15, 15 min, 0:15 or 1h30.",),
    ),
)


def _read(text: str) -> runbook.Pasted:
    return runbook.read_pasted(text, _PARTS)


@pytest.mark.parametrize(
    ("text", "said"), [case[1:] for case in _TABLES], ids=[case[0] for case in _TABLES]
)
def test_a_pasted_table_is_understood_as_its_preview_says(text: str, said: tuple[str, ...]) -> None:
    read = _read(text)
    assert tuple(f"{row.step.name}: {row.preview}" for row in read.rows) == said
    assert read.findings == ()


@pytest.mark.parametrize(
    ("text", "said"), [case[1:] for case in _FAULTS], ids=[case[0] for case in _FAULTS]
)
def test_what_cannot_be_read_is_one_sentence_a_line(text: str, said: tuple[str, ...]) -> None:
    assert tuple(fault.what for fault in _read(text).findings) == said


def test_every_kind_of_column_fills_its_field() -> None:
    heading = (
        "Step;Component;Owner;Stand-in;Phase;Minutes;Best;Worst;Automated;Check;Expected;"
        "Rollback;Rollback (min)"
    )
    line = "Deploy;ORDER DATABASE;Ada;Ben;Verification;20;10;1:00;by hand;Rows;equal;Drop it;5"
    (row,) = _read(f"{heading}\n{line}").rows
    step = row.step
    assert (step.component, step.owner, step.stand_in) == ("c-db", "Ada", "Ben")
    assert step.phase is StepPhase.VERIFY
    assert (step.minutes_best, step.minutes, step.minutes_worst) == (10, 20, 60)
    assert (step.automated, step.check, step.expected) == (False, "Rows", "equal")
    assert (step.undo, step.undo_minutes) == ("Drop it", 5)
    assert row.line == 2
    assert _read("Step;Automated\nA;Yes").rows[0].step.automated


def test_two_columns_of_minutes_without_headings_are_told_apart_by_none() -> None:
    read = _read("Copy\t5\t6\tAda\tnote\nOpen\t5\t6\tBen\tnote")
    assert [column.field for column in read.columns] == ["name", "minutes", "", "owner", ""]


def test_a_long_run_book_is_cut_with_a_word() -> None:
    read = _read("\n".join(["Step", *(f"Step {at}" for at in range(MOST_STEPS + 1))]))
    assert len(read.rows) == MOST_STEPS
    assert read.findings[0].what == f"Line {MOST_STEPS + 2:,}: only 2,000 steps are read at once."


def test_a_cell_larger_than_csv_holds_is_cut() -> None:
    read = _read(f'Step;Check\nA;"{"x" * 200_000}"')
    assert len(read.rows[0].step.check) == 20_000
    assert read.findings[0].what.endswith("was cut to 20,000 characters.")


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("15", 15),
        ("15 min", 15),
        ("15min.", 15),
        ("15'", 15),
        ("0:15", 15),
        ("1:30", 90),
        ("00:15:30", 15.5),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 hour 15 minutes", 75),
        ("1.5 h", 90),
        ("1,5 uur", 90),
        ("PT1H30M", 90),
        ("2 days", 2_880),
        ("1d 2", 1_560),
        ("30s", 0.5),
        ("2m 30", 2.5),
        ("~20", 20),
        ("ca. 20 min", 20),
        ("0", 0),
        ("525600", 525_600),
        ("525601", None),
        ("-5", None),
        ("10-15", None),
        ("10 15", None),
        ("5 apples", None),
        ("min", None),
        ("", None),
        ("TBD", None),
    ],
)
def test_lengths_are_read_as_people_write_them(said: str, minutes: float | None) -> None:
    assert minutes_in(said) == minutes


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("Minutes", "m"), ("Duration (h)", "h"), ("Time in seconds", "s"), ("Duration", "m")],
)
def test_a_heading_names_the_unit(heading: str, unit: str) -> None:
    assert unit_in(heading) == unit


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_is_the_same_table(encoding: str) -> None:
    content = "Schritt;Dauer\nÖffnen;5".encode(encoding)
    (row,) = _read(runbook.decoded(content)).rows
    assert (row.step.name, row.step.minutes) == ("Öffnen", 5)


_CELLS = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    ("Step", "Minutes", "Depends on", "15", "1SS+5", "1h30", "Total", '"', "-", "2", "1,2")
)
_TEXTS = st.lists(st.lists(_CELLS, max_size=4), max_size=6).flatmap(
    lambda rows: st.sampled_from("\t;,|").map(
        lambda mark: "\n".join(mark.join(row) for row in rows)
    )
)


@given(_TEXTS | st.text())
def test_any_text_gives_steps_a_plan_can_hold_and_sentences(text: str) -> None:
    read = _read(text)
    plan: Plan = a_plan(deployment__steps=tuple(row.step for row in read.rows))
    assert from_json(to_json(plan)) == plan
    assert all(row.step.name and row.preview for row in read.rows)
    assert all(fault.what.endswith(".") for fault in read.findings)


@given(st.binary())
def test_any_bytes_become_text(content: bytes) -> None:
    assert isinstance(runbook.decoded(content), str)


@given(st.floats(0, 525_600))
def test_minutes_written_out_are_read_again(minutes: float) -> None:
    assert minutes_in(f"{minutes:.6f}") == pytest.approx(minutes, abs=1e-6)
