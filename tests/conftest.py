"""Fixtures that more than one file needs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from golive.plan import Plan
from golive.store import Store
from golive.ui import session

ROOT = Path(__file__).resolve().parent.parent
FRAME = ROOT / "golive" / "ui" / "frame.py"

# The same examples on every machine, so that a red run is the change's doing.
# `make explore` draws others.
settings.register_profile("same", derandomize=True, print_blob=True)
settings.register_profile("explore", print_blob=True)
settings.load_profile("same")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Give an empty store that the pages use too."""
    monkeypatch.setenv("GOLIVE_DATABASE_URL", f"sqlite:///{tmp_path / 'golive.db'}")
    session.store.clear()
    opened = session.store()
    yield opened
    opened.close()
    session.store.clear()


@pytest.fixture
def visit(store: Store) -> Callable[..., AppTest]:
    """Open a page from the frame, as a first visit by its link: `visit("window", plan)`."""
    del store

    def open_page(page: str, plan: Plan | None = None) -> AppTest:
        at = AppTest.from_file(str(FRAME), default_timeout=60)
        if plan is not None:
            at.query_params["plan"] = plan.id
        at.switch_page(f"../../pages/{page}.py")
        return at.run()

    return open_page
