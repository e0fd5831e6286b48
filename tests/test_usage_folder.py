"""The server's folder of usage exports."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive import places
from golive.errors import UnreadableError
from golive.usage.folder import Export, export_at, exports_in


def write(path: Path, day: int, content: str = "time,visits\n") -> None:
    path.write_text(content)
    when = datetime(2026, 11, day, 9, tzinfo=UTC).timestamp()
    os.utime(path, (when, when))


def test_files_are_listed_newest_first_with_size_and_moment(tmp_path: Path) -> None:
    write(tmp_path / "old.csv", 1)
    write(tmp_path / "it's [new].csv", 2, "x")
    assert exports_in(tmp_path) == (
        Export("it's [new].csv", 1, datetime(2026, 11, 2, 9, tzinfo=UTC)),
        Export("old.csv", 12, datetime(2026, 11, 1, 9, tzinfo=UTC)),
    )
    assert export_at(tmp_path, "old.csv") == tmp_path.resolve() / "old.csv"


def test_nothing_leads_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "exports"
    inside.mkdir()
    write(tmp_path / "secret.csv", 1)
    write(inside / "there.csv", 1)
    write(inside / ".hidden.csv", 1)
    (inside / "out.csv").symlink_to(tmp_path / "secret.csv")
    (inside / "nowhere.csv").symlink_to(inside / "gone.csv")
    (inside / "alias.csv").symlink_to(inside / "there.csv")
    (inside / "folder").mkdir()
    os.mkfifo(inside / "pipe.csv")
    assert {export.name for export in exports_in(inside)} == {"there.csv", "alias.csv"}
    for name in ("out.csv", "../secret.csv", str(tmp_path / "secret.csv"), ".hidden.csv"):
        with pytest.raises(UnreadableError, match="no longer in the server's folder"):
            export_at(inside, name)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read: No such file"):
        exports_in(tmp_path / "none")


def test_the_folder_is_configured_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(places.USAGE_VARIABLE, str(tmp_path))
    assert places.usage_folder() == tmp_path
    monkeypatch.delenv(places.USAGE_VARIABLE)
    assert places.usage_folder() is None
