"""`golive items`: what a table of own items holds, from the command line."""

import json
from pathlib import Path

import pytest

from golive.checklist.own.file import template
from golive.cli import main

Out = pytest.CaptureFixture[str]


def _items(capsys: Out, folder: Path, content: bytes, *words: str) -> tuple[int, str, str]:
    path = folder / "own.csv"
    path.write_bytes(content)
    status = main(["items", str(path), *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_items_are_listed_with_their_rule(tmp_path: Path, capsys: Out) -> None:
    status, out, err = _items(capsys, tmp_path, template())
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Have the change approved by the change board (every launch)",
        "Ask {name} for a go-ahead in writing (each supplier)",
    ]


def test_what_is_not_understood_is_said_with_the_file_and_the_row(
    tmp_path: Path, capsys: Out
) -> None:
    status, out, _ = _items(capsys, tmp_path, b"title,days\nAsk,soon\n")
    assert status == 0
    assert "own.csv: Row 2, days: “soon” is no number of working days" in out


def test_items_as_json_hold_every_field_and_finding(tmp_path: Path, capsys: Out) -> None:
    _, out, _ = _items(capsys, tmp_path, b"title,days\nAsk,soon\n", "--json")
    read = json.loads(out)
    assert read["items"][0]["title"] == "Ask"
    assert "id" not in read["items"][0]
    assert read["findings"][0]["where"] == "own.csv, row 2, days"


def test_a_file_without_items_is_exit_3(tmp_path: Path, capsys: Out) -> None:
    status, out, err = _items(capsys, tmp_path, b"colour\nred\n")
    assert (status, out) == (3, "")
    assert err.startswith("golive: The file has no column called “title”")
