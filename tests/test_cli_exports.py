"""`golive window`: exports of several files, and those that other libraries take apart."""

import gzip
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from golive.cli import main
from tests.builders import NOW

Out = pytest.CaptureFixture[str]


def found(capsys: Out, *words: object) -> dict[str, Any]:
    status = main(["window", *map(str, words), "--json", "--now", NOW.isoformat()])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    said: dict[str, Any] = json.loads(out)
    return said


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Time", "Visits"])
    for hour in range(48):
        book.worksheets[0].append([f"2026-11-0{2 + hour // 24} {hour % 24:02d}:00", hour % 24])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def log(day: int, who: str = "Browser/1.0") -> str:
    begin = datetime(2026, 11, day, tzinfo=UTC)
    moments = (begin + timedelta(minutes=10 * at) for at in range(144))
    return "".join(
        f'192.0.2.7 - - [{at:%d/%b/%Y:%H:%M:%S %z}] "GET / HTTP/1.1" 200 5 "-" "{who}"\n'
        for at in moments
    )


@pytest.mark.parametrize(("packed", "kind"), [(False, "Excel"), (True, "Excel, gzip")])
def test_a_workbook_is_read_in_a_process_of_its_own(
    packed: bool,  # noqa: FBT001 - drawn by the parameters
    kind: str,
    tmp_path: Path,
    capsys: Out,
) -> None:
    path = tmp_path / "visits.xlsx"
    path.write_bytes(gzip.compress(workbook()) if packed else workbook())
    source = found(capsys, path, "--zone", "UTC")["source"]
    assert (source["kind"], source["rows"]) == (kind, 48)


def test_a_damaged_workbook_is_refused_in_one_sentence(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "visits.xlsx"
    path.write_bytes(workbook()[:-100])
    assert main(["window", str(path)]) == 3
    err = capsys.readouterr().err
    assert err.startswith("golive: ")
    assert "damaged" in err


def test_gzip_that_is_none_is_refused_in_one_sentence(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "visits.gz"
    path.write_bytes(b"\x1f\x8b" + b"no gzip at all")
    assert main(["window", str(path)]) == 3
    assert capsys.readouterr().err.startswith("golive: The gzip file is damaged")


def test_a_rotated_log_is_one_source(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "access.log").write_text(log(4))
    (tmp_path / "access.log.1").write_text(log(3, "Findbot/2.0"))
    (tmp_path / "access.log.2.gz").write_bytes(gzip.compress(log(2).encode()))
    paths = sorted(tmp_path.iterdir())

    source = found(capsys, *paths)["source"]
    assert (source["kind"], source["rows"]) == ("access log, 3 files", 3 * 144)

    people = found(capsys, *paths, "--without-bots")["source"]
    assert (people["rows"], people["rows_left_out"]) == (2 * 144, 144)
