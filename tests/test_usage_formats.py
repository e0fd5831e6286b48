"""Every named format, in small made-up files: exactly what must come out of each."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from golive.errors import GoliveError, QuestionError, UnreadableError
from golive.usage import read, understood
from golive.usage.formats import FORMATS, Format, form_of
from golive.usage.formats.page import EVERY, formats_page
from golive.usage.formats.tables import TABLES, TableFormat, wide_hours
from golive.usage.layout import Line
from golive.usage.shapes import Account
from tests.usage_formats import amazon, google, grafana, kibana, logs, others, packed, traps
from tests.usage_formats.case import Case

CASES: tuple[Case, ...] = tuple(
    case
    for module in (google, amazon, grafana, kibana, others, traps, packed, logs)
    for case in module.CASES
)
READ = [case for case in CASES if case.values]
REFUSED = [case for case in CASES if not case.values]


def named(case: Case) -> str:
    return case.name.replace(" ", "_")


@pytest.mark.parametrize("case", READ, ids=named)
def test_a_file_in_this_shape_is_read_right(case: Case) -> None:
    source = read(case.content, case.file_name, case.decisions).source
    series = source.series
    assert series.values == pytest.approx(case.values, nan_ok=True)
    assert series.start == datetime.fromisoformat(case.start)
    assert (series.step_s, series.unit, series.how) == (case.step_s, case.unit, case.how)
    assert (source.kind, source.read_as.zone) == (case.kind, case.zone)
    assert {left.why: left.rows for left in source.left_out} == case.left_out
    said = " ".join(understood(source))
    assert [words for words in case.says if words not in said] == []


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_a_file_in_this_shape_is_asked_about_or_refused(case: Case) -> None:
    with pytest.raises(GoliveError) as told:
        read(case.content, case.file_name, case.decisions)
    sentence = told.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    if case.asks:
        assert isinstance(told.value, QuestionError)
        assert (told.value.option, told.value.choices) == (case.asks, case.choices)
    else:
        assert isinstance(told.value, UnreadableError)
    assert case.refused in sentence


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.NAME)
def test_a_named_table_knows_its_own_sample(form: TableFormat) -> None:
    lines = [Line(at, row) for at, row in enumerate(_cells(form.SAMPLE), start=1)]
    assert next(one for one in TABLES if one.recognises(lines)) is form
    assert form.read(lines, "CSV", Account()).rows


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.NAME)
def test_a_format_knows_its_own_sample(form: Format) -> None:
    content = {"Excel": packed.SHEET, "Parquet": packed.COLUMNS}.get(form.NAME)
    assert form_of(content or form.SAMPLE.encode()) is form


def _cells(sample: str) -> list[list[str]]:
    lines = sample.splitlines()
    return list(csv.reader(lines, delimiter=";" if ";" in lines[0] else ","))


def test_the_page_on_formats_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "formats.md"
    made = formats_page()
    assert page.read_text(encoding="utf-8") == made, (
        "write it anew with what golive.usage.formats.page.formats_page() gives"
    )
    assert all(f"## {form.NAME}\n" in made for form in EVERY)


def test_every_case_has_its_own_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_too_many_days_of_hours_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("golive.usage.formats.tables.wide_hours.MAX_CELLS", 12)
    with pytest.raises(UnreadableError, match="The table has 2 days by the hour"):
        read(wide_hours.SAMPLE.encode(), "usage.csv")
