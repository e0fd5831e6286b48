"""Exports taken from the server's own folder, on the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from golive.places import USAGE_VARIABLE
from golive.store import Store
from tests.builders import a_plan
from tests.test_pages import kept, labelled
from tests.test_pages_upload import A_DAY, settled

Visit = Callable[..., AppTest]
EMPTY = "The folder is empty; whoever runs the server can put exports there."
OFFER = "Or take a file from the server's folder"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the server an empty folder of exports."""
    path = tmp_path / "exports"
    path.mkdir()
    monkeypatch.setenv(USAGE_VARIABLE, str(path))
    return path


def offers(at: AppTest) -> list[str]:
    return [one.label for one in at.expander if one.label == OFFER]


def test_without_a_folder_nothing_is_offered(
    visit: Visit, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(USAGE_VARIABLE, raising=False)
    assert not offers(visit("window", kept(store, a_plan())))


def test_a_file_is_chosen_read_where_it_lies_and_stays(
    visit: Visit, store: Store, folder: Path
) -> None:
    lying = folder / "it's *big*.csv"
    lying.write_text(A_DAY)
    plan = kept(store, a_plan())
    at = visit("window", plan)
    assert labelled(at, "Read it").disabled

    at.selectbox(key="folder/file").select("it's *big*.csv").run()
    settled(labelled(at, "Read it").click().run())
    labelled(at, "Use these figures").click().run()

    source = store.load(plan.id).plan.timing.sources[0]
    assert (source.file_name, source.rows) == ("it's *big*.csv", 24)
    assert lying.read_text() == A_DAY
    assert at.selectbox(key="folder/file").value is None


def test_a_file_that_has_gone_is_no_longer_listed(visit: Visit, store: Store, folder: Path) -> None:
    (folder / "gone.csv").write_text(A_DAY)
    at = visit("window", kept(store, a_plan()))
    at.selectbox(key="folder/file").select("gone.csv").run()
    (folder / "gone.csv").unlink()

    labelled(at, "Read it").click().run()

    assert not at.exception
    assert [one.value for one in at.markdown if "folder" in one.value] == [EMPTY]


def test_a_folder_that_cannot_be_read_is_said(visit: Visit, store: Store, folder: Path) -> None:
    folder.rmdir()
    at = visit("window", kept(store, a_plan()))
    assert any("cannot be read" in error.value for error in at.error)
