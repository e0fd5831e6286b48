"""Laws of reading: only our own sentences, ever; and decisions that read the same again."""

import gzip
import io
from datetime import timedelta
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.errors import QuestionError, UnreadableError
from golive.plan import CountedSeries, Reading
from golive.usage import ReadFile, read
from golive.usage.formats.page import EVERY
from tests.builders import NOW, a_usage_csv
from tests.usage_formats.packed import archive

FIELDS = {
    "zone": "zone",
    "time": "time_column",
    "count": "count_column",
    "date-order": "date_order",
}
ASKS = 4
quick = settings(max_examples=40, deadline=None)


def answered(content: bytes) -> ReadFile | str:
    """Read bytes, answering each question with the first choice; give the file or the refusal."""
    reading = Reading()
    for _ in range(ASKS):
        try:
            return read(content, "usage.csv", reading)
        except QuestionError as question:
            answer = question.choices[0] if question.choices else "Europe/Berlin"
            reading = Reading.model_validate(
                {**reading.model_dump(), FIELDS[question.option]: answer}
            )
        except UnreadableError as refused:
            return refused.sentence
    return read(content, "usage.csv", reading)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["Time", "Visits"], ["2026-05-04 00:00", 5], ["2026-05-04 01:00", 7]):
        book.worksheets[0].append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def columns() -> bytes:
    kept = io.BytesIO()
    pq.write_table(pa.table({"t": [NOW, NOW + timedelta(hours=1)], "v": [1, 2]}), kept)
    return kept.getvalue()


LOG = b'192.0.2.7 - - [04/May/2026:10:05:03 +0000] "GET / HTTP/1.1" 200 5\n' * 3
LOCAL = b"Date,Hour,Sessions,Users\n01/02/2026,0,5,4\n01/02/2026,1,7,5\n,,12,9\n"
NAMED = [form.SAMPLE.encode() for form in EVERY]
OWN = [a_usage_csv([5, 7, 9]), LOCAL, LOG, gzip.compress(LOCAL), workbook(), columns()]
SAMPLES = [*OWN, *NAMED, *(archive(export__csv=sample) for sample in NAMED[:3])]


@quick
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    found = answered(content)
    assert isinstance(found, ReadFile) or found.endswith(".")


@quick
@given(st.text(alphabet="0123456789-/:. ,;\t\n\"'#TZ+ajnKM%", max_size=300))
def test_any_table_like_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    found = answered(b"time,n\n2026-05-04 00:00,5\n" + text.encode())
    assert isinstance(found, ReadFile) or found.endswith(".")


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=8)), min_size=1, max_size=6),
    st.booleans(),
)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    sample: bytes,
    damage: list[tuple[int, bytes]],
    cut: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    content = bytearray(sample)
    for place, piece in damage:
        at = place % len(content)
        content[at : at if cut else at + len(piece)] = piece
    found = answered(bytes(content))
    assert isinstance(found, ReadFile) or found.endswith(".")


def test_every_sample_is_read_when_its_questions_are_answered() -> None:
    for sample in SAMPLES:
        assert isinstance(answered(sample), ReadFile)


@quick
@given(st.sampled_from(NAMED), st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_a_file_with_its_lines_shuffled_is_read_or_refused_with_a_sentence(
    sample: bytes, order: list[int]
) -> None:
    lines = sample.splitlines(keepends=True)
    found = answered(b"".join(lines[at % len(lines)] for at in order))
    assert isinstance(found, ReadFile) or found.endswith(".")


STAMPED = st.lists(
    st.tuples(st.integers(0, 400), st.one_of(st.just(""), st.integers(0, 500).map(str))),
    min_size=1,
    max_size=60,
)


def local_table(rows: list[tuple[int, str]]) -> bytes:
    lines = [f"{NOW + timedelta(minutes=30 * at):%d/%m/%Y %H:%M},{value},x" for at, value in rows]
    return "\n".join(["when,visits,host", *lines]).encode()


@quick
@given(STAMPED)
def test_reading_again_with_the_kept_decisions_gives_the_same(rows: list[tuple[int, str]]) -> None:
    content = local_table(rows)
    found = answered(content)
    if isinstance(found, ReadFile):
        again = read(content, "usage.csv", found.source.read_as).source
        assert again.series == found.source.series
        assert again.read_as == found.source.read_as


@quick
@given(st.lists(st.integers(0, 5000), min_size=2, max_size=80), st.sampled_from([300, 900, 3600]))
def test_every_count_of_a_whole_export_lands_in_its_own_bucket(
    counts: list[int], step: int
) -> None:
    if sorted(counts) == counts:  # a long one would be a running total
        counts.reverse()
    series: CountedSeries = read(a_usage_csv(list(counts), NOW, step), "x.csv").source.series
    assert series.start == NOW
    assert series.step_s == step
    kept: list[Any] = list(series.values)
    assert all(value in (count, None) for value, count in zip(kept, counts, strict=True))
    assert None not in [value for value, count in zip(kept, counts, strict=True) if count]
