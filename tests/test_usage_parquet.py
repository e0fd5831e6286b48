"""Parquet files."""

import io
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from golive.errors import UnreadableError
from golive.plan import Reading
from golive.usage import read
from golive.usage.counted import ReadFile


def parquet(**columns: Any) -> bytes:
    kept = io.BytesIO()
    pq.write_table(pa.table(columns), kept)
    return kept.getvalue()


def got(content: bytes, **reading: Any) -> ReadFile:
    return read(content, "usage.parquet", Reading(**reading))


def hours(zone: str | None, count: int = 3) -> pa.Array:
    instants = [datetime(2026, 10, 25, hour) for hour in range(count)]  # noqa: DTZ001 - in UTC below
    return pa.array(instants, pa.timestamp("ns", zone))


def test_times_with_a_zone_are_instants() -> None:
    source = got(parquet(t=hours("Europe/Paris"), v=[1, 2, 3])).source
    assert source.kind == "parquet"
    assert source.series.start == datetime(2026, 10, 25, tzinfo=UTC)
    assert tuple(source.series.values) == (1, 2, 3)
    assert source.read_as.zone == "UTC"


def test_times_without_a_zone_are_resolved_in_the_given_one() -> None:
    source = got(parquet(t=hours(None), v=[1.5, None, 3.0]), zone="Asia/Kathmandu").source
    assert source.series.start == datetime(2026, 10, 24, 18, 15, tzinfo=UTC)
    assert tuple(source.series.values) == (1.5, None, 3)
    assert source.left_out[0].first_row == 2


def test_labels_empty_cells_and_lists_are_no_trouble() -> None:
    content = parquet(
        t=hours("UTC", 4),
        v=[1, 2, 3, 4],
        host=["a", None, "b", "a"],
        none=pa.array([None] * 4, "str"),
        tags=[["x"]] * 4,
    )
    found = got(content)
    assert found.columns == ("t", "v", "host", "none")
    assert found.preview[2] == ("2026-10-25 01:00:00Z", "2", "", "")


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No column holds dates"):
        got(parquet(t=pa.array([], pa.timestamp("us")), host=pa.array([], "str")))


def test_damaged_and_too_wide_files_are_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        got(parquet(t=hours(None), v=[1, 2, 3])[:-20])
    with pytest.raises(UnreadableError, match="201 columns; at most 200"):
        got(parquet(**{f"c{number}": [1] for number in range(201)}))
