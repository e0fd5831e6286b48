"""The wheel holds everything that golive needs: pages, sample, configuration, migrations."""

import os
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import until

ROOT = Path(__file__).resolve().parent.parent
PORT = 8596


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it where nothing else of golive lies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    site = folder / "site"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


@pytest.fixture
def environment(unpacked: Path, tmp_path: Path) -> dict[str, str]:
    database = f"sqlite:///{tmp_path / 'golive.db'}"
    return os.environ | {"PYTHONPATH": str(unpacked), "GOLIVE_DATABASE_URL": database}


def test_its_command_runs_away_from_the_checkout(
    environment: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "golive", "check"]
    plan = ROOT / "sample_data" / "plan.json"
    done = subprocess.run(
        [*command, str(plan), "--now", "2026-06-01T09:00"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert "Verdict" in done.stdout


@pytest.fixture
def running(environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "golive", "run", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True)
    yield f"http://localhost:{PORT}"
    os.killpg(server.pid, 9)
    server.wait()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - ours
            return bool(answer.status == 200)
    except OSError:
        return False


def test_its_server_finds_pages_and_store(running: str, unpacked: Path) -> None:
    until(lambda: answers(f"{running}/readyz"), seconds=90)

    assert answers(f"{running}/window")
    assert (unpacked / "golive" / "_app" / "pages" / "window.py").is_file()
    assert (unpacked / "golive" / "_app" / "sample_data" / "plan.json").is_file()
    streaming = unpacked / "golive" / "_app" / "sample_data" / "streaming-launch"
    assert (streaming / "plan.json").is_file()
    assert (unpacked / "golive" / "_app" / ".streamlit" / "config.toml").is_file()
