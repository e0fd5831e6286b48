"""What leaves and comes back unedited changes nothing; more plans with GOLIVE_ROUND_TRIPS=1000."""

import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from golive.checklist import tasks
from golive.office import write_workbook
from golive.office.back.book import read_book
from golive.office.back.held import cells_of
from golive.office.back.merging import Merge, merge_books
from golive.office.back.snapshot import snapshot_in
from golive.plan import Plan
from tests.builders import NOW
from tests.strategies import plans

_PLANS = int(os.environ.get("GOLIVE_ROUND_TRIPS", "20"))
_SAVED_AGAIN = int(os.environ.get("GOLIVE_SAVED_AGAIN", "2"))
#: A plan that fails is shown as it is: making it smaller takes minutes a plan.
_SLOW = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


def exported(plan: Plan, revision: int | None = None) -> bytes:
    return write_workbook(plan, tasks(plan), [], now=NOW, revision=revision)


@settings(_SLOW, max_examples=_PLANS)
@given(plans())
def test_a_workbook_that_comes_back_unedited_changes_nothing(plan: Plan) -> None:
    book = read_book(exported(plan, 3), "a.xlsx")

    assert merge_books(plan, [book]) == Merge()
    assert merge_books(plan, [book], lambda _: plan) == Merge()


@settings(_SLOW, max_examples=max(3, _PLANS // 10))
@given(plans())
def test_the_snapshot_holds_what_the_plan_holds(plan: Plan) -> None:
    held, left = cells_of(plan), snapshot_in(read_book(exported(plan), "a.xlsx").sheets).base

    assert left.items() <= held.items()
    assert {key for key in held if key.kind == "task"} <= left.keys()


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@settings(_SLOW, max_examples=1)
@given(some=st.lists(plans(), min_size=_SAVED_AGAIN, max_size=_SAVED_AGAIN))
def test_a_workbook_that_libreoffice_saved_again_changes_nothing(
    kind: str, some: list[Plan], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    named = {f"plan-{at}": plan for at, plan in enumerate(some)}
    for name, plan in named.items():
        (folder / f"{name}.xlsx").write_bytes(exported(plan))

    saved = saved_again(folder, kind)

    assert saved.keys() == named.keys()
    for name, plan in named.items():
        assert merge_books(plan, [read_book(saved[name], name)]) == Merge()


def saved_again(folder: Path, kind: str) -> dict[str, bytes]:
    """Have LibreOffice save every workbook of a folder; give the files by their stem."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
    ]
    files = sorted(map(str, folder.glob("*.xlsx")))
    patience = timedelta(minutes=10).total_seconds()
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=patience)
    return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}
