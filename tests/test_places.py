"""Where things lie: in a checkout, and where plans are kept."""

from pathlib import Path

import pytest

from golive import places


def test_a_checkout_holds_what_the_app_needs() -> None:
    assert places.PAGES.is_dir()
    assert (places.ROOT / "pyproject.toml").is_file()
    assert places.APP.name == "app.py"


def test_an_address_that_was_given_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(places.DATABASE_VARIABLE, "postgresql://host/plans")
    assert places.database_url() == "postgresql://host/plans"


def test_without_an_address_plans_lie_in_the_persons_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(places.DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    url = places.database_url()
    file = Path(url.removeprefix("sqlite:///"))
    assert file.name == "golive.db"
    assert file.parent.is_dir()
    assert file.is_relative_to(tmp_path)
